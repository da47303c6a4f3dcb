"""What the parties say in rows, as ``{{ each … }}`` prints it: their contacts, and their approvals stage by stage."""

from __future__ import annotations

from moudraft import english
from moudraft.deal import Approval, Contact, Deal, Party, Tbc, Unsettled
from moudraft.document import Text
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, Scope, Words, date_or_blank, settled
from moudraft.selection.party_rows import APPROVAL_PARTS, APPROVALS, CONTACT_PARTS, CONTACTS

IN_GENERAL = "matters in general"
"""What a contact is for where the deal does not say."""
BLANKS = {
    "covers": "what {of} covers", "reserved": "what {of} keeps back", "call_in": "how long {of} may be called in",
}  # fmt: skip


OF_ROWS = {
    CONTACTS: ("party", "post", "and_email", "for"),
    APPROVALS: ("party", *APPROVAL_PARTS),
}
"""What ``item.`` may be followed by in each list."""


def party_row_lists(deal: Deal, paper: Printed) -> dict[str, list[Scope]]:
    """The lists of all the parties' contacts and approvals; ``paper`` is what the draft calls itself."""
    placed = [(party, f"parties.{number}") for number, party in enumerate(deal.parties)]
    contacts = [
        _contact(each, party, f"{key}.contacts.{number}")
        for party, key in placed
        for number, each in enumerate(party.contacts)
    ]
    approvals = [_approval(each, party, at, paper) for party, key in placed for at, each in party.approvals(key)]
    return {CONTACTS: contacts, APPROVALS: approvals}


def _contact(contact: Contact, party: Party, key: str) -> Scope:
    called = party.short_name
    email = _said(contact.email, f"the email address of a contact of {called}", f"{key}.email")
    return {
        KEY: key,
        GIVEN_PARTS: " ".join(part for part, field in CONTACT_PARTS.items() if getattr(contact, field) is not None),
        "party": called,
        "post": settled(contact.post or Tbc(), f"the post of a contact of {called}", f"{key}.post"),
        "and_email": (Text(", "), *email) if email else "",
        "for": _said(contact.matter, f"what a contact of {called} is for", f"{key}.for") or IN_GENERAL,
    }


def _approval(approval: Approval, party: Party, key: str, paper: Printed) -> Scope:
    called, stage = party.short_name, approval.stage
    at = f" ({stage})" if isinstance(stage, str) else ""
    scope: dict[str, Printed] = {
        KEY: key,
        GIVEN_PARTS: " ".join(part for part in APPROVAL_PARTS if getattr(approval, part) is not None),
        "party": called,
        "stage": _said(stage, f"which stage this is for {called}", f"{key}.stage") or paper,
        "by": settled(approval.by, f"who approves for {called}{at}", f"{key}.by"),
        "on": date_or_blank(approval.on, f"when {called} approves{at}", f"{key}.on"),
    }
    for part, ask in BLANKS.items():
        value = getattr(approval, part)
        if part == "call_in" and isinstance(value, str):
            value = english.period(value)
        scope[part] = _said(value, ask.format(of=f"the approval of {called}{at}"), f"{key}.{part}")
    return scope


def _said(value: Unsettled | None, otherwise: str, key: str) -> Words:
    return () if value is None else settled(value, otherwise, key)
