"""Live numbering: what Word's lists would show next, and the restarts that keep them to the draft's labels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from moudraft.document import Schedule
from moudraft.document.numbering import STATEMENT
from moudraft.office.label_spaces import LABEL_SPACE
from moudraft.writers.word.house_style import Level, Link, StyleSheet, read_style_sheet
from moudraft.writers.word.word_names import qualified

_LAST_TOKEN = re.compile(r"([0-9]+|[A-Za-z]+)[^0-9A-Za-z]*$")
_NO_COUNTS = (0,) * 9  # Word's lists have nine levels
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
        self._restarts: list[tuple[int, int, int]] = []
        self._last = max(_instance_numbers(sheet), default=0)

    def count(self, link: Link, label: str) -> int:
        """The list instance (numId) under which a paragraph with this label must stand."""
        number, definition, level = link
        counts = self._counts.get(definition)
        if counts is None:
            counts = self._counts[definition] = [*_NO_COUNTS]
        counts[level] += 1
        counts[level + 1 :] = _NO_COUNTS[level + 1 :]
        if definition in self._instances:
            restarted, depth = self._instances[definition]
            if level < depth:
                self._instances.pop(definition)
            else:
                number = restarted
        value = label_value(label, self._formats.get((definition, level), "decimal"))
        if value and value != counts[level]:
            counts[level] = value
            number = self._restart(link, value)
        return number

    def _restart(self, link: Link, value: int) -> int:
        self._restarts.append((link.definition, link.level, value))
        self._instances[link.definition] = (self._last + len(self._restarts), link.level)
        return self._last + len(self._restarts)

    def write(self, numbering: bytes, schedules: tuple[Schedule, ...], noun: str) -> bytes:
        """numbering.xml with the schedules' noun in their heading level, and an instance for each restart."""
        root = etree.fromstring(numbering)
        name_schedules(root, self._sheet.links["schedule"], schedules, noun)
        name_statements(root, self._sheet.links["statement"])
        last = [child for child in root if child.tag == qualified("num")][-1]
        for offset, restart in reversed(list(enumerate(self._restarts, 1))):
            last.addnext(_instance(self._last + offset, *restart))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@functools.lru_cache(maxsize=4096)
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


def name_schedules(root: Any, link: Link, schedules: tuple[Schedule, ...], noun: str) -> None:
    """Let the schedule heading's number read "Schedule 1", "Appendix 1" or "Annex A", as the draft does."""
    for level in _levels(root, link):
        level.find(qualified("lvlText")).set(qualified("val"), f"{noun}{LABEL_SPACE}%{link.level + 1}")
        if schedules and schedules[0].number.isalpha():
            level.find(qualified("numFmt")).set(qualified("val"), "upperLetter")


def name_statements(root: Any, link: Link) -> None:
    """Let the number of a statement in a table read "S1", as the draft does, whatever the style file has there."""
    for level in _levels(root, link):
        level.find(qualified("lvlText")).set(qualified("val"), f"{STATEMENT}%{link.level + 1}")


def _levels(root: Any, link: Link) -> Iterator[Any]:
    """The level of the lists that a role is linked to."""
    for definition in root.iter(qualified("abstractNum")):
        if definition.get(qualified("abstractNumId")) == str(link.definition):
            yield next(each for each in definition if each.get(qualified("ilvl")) == str(link.level))


def _instance(number: int, definition: int, level: int, start: int) -> Any:
    instance = etree.Element(qualified("num"), {qualified("numId"): str(number)})
    etree.SubElement(instance, qualified("abstractNumId"), {qualified("val"): str(definition)})
    override = etree.SubElement(instance, qualified("lvlOverride"), {qualified("ilvl"): str(level)})
    etree.SubElement(override, qualified("startOverride"), {qualified("val"): str(start)})
    return instance


def _instance_numbers(sheet: StyleSheet) -> list[int]:
    numbering = next(part.blob for part in sheet.parts if part.name == sheet.numbering_name)
    return [int(number.get(qualified("numId")) or 0) for number in etree.fromstring(numbering).iter(qualified("num"))]


def _formats_of_labels(sheet: StyleSheet) -> dict[tuple[int, int], str]:
    """How the draft's labels are written at each level: as in our own file, whatever a firm's lists make of them."""
    if not sheet.foreign:
        return {key: level.format for key, level in sheet.levels.items()}
    home = read_style_sheet()
    found: dict[tuple[int, int], str] = {}
    for deeper in range(len(_NO_COUNTS)):
        for role, link in sheet.links.items():
            at_home = home.links[role]
            level = home.levels.get((at_home.definition, at_home.level + deeper))
            if level is not None:
                found.setdefault((link.definition, link.level + deeper), level.format)
    return found


def level_of(sheet: StyleSheet, link: Link) -> Level:
    """The level that a link stands at; an unknown one begins its text at the margin."""
    return sheet.levels.get((link.definition, link.level), Level("decimal", "", 0))
