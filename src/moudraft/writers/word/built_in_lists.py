"""The lists of a firm's style file, and ours added to them where a draft needs one that the firm has not got."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from lxml import etree

from moudraft.writers.word.firm_styles import FirmStyles, ours, value
from moudraft.writers.word.house_style import Link
from moudraft.writers.word.word_names import ROLES, qualified

_VAL = qualified("val")
_EMPTY = ("none", "bullet", "")


class Lists:
    """``styles`` and ``numbering`` are the roots of the firm's two parts; the second is changed as it is asked for."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self.styles = styles
        self.root = numbering
        self.own = FirmStyles(*ours())
        self._added: dict[str, tuple[int, int]] = {}

    def follow_style_links(self) -> None:
        """Let each list that only names a list style be that list itself: few programs follow the name."""
        firm = FirmStyles(self.styles, self.root)
        for instance in self.root.iter(qualified("num")):
            definition = firm.definitions.get(value(instance, "abstractNumId"))
            name = "" if definition is None else value(definition, "numStyleLink")
            found = firm.list_of(name) if name else None
            if found is not None:
                instance.find(qualified("abstractNumId")).set(_VAL, found[1])

    def ensure_level(self, definition: str, top: int, depth: int) -> None:
        """A level of a list as ours has it, where the firm's has none, or one without a number."""
        firm = FirmStyles(self.styles, self.root)
        found = firm.level(definition, top + depth)
        if found is not None and value(found, "numFmt") not in _EMPTY and value(found, "lvlText"):
            return
        whole = firm.definitions[definition]
        level = copy.deepcopy(self.own.level("0", depth))
        level.set(qualified("ilvl"), str(top + depth))
        _untied(level)
        text = level.find(qualified("lvlText"))
        text.set(_VAL, _moved(text.get(_VAL), top))
        if found is not None:
            whole.replace(found, level)
        else:
            levels = whole.findall(qualified("lvl"))
            before = [each for each in levels if int(each.get(qualified("ilvl")) or 0) < top + depth]
            (before[-1] if before else whole[-1]).addnext(level)
        kind = whole.find(qualified("multiLevelType"))
        if kind is not None:
            kind.set(_VAL, "multilevel")

    def ours_for(self, home: tuple[str, str, int]) -> Link:
        """The link to one of our lists, added to the firm's when it is first asked for."""
        instance, definition, level = home
        if instance not in self._added:
            self._added[instance] = self._add(self.own.definitions[definition])
        number, kept = self._added[instance]
        return Link(number, kept, level)

    def _add(self, definition: Any) -> tuple[int, int]:
        made = copy.deepcopy(definition)
        for level in made.iter(qualified("lvl")):
            _untied(level)
        kept = 1 + max((_id(each, "abstractNumId") for each in self.root.iter(qualified("abstractNum"))), default=-1)
        number = 1 + max((_id(each, "numId") for each in self.root.iter(qualified("num"))), default=0)
        made.set(qualified("abstractNumId"), str(kept))
        definitions = self.root.findall(qualified("abstractNum"))
        if definitions:
            definitions[-1].addnext(made)
        else:
            self.root.insert(0, made)
        instance = etree.Element(qualified("num"), {qualified("numId"): str(number)})
        etree.SubElement(instance, qualified("abstractNumId"), {_VAL: str(kept)})
        last = self.root.findall(qualified("num")) or self.root.findall(qualified("abstractNum"))
        last[-1].addnext(instance)
        return number, kept

    def differ_from_ours(self, links: Mapping[str, Link]) -> bool:
        """Whether any role's number looks otherwise than in our own style file."""
        firm = FirmStyles(self.styles, self.root)
        for role, link in links.items():
            home = self.own.list_of(self.own.named(ROLES[role].style, ROLES[role].kind))
            own = self.own.level(home[1], home[2]) if home else None
            level = firm.level(str(link.definition), link.level)
            if level is not None and own is not None and _form(level) != _form(own):
                return True
        return False


def _form(level: Any) -> tuple[str, str, bool]:
    return value(level, "numFmt"), value(level, "lvlText"), level.find(qualified("isLgl")) is not None


def _untied(level: Any) -> None:
    """A level without the style that it had at home."""
    for each in level.findall(qualified("pStyle")):
        level.remove(each)


def _moved(text: str, by: int) -> str:
    """The text of a level whose list begins further down."""
    return "".join(f"%{int(each[0]) + by}{each[1:]}" if at else each for at, each in enumerate(text.split("%")))


def _id(element: Any, name: str) -> int:
    given = element.get(qualified(name)) or "0"
    return int(given) if given.isdecimal() else 0
