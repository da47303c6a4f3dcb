"""Two tables in one: the rows that came and went, and what changed of the properties of tables, rows and cells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from moudraft.comparison.looks import without_widths
from moudraft.comparison.piece_pairs import GridPair, PiecePair, RowPair
from moudraft.comparison.reading_back import RowSource
from moudraft.writers.redline.change_marks import Looks, Marks
from moudraft.writers.redline.marked_paragraphs import grid_source


class TableWriter(ABC):
    """Writes tables; whoever writes the paragraphs in their cells gives :meth:`run`."""

    keep: Looks
    marks: Marks

    @abstractmethod
    def run(self, pairs: Sequence[PiecePair]) -> Iterator[str]:
        """The blocks of a body or a cell, one after the other."""

    def grid(self, pair: GridPair) -> str:
        grid = pair.new or pair.old
        assert grid is not None
        own = grid_source(grid)
        properties = own.properties
        if pair.old and pair.new:
            was = grid_source(pair.old).properties
            properties = self.changed(properties, was, "tblPr")
        return f"<w:tbl>{properties}{own.columns}{''.join(map(self.row, pair.rows))}</w:tbl>"

    def row(self, pair: RowPair) -> str:
        row = pair.new or pair.old
        assert row is not None
        own: RowSource = row.source
        properties, cells = own.properties, own.cells
        if pair.old and pair.new:
            was: RowSource = pair.old.source
            properties = self.changed(properties, was.properties, "trPr")
            cells = tuple(self.changed(new, old, "tcPr") for new, old in zip(cells, was.cells, strict=True))
        else:
            mark = self.marks.mark("ins" if pair.new else "del")
            properties = (properties.removesuffix("</w:trPr>") or "<w:trPr>") + mark + "</w:trPr>"
        inside = (
            f"<w:tc>{properties}{''.join(self.run(cell))}</w:tc>"
            for properties, cell in zip(cells, pair.cells, strict=True)
        )
        return f"<w:tr>{properties}{''.join(inside)}</w:tr>"

    def changed(self, new: str, old: str, name: str) -> str:
        """The properties of a table, row or cell, with the old ones inside where they were others."""
        if self.keep != "both":
            return old if self.keep == "old" else new
        if without_widths(new) == without_widths(old):
            return new
        was = self.marks.mark(f"{name}Change", old or f"<w:{name}/>")
        head = new.removesuffix(f"</w:{name}>") if new.endswith(f"</w:{name}>") else f"<w:{name}>"
        return f"{head}{was}</w:{name}>"
