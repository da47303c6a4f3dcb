"""G530: standing orders where no committee can have them."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked

COMMITTEES = ("statutory-joint-committee", "advisory-joint-committee", "advisory-committee")
"""The committees that local authorities appoint under section 102, which have standing orders of their own."""


@rule("G530", "error", wants={"standing_orders": {"not": "none"}})
def standing_orders_without_committee(draft: Context) -> Iterator[Found]:
    """The deal has standing orders, and its principal body is no committee of councils.

    Why: Standing orders are the rules of a committee that councils appoint (Local Government Act 1972, sections 102 and
    106). An informal board has terms of reference; called by the name of standing orders, they suggest powers that
    nobody has given it.

    Flagged::

        governance: [leaders-board]
        terms.standing_orders: schedule

    Fine::

        governance: [advisory-joint-committee]
        terms.standing_orders: schedule
    """
    board = draft.board()
    if not draft.has("standing_orders", "none") and (board is None or board.model not in COMMITTEES):
        message = "there are standing orders, and no committee of councils to which they could belong"
        yield Found(
            message, draft.at_axis("standing_orders"), marked("`governance: advisory-joint-committee`, or none")
        )
