"""Dates and periods of a deal, compared with care: a date may lack its day or its month."""

from __future__ import annotations

import datetime
import re

from moudraft.deal.last_day import days_in, months_later
from moudraft.deal.values import date_fault
from moudraft.english import date
from moudraft.lazy_patterns import lazy_pattern

_PERIOD = lazy_pattern(r"\s*(\d{1,9})\s+(day|week|month|year)s?\s*", re.IGNORECASE)
MONTHS = {"day": 1 / 30.4, "week": 7 / 30.4, "month": 1.0, "year": 12.0}


def earliest(value: object) -> datetime.date | None:
    """The first day that ``2027``, ``2027-04`` or ``2027-04-01`` may mean."""
    parts = _parts(value)
    return datetime.date(*(*parts, 1, 1)[:3]) if parts else None


def latest(value: object) -> datetime.date | None:
    """The last day that a date may mean."""
    parts = _parts(value)
    if not parts:
        return None
    year, month, day = (*parts, 12, 0)[:3] if len(parts) == 1 else (*parts, 0)[:3]
    return datetime.date(year, month, day or days_in(year, month))


def _parts(value: object) -> tuple[int, ...]:
    """Year, month and day as far as they are given; none where it is no day of the calendar, or is not settled."""
    if not isinstance(value, str) or date_fault(value):
        return ()
    return tuple(map(int, value.strip().split("-")))


def months(value: object) -> float | None:
    """A period such as ``9 months`` in months, or None where it is not one."""
    found = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) * MONTHS[found[2].lower()] if found else None


def later(day: datetime.date, by: float) -> datetime.date:
    """The day some months later; the last day of all where the calendar does not reach that far."""
    try:
        return months_later(day, round(by))
    except (ValueError, OverflowError):
        return datetime.date.max


def in_words(day: datetime.date) -> str:
    """A day as messages give it: ``1 April 2028``."""
    return date(day.isoformat())
