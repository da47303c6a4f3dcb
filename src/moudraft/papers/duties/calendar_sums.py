"""Sums with days: so many months on or back, working days, and what comes round."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import cache

from moudraft.deal.last_day import months_later
from moudraft.deal.values import date_fault
from moudraft.english import NUMBERS
from moudraft.lazy_patterns import lazy_pattern
from moudraft.papers.duties.times import MONTHS_IN, Every

MOST = 60
"""More turns than this of what comes round are not counted out."""
_LENGTH = lazy_pattern(r"\s*(\d{1,4}|[a-z]+) (?:(working|clear) )?(day|week|month|quarter|year)s?\s*", re.IGNORECASE)


def is_date(value: object) -> bool:
    """Whether a value is a date of a deal: a year, a month or a day."""
    return isinstance(value, str) and date_fault(value) is None


def moved(day: datetime.date, length: str, *, back: bool = False) -> datetime.date | None:
    """The day some time after another, or before it; None where the length is not one that can be counted."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    word, kind, unit = found[1].lower(), (found[2] or "").lower(), found[3].lower()
    if not word.isdecimal() and word not in NUMBERS:
        return None
    count = (int(word) if word.isdecimal() else NUMBERS.index(word)) * (-1 if back else 1)
    try:
        if unit in MONTHS_IN:
            return months_later(day, count * MONTHS_IN[unit])
        if kind == "working":
            return working_days_on(day, count)
        return day + datetime.timedelta(days=count * (7 if unit == "week" else 1))
    except (ValueError, OverflowError):
        return None


def working_days_on(day: datetime.date, count: int) -> datetime.date:
    """The day so many working days later or earlier, without weekends and bank holidays of England and Wales."""
    step = datetime.timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        if day.weekday() < 5 and day not in bank_holidays(day.year):
            left -= 1
    return day


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """The usual bank holidays of England and Wales; one proclaimed for a single year is not known."""
    easter = _easter(year)
    day_of = datetime.timedelta(days=1)
    fixed = [datetime.date(year, 1, 1), datetime.date(year, 12, 25), datetime.date(year, 12, 26)]
    days = {easter - 2 * day_of, easter + day_of, _monday(year, 5, 1), _monday(year, 5, 25), _monday(year, 8, 25)}
    for day in fixed:
        while day.weekday() > 4 or day in days:
            day += day_of
        days.add(day)
    return frozenset(days)


def _monday(year: int, month: int, first: int) -> datetime.date:
    """The first Monday on or after a day of a month."""
    day = datetime.date(year, month, first)
    return day + datetime.timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> datetime.date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, as Meeus gives it)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def first_on(start: datetime.date, month: int, day: int) -> datetime.date | None:
    """The first day on or after a start that has such a day and month; the last of a month that is shorter."""
    for year in (start.year, start.year + 1):
        try:
            on = datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
        except ValueError:
            return None
        if on >= start:
            return on
    return None


def turns(start: datetime.date, every: Every, end: datetime.date | None) -> Iterator[datetime.date]:
    """The days on which something comes round after it started, up to an end, at most :data:`MOST`."""
    for count in range(1, MOST + 1):
        try:
            on = (
                months_later(start, every.number * count)
                if every.unit == "month"
                else start + datetime.timedelta(days=every.number * count)
            )
        except (ValueError, OverflowError):
            return
        if end is not None and on > end:
            return
        yield on
