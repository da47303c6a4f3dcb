"""G531: a meeting of a committee called at shorter notice than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.counted_days import clear_days
from moudraft.checks.support.rule import Found, rule

FEWEST = 5


@rule("G531", "error", wants={"standing_orders": "schedule"})
def short_public_notice(draft: Context) -> Iterator[Found]:
    """The standing orders of a committee give fewer than five clear days of notice of a meeting.

    Why: A meeting of a council's committee, or of a joint committee, needs five clear days of public notice, with its
    agenda and reports open to inspection for as long (Local Government Act 1972, sections 100A and 100B, and Schedule
    12, paragraph 4). What a meeting called at shorter notice decides can be set aside. Five days that are not clear
    days are too few, since the day of the notice and that of the meeting do not count.

    Flagged::

        governance: [{model: advisory-joint-committee, standing_orders: {notice: three working days}}]

    Fine::

        governance: [{model: advisory-joint-committee, standing_orders: {notice: seven clear days}}]
    """
    given = draft.detail("standing_orders", "notice")
    days = clear_days(given) if isinstance(given, str) else None
    if days is not None and days < FEWEST and draft.has("standing_orders", "schedule"):
        message = f"“{given}” is less than the five clear days of notice that the law asks for"
        yield Found(message, draft.at("terms.standing_orders.notice"), "five clear days, or more")
