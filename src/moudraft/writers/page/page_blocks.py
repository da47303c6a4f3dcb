"""Paragraphs, lists and tables as HTML. Labels are the draft's own text, so that they are read aloud and copied too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from moudraft.document import Block, Cell, Paragraph, Table, plain_text
from moudraft.writers.page.page_inlines import InlineWriter
from moudraft.writers.page.page_text import escaped

BULLET = "\u2022"
SHORT = 8
"""A table of no more rows is kept on one printed page."""
IN_A_LIST = ("item", "recital", "party", "schedule-item")
"""The roles whose labelled paragraphs are the entries of a list."""


def own_bookmark(paragraph: Paragraph) -> str:
    """The anchor of a paragraph on a page of its own: only of what may be referred to."""
    return paragraph.bookmark


class BlockWriter:
    """Writes blocks; ``anchor`` gives the id that a paragraph has on the page, or nothing."""

    def __init__(self, inlines: InlineWriter, anchor: Callable[[Paragraph], str] = own_bookmark) -> None:
        self.inlines = inlines
        self.anchor = anchor

    def write(self, blocks: Iterable[Block], lead: str = "") -> str:
        """Blocks in reading order, each run of entries as one list; ``lead`` stands before the first lone words."""
        return "".join(self._runs(blocks, lead))

    def _runs(self, blocks: Iterable[Block], lead: str) -> Iterator[str]:
        for kind, run in groupby(blocks, _kind):
            if kind == "table":
                yield from (self.table(each) for each in run if isinstance(each, Table))
            elif kind == "alone":
                for each in run:
                    if isinstance(each, Paragraph):
                        yield self._alone(each, lead)
                        lead = ""
            else:
                entries = "".join(self._entry(each) for each in run if isinstance(each, Paragraph))
                # Some readers call nothing a list that shows no marks, unless it says that it is one.
                yield f"<ul>{entries}</ul>\n" if kind == "ul" else f'<ol role="list">{entries}</ol>\n'

    def _alone(self, paragraph: Paragraph, lead: str) -> str:
        words = lead + self.inlines.write(paragraph.content)
        if not paragraph.label:
            text = f"<p{self._id(paragraph)}>{words}</p>\n" if words else ""
            return text + self._below(paragraph)
        text = f'<p class="numbered"{self._id(paragraph)}>{_label(paragraph)} {words}</p>\n'
        inner = self._below(paragraph)
        return text + (f'<div class="below">{inner}</div>\n' if inner else "")

    def _entry(self, paragraph: Paragraph) -> str:
        label = "" if paragraph.label == BULLET else f"{_label(paragraph)} "
        below = self._below(paragraph)
        return f"<li{self._id(paragraph)}>{label}{self.inlines.write(paragraph.content)}{below}</li>\n"

    def _below(self, paragraph: Paragraph) -> str:
        return self.write(paragraph.children) if paragraph.children else ""

    def _id(self, paragraph: Paragraph) -> str:
        anchor = self.anchor(paragraph)
        return f' id="{escaped(anchor)}"' if anchor else ""

    def table(self, table: Table) -> str:
        """A table with its caption; where the page is narrow it scrolls by itself, by keyboard too."""
        head = "".join(self._heading_cell(each) for each in table.header)
        rows = "".join(
            f"<tr>{''.join(f'<td>{self._cell(cell)}</td>' for cell in row.cells)}</tr>\n" for row in table.rows
        )
        widths = "".join(f'<col style="width:{width}%">' for width in table.widths)
        name = escaped(table.description)
        short = " short" if len(table.rows) <= SHORT else ""
        return (
            f'<div class="scroll{short}" role="group" tabindex="0" aria-label="{name or "Table"}">\n<table>'
            + (f'<caption class="unseen">{name}</caption>' if name else "")
            + (f"<colgroup>{widths}</colgroup>" if widths else "")
            + (f"\n<thead><tr>{head}</tr></thead>" if table.header else "")
            + f"\n<tbody>\n{rows}</tbody></table></div>\n"
        )

    def _heading_cell(self, cell: Cell) -> str:
        words = self._cell(cell)
        # A heading that says nothing heads nothing.
        return f'<th scope="col">{words}</th>' if _has_words(cell) else f"<td>{words}</td>"

    def _cell(self, cell: Cell) -> str:
        if len(cell.paragraphs) == 1 and _kind(cell.paragraphs[0]) == "alone":
            (only,) = cell.paragraphs
            if not only.label and not only.children and not self.anchor(only):
                return self.inlines.write(only.content)
        return self.write(cell.paragraphs)


def _kind(block: Block) -> str:
    """``table``, ``ul`` or ``ol`` for the entry of a list, or ``alone``."""
    if isinstance(block, Table):
        return "table"
    if block.label == BULLET or block.role == "bullet":
        return "ul"
    deep = block.role == "paragraph" and block.level > 1
    return "ol" if block.label and (deep or block.role in IN_A_LIST) else "alone"


def _label(paragraph: Paragraph) -> str:
    return f'<span class="label">{escaped(paragraph.label)}</span>'


def _has_words(cell: Cell) -> bool:
    return any(plain_text(each.content).strip() for paragraph in cell.paragraphs for each in paragraph.walk())
