"""By when, how often and on what occasion a sentence says that something is owed, by the patterns of the library."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from moudraft.data import path
from moudraft.english import MONTHS, NUMBERS
from moudraft.yaml_source.text_file import parse

TIMES = "clauses/times.yaml"
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


class Every(NamedTuple):
    """How often something comes round: every so many days or months."""

    number: int
    unit: str  # day, month


class Times(NamedTuple):
    """What a sentence says of time: the phrases, in their order, and how often it comes round where it says that.

    ``changes`` is whether it comes round otherwise later: "monthly at first, and quarterly after that".
    """

    phrases: tuple[str, ...]
    every: Every | None = None
    changes: bool = False


class Grammar(NamedTuple):
    often: tuple[re.Pattern[str], ...]
    by: tuple[re.Pattern[str], ...]
    occasion: re.Pattern[str]
    opening: re.Pattern[str]
    from_start: re.Pattern[str]
    day_of_year: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns of the library."""
    data = parse(path(TIMES).read_text(encoding="utf-8"), TIMES).data
    parts: dict[str, str] = data["parts"]

    def made(pattern: str) -> re.Pattern[str]:
        while any(f"<{name}>" in pattern.replace(f"?P<{name}>", "") for name in parts):
            for name, words in parts.items():
                pattern = re.sub(rf"(?<!\?P)<{name}>", lambda _: words, pattern)  # noqa: B023
        return re.compile(pattern, re.IGNORECASE)

    occasions, openings = data["occasions"], data["openings"]
    return Grammar(
        tuple(map(made, data["often"])),
        tuple(map(made, data["by"])),
        re.compile(rf"(?:{'|'.join(occasions)})\b", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join([*occasions, *openings])})\b", re.IGNORECASE),
        made(data["from_start"]),
        made(data["day_of_year"]),
    )


def opens_aside(text: str) -> bool:
    """Whether a sentence opens with something else than who owes what it lays down."""
    return ", " in text and grammar().opening.match(text) is not None


def occasion(before: str) -> str:
    """The occasion that a sentence opens with, in the words before its verb."""
    again = before.rstrip().endswith(" and")  # a second verb: who owes it stands between, too
    aside = before.partition(", ")[0] if again else before.rpartition(", ")[0]
    return aside if aside and grammar().occasion.match(aside) else ""


def times_in(text: str, aside: str = "") -> Times:
    """What a sentence says of time; ``aside`` is the occasion that it opens with."""
    known = grammar()
    found: list[tuple[int, int]] = [(0, len(aside))] if aside else []
    every: list[tuple[int, Every | None]] = []
    for pattern in (*known.often, *known.by):
        for each in pattern.finditer(text):
            if not any(start < each.end() and each.start() < end for start, end in found):
                found.append(each.span())
                if pattern in known.often:
                    every.append((each.start(), _every(each)))
    phrases = tuple(text[start:end].strip() for start, end in sorted(found))
    return Times(phrases, min(every, key=lambda pair: pair[0])[1] if every else None, len(every) > 1)


def _every(found: re.Match[str]) -> Every | None:
    groups = found.groupdict()
    unit = (groups.get("unit") or "").lower().removeprefix("working ").removeprefix("clear ")
    if not unit:
        return None
    times = "two" if "twice" in found[0].lower() else groups.get("times") or ""
    if times:
        once, count = every_so_long("1", unit), every_so_long(times, "day")
        fits = once is not None and count is not None and once.unit == "month" and once.number % count.number == 0
        return Every(once.number // count.number, "month") if once and count and fits else None
    return every_so_long(groups.get("number") or "1", unit)


def every_so_long(number: str, unit: str) -> Every | None:
    """A count in figures or in words, and the unit."""
    word = number.lower()
    count = int(word) if word.isdecimal() else 1 if word in ("a", "an") else NUMBERS.index(word)
    if unit in MONTHS_IN:
        return Every(count * MONTHS_IN[unit], "month")
    return {"day": Every(count, "day"), "week": Every(7 * count, "day")}.get(unit)


class FromStart(NamedTuple):
    """How long after a day something is owed: that of the last signature, or that on which the paper takes effect."""

    length: str
    signed: bool


def from_start(when: str) -> FromStart | None:
    """How a sentence counts from the start of the paper, where it does."""
    found = grammar().from_start.search(when)
    return FromStart(found["length"], bool(found["signed"])) if found else None


def day_of_year(when: str) -> tuple[int, int] | None:
    """The month and the day on which something falls in every year; day 31 where only the month is said."""
    found = grammar().day_of_year.search(when)
    return (MONTHS.index(found["month"].capitalize()) + 1, int(found["day"] or 31)) if found else None
