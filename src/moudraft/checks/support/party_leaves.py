"""What a deal says of a party that a paper may have no place for: each value with its key and a word for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.deal import Party
from moudraft.selection.party_rows import CONTACT_PARTS, CONTACTS

APPROVAL = {
    "by": "approval", "on": "day of the approval", "stage": "stages of the approval",
    "covers": "scope of the approval", "reserved": "limits of the approval", "call_in": "time for calling it in",
}  # fmt: skip


def party_leaves(party: Party, key: str) -> Iterator[tuple[str, str, str]]:
    """The key, the noun and the words of each; ``key`` is the party's in the deal."""
    if isinstance(party.address, str) and party.address:
        yield f"{key}.address", "address", party.address
    others = ((f"also.{number}", office) for number, office in enumerate(party.signatory.also))
    for at, office in (("office", party.signatory.office), *others):
        if isinstance(office, str) and office:
            yield f"{key}.signatory.{at}", "signatory", office
    for at, approval in party.approvals(key):
        for part, noun in APPROVAL.items():
            value = getattr(approval, part)
            if isinstance(value, str) and value:
                yield f"{at}.{part}", noun, value
    for number, contact in enumerate(party.contacts):
        for part, field in CONTACT_PARTS.items():
            value = getattr(contact, field)
            if isinstance(value, str) and value:
                yield f"{key}.contacts.{number}.{part}", CONTACTS, value
