"""Pieces of two texts that answer to one another: lines, rows of tables, tables; and what became of each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

import msgspec

from moudraft.comparison.laid_flat import Atom, Grid, GridRow, Line
from moudraft.comparison.likeness import weight
from moudraft.comparison.word_diff import Stretch, stretches

_LABEL = re.compile(r"(?:([^\W\d_]+)[ \u00a0])?(?:[A-Za-z]{1,4}|[\w.()]{0,12}\d[\w.()]{0,12}|(?:\([A-Za-z]{1,5}\))+)")
"""What a reference shows: a number or a letter, with one word before it at most ("Schedule 2")."""
Change = Literal["same", "added", "removed", "reworded", "referred", "restyled"]
"""What became of a line or a clause. ``referred``: only the numbers in its references changed; ``restyled``: only
bold or italic."""


class LinePair(msgspec.Struct, frozen=True, dict=True):
    """Two lines that answer to one another; None where one of them is not there."""

    old: Line | None
    new: Line | None

    @cached_property
    def change(self) -> Change:
        if self.old is None or self.new is None:
            line = self.old or self.new
            blank = line is not None and not line.atoms and not line.label
            return "same" if blank else "removed" if self.old else "added"
        if self.old.atoms == self.new.atoms:
            return "same"
        if [_words(atom) for atom in self.old.atoms] == [_words(atom) for atom in self.new.atoms]:
            return "restyled" if _shown(self.old) == _shown(self.new) else "referred"
        return "reworded"

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The words kept, deleted and inserted."""
        old = self.old.atoms if self.old else ()
        new = self.new.atoms if self.new else ()
        return stretches(
            [_key(atom) for atom in old], [_key(atom) for atom in new], [weight(atom.text) for atom in old]
        )


class RowPair(msgspec.Struct, frozen=True):
    """Two rows of a table, cell by cell; one of the two may be None."""

    old: GridRow | None
    new: GridRow | None
    cells: tuple[tuple[LinePair, ...], ...]


class GridPair(msgspec.Struct, frozen=True):
    """Two tables, row by row; one of the two may be None."""

    old: Grid | None
    new: Grid | None
    rows: tuple[RowPair, ...]


PiecePair = LinePair | GridPair


def _key(atom: Atom) -> tuple[str, str, str]:
    return atom.text, atom.kind, atom.target


def _words(atom: Atom) -> tuple[str, str, str]:
    """An atom as far as it is wording: the number that a reference shows is not, nor is bold."""
    label = _LABEL.fullmatch(atom.text) if atom.kind == "field" else None
    return label[1] or "" if label else atom.text, atom.kind, atom.target


def _shown(line: Line) -> list[str]:
    return [atom.text for atom in line.atoms]
