"""Compare two documents: clauses answered to one another by id, lines by likeness, words one by one.

Pure. The result is a tree: a :class:`Comparison` holds pairs of parts, these pairs of pieces (lines, grids), and a pair
of lines the stretches of words that changed. The summary, the web page and the tracked changes in Word all follow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from moudraft.comparison.alignment import Pair, by_id, by_likeness
from moudraft.comparison.laid_flat import Atom, Grid, GridRow, Line, Paper, Part, Piece, paper_of
from moudraft.comparison.likeness import Bags, same_cells, weight
from moudraft.comparison.word_diff import Stretch, stretches
from moudraft.document import Document

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


class PartPair(msgspec.Struct, frozen=True, dict=True):
    """Two parts with one id; one is None where the part was added or removed. ``moved``: it stands elsewhere now.

    A moved part comes twice in ``Comparison.pairs`` (where it stood, and where it stands); ``pieces`` is the same.
    """

    old: Part | None
    new: Part | None
    pieces: tuple[PiecePair, ...]
    moved: bool = False

    @property
    def part(self) -> Part:
        """The new part, else the old one."""
        part = self.new or self.old
        assert part is not None
        return part

    @cached_property
    def change(self) -> Change:
        if self.old is None or self.new is None:
            return "removed" if self.old else "added"
        changes = {pair.change for pair in self.lines()} - {"same"}
        return (
            changes.pop()
            if len(changes) == 1 and changes <= {"referred", "restyled"}
            else ("reworded" if changes else "same")
        )

    @property
    def renumbered(self) -> bool:
        """Whether it stands under another number."""
        return bool(self.old and self.new and place(self.old) != place(self.new))

    def lines(self) -> Iterator[LinePair]:
        """Every pair of lines, those in tables included."""
        for piece in self.pieces:
            if isinstance(piece, LinePair):
                yield piece
            else:
                yield from (line for row in piece.rows for cell in row.cells for line in cell)


class Comparison(msgspec.Struct, frozen=True):
    """Two papers compared. ``order`` is both in one: each part once, a moved one where it stood and where it stands."""

    old: Paper
    new: Paper
    pairs: tuple[PartPair, ...]
    order: tuple[tuple[PartPair, Literal["both", "old", "new"]], ...]

    @property
    def same(self) -> bool:
        """Whether nothing that a reader sees has changed."""
        return not any(pair.change != "same" or pair.moved or pair.renumbered for pair in self.pairs)

    def changed(self) -> Iterator[PartPair]:
        """The parts that were added, removed, moved, renumbered or reworded."""
        return (pair for pair in self.pairs if pair.change != "same" or pair.moved or pair.renumbered)


def compare(old: Document | Paper, new: Document | Paper) -> Comparison:
    """Compare two documents, or two papers read from .docx files of ours."""
    before = paper_of(old) if isinstance(old, Document) else old
    after = paper_of(new) if isinstance(new, Document) else new
    alike = before.template == after.template
    keys = [_ids(paper, alike) for paper in (before, after)]
    merged = by_id(*keys)
    there, here = dict(zip(keys[0], before.parts, strict=True)), dict(zip(keys[1], after.parts, strict=True))
    made: dict[str, PartPair] = {}
    order: list[tuple[PartPair, Literal["both", "old", "new"]]] = []
    for a, b in merged:
        id = keys[0][a] if a is not None else keys[1][b or 0]
        if id not in made:
            both = id in there and id in here
            made[id] = _part(there.get(id), here.get(id), moved=both and (a is None or b is None))
        order.append((made[id], "both" if a is not None and b is not None else "old" if b is None else "new"))
    return Comparison(before, after, tuple(made.values()), tuple(order))


def place(part: Part) -> str:
    """Where a part stands: its number, or its schedule; empty where nothing is numbered."""
    return part.schedule or (part.number if part.kind in ("clause", "heading") else "")


def _ids(paper: Paper, alike: bool) -> list[str]:
    """The ids by which parts answer; headings answer by their words where the templates differ."""
    found: dict[str, None] = {}
    for part in paper.parts:
        id = part.id if alike or part.kind != "heading" else f"heading: {part.title.casefold()}"
        found[id if id not in found else f"{id}#{len(found)}"] = None
    return list(found)


def _part(old: Part | None, new: Part | None, moved: bool) -> PartPair:
    before, after = old.pieces if old else (), new.pieces if new else ()
    if old and new and old.kind == "contents" and min(len(before), len(after)) > 3:
        # One field begins in the first entry, after the heading, and ends in the last.
        ends = (slice(0, 1), slice(1, 2), slice(2, -1), slice(-1, None))
        pairs = [pair for each in ends for pair in _pieces(before[each], after[each], ends=each != ends[2])]
        return PartPair(old, new, tuple(pairs), moved)
    return PartPair(old, new, tuple(_pieces(before, after)), moved)


def _pieces(old: Sequence[Piece], new: Sequence[Piece], ends: bool = False) -> Iterator[PiecePair]:
    """Pieces by likeness; ``ends``: the one of each answers to the other, whatever it says."""
    for a, b in [(0, 0)] if ends else by_likeness(old, new, Bags().like):
        before, after = None if a is None else old[a], None if b is None else new[b]
        if isinstance(before, Grid) or isinstance(after, Grid):
            yield _grid(before, after)  # type: ignore[arg-type]
        else:
            yield LinePair(before, after)


def _grid(old: Grid | None, new: Grid | None) -> GridPair:
    bags = Bags()
    before, after = old.rows if old else (), new.rows if new else ()
    rows = []
    for a, b in _rows(before, after, bags):
        one, other = None if a is None else before[a], None if b is None else after[b]
        rows.append(RowPair(one, other, tuple(_cells(one, other))))
    return GridPair(old, new, tuple(rows))


def _rows(old: Sequence[GridRow], new: Sequence[GridRow], bags: Bags) -> list[Pair]:
    """Rows by likeness; where as many rows went as came between two that stayed, they are the same rows changed."""
    pairs = by_likeness(old, new, bags.like_rows)
    found: list[Pair] = []
    gone: list[int] = []
    come: list[int] = []
    for a, b in [*pairs, (-1, -1)]:
        if a is not None and b is not None:
            if len(gone) == len(come) and all(same_cells(old[x], new[y]) for x, y in zip(gone, come, strict=True)):
                found += zip(gone, come, strict=True)
            else:
                found += [(x, None) for x in gone] + [(None, y) for y in come]
            gone, come = [], []
            found.append((a, b))
        elif a is not None:
            gone.append(a)
        elif b is not None:
            come.append(b)
    return found[:-1]


def _cells(old: GridRow | None, new: GridRow | None) -> Iterator[tuple[LinePair, ...]]:
    if old is None or new is None:
        for cell in (old or new or GridRow(())).cells:
            yield tuple(LinePair(None, line) if new else LinePair(line, None) for line in cell)
        return
    for before, after in zip(old.cells, new.cells, strict=True):
        yield tuple(_lines_of_cell(before, after))


def _lines_of_cell(old: Sequence[Line], new: Sequence[Line]) -> list[LinePair]:
    """Lines by likeness; where some went and others came at the end, the last of each are one line changed."""
    pairs = by_likeness(old, new, Bags().like)
    end = len(pairs)
    while end and None in pairs[end - 1]:
        end -= 1
    gone = [a for a, _ in pairs[end:] if a is not None]
    come = [b for _, b in pairs[end:] if b is not None]
    if gone and come:
        pairs[end:] = [(a, None) for a in gone[:-1]] + [(None, b) for b in come[:-1]] + [(gone[-1], come[-1])]
    return [LinePair(None if a is None else old[a], None if b is None else new[b]) for a, b in pairs]


def _key(atom: Atom) -> tuple[str, str, str]:
    return atom.text, atom.kind, atom.target


def _words(atom: Atom) -> tuple[str, str]:
    """An atom as far as it is wording: the number that a reference shows is not, nor is bold."""
    return (atom.target, atom.kind) if atom.kind == "field" else (atom.text, atom.kind)


def _shown(line: Line) -> list[str]:
    return [atom.text for atom in line.atoms]
