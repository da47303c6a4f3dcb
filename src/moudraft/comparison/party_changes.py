"""What changed in the rows of a party, in words: the stages of its approval, and its contacts."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft import english
from moudraft.comparison.change_phrases import OPEN
from moudraft.deal import Approval, Contact, Party, Tbc
from moudraft.selection.party_rows import says_more


def rows_of_party(old: Party, new: Party) -> Iterator[tuple[str, str, str, str]]:
    """What of each row is told, what it was and what it is; all the rows of a party at once."""
    yield "stages of its approval", _stages(old), _stages(new), "text"
    yield "contacts", _contacts(old), _contacts(new), "text"


def _stages(party: Party) -> str:
    """The stages in words; nothing where the approval says only who gives it and when, which is told apart."""
    told = party.stages or says_more(party.approval)
    return "; ".join(_stage(each) for _key, each in party.approvals("")) if told else ""


def _stage(approval: Approval) -> str:
    on = english.date(approval.on) if isinstance(approval.on, str) else ""
    parts = (approval.stage, approval.by, on, approval.covers, approval.reserved, approval.call_in)
    return ", ".join(_word(each) for each in parts if each)


def _contacts(party: Party) -> str:
    return "; ".join(map(_contact, party.contacts))


def _contact(contact: Contact) -> str:
    return ", ".join(_word(each) for each in (contact.post, contact.email, contact.matter) if each)


def _word(value: object) -> str:
    return OPEN if isinstance(value, Tbc) else str(value)
