"""B630: one party may change the paper, and nobody may leave it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.ways_to_leave import ONE_SIDED
from moudraft.said import Settled, marked


@rule("B630", "error", wants={"variation": ONE_SIDED, "exit": "no-early-exit"})
def held_to_changes(draft: Context) -> Iterator[Found]:
    """One party may change the paper for all, and no party may leave before the paper ends.

    Why: Whoever can neither refuse a change nor leave has signed whatever the other writes next. A right to leave on a
    change, in a paper that nobody may leave early, is a contradiction besides.

    Flagged::

        terms.variation: {rule: notice-and-leave, by: Northmoor}
        terms.exit: no-early-exit

    Fine::

        terms.variation: {rule: notice-and-leave, by: Northmoor}
        terms.exit: notice-3m
    """
    if draft.has("variation", *ONE_SIDED) and draft.has("exit", "no-early-exit"):
        changing, leaving = draft.value("variation").values, ("no-early-exit",)
        said = (
            Settled("terms.variation", changing), ", and ", Settled("terms.exit", leaving),
            ": nobody can refuse a change or leave because of it",
        )  # fmt: skip
        yield Found(said, draft.at_axis("variation"), marked("`terms.variation: all-sign`, or `terms.exit: notice-3m`"))
