"""G538: a quorum given twice."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("G538", "error", wants={"standing_orders.quorum": "given"})
def two_quorums(draft: Context) -> Iterator[Found]:
    """A body has a quorum of its own, and its standing orders give another.

    Why: A meeting that meets one and not the other decides nothing that somebody could not set aside. Leave one out, or
    say of the body that its quorum is what the standing orders require.

    Flagged::

        governance: [{model: advisory-joint-committee, quorum: one-from-each, standing_orders: {quorum: six members}}]

    Fine::

        governance: [{model: advisory-joint-committee, quorum: standing-orders, standing_orders: {quorum: six members}}]
    """
    board = draft.board()
    given = draft.detail("standing_orders", "quorum")
    if board is not None and given and not draft.has("quorum", "standing-orders", "silent"):
        hint = "quorum: standing-orders, or take it out of the standing orders"
        yield Found("the quorum is given twice", draft.at("terms.standing_orders.quorum"), hint)
