"""Read ``clauses/times.yaml``: its parts put into its patterns; a house's entries laid over ours, and proved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from moudraft.library.reading.library_shape import Form
from moudraft.library.reading.overlay import is_houses
from moudraft.library.reading.tame_patterns import pattern_fault
from moudraft.library.time_patterns import NEVER, Times
from moudraft.problems import Location, Problem, did_you_mean
from moudraft.yaml_source.in_plain_words import shown

if TYPE_CHECKING:
    from moudraft.library.reading.library_files import Reader

FILE = "clauses/times.yaml"
FROM_START, OF_EACH_YEAR, ONE_DAY = "from-start", "of-each-year", "one-day"
READ = {FROM_START: ("length", "signed"), OF_EACH_YEAR: ("day", "month"), ONE_DAY: ("date",)}
"""The groups that are read of what a pattern of ``days`` finds."""
STAND_IN = "\ue000"
"""A letter that no paper has."""
_PART = re.compile(r"(?<!\?P)<([a-z]+)>")


class TimesForm(Form, frozen=True, kw_only=True):
    """``times.yaml``."""

    parts: dict[str, str] = {}
    often: dict[str, str] = {}
    by: dict[str, str] = {}
    days: dict[str, str] = {}
    occasions: list[str] = []
    openings: list[str] = []


def read_times(reader: Reader) -> Times:
    """The patterns of a library; what is wrong with a house's goes to the reader of the whole."""
    form = reader.one(FILE, TimesForm) if FILE in reader.files else TimesForm()
    if form is None:
        return Times()
    made = _Patterns(reader, form.parts)
    for name in form.days:
        if name not in READ:
            hint = did_you_mean(name, READ)
            reader.problems.append(Problem(reader.place(FILE, name), f'unknown entry "{name}" of days', hint))
    days = {name: made.whole(name, pattern) for name, pattern in form.days.items()}
    return Times(
        tuple(made.all(form.often)), tuple(made.all(form.by)), days.get(FROM_START, NEVER),
        days.get(OF_EACH_YEAR, NEVER), days.get(ONE_DAY, NEVER), _words(form.occasions),
        _words([*form.occasions, *form.openings]),
    )  # fmt: skip


def _words(listed: list[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, dict.fromkeys(listed)))})\b" if listed else NEVER


class _Patterns:
    """Patterns with their parts put in."""

    def __init__(self, reader: Reader, parts: Mapping[str, str]) -> None:
        self.reader = reader
        self.parts = parts
        self.of_house = {name for name in parts if is_houses(reader.place(FILE, name))}

    def all(self, patterns: Mapping[str, str]) -> Iterator[str]:
        """Every pattern of a map, a house's before ours."""
        ours_last = sorted(patterns, key=lambda name: not is_houses(self.reader.place(FILE, name)))
        return (self.whole(name, patterns[name]) for name in ours_last)

    def whole(self, name: str, pattern: str) -> str:
        """A pattern with its parts put in; one that cannot be used is told, and fits nothing."""
        where = self.reader.place(FILE, name)
        used: dict[str, None] = {}
        made = self.filled(pattern, where, used)
        # What a house changed may be a part and not the pattern.
        places = [where, *(self.reader.place(FILE, part) for part in used)]
        house = next(filter(is_houses, places), None)
        if made is None or house is None:
            return NEVER if made is None else made
        fault = self.fault(name, made, self.filled(pattern, where, {}, proving=True) or "")
        if fault:
            self.reader.problems.append(Problem(house, f'{name}: "{shown(pattern)}" {fault}'))
        return NEVER if fault else made

    def filled(
        self, pattern: str, where: Location, used: dict[str, None], within: tuple[str, ...] = (), *,
        proving: bool = False,
    ) -> str | None:  # fmt: skip
        """A pattern with its parts; while it is proved, one letter stands for each of ours, which our tests prove."""
        made, end = "", 0
        for each in _PART.finditer(pattern):
            part = each[1]
            used.setdefault(part)
            inner: str | None = STAND_IN
            if part in within or part not in self.parts:
                self.refuse(part, where, in_itself=part in within)
                return None
            if not proving or part in self.of_house:
                place = self.reader.place(FILE, part)
                inner = self.filled(self.parts[part], place, used, (*within, part), proving=proving)
            if inner is None:
                return None
            made += pattern[end : each.start()] + inner
            end = each.end()
        return made + pattern[end:]

    def refuse(self, part: str, where: Location, *, in_itself: bool) -> None:
        message = f'the part "{part}" is made of itself' if in_itself else f'there is no part "{part}"'
        hint = "" if in_itself else did_you_mean(part, self.parts)
        self.reader.problems.append(Problem(where, message, hint))

    def fault(self, name: str, pattern: str, to_prove: str) -> str:
        if fault := pattern_fault(to_prove, "{}"):
            return fault
        lacking = [f"(?P<{each}>…)" for each in READ.get(name, ()) if each not in re.compile(pattern).groupindex]
        return f"does not name what is read of it: {' and '.join(lacking)}" if lacking else ""
