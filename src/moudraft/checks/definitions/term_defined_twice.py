"""D103: one term, two definitions."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context, Passage
from moudraft.checks.support.defined_terms import definitions
from moudraft.checks.support.own_terms import typed_definitions
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the

HINT = "give one of the two another name"


@rule("D103", "error", "warning")
def term_defined_twice(draft: Context) -> Iterator[Found]:
    """A term is defined twice.

    Why: Two definitions of one term are two meanings, and nobody can say which was intended. Where the second is typed
    in the deal's own words, in brackets and quotation marks, it may have been meant as the same, so that is a warning.

    Flagged::

        group.name: the Partnership
        governance.0.name: Partnership

    Fine::

        group.name: the Partnership
        governance.0.name: Partnership Board
    """
    first: dict[str, Passage] = {}
    for term, passage in definitions(draft):
        other = first.setdefault(term.casefold(), passage)
        if other is not passage:
            place, before = draft.place(passage.provision), draft.place(other.provision)
            message = f"\u201c{term}\u201d is defined at {before} and again at {place}"
            yield Found(message, _given(draft, term, passage), HINT, place)
    told = {without_the(term): passage for term, passage in first.items()}
    for own in typed_definitions(draft):
        known = told.setdefault(own.term.casefold(), own.passage)
        if known is not own.passage:
            place, before = draft.place(own.passage.provision), draft.place(known.provision)
            message = f"\u201c{own.term}\u201d is defined at {before} and again in the deal\u2019s words at {place}"
            yield Found(message, own.where, HINT, place, "warning")


def _given(draft: Context, term: str, passage: Passage) -> Place:
    """The body that brought the name, or else the wording."""
    for body in draft.deal.governance:
        if isinstance(body.name, str) and body.name.casefold().removeprefix("the ") == term.casefold():
            return draft.at(f"{body.key}.name")
    return draft.wording_location(passage.provision)
