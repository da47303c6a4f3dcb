"""The register as a paper: the days, then the duties, each with a box to tick."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.document.sheet import Block, Cell, Grid, Heading, Sheet, Words, cell
from moudraft.english import capital, counted, date
from moudraft.papers.duties.day import Day
from moudraft.papers.duties.day_words import on_words, told_words
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.register import Register

BOX = "\u2610"


def register_sheet(register: Register) -> Sheet:
    """The paper."""
    whose = f" for {register.party}" if register.party else ""
    return Sheet(register.title, f"Register of duties and dates{whose}", tuple(_blocks(register)), register.parties)


def _blocks(register: Register) -> Iterator[Block]:
    yield Words(in_short(register))
    yield Heading("Dates")
    header: tuple[str, ...] = ("Date", "What", "How it is told", "Where", "Done")
    yield Grid(header, tuple(map(_day, register.days)), (16, 35, 25, 18, 6), "The days of the paper")
    yield Heading("Duties")
    if not register.duties:
        yield Words("The paper lays down no duty.")
        return
    yield Words("In the order of the paper. Where several parties may owe a duty, the paragraph says whom it concerns.")
    header = ("No.", "Who", "To whom", "What", "When", "Where", "Done")
    description = "Every duty, with who owes it and where the paper says so"
    yield Grid(header, tuple(map(_duty, register.duties)), (5, 13, 12, 32, 15, 17, 6), description)


def _day(day: Day) -> tuple[Cell, ...]:
    where = (capital(day.place), day.clause) if day.clause else (capital(day.place),)
    return cell(on_words(day)), cell(day.what), cell(capital(told_words(day))), Cell(where), cell(BOX)


def _duty(each: Entry) -> tuple[Cell, ...]:
    return (
        cell(str(each.number)),
        cell(capital(each.who)),
        cell(capital(each.to)),
        cell(each.text),
        cell(when_words(each)),
        Cell((capital(each.place), each.clause)),
        cell(BOX),
    )


def in_short(register: Register) -> str:
    """How many there are, and from when to when the paper has effect."""
    counts = register.counts
    known = f"It takes effect on {date(register.starts)}" if register.starts else ""
    starts = known or f"When it takes effect waits for {register.waits_for}"
    lasts = " and lasts" if known else ". It lasts"
    ends = f"{lasts} until {date(register.ends)}" if register.ends else ""
    waiting = f"; {counted(counts.waiting, 'date')} not known yet" if counts.waiting else ""
    return f"{counted(counts.duties, 'duty')} and {counted(counts.days, 'date')}{waiting}. {starts}{ends}."


def when_words(entry: Entry) -> str:
    """By when or how often a duty is owed, with the day where it is known."""
    day = date(entry.by) if entry.by else ""
    first = f"first by {date(entry.comes_round[0])}" if entry.comes_round else ""
    by = f"by {day}" if day and day not in entry.when else ""
    return capital("; ".join(filter(None, (entry.when, by, first))))
