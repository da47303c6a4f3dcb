"""Which pieces of two parts answer to one another: lines and tables by likeness, rows and cells within tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft.comparison.alignment import Pair, by_likeness
from moudraft.comparison.laid_flat import Grid, GridRow, Line, Piece
from moudraft.comparison.likeness import Bags, same_cells
from moudraft.comparison.piece_pairs import GridPair, LinePair, PiecePair, RowPair
from moudraft.comparison.split_paragraphs import rejoined


def paired(old: Sequence[Piece], new: Sequence[Piece], ends: bool = False, whole: bool = True) -> list[PiecePair]:
    """Pieces by likeness. ``ends``: the one of each answers to the other, whatever it says; ``whole``: what was cut in
    two is made one again."""
    found: list[PiecePair] = []
    for a, b in [(0, 0)] if ends else by_likeness(old, new, Bags().like):
        before, after = None if a is None else old[a], None if b is None else new[b]
        if isinstance(before, Grid) or isinstance(after, Grid):
            found.append(_grid(before, after))  # type: ignore[arg-type]
        else:
            found.append(LinePair(before, after))
    return rejoined(found) if whole else found


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
        yield tuple(each for each in rejoined(_lines_of_cell(before, after)) if isinstance(each, LinePair))


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
