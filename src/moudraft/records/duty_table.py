"""The register of duties and dates as rows for a spreadsheet: of one table (CSV), or of two (a workbook)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from moudraft.papers.duties.day import Day
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.register import Register
from moudraft.records.trace_table import harmless

DUTIES = (
    "number",
    "kind",
    "who",
    "owners",
    "whichever",
    "to",
    "text",
    "when",
    "by",
    "every",
    "place",
    "heading",
    "clause",
)
DAYS = ("kind", "what", "on", "said", "waits_for", "then", "party", "place", "clause", "key")
HEADER = ("row", "kind", "who", "to", "what", "when", "on", "every", "waits_for", "place", "heading", "clause", "key")


def duty_table(register: Register) -> str:
    """The dates and then the duties as one CSV, with ``\\n`` at the ends of lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for day in register.days:
        again = " ".join(day.then)
        day_row = ("date", str(day.kind), day.party, "", day.what, day.said, day.on, again, day.waits_for, day.place,
                   "", day.clause, day.key)  # fmt: skip
        writer.writerow(map(harmless, day_row))
    for each in register.duties:
        row = ("duty", each.kind, each.who, each.to, each.text, each.when, each.by, each.every, "", each.place,
               each.heading, each.clause, "")  # fmt: skip
        writer.writerow(map(harmless, row))
    return out.getvalue()


def day_rows(register: Register) -> Iterator[tuple[str, ...]]:
    """The dates of a workbook, under :data:`DAYS`."""
    yield from (_row(day, DAYS) for day in register.days)


def duty_rows(register: Register) -> Iterator[tuple[str, ...]]:
    """The duties of a workbook, under :data:`DUTIES`."""
    yield from (_row(each, DUTIES) for each in register.duties)


def _row(row: Day | Entry, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_cell(getattr(row, name)) for name in names)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def duty_workbook(register: Register) -> bytes:
    """A workbook with a sheet of dates and one of duties."""
    from moudraft.writers.paper.excel_book import Book, workbook

    days = Book("Dates", DAYS, tuple(day_rows(register)), frozenset({DAYS.index("on")}))
    duties = Book("Duties", DUTIES, tuple(duty_rows(register)), frozenset({DUTIES.index("by")}))
    return workbook((days, duties), register.title)
