"""G533: executive functions carried out by members who are not of an executive."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.standing_without_powers import COMMITTEE
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey

FROM_FIVE = 5


@rule("G533", "error", wants={"principal": COMMITTEE, "standing_orders": "schedule"})
def executive_seats(draft: Context) -> Iterator[Found]:
    """A joint committee of fewer than five councils carries out executive functions, and any councillor may sit on it.

    Why: Where every function of a joint committee is that of an executive, its members are appointed by the executives
    from among their own members, unless five councils or more take part (SI 2012/1019, regulation 12).

    Flagged::

        governance: [{model: statutory-joint-committee, standing_orders: yes}]
        terms.delegation: {rule: joint-committee, functions: [waste collection], function_of: executive}

    Fine::

        governance: [{model: statutory-joint-committee, standing_orders: {drawn_from: executive}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection], function_of: executive}
    """
    board = draft.board()
    if board is None or board.model != COMMITTEE or not draft.has("standing_orders", "schedule"):
        return
    members = draft.has("standing_orders.drawn_from", "members")
    if members and draft.has("delegation.function_of", "executive") and len(draft.deal.parties) < FROM_FIVE:
        message = "the functions are those of an executive, and any member of a council may be appointed to decide them"
        # What stands beside the body is changed there.
        given = draft.detail("standing_orders", "drawn_from") is not None
        ways = () if given else (SetKey("terms.standing_orders.drawn_from", "executive"),)
        yield Found(message, draft.at("terms.standing_orders"), "drawn_from: executive", ways=ways)
