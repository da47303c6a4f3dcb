"""Columns wide enough for their longest word, so that no name is broken in the middle."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from moudraft.writers.word.spaces import bound
from moudraft.writers.word.table_words import CellWords, RowWords

EDGES = 240
"""Twips: the margins of a cell, both sides."""
# The widths of letters in thousandths of the size of the type, as a sans serif has them.
_NARROW, _WIDE, _CAPITAL, _OTHER = 300, 860, 720, 560
_THIN = frozenset("iljtfr.,;:'\u2019-|()[]!")
_BROAD = frozenset("mwMW@%\u2014")
_BREAKS = str.maketrans(dict.fromkeys("\t\r\n\u2013\u2014/-", " "))  # beside the space; not one that binds
_FEWEST = 9  # letters: no column is too narrow for a shorter word


def fitted(widths: list[int], rows: Sequence[RowWords], em: int) -> list[int]:
    """The widths with what columns lack for their longest word taken from those that have more than enough.

    Widths are in twips, as is ``em``, the size of the type.
    """
    needs = [_need(column, em) for column in _columns(rows, len(widths))]
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


def _columns(rows: Sequence[RowWords], count: int) -> list[list[CellWords]]:
    return [[cells[number] for cells in rows if number < len(cells)] for number in range(count)]


def _need(cells: Sequence[CellWords], em: int) -> int:
    """What the longest word of a column takes; nothing where no word is long."""
    texts = {words.text for cell in cells for words in cell if len(words.text) >= _FEWEST}
    widest = max([_widest(text, em) for text in texts], default=0)
    return widest + EDGES if widest else 0


@functools.lru_cache(maxsize=2048)  # the tables of a batch have most of their words alike
def _widest(text: str, em: int) -> int:
    """What the widest of the long words of a text takes."""
    words = bound(text).translate(_BREAKS).split(" ")
    return max([letters_width(word, em) for word in words if len(word) >= _FEWEST], default=0)


@functools.lru_cache(maxsize=4096)  # a text has most of its words more than once
def letters_width(word: str, em: int) -> int:
    """The twips that a word takes on its line."""
    return sum(map(_letter_width, word)) * em // 1000


@functools.cache
def _letter_width(letter: str) -> int:
    if letter in _THIN:
        return _NARROW
    if letter in _BROAD:
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER
