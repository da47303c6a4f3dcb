"""G537: three seats or more, and nothing of political balance."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.standing_without_powers import COMMITTEE
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.findings import SetKey

FROM = 3


@rule("G537", "info", wants={"principal": COMMITTEE, "standing_orders": "schedule"})
def political_balance(draft: Context) -> Iterator[Found]:
    """A council has three seats or more on a joint committee, and its standing orders say nothing of political balance.

    Why: A council that appoints three members or more to a joint committee appoints them in line with its political
    balance, unless it has resolved otherwise with nobody voting against (Local Government and Housing Act 1989,
    sections 15 to 17). That does not apply to members whom an executive appoints.

    Flagged::

        governance: [{model: statutory-joint-committee, seats: {each: {n: 3}}, standing_orders: yes}]
        terms.delegation: {rule: joint-committee, functions: [planning policy], function_of: council}

    Fine::

        governance: [{model: statutory-joint-committee, seats: {each: {n: 3}}, standing_orders: {balance: yes}}]
        terms.delegation: {rule: joint-committee, functions: [planning policy], function_of: council}
    """
    board = draft.board()
    if board is None or board.model != COMMITTEE or not draft.has("standing_orders", "schedule"):
        return
    many = [name for name, count in board.own.seats.items() if count >= FROM]
    by_executive = draft.has("standing_orders.drawn_from", "executive") or draft.has(
        "delegation.function_of", "executive"
    )
    if many and not by_executive and draft.has("standing_orders.balance", "silent"):
        message = (
            f"{joined(many)} {'has' if len(many) == 1 else 'have'} three seats or more, so political balance applies"
        )
        way = SetKey("terms.standing_orders.balance", "yes")
        yield Found(message, draft.at("terms.standing_orders"), "balance: yes", ways=(way,))
