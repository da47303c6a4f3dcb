"""P314: contacts of some parties and not of others."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("P314", "warning", wants={"contacts": "given"})
def party_without_contact(draft: Context) -> Iterator[Found]:
    """Some parties have contacts, and another has none.

    Why: The table of contacts then has a gap, and nobody knows whom to write to. It is asked here and not in the
    paper: an office and a shared mailbox are found outside the negotiation.

    Flagged::

        parties.0.contacts: [{post: Head of Legal Services, email: legal@northmoor.gov.uk}]

    Fine::

        parties.0.contacts: [{post: Head of Legal Services, email: legal@northmoor.gov.uk}]
        parties.1.contacts: [{post: Solicitor, email: solicitor@eastvale.gov.uk}]
    """
    without = [party.short_name for party in draft.deal.parties if not party.contacts]
    if without and len(without) < len(draft.deal.parties):
        first = next(number for number, party in enumerate(draft.deal.parties) if not party.contacts)
        message = f"{joined(without)} {'has' if len(without) == 1 else 'have'} no contact, and others have"
        yield Found(message, draft.at(f"parties.{first}"), "give a post, and a mailbox that several people read")
