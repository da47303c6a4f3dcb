"""G509: oversight promised, and nothing said of how."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.problems import Severity

PARTS = ("members", "chair", "quorum", "first", "then")


@rule("G509", "warning", "info", wants={"roles": "body"})
def oversight_without_detail(draft: Context) -> Iterator[Found]:
    """The draft promises oversight, and says nothing of members, chair, quorum or meetings.

    Why: A body that nobody sits on and that never has to meet oversees nothing. Heads of Terms may leave the detail to
    the later paper, and a careful lawyer asks whether they mean to. Where the deal names no body it is for information.

    Flagged::

        governance: [strategic-oversight]

    Fine::

        governance: [{model: strategic-oversight, chair: alternating, meets: {then: quarterly}}]
    """
    provision = draft.in_role("body")
    board = draft.board()
    if provision is None or board is None or any(board.has(part) for part in PARTS):
        return
    place = draft.place(provision)
    message = f"{place} promises oversight, and nothing says who takes part, who chairs, how many are needed or when"
    hint = "under governance: give members, chair, quorum and meets, or leave them to the later paper on purpose"
    severity: Severity = "warning" if draft.deal.governance else "info"
    yield Found(message, draft.at(board.key), hint, place, severity)
