"""The last day of what lasts for a set time from a set day: three years from 1 April 2027 end on 31 March 2030."""

from __future__ import annotations

import datetime
import re

from moudraft.deal.values import date_fault
from moudraft.lazy_patterns import lazy_pattern

_WHOLE = lazy_pattern(r"\s*(\d{1,4})\s+(day|week|month|year)s?\s*", re.IGNORECASE)
_DAY = lazy_pattern(r"\s*\d{4}-\d{2}-\d{2}\s*")


def last_day(begins: object, length: object) -> datetime.date | None:
    """The last day, where the first is a whole date and the length a whole number of days, weeks, months or years."""
    first, found = whole_day(begins), _WHOLE.fullmatch(length) if isinstance(length, str) else None
    if first is None or found is None or not int(found[1]):
        return None
    count, unit = int(found[1]), found[2].lower()
    try:
        if unit in ("day", "week"):
            return first + datetime.timedelta(days=count * (7 if unit == "week" else 1) - 1)
        return months_later(first, count * (12 if unit == "year" else 1)) - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def whole_day(value: object) -> datetime.date | None:
    """The day that a date with year, month and day means; nothing for words, or a date that lacks a part."""
    if not isinstance(value, str) or not _DAY.fullmatch(value) or date_fault(value):
        return None
    return datetime.date.fromisoformat(value.strip())


def months_later(day: datetime.date, count: int) -> datetime.date:
    """The day so many months later (or, below nought, earlier); the last of its month where that is shorter."""
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, days_in(year, month)))


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)).day
