"""G518: what a body refers on, and the steps of a dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Tbc
from moudraft.said import marked
from moudraft.selection.body_parts_told import without_article


@rule("G518", "error", "warning", wants={"deal": "governance.escalates"})
def second_ladder(draft: Context) -> Iterator[Found]:
    """A body refers what it cannot settle to the same people as the steps of a dispute, or to steps there are none of.

    Why: Two ladders with one rung between them leave a reader to guess which has to be climbed, and how often. And a
    matter that ends as a dispute goes nowhere where the paper has no way of settling one.

    Flagged::

        terms.dispute: none
        governance.0.escalates_to: {to: [chief executives], then: dispute}

    Fine::

        terms.dispute: ladder
        governance.0.escalates_to: {to: [chief executives], then: dispute}
    """
    for body in draft.deal.governance:
        escalates = body.escalates
        if escalates is None:
            continue
        where = draft.at(f"{body.key}.escalates_to")
        if escalates.then == "dispute" and draft.has("dispute", "none"):
            message = "what is not settled is to be a dispute, and the paper has no way of settling one"
            yield Found(message, where, marked("then: as-is, or `terms.dispute: ladder`"), severity="warning")
        to = () if isinstance(escalates.to, Tbc) else escalates.to
        posts = {_plain(each): each for each in to if isinstance(each, str)}
        both = [posts[each] for each in _rungs(draft.detail("dispute", "steps")) if each in posts]
        if both:
            message = f"a matter goes to the {both[0]} from the body, and again as a step of a dispute"
            yield Found(message, where, marked("take it out here, or out of `terms.dispute`"))


def _rungs(steps: object) -> Iterator[str]:
    """The posts of the steps of a dispute, however they are given."""
    if isinstance(steps, str):
        yield _plain(steps)
    elif isinstance(steps, Mapping):
        yield from _rungs(steps.get("posts"))
    elif isinstance(steps, list | tuple):
        for each in steps:
            yield from _rungs(each)


def _plain(post: str) -> str:
    return without_article(post).casefold()
