"""S008: a contact that is a person's name."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.yaml_source.in_plain_words import shown

PERSON = lazy_pattern(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady)\.? [A-Z]")


@rule("S008", "warning", wants={"contacts": "given"})
def contact_is_a_person(draft: Context) -> Iterator[Found]:
    """A contact is given by a person's name and not by a post.

    Why: People move on, and a notice to somebody who has left reaches nobody. A post stays, and says who is meant.

    Flagged::

        parties.0.contacts: [{post: Ms A Example, email: legal@northmoor.gov.uk}]

    Fine::

        parties.0.contacts: [{post: Head of Legal Services, email: legal@northmoor.gov.uk}]
        parties.1.contacts: [{post: Solicitor, email: solicitor@eastvale.gov.uk}]
    """
    for number, party in enumerate(draft.deal.parties):
        for row, contact in enumerate(party.contacts):
            post = contact.post
            if isinstance(post, str) and PERSON.match(post.strip()):
                message = f"a contact of {party.short_name} is a person: \u201c{shown(post)}\u201d"
                yield Found(message, draft.at(f"parties.{number}.contacts.{row}.post"), "give the post instead")
