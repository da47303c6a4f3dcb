"""When in a financial year shares are worked out and when they apply, beside the day by which councils set budgets."""

from __future__ import annotations

import datetime

from moudraft.checks.support.calendar_dates import earliest
from moudraft.english import MONTHS
from moudraft.lazy_patterns import lazy_pattern

NAMED = lazy_pattern(rf"(?:\b([0-9]{{1,2}})(?:st|nd|rd|th)? +)?\b({'|'.join(MONTHS)})\b")
BUDGET_SET, YEAR_BEGINS, LATE_UNTIL = (3, 11), (4, 1), (6, 30)
"""Month and day: by when a budget is set (a precepting council's comes first), and when its year begins."""
ANY_YEAR = 2002


def day_in_year(text: object) -> datetime.date | None:
    """The day that words name (``every April``, ``31 January``), in any year; a month alone is its first day."""
    if not isinstance(text, str):
        return None
    if dated := earliest(text):
        return dated
    found = NAMED.search(text)
    if found is None:
        return None
    try:
        return datetime.date(ANY_YEAR, MONTHS.index(found[2]) + 1, int(found[1] or 1))
    except ValueError:
        return None


def is_late(worked_out: object) -> bool:
    """Whether shares are worked out once budgets are set, and so early in their year that they may be meant for it."""
    day = day_in_year(worked_out)
    return day is not None and BUDGET_SET < (day.month, day.day) <= LATE_UNTIL


def applies_to_a_budget_already_set(worked_out: object, begins: object) -> bool:
    """Whether shares first apply in a year whose budgets were set before the shares were worked out."""
    known, applied = day_in_year(worked_out), day_in_year(begins)
    if known is None or applied is None or (known.year == ANY_YEAR) != (applied.year == ANY_YEAR):
        return False
    if applied < known:
        applied = applied.replace(year=known.year + 1) if applied.year == ANY_YEAR else applied
    begun = applied.year if (applied.month, applied.day) >= YEAR_BEGINS else applied.year - 1
    return known > datetime.date(begun, *BUDGET_SET)
