"""Paragraphs as Word XML: properties by role, live numbering, and the hidden bookmark round the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from moudraft.document import Document, Paragraph, block_paragraphs, plain_text
from moudraft.writers.word.house_style import StyleSheet
from moudraft.writers.word.live_numbering import Numbering
from moudraft.writers.word.paragraph_layout import Layout, Place, Surroundings
from moudraft.writers.word.printed_lines import PrintedLines
from moudraft.writers.word.run_xml import Inlines, escape

if TYPE_CHECKING:
    from moudraft.writers.word.comments import Comments

_GAP = 200  # twips of space above text that follows a table or a contents list, which have none below them
# A style that holds its paragraphs together must let go where one block ends and another begins.
_LET_GO = {"signature": '<w:keepNext w:val="0"/>'}
_TOGETHER = 3  # entries at the end of a list that stay on one page, where they are no longer than the next
_SHORT = 240  # characters
_AT_ONCE = 256  # pieces put by together
_SPACED = ("section", "section-unnumbered", "schedule")  # headings have room above them in their style


class ParagraphWriter:
    """Collects the XML of a body in reading order in ``pieces``; everything in the body goes through it.

    What nothing will change any more is put by, ready to write: a long draft then stays within a processor's caches.
    ``needs_gap`` is set by whoever wrote something that needs room below it, and ``needs_page`` by whoever has a page
    to itself; the next paragraph makes them.
    """

    def __init__(
        self, sheet: StyleSheet, numbering: Numbering, inlines: Inlines, comments: Comments | None = None,
        printed: PrintedLines | None = None,
    ) -> None:  # fmt: skip
        self.sheet = sheet
        self.inlines = inlines
        self.pieces: list[str] = []
        self._put_by: list[bytes] = []
        self._before = 0
        self.needs_gap = False
        self.needs_page = False
        self._foreign = sheet.foreign
        self._begun: list[str] = []
        self._numbering = numbering
        self._printed = printed
        self._comments = comments
        self._layout = Layout(sheet)
        self._marked: set[str] = set()
        self._properties: dict[tuple[Place, int, bool, bool], str] = {}

    @property
    def place(self) -> int:
        """How many pieces there have been so far."""
        return self._before + len(self.pieces)

    def put_by(self, place: int) -> None:
        """Nothing will change the pieces before this place, but for numbers that a style file counts in its own way."""
        ready = place - self._before
        if ready < _AT_ONCE or self._foreign:
            return
        pieces, self.pieces[:ready] = self.pieces[:ready], []
        self._before = place
        self._put_by.append("".join(pieces).encode())
        if self._printed:
            self._printed.take(pieces)

    def body(self, head: str, tail: str) -> bytes:
        """The whole body, between its head and its tail."""
        if self._printed:
            self._printed.end(self.pieces)
        # Encoded piece by piece: nearly all are ASCII, which costs nothing, and the whole is not.
        return b"".join((head.encode(), *self._put_by, *map(str.encode, self.pieces), tail.encode()))

    def add(self, here: Place, content: str, label: str = "", keep: bool = False) -> None:
        """One paragraph: ``content`` is runs; ``keep`` holds it on the page of the paragraph after it."""
        if self.needs_page:
            here = msgspec.structs.replace(here, new_page=True)
            self.needs_page = False
        link = here.link
        number = self._numbering.count(link, label) if link and link.number else 0
        if self._foreign:
            if link and number:
                self._numbering.counted.append((number, link.level, tuple(self._begun)))
            self._begun.clear()
        key = (here, number, keep, self.needs_gap and here.role not in _SPACED)
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = self._paragraph_properties(*key)
        self.needs_gap = False
        if self._comments and not self.place:
            content = self._comments.on_first(content)
        self.pieces.append(f"<w:p>{properties}{content}</w:p>")

    def write(self, paragraph: Paragraph, around: Surroundings, keep: bool = False, lead: str = "") -> None:
        """A paragraph of the draft, ``lead`` before its words, and those below it, the first of them on its page."""
        here, inner = self._layout.find(paragraph, around)
        content = self.inlines.write(paragraph.content)
        if lead:
            content = lead + content
        if paragraph.bookmark:
            content = self.mark(paragraph.bookmark, content)
        if self._comments:
            content = self._comments.on(paragraph, content)
        if self._foreign and here.link and here.link.number:
            self._numbering.placed[id(paragraph)] = len(self._numbering.counted)
        children = paragraph.children
        self.add(here, content, paragraph.label, keep or bool(children))
        last = len(children) - 1
        for number, child in enumerate(children):
            # The end of a list is some lines and never one, as the end of a paragraph is.
            self.write(child, inner, keep=last - _TOGETHER < number < last and _is_short(child))

    def mark(self, bookmark: str, content: str) -> str:
        """The content inside its bookmark; a name is used once, as Word keeps only the first."""
        if not bookmark or bookmark in self._marked:
            return content
        self._marked.add(bookmark)
        if self._foreign:
            self._begun.append(bookmark)
        if self._printed:
            self._printed.begin(bookmark, self.place)
        number = len(self._marked)
        name = bookmark if bookmark.isidentifier() else escape(bookmark)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def _paragraph_properties(self, here: Place, number: int, keep: bool, gap: bool) -> str:
        """Style, and only what differs from it, in the order of the schema."""
        numbered = (here.link, number) != self._styled(here.role)
        level = f'<w:ilvl w:val="{here.link.level}"/>' if here.link and number else ""
        hanging = f' w:hanging="{here.hanging}"' if here.hanging else ""
        return (
            f'<w:pPr><w:pStyle w:val="{self.sheet.ids[here.role]}"/>'
            + ("<w:keepNext/>" if keep else _LET_GO.get(here.role, ""))
            + ("<w:pageBreakBefore/>" if here.new_page else "")
            + (f'<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr>' if numbered else "")
            + (f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{here.right}"/></w:tabs>' if here.right else "")
            + (f'<w:spacing w:before="{here.before or _GAP}"/>' if here.before or gap else "")
            + (f'<w:ind w:left="{here.left}"{hanging}/>' if here.left else "")
            + "</w:pPr>"
        )

    def _styled(self, role: str) -> tuple[object, int]:
        link = self.sheet.styled.get(role)
        return link, link.number if link else 0


def _is_short(paragraph: Paragraph) -> bool:
    return not paragraph.children and len(plain_text(paragraph.content)) <= _SHORT


def bookmarks(document: Document) -> frozenset[str]:
    """Every bookmark that the draft sets, so that a reference to any other becomes plain words."""
    found = {section.bookmark for section in document.sections}
    found.update(schedule.bookmark for schedule in document.schedules)
    for provision in document.provisions():
        for block in provision.blocks:
            if isinstance(block, Paragraph) and not block.children:  # as most are
                found.add(block.bookmark)
            else:
                found.update(paragraph.bookmark for paragraph in block_paragraphs(block))
    return frozenset(found - {""})
