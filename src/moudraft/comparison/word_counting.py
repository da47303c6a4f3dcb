"""The labels that Word's rules give to the paragraphs of a .docx: its lists counted, as numbering.xml says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from moudraft.document.numbering import letter, roman
from moudraft.office.label_spaces import with_usual_space

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_LIST = re.compile(r"<w:numPr>(.*?)</w:numPr>")
_LEVEL = re.compile(r'<w:ilvl w:val="(\d+)"')
_LEVELS = 9  # of a list in Word
_MOST = 32_767  # that a number in a list can be
OFF = ("0", "false", "off")
_NUMBER = re.compile(r'<w:numId w:val="(\d+)"')


def value(element: Any, child: str, default: str = "") -> str:
    """The ``w:val`` of a child."""
    found = None if element is None else element.find(W + child)
    return default if found is None else found.get(W + "val", default)


def whole_number(text: str | None, usual: int = 0) -> int:
    """A number that counts something, as a file gives it; the usual one where that is none, or none that Word takes."""
    text = (text or "").strip()
    return min(int(text), _MOST) if text.isascii() and text.isdecimal() and len(text) < 12 else usual


class Styles:
    """styles.xml: names by id, the list that each paragraph style counts in, and what it strikes out or hides."""

    def __init__(self, root: Any) -> None:
        self._styles = {style.get(W + "styleId") or "": style for style in root.iter(W + "style")}
        self.names = {id: value(style, "name") for id, style in self._styles.items()}
        self._usual = _look(next(root.iter(W + "rPrDefault"), None)) or ""
        self._looks: dict[str, str] = {}
        self._lists: dict[str, tuple[str, int]] = {}
        self._found: dict[str, tuple[str, str, int]] = {}

    def list_of(self, properties: str) -> tuple[str, str, int]:
        """Style id, list instance and level of a paragraph with these properties; "0" where it has no list."""
        found = self._found.get(properties)
        if found is None:
            id, own = self.style_of(properties), _LIST.search(properties)
            number, level = self._of_style(id)
            if own:
                given, deep = _NUMBER.search(own[1]), _LEVEL.search(own[1])
                number, level = given[1] if given else number, whole_number(deep[1]) if deep else 0
            found = self._found[properties] = id, number, level
        return found

    @staticmethod
    def style_of(properties: str) -> str:
        """The id of the style that a paragraph with these properties has; empty where it has none of its own."""
        found = _STYLE.search(properties) if "<w:pStyle" in properties else None
        return found[1] if found else ""

    @cached_property
    def usual_name(self) -> str:
        """The name of the style that a paragraph without one of its own has."""
        usual = (
            value(style, "name")
            for style in self._styles.values()
            if style.get(f"{W}type") == "paragraph" and (style.get(f"{W}default") or "0") not in OFF
        )
        return next(usual, "")

    @cached_property
    def marks(self) -> dict[str, tuple[str, str]]:
        """By id, what a reader of paragraphs has to know of a style: its name, and what it does to words."""
        return {id: (name, self.look_of(id)) for id, name in self.names.items()}

    def look_of(self, id: str) -> str:
        """``hidden`` or ``struck``, where a style makes words so, or nothing."""
        if id not in self._looks:
            looks = (_look(style) for style in self._chain(id))
            self._looks[id] = next((look for look in looks if look is not None), self._usual)
        return self._looks[id]

    def _chain(self, id: str) -> Iterator[Any]:
        """A style and those that it is based on, each once though they go in a circle."""
        seen: set[str] = set()
        while id in self._styles and id not in seen:
            seen.add(id)
            yield self._styles[id]
            id = value(self._styles[id], "basedOn")

    def _of_style(self, id: str) -> tuple[str, int]:
        if id not in self._lists:
            lists = (style.find(f"{W}pPr/{W}numPr") for style in self._chain(id))
            own = next((each for each in lists if each is not None), None)
            self._lists[id] = value(own, "numId", "0"), whole_number(value(own, "ilvl"))
        return self._lists[id]


def _look(style: Any) -> str | None:
    """What a style does to words: ``hidden``, ``struck``, an empty text (neither), or None where it says nothing."""
    said = None
    for name, look in (("dstrike", "struck"), ("strike", "struck"), ("vanish", "hidden")):
        switch = None if style is None else style.find(f"{W}rPr/{W}{name}")
        if switch is not None:
            given = switch.get(W + "val") or ""
            said = look if given.casefold() not in OFF or not given else said or ""
    return said


class Definitions:
    """numbering.xml, read once: each list instance with its levels and the restarts that it makes."""

    def __init__(self, root: Any) -> None:
        levels = {
            each.get(W + "abstractNumId"): {
                whole_number(level.get(W + "ilvl")): _Level(level) for level in each.iter(W + "lvl")
            }
            for each in root.iter(W + "abstractNum")
        }
        self.instances: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        for each in root.iter(W + "num"):
            definition = value(each, "abstractNumId")
            starts = {
                whole_number(override.get(W + "ilvl")): whole_number(value(override, "startOverride"), 1)
                for override in each.iter(W + "lvlOverride")
                if override.find(W + "startOverride") is not None
            }
            self.instances[each.get(W + "numId")] = definition, levels.get(definition, {}), starts


class _Level:
    def __init__(self, element: Any) -> None:
        self.format = value(element, "numFmt", "decimal")
        self.text = with_usual_space(value(element, "lvlText"))
        self.legal = element.find(W + "isLgl") is not None  # every number in it is shown in plain figures
        self.parts = re.split(r"%(\d)", self.text)
        self.depths = [max(int(each) - 1, 0) for each in self.parts[1::2]]


class Counting:
    """Counts paragraph by paragraph through one document."""

    def __init__(self, definitions: Definitions) -> None:
        self._instances = definitions.instances
        self._counts: dict[str, list[int]] = {}
        self._started: set[tuple[str, int]] = set()

    def count(self, number: str, level: int) -> tuple[str, str]:
        """The label of the next paragraph at this level of this list, and its whole number."""
        if number not in self._instances:
            return "", ""
        definition, levels, starts = self._instances[number]
        if level not in levels or not 0 <= level < _LEVELS:
            return "", ""
        counts = self._counts.setdefault(definition, [0] * _LEVELS)
        counts[level] += 1
        if level in starts and (number, level) not in self._started:
            counts[level] = starts[level]
        self._started.add((number, level))
        counts[level + 1 :] = [0] * (_LEVELS - 1 - level)
        label = _label(levels, level, counts)
        return label, "" if levels[level].format == "bullet" else _whole(levels, level, counts)


def _label(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    parts = levels[level].parts
    if len(parts) == 1:
        return parts[0]
    shown = list(parts)
    for at, depth in zip(range(1, len(parts), 2), levels[level].depths, strict=True):
        count = max(counts[depth], 1) if depth < level else counts[depth]
        plain = levels[level].legal or depth not in levels
        shown[at] = _formatted(count, "decimal" if plain else levels[depth].format)
    return "".join(shown)


def _whole(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    """The label after those of the levels above it that it does not itself repeat."""
    lowest = min([level, *levels[level].depths])
    above = _whole(levels, lowest - 1, counts) if lowest and lowest - 1 in levels else ""
    return above + _label(levels, level, counts).rstrip(".")


def _formatted(count: int, number_format: str) -> str:
    if number_format.endswith("Letter"):
        shown = letter(max(count, 1))
        return shown.upper() if number_format.startswith("upper") else shown
    if number_format.endswith("Roman"):
        shown = roman(count)
        return shown.upper() if number_format.startswith("upper") else shown
    return f"{count:02d}" if number_format == "decimalZero" else str(count)
