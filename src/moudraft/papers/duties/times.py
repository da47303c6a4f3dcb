"""By when, how often and on what occasion a sentence says that something is owed, by the patterns of the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from moudraft.deal.typed_dates import as_date
from moudraft.document import Blank, Inline, plain_text, walk_inlines
from moudraft.english import MONTHS, NUMBERS
from moudraft.library.time_patterns import Times

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
COMMA = ", "
BLANK = "_"


class Every(NamedTuple):
    """How often something comes round: every so many days or months."""

    number: int
    unit: str  # day, month


class Stretch(NamedTuple):
    """Some words of a sentence, and the same letter for letter with what nobody has settled yet blanked out.

    A blank may propose a time, and lays down none.
    """

    text: str = ""
    timed: str = ""

    def cut(self, start: int, end: int | None = None) -> Stretch:
        """The words from one place to another."""
        return Stretch(self.text[start:end], self.timed[start:end])


def stretch(content: Sequence[Inline]) -> Stretch:
    """The words of a part of the Document."""
    text, timed = "", ""
    for each in content:
        words = plain_text((each,))
        text += words
        timed += BLANK * len(words) if any(isinstance(part, Blank) for part in walk_inlines((each,))) else words
    return Stretch(text, timed)


class Said(NamedTuple):
    """What a sentence says of time: the phrases, in their order, and how often it comes round where it says that.

    ``changes`` is whether it comes round otherwise later: "monthly at first, and quarterly after that".
    """

    phrases: tuple[str, ...]
    every: Every | None = None
    changes: bool = False


class FromStart(NamedTuple):
    """How long after a day something is owed: that of the last signature, or that on which the paper takes effect."""

    length: str
    signed: bool


class TimeReader:
    """Reads sentences by the patterns of a library."""

    def __init__(self, patterns: Times) -> None:
        self._often = tuple(map(_made, patterns.often))
        self._by = tuple(map(_made, patterns.by))
        self._from_start, self._of_each_year = _made(patterns.from_start), _made(patterns.of_each_year)
        self._one_day = _made(patterns.one_day)
        self._occasion, self._opening = _made(patterns.occasion), _made(patterns.opening)

    def opens_aside(self, text: str) -> bool:
        """Whether words open with something else than who owes what they lay down, up to a comma."""
        return COMMA in text and self._opening.match(text) is not None

    def is_occasion(self, text: str) -> bool:
        """Whether words begin as an occasion does on which something holds."""
        return self._occasion.match(text) is not None

    def opening(self, before: str, verb: str) -> int:
        """How many characters stand before the subject in the words that a clause has before its verb.

        They are an aside up to its comma, or a time that needs none: "At least once a year they will".
        """
        if self.opens_aside(before):
            return before.rindex(COMMA) + len(COMMA)
        found = (each.match(before + verb) for each in (*self._often, *self._by))
        length = max((each.end() for each in found if each), default=0)
        return length if before[length:].strip() else 0

    def said(self, openings: Iterable[Stretch], predicates: Iterable[Stretch]) -> Said:
        """What a clause says of time: the occasions that it opens with, whole, and the times in all else."""
        phrases: list[str] = []
        every: list[Every | None] = []
        changes = False
        for words, opens in (*((each, True) for each in openings), *((each, False) for each in predicates)):
            if opens and self.is_occasion(words.text):
                phrases.append(words.text.strip().removesuffix(","))
                continue
            found = self.times_in(words.text, words.timed)
            phrases += found.phrases
            every += [found.every] if found.every or found.changes else []
            changes = changes or found.changes
        return Said(tuple(phrases), next(iter(every), None), changes or len(every) > 1)

    def times_in(self, text: str, timed: str = "") -> Said:
        """The times that words hold; ``timed`` are the same with what nobody has settled blanked out."""
        found: list[tuple[int, int]] = []
        every: list[tuple[int, Every | None]] = []
        at_first = False
        for pattern in (*self._often, *self._by):
            for each in pattern.finditer(timed or text):
                if not any(start < each.end() and each.start() < end for start, end in found):
                    found.append(each.span())
                    if pattern in self._often:
                        every.append((each.start(), _every(each)))
                        at_first = at_first or bool(each.groupdict().get("first"))
        phrases = tuple(text[start:end].strip() for start, end in sorted(found))
        first = min(every, key=lambda pair: pair[0])[1] if every else None
        return Said(phrases, first, at_first or len(every) > 1)

    def from_start(self, when: str) -> FromStart | None:
        """How a sentence counts from the start of the paper, where it does."""
        found = self._from_start.search(when)
        return FromStart(found["length"], bool(found["signed"])) if found else None

    def day_of_year(self, when: str) -> tuple[int, int] | None:
        """The month and the day on which something falls in every year; day 31 where only the month is said."""
        found = self._of_each_year.search(when)
        month = found["month"].capitalize() if found and found["month"] else ""
        if found is None or month not in MONTHS:
            return None
        day = found["day"] or "31"
        return (MONTHS.index(month) + 1, int(day)) if day.isdecimal() else None

    def one_day(self, when: str) -> str:
        """The date (YYYY-MM-DD, or YYYY-MM) by which or until which something is owed; empty where none is said."""
        found = self._one_day.search(when)
        return as_date(found["date"]) if found else ""


@cache
def time_reader(patterns: Times) -> TimeReader:
    """The reader of sentences by these patterns, made once."""
    return TimeReader(patterns)


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _every(found: re.Match[str]) -> Every | None:
    """How often a phrase says that something comes round; several times in a unit say nothing of what lies between."""
    groups = found.groupdict()
    unit = (groups.get("unit") or "").lower().removeprefix("working ").removeprefix("clear ")
    if not unit:
        return None
    if groups.get("times"):
        return None
    return every_so_long(groups.get("number") or "1", unit)


def every_so_long(number: str, unit: str) -> Every | None:
    """A count in figures or in words, and the unit."""
    word = number.lower()
    if not word.isdecimal() and word not in ("a", "an", *NUMBERS):
        return None
    count = int(word) if word.isdecimal() else 1 if word in ("a", "an") else NUMBERS.index(word)
    if unit in MONTHS_IN:
        return Every(count * MONTHS_IN[unit], "month")
    return {"day": Every(count, "day"), "week": Every(7 * count, "day")}.get(unit)
