"""How tall tables and signature blocks come out, near enough to say whether a page has room for them. In twips."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from moudraft.writers.word.fitting_columns import EDGES, letters_width
from moudraft.writers.word.table_words import CellWords, RowWords, Words

_BREAKS = re.compile("[ \t\n]+")
_LINE = 1.25  # from one line to the next
_BETWEEN = 0.4  # from one paragraph to the next, beside the line
_HANGING = 2.5  # what the number of a paragraph takes of its line


def table_height(rows: Sequence[RowWords], widths: Sequence[int], em: int) -> int:
    """A table in columns of these widths, with type of the size ``em``."""
    return sum([_row_height(cells, widths, em) for cells in rows])


@functools.lru_cache(maxsize=2048)  # the tables of a batch have most of their words alike
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


def _row_height(cells: RowWords, widths: Sequence[int], em: int) -> int:
    return max([cell_height(*each, em) for each in zip(cells, widths, strict=False)], default=0)


def cell_height(cell: CellWords, width: int, em: int) -> int:
    """Paragraphs one below the other in a width (twips)."""
    return sum([_paragraph_height(each, width, em) for each in cell])


def _paragraph_height(words: Words, width: int, em: int) -> int:
    room = width - int(em * _HANGING) if words.labelled else width
    return lines(words.text, room, em) * line_height(em) + int(em * _BETWEEN)
