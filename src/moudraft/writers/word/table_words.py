"""What the cells of a table say: taken out once, for all who ask how wide, how high and how long they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from moudraft.document import Cell, Table, plain_text


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a paragraph, and whether a number or a bullet stands before them."""

    text: str
    labelled: bool


CellWords = Sequence[Words]
"""The paragraphs of a cell in reading order."""
RowWords = Sequence[CellWords]


def words_of_table(table: Table) -> list[RowWords]:
    """The words of the header and of each row after it."""
    return [_words_of(cells) for cells in (table.header, *(row.cells for row in table.rows))]


def longest(row: RowWords) -> int:
    """The characters of the longest cell."""
    return max((sum([len(words.text) for words in cell]) for cell in row), default=0)


def _words_of(cells: Iterable[Cell]) -> RowWords:
    return [
        [
            Words(plain_text(each.content), bool(each.label))
            for paragraph in cell.paragraphs
            for each in (paragraph.walk() if paragraph.children else (paragraph,))
        ]
        for cell in cells
    ]
