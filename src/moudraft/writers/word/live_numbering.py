"""Live numbering: what Word's lists would show next, and the restarts that keep them to the draft's labels."""

from __future__ import annotations

import functools
import re

from moudraft.document import Schedule
from moudraft.writers.word.house_style import Level, Link, StyleSheet, read_style_sheet
from moudraft.writers.word.list_form import Restart

_LAST_TOKEN = re.compile(r"([0-9]+|[A-Za-z]+)[^0-9A-Za-z]*$")
_LEVELS = 9  # that Word's lists have
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Numbering:
    """Counts as Word counts, paragraph by paragraph, and restarts a list where the draft's label says so.

    Word counts by list definition: a paragraph at a level adds one there and starts the deeper levels afresh.
    Where that is not the label's value, the list goes on under a new instance that starts at that value. ``counted``
    holds the list and the level of each numbered paragraph, with the bookmarks that begin in it. ``placed`` says, where
    a style numbers in its own way, at which place of that each paragraph of the draft stands, by its identity.
    """

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self.counted: list[tuple[int, int, tuple[str, ...]]] = []
        self.placed: dict[int, int] = {}
        self._formats = _formats_of_labels(sheet)
        self._counts: dict[int, list[int]] = {}
        self._instances: dict[int, tuple[int, int]] = {}
        self._restarts: list[Restart] = []

    def count(self, link: Link, label: str) -> int:
        """The list instance (numId) under which a paragraph with this label must stand."""
        number, (definition, level) = link.number, link.at
        counts = self._counts.get(definition)
        if counts is None:
            counts = self._counts[definition] = []
        del counts[level + 1 :]
        if len(counts) <= level:
            counts += [0] * (level + 1 - len(counts))
        counted = counts[level] = counts[level] + 1
        if definition in self._instances:
            restarted, depth = self._instances[definition]
            if level < depth:
                self._instances.pop(definition)
            else:
                number = restarted
        if label.rpartition(".")[2] == str(counted):  # as at the end of most labels, which are all different
            return number
        value = label_value(label, self._formats.get((definition, level), "decimal"))
        if value and value != counted:
            counts[level] = value
            number = self._restart(link, value)
        return number

    def _restart(self, link: Link, value: int) -> int:
        self._restarts.append(Restart(link.definition, link.level, value))
        number = self._sheet.lists.last + len(self._restarts)
        self._instances[link.definition] = (number, link.level)
        return number

    def write(self, schedules: tuple[Schedule, ...], noun: str) -> bytes:
        """numbering.xml with the schedules' noun in their heading level, and an instance for each restart."""
        lettered = bool(schedules) and schedules[0].number.isalpha()
        return self._sheet.lists.filled(noun, lettered, self._restarts)


@functools.lru_cache(maxsize=1024)
def label_value(label: str, number_format: str) -> int:
    """The count that the last part of a label stands for: 2 for "5.2", 3 for "(c)", 4 for "(iv)", else 0."""
    found = _LAST_TOKEN.search(label)
    if not found:
        return 0
    token = found[1].lower()
    if token.isdigit():
        return int(token)
    if number_format.endswith("Roman"):
        return _roman_value(token)
    # Word's twenty-seventh letter is aa, its twenty-eighth bb.
    return 26 * (len(token) - 1) + ord(token[0]) - ord("a") + 1 if len(set(token)) == 1 else 0


def _roman_value(token: str) -> int:
    if not set(token) <= set(_ROMAN):
        return 0
    values = [_ROMAN[letter] for letter in token]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _formats_of_labels(sheet: StyleSheet) -> dict[tuple[int, int], str]:
    """How the draft's labels are written at each level: as in our own file, whatever a firm's lists make of them."""
    if not sheet.foreign:
        return {key: level.format for key, level in sheet.levels.items()}
    home = read_style_sheet()
    found: dict[tuple[int, int], str] = {}
    for deeper in range(_LEVELS):
        for role, link in sheet.links.items():
            at_home = home.links[role]
            level = home.levels.get((at_home.definition, at_home.level + deeper))
            if level is not None:
                found.setdefault((link.definition, link.level + deeper), level.format)
    return found


def level_of(sheet: StyleSheet, link: Link) -> Level:
    """The level that a link stands at; an unknown one begins its text at the margin."""
    return sheet.levels.get(link.at, Level("decimal", "", 0))
