"""A document with the numbers that a house style's own lists show, for the forms of it that are no Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from moudraft.document import (
    Block,
    Cell,
    CrossReference,
    DefinedTerm,
    Document,
    Emphasis,
    Inline,
    Paragraph,
    Provision,
    Section,
)
from moudraft.writers.word.house_style import StyleSheet, read_style_sheet
from moudraft.writers.word.live_numbering import Numbering
from moudraft.writers.word.main_part import document_xml
from moudraft.writers.word.printed_lines import PrintedLines
from moudraft.writers.word.shown_numbers import Shown, shown_in_turn
from moudraft.writers.word.word_names import BULLET

replace = msgspec.structs.replace


def numbered_as(document: Document, style: bytes | None) -> Document:
    """The document as the lists of a style file number it; as it is where they number as ours do."""
    if style is None:
        return document
    sheet = read_style_sheet(style)
    return _Renumbered(document, sheet).document() if sheet.foreign else document


class _Renumbered:
    """Writes a document once, to learn what its lists show, and puts that into a copy of it."""

    def __init__(self, document: Document, sheet: StyleSheet) -> None:
        self._whole = document
        numbering = Numbering(sheet)
        document_xml(document, sheet, numbering, PrintedLines(document))
        shown = shown_in_turn(numbering.counted, numbering.write(document.schedules, document.schedule_noun))
        self._placed: Mapping[int, Shown] = {id: shown[at] for id, at in numbering.placed.items()}
        self._marked = _by_bookmark(numbering.counted, shown)
        for schedule in document.schedules:
            self._marked.pop(schedule.bookmark, None)  # their labels are ours in every style

    def document(self) -> Document:
        whole = self._whole
        schedules = (
            replace(each, provision=self._provision(each.provision), cited=self._inlines(each.cited))
            for each in whole.schedules
        )
        return replace(
            whole,
            preamble=tuple(map(self._provision, whole.preamble)),
            sections=tuple(map(self._section, whole.sections)),
            schedules=tuple(schedules),
            execution_intro=self._inlines(whole.execution_intro),
        )

    def _section(self, section: Section) -> Section:
        shown = self._marked.get(section.bookmark) if section.number else None
        provisions = tuple(map(self._provision, section.provisions))
        return replace(section, number=shown.label if shown else section.number, provisions=provisions)

    def _provision(self, provision: Provision) -> Provision:
        rows = tuple(map(self._provision, provision.rows))
        return replace(provision, blocks=tuple(map(self._block, provision.blocks)), rows=rows)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        rows = tuple(replace(row, cells=tuple(map(self._cell, row.cells))) for row in block.rows)
        return replace(block, header=tuple(map(self._cell, block.header)), rows=rows)

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, paragraphs=tuple(map(self._paragraph, cell.paragraphs)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        changes: dict[str, Any] = {
            "content": self._inlines(paragraph.content),
            "children": tuple(map(self._paragraph, paragraph.children)),
        }
        shown = self._placed.get(id(paragraph))
        if shown and paragraph.label not in ("", BULLET):
            changes |= {"label": shown.label, "number": shown.whole}
        return replace(paragraph, **changes)

    def _inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, content))

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Emphasis | DefinedTerm):
            return replace(inline, children=self._inlines(inline.children))
        shown = self._marked.get(inline.bookmark) if isinstance(inline, CrossReference) else None
        if not isinstance(inline, CrossReference) or shown is None or not inline.number:
            return inline
        return replace(inline, noun="" if shown.is_named else inline.noun, number=shown.whole)


def _by_bookmark(counted: Sequence[tuple[int, int, tuple[str, ...]]], shown: Sequence[Shown]) -> dict[str, Shown]:
    """What is shown of each paragraph that has a bookmark and a number."""
    both = zip(counted, shown, strict=True)
    return {name: each for (_number, _level, names), each in both for name in names if each.whole}
