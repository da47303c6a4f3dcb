"""How the register says its days: the date, or what it waits for."""

from __future__ import annotations

from moudraft.english import date
from moudraft.papers.duties.day import Day

MOST = 3
"""More days than this on which something comes round again are counted, not listed."""


def on_words(day: Day) -> str:
    """The date in words; what is not known yet says so."""
    return date(day.on) if day.on else "not known yet"


def told_words(day: Day) -> str:
    """What else is to be said of a day: how the paper says it, when it comes round again, what it waits for."""
    again = ", ".join(date(each) for each in day.then[:MOST])
    more = f" and {len(day.then) - MOST} more" if len(day.then) > MOST else ""
    parts = (
        day.said,
        f"again on {again}{more}" if again else "",
        f"waits for {day.waits_for}" if day.waits_for else "",
    )
    return "; ".join(filter(None, parts))
