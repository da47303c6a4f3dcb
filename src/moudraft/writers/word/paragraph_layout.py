"""Where a paragraph stands: its style role, the list it counts in, and where its text begins."""

from __future__ import annotations

from typing import Literal

import msgspec

from moudraft.document import Paragraph
from moudraft.writers.word.house_style import Link, StyleSheet
from moudraft.writers.word.live_numbering import level_of
from moudraft.writers.word.word_names import BULLET

Zone = Literal["front", "section", "schedule", "cell", "heading-cell"]

# The list that numbers the items below a numbered paragraph of each role.
_STEMS = {"clause": "item", "schedule-paragraph": "schedule-item"}
_FAMILIES = {
    "paragraph": "clause",
    "recital": "recital",
    "party": "party",
    "statement": "statement",
    "schedule-paragraph": "schedule-paragraph",
}
_HOME: dict[Zone, str] = {
    "front": "clause",
    "section": "clause",
    "schedule": "schedule-paragraph",
    "cell": "statement",
    "heading-cell": "statement",
}


class Surroundings(msgspec.Struct, frozen=True):
    """What a paragraph inherits: its zone, the list its items count in, and text edges in twips.

    ``base`` is the edge of the zone and ``edge`` that of the paragraph above it in the tree.
    """

    zone: Zone
    base: int = 0
    edge: int = 0
    family: str = ""


class Place(msgspec.Struct, frozen=True):
    """The answer: style role, list link (None where unnumbered), direct indents in twips (0: the style's own).

    ``before`` is room above it, and ``right`` where a row of dots leads to, both in twips and 0 for none.
    """

    role: str
    link: Link | None = None
    left: int = 0
    hanging: int = 0
    new_page: bool = False
    before: int = 0
    right: int = 0


class Layout:
    """Finds places by style sheet, each kind of paragraph once: a long draft has few kinds."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._found: dict[tuple[object, ...], tuple[Place, Surroundings]] = {}

    def find(self, paragraph: Paragraph, around: Surroundings) -> tuple[Place, Surroundings]:
        """The place of a paragraph, and what the paragraphs nested below it inherit."""
        marked = paragraph.label if paragraph.label in ("", BULLET) else "numbered"
        continued = paragraph.number != paragraph.label and paragraph.number[:1].isdigit()
        key = (paragraph.role, paragraph.level, marked, continued, around)
        found = self._found.get(key)
        if found is None:
            here = place(paragraph, around, self._sheet)
            found = self._found[key] = here, below(paragraph, here, around, self._sheet)
        return found


def place(paragraph: Paragraph, around: Surroundings, sheet: StyleSheet) -> Place:
    """The place of a paragraph: numbered where it has a label, a bullet for a bullet, else plain text."""
    if paragraph.label == BULLET or paragraph.role == "bullet":
        return _bullet(paragraph, around, sheet)
    if not paragraph.label or paragraph.role == "plain":
        return _text(around, sheet)
    if paragraph.role.endswith("item") or (paragraph.role == "paragraph" and paragraph.level > 1):
        return _item(paragraph, around, sheet)
    role = "clause" if paragraph.role == "paragraph" else paragraph.role
    return Place(role, sheet.links[role])


def below(paragraph: Paragraph, here: Place, around: Surroundings, sheet: StyleSheet) -> Surroundings:
    """What the paragraphs nested below this one inherit."""
    if here.link is None or "bullet" in here.role:
        return around
    family = _FAMILIES.get(paragraph.role) or _family(paragraph, around)
    return msgspec.structs.replace(around, family=family, edge=here.left or level_of(sheet, here.link).left)


def _text(around: Surroundings, sheet: StyleSheet) -> Place:
    if around.zone == "heading-cell":
        return Place("table-heading")
    if around.zone == "cell":
        return Place("table-text", left=around.edge)
    clause_edge = level_of(sheet, sheet.links["clause"]).left
    if around.edge == clause_edge:
        return Place("clause-text")
    return Place("body", left=around.edge)


def _bullet(paragraph: Paragraph, around: Surroundings, sheet: StyleSheet) -> Place:
    role = "table-bullet" if around.zone == "cell" else f"bullet-{min(paragraph.level, 2)}"
    link = sheet.links[role]
    deeper = paragraph.level - (1 if role != "bullet-2" else 2)
    link = msgspec.structs.replace(link, level=link.level + deeper)
    if not around.edge:
        return Place(role, link)
    step = level_of(sheet, sheet.links["table-bullet" if around.zone == "cell" else "bullet-1"]).left
    return Place(role, link, around.edge + step * paragraph.level, step)


def _family(paragraph: Paragraph, around: Surroundings) -> str:
    """The list of an item: its parent's, or, at the top, the one whose number its own goes on from ("5.2(a)")."""
    if around.family:
        return around.family
    if paragraph.number != paragraph.label and paragraph.number[:1].isdigit():
        return _HOME[around.zone]
    return "table-item" if around.zone in ("cell", "heading-cell") else "list-1"


def _item(paragraph: Paragraph, around: Surroundings, sheet: StyleSheet) -> Place:
    """An item counts in its family's list, as deep as it is nested; the free lists begin at their own first level."""
    level = paragraph.level - (1 if paragraph.role == "paragraph" else 0)
    family = _family(paragraph, around)
    free = family in ("list-1", "table-item")
    if family in _STEMS:
        role = home = f"{_STEMS[family]}-{min(level, 2)}"
        deeper = max(level - 2, 0)
    else:
        role = "table-item" if around.zone in ("cell", "heading-cell") else f"list-{min(level, 2)}"
        home, deeper = family, level - (1 if free else 0)
    link = sheet.links[home]
    link = msgspec.structs.replace(link, level=link.level + deeper)
    if family == "list-1" and around.base:
        step = level_of(sheet, sheet.links["list-1"]).left
        return Place(role, link, around.base + step * level, step)
    return Place(role, link)
