"""How tall tables and signature blocks come out, near enough to say whether a page has room for them. In twips."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moudraft.document import Cell, Paragraph, Table, plain_text
from moudraft.writers.word.fitting_columns import EDGES, letters_width

_BREAKS = re.compile("[ \t\n]+")
_LINE = 1.25  # from one line to the next
_BETWEEN = 0.4  # from one paragraph to the next, beside the line
_HANGING = 2.5  # what the number of a paragraph takes of its line


def table_height(table: Table, widths: Sequence[int], em: int) -> int:
    """A table in columns of these widths, with type of the size ``em``."""
    rows = (table.header, *(row.cells for row in table.rows))
    return sum(_row_height(cells, widths, em) for cells in rows)


def lines(text: str, width: int, em: int) -> int:
    """The lines that a text takes in a cell of a width (twips)."""
    room, taken, found = width - EDGES, 0, 1
    for word in _BREAKS.split(text):
        wide = letters_width(word, em)
        if taken and taken + wide > room:
            found, taken = found + 1, 0
        taken += wide + em // 3
    return found


def line_height(em: int) -> int:
    return int(em * _LINE)


def _row_height(cells: Sequence[Cell], widths: Sequence[int], em: int) -> int:
    return max((_cell_height(*each, em) for each in zip(cells, widths, strict=False)), default=0)


def _cell_height(cell: Cell, width: int, em: int) -> int:
    found = (each for paragraph in cell.paragraphs for each in paragraph.walk())
    return sum(_paragraph_height(each, width, em) for each in found)


def _paragraph_height(paragraph: Paragraph, width: int, em: int) -> int:
    room = width - int(em * _HANGING) if paragraph.label else width
    return lines(plain_text(paragraph.content), room, em) * line_height(em) + int(em * _BETWEEN)
