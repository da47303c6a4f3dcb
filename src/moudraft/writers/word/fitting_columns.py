"""Columns wide enough for their longest word, so that no name is broken in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moudraft.document import Cell, Table, plain_text
from moudraft.writers.word.spaces import bound

EDGES = 240
"""Twips: the margins of a cell, both sides."""
# The widths of letters in thousandths of the size of the type, as a sans serif has them.
_NARROW, _WIDE, _CAPITAL, _OTHER = 300, 860, 720, 560
_THIN = frozenset("iljtfr.,;:'\u2019-|()[]!")
_BROAD = frozenset("mwMW@%\u2014")
_BREAKS = re.compile("[ \t\r\n\u2013\u2014/-]+")  # not at a space that binds
_FEWEST = 9  # letters: no column is too narrow for a shorter word


def fitted(widths: list[int], table: Table, em: int) -> list[int]:
    """The widths with what columns lack for their longest word taken from those that have more than enough.

    Widths are in twips, as is ``em``, the size of the type.
    """
    needs = [_need(column, em) for column in _columns(table, len(widths))]
    lacking = [max(0, need - width) for need, width in zip(needs, widths, strict=True)]
    spare = [max(0, width - need) for need, width in zip(needs, widths, strict=True)]
    wanted = min(sum(lacking), sum(spare))
    if not wanted:
        return widths
    changed = [
        width + wanted * lack // sum(lacking) - wanted * more // sum(spare)
        for width, lack, more in zip(widths, lacking, spare, strict=True)
    ]
    # What rounding leaves goes where it does no harm: to the widest.
    changed[changed.index(max(changed))] += sum(widths) - sum(changed)
    return changed


def _columns(table: Table, count: int) -> list[list[Cell]]:
    rows = [table.header, *(row.cells for row in table.rows)]
    return [[cells[number] for cells in rows if number < len(cells)] for number in range(count)]


def _need(cells: Sequence[Cell], em: int) -> int:
    """What the longest word of a column takes; nothing where no word is long."""
    words = {
        word
        for cell in cells
        for paragraph in cell.paragraphs
        for each in paragraph.walk()
        for word in _BREAKS.split(bound(plain_text(each.content)))
        if len(word) >= _FEWEST
    }
    return max((letters_width(word, em) + EDGES for word in words), default=0)


def letters_width(word: str, em: int) -> int:
    """The twips that a word takes on its line."""
    letters = sum(
        _NARROW if each in _THIN else _WIDE if each in _BROAD else _CAPITAL if each.isupper() else _OTHER
        for each in word
    )
    return letters * em // 1000
