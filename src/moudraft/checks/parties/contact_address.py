"""P313: an email address that is none."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.yaml_source.in_plain_words import shown

ADDRESS = lazy_pattern(r"[^@\s<>,;]{1,64}@[^@\s<>,;.]+(?:\.[^@\s<>,;.]+)+")


@rule("P313", "warning", wants={"contacts": "given"})
def contact_address(draft: Context) -> Iterator[Found]:
    """The email address of a contact is no address: it has no name before the @, or no domain after it.

    Why: A notice sent to an address that does not exist was never given, and nobody learns of it in time.

    Flagged::

        parties.0.contacts: [{post: Head of Legal Services, email: legal at northmoor.gov.uk}]

    Fine::

        parties.0.contacts: [{post: Head of Legal Services, email: legal@northmoor.gov.uk}]
        parties.1.contacts: [{post: Solicitor, email: solicitor@eastvale.gov.uk}]
    """
    for number, party in enumerate(draft.deal.parties):
        for row, contact in enumerate(party.contacts):
            email = contact.email
            if isinstance(email, str) and not ADDRESS.fullmatch(email.strip()):
                message = f"\u201c{shown(email)}\u201d, given for a contact of {party.short_name}, is no email address"
                key = f"parties.{number}.contacts.{row}.email"
                yield Found(message, draft.at(key), "write one address, as in legal@northmoor.gov.uk")
