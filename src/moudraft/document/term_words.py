"""What follows from the dates of a deal and is printed beside them: the last day of a term that begins on a set day."""

from __future__ import annotations

from moudraft.deal.last_day import last_day
from moudraft.english import date
from moudraft.library import Library
from moudraft.selection.terms import Terms

AND_LAST_DAY = "term.and_last_day"


def and_last_day(terms: Terms, library: Library) -> str:
    """``, until 31 March 2030``, or nothing where the deal does not tell the last day."""
    start, term = terms.values.get("start"), terms.values.get("term")
    if start is None or term is None:
        return ""
    begins = start.said(library.axes["start"], "on")
    ends = last_day(begins, term.said(library.axes["term"], "length"))
    return f", until {date(ends.isoformat())}" if ends else ""
