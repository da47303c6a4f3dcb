"""D102: a term defined and never used."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.defined_terms import definitions, uses
from moudraft.checks.rule import Found, rule


@rule("D102", "warning")
def unused_term(draft: Context) -> Iterator[Found]:
    """A term is defined and never used.

    Why: A definition that nothing uses is left over from another document, or points to a clause that was lost. The
    short names of the parties are not looked at: they say who signs.

    Flagged::

        clauses.wording: {governance/meetings: as-needed}
        governance: [{model: strategic-oversight, name: Overview Panel, members: silent, chair: silent, quorum: silent, meets: silent}, {model: partnership-forum, name: Wider Forum}]
        terms.dispute: none

    Fine::

        terms.dispute: board-only
    """
    names = {party.short_name for party in draft.deal.parties}
    texts = [passage.text for passage in draft.passages]
    texts += [section.heading for section in draft.document.sections]
    seen = set()
    for term, passage in definitions(draft):
        singular = term.removesuffix("s")
        if term in names or singular in seen:
            continue
        seen.add(singular)
        if not any(uses(term, text) for text in texts):
            place = draft.place(passage.provision)
            message = f"\u201c{term}\u201d is defined at {place} and never used"
            yield Found(message, draft.wording_location(passage.provision), "use it, or leave the definition out", place)
