"""How alike two lines, tables or rows are: by the words they have in common, and by their bookmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from moudraft.comparison.alignment import LIKE
from moudraft.comparison.laid_flat import Grid, GridRow, Line, Piece

_ROW_LIKE = 0.3
_SIGNS = 3.0  # what one bookmark in two lines counts for: they are the first lines of the same clause


def weight(text: str) -> int:
    """How much a word counts in a comparison: spaces and marks nothing, little words little."""
    return 0 if not text.strip() or (not text[0].isalnum() and len(text) == 1) else 1 if len(text) < 4 else 2


class Bags:
    """How alike lines, grids and rows are: the words they have in common, each line's counted once."""

    def __init__(self) -> None:
        self._bags: dict[int, Counter[str]] = {}

    def like(self, old: Piece, new: Piece) -> float:
        """From 0 to 1 by common words, and more for a common bookmark; 0 where the two cannot answer to one another."""
        if isinstance(old, Line) and isinstance(new, Line):
            signed = _SIGNS if set(old.bookmarks) & set(new.bookmarks) else 0.0
            if old.atoms == new.atoms:
                return 1.0 + signed
            shared = self.share(old, (old,), new, (new,))
            return signed + (shared if shared >= LIKE or signed else 0.0)
        if isinstance(old, Grid) and isinstance(new, Grid) and _columns(old) == _columns(new):
            return (0.5 if old.shape == new.shape else 0.4) + self.share(old, old.lines(), new, new.lines())
        return 0.0

    def like_rows(self, old: GridRow, new: GridRow) -> float:
        if not same_cells(old, new):
            return 0.0
        if [[line.atoms for line in cell] for cell in old.cells] == [
            [line.atoms for line in cell] for cell in new.cells
        ]:
            return 1.0
        shared = self.share(old, old.lines(), new, new.lines())
        return min(shared, 0.99) if shared >= _ROW_LIKE else 0.0

    def share(self, old: object, old_lines: Iterable[Line], new: object, new_lines: Iterable[Line]) -> float:
        one, other = self.bag(old, old_lines), self.bag(new, new_lines)
        common = sum(min(times, other[word]) for word, times in one.items() if word in other)
        return 2 * common / ((one.total() + other.total()) or 1)

    def bag(self, key: object, lines: Iterable[Line]) -> Counter[str]:
        found = self._bags.get(id(key))
        if found is None:
            found = self._bags[id(key)] = Counter(
                atom.text.casefold() for line in lines for atom in line.atoms if weight(atom.text)
            )
        return found


def same_cells(old: GridRow, new: GridRow) -> bool:
    """Whether two rows have as many cells."""
    return len(old.cells) == len(new.cells)


def _columns(grid: Grid) -> int:
    return max((len(row.cells) for row in grid.rows), default=0)
