"""G520: a step of a dispute that is junior to the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.seniority import rank_of, ranks_of
from moudraft.english import joined

SIGNATORIES = "signator"
"""How words begin that stand for whoever signs: their offices stand with the parties."""


@rule("G520", "warning", wants={"dispute.steps": "given"})
def ladder_goes_down(draft: Context) -> Iterator[Found]:
    """A step of a dispute goes to people who are junior to those of the step before, or may be the same.

    Why: A difference that the Leaders could not settle is not settled by the managers they may instruct, and the ladder
    ends lower than it began. The same goes for "the signatories", where a chief executive signs and the step before
    already asked the chief executives.

    Flagged::

        terms.dispute: {rule: ladder, steps: [{posts: chief executives}, {posts: leaders}, {posts: lead officers}]}

    Fine::

        terms.dispute: {rule: ladder, steps: [{posts: lead officers}, {posts: chief executives}, {posts: leaders}]}
    """
    steps = [_posts(row.get("posts")) for row in given_rows(draft, "dispute", "steps")]
    where = draft.at("terms.dispute")
    for before, after in pairwise(steps):
        above = max((rank for post in before if (rank := rank_of(post)) is not None), default=None)
        signing = any(SIGNATORIES in post.casefold() for post in after)
        ranks = ranks_of(_offices(draft) if signing else after)
        if above is None or ranks is None:
            continue
        if signing and min(ranks) <= above:
            message = f"after the {joined(before)} a difference goes to the {joined(after)}, who may be no more senior"
            yield Found(message, where, "name the posts of the last step")
        elif not signing and max(ranks) < above:
            message = f"after the {joined(before)} a difference goes down to the {joined(after)}"
            yield Found(message, where, "put the steps in the order in which they are climbed")


def _posts(value: Any) -> list[str]:
    given = value if isinstance(value, list | tuple) else [value]
    return [each for each in given if isinstance(each, str)]


def _offices(draft: Context) -> list[str]:
    """The offices of all who sign; one that is open has no rank, so that nothing is said of them."""
    offices = (party.signatory.office for party in draft.deal.parties)
    return [office if isinstance(office, str) else "" for office in offices]
