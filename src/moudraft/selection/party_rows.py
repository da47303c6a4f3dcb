"""What conditions may ask about what the parties say in rows: whom the others reach, and how each of them approves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moudraft.deal import Approval, Contact, Deal
from moudraft.library.condition import Fact
from moudraft.selection.details import GIVEN, PARTLY, SILENT

CONTACTS, APPROVALS = "contacts", "approvals"
STAGED = "staged"
CONTACT_PARTS = {"post": "post", "email": "email", "for": "matter"}
APPROVAL_PARTS = ("stage", "by", "on", "covers", "reserved", "call_in")
OF_STAGES = ("stage", "covers", "reserved", "call_in")
"""What an approval says only where a party decides in stages, or tells how far its decision goes."""
KNOWN_ROWS: dict[str, Iterable[str] | None] = {
    CONTACTS: (GIVEN, SILENT),
    **dict.fromkeys((f"{CONTACTS}.{part}" for part in CONTACT_PARTS), (GIVEN, PARTLY, SILENT)),
    APPROVALS: (GIVEN, STAGED, SILENT),
    **dict.fromkeys((f"{APPROVALS}.{part}" for part in APPROVAL_PARTS), (GIVEN, PARTLY, SILENT)),
}
"""Each of these facts with the values it can have."""


def party_row_facts(deal: Deal) -> dict[str, Fact]:
    """Whether the parties give contacts and approvals, and which parts of them."""
    contacts = [each for party in deal.parties for each in party.contacts]
    approvals = approvals_of(deal)
    facts = {CONTACTS: Fact((GIVEN if contacts else SILENT,)), APPROVALS: Fact((_approved(deal, approvals),))}
    for part, field in CONTACT_PARTS.items():
        facts[f"{CONTACTS}.{part}"] = _part(contacts, field)
    for part in APPROVAL_PARTS:
        facts[f"{APPROVALS}.{part}"] = _part(approvals, part)
    return facts


def approvals_of(deal: Deal) -> list[Approval]:
    """Every approval of every party, stage by stage."""
    return [each for party in deal.parties for _key, each in party.approvals("")]


def _approved(deal: Deal, approvals: Sequence[Approval]) -> str:
    if any(party.stages for party in deal.parties) or any(says_more(each) for each in approvals):
        return STAGED
    return GIVEN if any(isinstance(value, str) for each in approvals for value in (each.by, each.on)) else SILENT


def says_more(approval: Approval) -> bool:
    """Whether an approval says more than who gives it and when."""
    return any(getattr(approval, part) is not None for part in OF_STAGES)


def _part(rows: Sequence[Approval] | Sequence[Contact], field: str) -> Fact:
    """Of one part: given, by some of the rows only, or by none; what is to be confirmed counts as given."""
    has = [_is_said(row, field) for row in rows]
    return Fact((GIVEN, *(() if all(has) else (PARTLY,))) if any(has) else (SILENT,))


def _is_said(row: Approval | Contact, field: str) -> bool:
    value = getattr(row, field)
    # Who approves and when is a blank wherever a deal says nothing of it.
    return isinstance(value, str) if field in ("by", "on") else value is not None
