"""When a paper begins, when it ends and when it is first reviewed, as far as a draft tells."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from moudraft.checks.support.calendar_dates import earliest, later, latest, months
from moudraft.deal.last_day import last_day

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context

Read = Callable[[object], datetime.date | None]


def end(draft: Context, read: Read = latest) -> datetime.date | None:
    """The last day of a paper with a known end; Heads of Terms lead to a paper that goes on, so they have none.

    Where a date lacks its day or month, it is the last day that the paper may end on, or with ``earliest`` the first.
    """
    if draft.has("term", "until-vesting-day"):
        return read(draft.detail("term", "vesting_day"))
    if not draft.has("term", "fixed") or draft.in_role("term") is None:
        return None
    until = read(draft.detail("term", "until"))
    if until:
        return until
    start, length = draft.detail("start", "on"), months(draft.detail("term", "length"))
    begins = read(start or draft.deal.date)
    # A paper that begins on a set day says its last day, which is the one before the day of the month comes round.
    worked_out = last_day(start, draft.detail("term", "length"))
    return worked_out or (later(begins, length) if begins and length else None)


def first_review(draft: Context) -> datetime.date | None:
    """The earliest day on which a paper that is reviewed may first be."""
    begins, every = earliest(draft.deal.date), months(draft.detail("term", "review"))
    if begins and every and draft.in_role("review") is not None:
        return later(begins, every)
    return None


def notice_runs_out(draft: Context) -> datetime.date | None:
    """The earliest day on which a party that gave notice as soon as it could would be out."""
    begins, notice = earliest(draft.deal.date), months(draft.detail("exit", "period"))
    return later(begins, notice) if begins and notice else None
