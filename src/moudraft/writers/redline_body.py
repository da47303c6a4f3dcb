"""Two texts in one body: what is kept, deleted and inserted, as Word's tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from moudraft.compare import Comparison, GridPair, LinePair, PiecePair, RowPair, weight
from moudraft.paper import Grid, Line, Paper, Part
from moudraft.reading_back import WAS, GridSource, RowSource
from moudraft.word_diff import Stretch, stretches
from moudraft.word_lines import Chunk, Source
from moudraft.writers.redline_marks import Marks, runs
from moudraft.writers.redline_numbering import Lists
from moudraft.writers.word_text import escape

_BOOKMARK_ID = re.compile(r'(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)(")')


class BodyWriter:
    """Writes the blocks of a redline. Every Line it is given was read from a .docx and has its source."""

    def __init__(self, comparison: Comparison, lists: Lists, marks: Marks) -> None:
        self.comparison = comparison
        self.lists = lists
        self.marks = marks
        self.renamed: frozenset[str] = frozenset()
        self._bookmarks = 0

    def body(self) -> str:
        """All blocks, from the cover to the signatures."""
        pairs = _with_last_pair(list(_blocks(self.comparison)), self.comparison)
        self._settle(pairs)
        out: list[str] = []
        for pair in pairs:
            xml = self.block(pair)
            if out and out[-1].endswith("</w:tbl>") and xml.startswith("<w:tbl>"):
                # Word would make one table of two that touch; this paragraph is there in neither text.
                out.append(f"<w:p><w:pPr><w:rPr>{self.marks.mark('ins')}{self.marks.mark('del')}</w:rPr></w:pPr></w:p>")
            out.append(xml)
        return numbered_bookmarks("".join(out))

    def _settle(self, pairs: Sequence[PiecePair]) -> None:
        """Settle, before anything is written, which bookmarks the old text gives up and which restarts both share."""
        kept: set[str] = set()
        for line in all_lines(pairs):
            if line.old and line.new:
                kept.update(set(line.old.bookmarks) & set(line.new.bookmarks))
                self.lists.pair(source(line.old).properties, source(line.new).properties)
        old, new = (_bookmarks(paper) for paper in (self.comparison.old, self.comparison.new))
        self.renamed = frozenset((old & new) - kept)

    # --- blocks -------------------------------------------------------------------------------

    def block(self, pair: PiecePair) -> str:
        return self.grid(pair) if isinstance(pair, GridPair) else self.paragraph(pair)

    def paragraph(self, pair: LinePair) -> str:
        if pair.old is None:
            assert pair.new is not None
            own = source(pair.new)
            mark = self.marks.mark("ins")
            content = self.wrapped(pair.new.bookmarks, self.marks.inserted(own.chunks))
            return _paragraph(own.properties, mark + own.mark, content)
        if pair.new is None:
            own = source(pair.old)
            mark = self.marks.mark("del")
            content = self.wrapped(self.old_names(pair.old), self.marks.deleted(self.old_chunks(own)))
            return _paragraph(self.lists.properties(own.properties), mark + own.mark, content)
        return self.kept(pair.old, pair.new)

    def kept(self, old: Line, new: Line) -> str:
        """A paragraph of both texts: its properties, its bookmarks, and the words that changed in it."""
        before, after = source(old), source(new)
        properties, was = after.properties, self.lists.properties(before.properties)
        change = "" if properties == was else self.marks.mark("pPrChange", f"<w:pPr>{was}</w:pPr>")
        names = [*new.bookmarks, *(name for name in self.old_names(old) if name not in new.bookmarks)]
        chunks = self.old_chunks(before)
        if before.content == after.content and chunks is before.chunks:
            return _paragraph(properties, after.mark, self.wrapped(names, after.content), change)
        found = stretches([c.key for c in chunks], [c.key for c in after.chunks], [weight(c.text) for c in chunks])
        if not any(stretch.kept for stretch in found):
            own = self.old_names(old)
            gone = self.wrapped([n for n in own if n not in new.bookmarks], self.marks.deleted(chunks) if chunks else "")
            come = self.wrapped([n for n in new.bookmarks if n not in own], self.marks.inserted(after.chunks))
            content = self.wrapped([n for n in new.bookmarks if n in own], gone + come)
            return _paragraph(properties, after.mark, content, change)
        words = "".join(self.stretch(each, chunks, after.chunks) for each in found)
        return _paragraph(properties, after.mark, self.wrapped(names, words), change)

    def stretch(self, stretch: Stretch, old: Sequence[Chunk], new: Sequence[Chunk]) -> str:
        gone, come = old[stretch.old_from : stretch.old_to], new[stretch.new_from : stretch.new_to]
        if stretch.kept:
            return self.marks.restyled(gone, come)
        return (self.marks.deleted(gone) if gone else "") + (self.marks.inserted(come) if come else "")

    def grid(self, pair: GridPair) -> str:
        grid = pair.new or pair.old
        assert grid is not None
        own = grid_source(grid)
        properties = own.properties
        if pair.old and pair.new and properties != grid_source(pair.old).properties:
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
            f"<w:tc>{properties}{''.join(map(self.paragraph, cell))}</w:tc>"
            for properties, cell in zip(cells, pair.cells, strict=True)
        )
        return f"<w:tr>{properties}{''.join(inside)}</w:tr>"

    def changed(self, new: str, old: str, name: str) -> str:
        """The properties of a table, row or cell, with the old ones inside where they were others."""
        if new == old:
            return new
        was = self.marks.mark(f"{name}Change", old or f"<w:{name}/>")
        return f"{new.removesuffix(f'</w:{name}>') or f'<w:{name}>'}{was}</w:{name}>"

    # --- bookmarks ----------------------------------------------------------------------------

    def wrapped(self, names: Iterable[str], content: str) -> str:
        for name in names:
            self._bookmarks += 1
            id = f'w:id="k{self._bookmarks}"'
            content = f'<w:bookmarkStart {id} w:name="{escape(name)}"/>{content}<w:bookmarkEnd {id}/>'
        return content

    def old_names(self, line: Line) -> list[str]:
        """The bookmarks of an old line; one that the new text has elsewhere goes by another name."""
        return [name + WAS if name in self.renamed else name for name in line.bookmarks]

    def old_chunks(self, own: Source) -> tuple[Chunk, ...]:
        """The chunks of an old line; its references follow the bookmarks that go by another name."""
        if not any(chunk.target in self.renamed for chunk in own.chunks):
            return own.chunks
        return tuple(_pointed(chunk) if chunk.target in self.renamed else chunk for chunk in own.chunks)


def _pointed(chunk: Chunk) -> Chunk:
    name = chunk.target + WAS
    xml, properties = (text.replace(chunk.target, name) for text in (chunk.xml, chunk.properties))
    return chunk._replace(xml=xml, properties=properties, target=name)


def source(line: Line) -> Source:
    assert isinstance(line.source, Source)
    return line.source


def grid_source(grid: Grid) -> GridSource:
    assert isinstance(grid.source, GridSource)
    return grid.source


def all_lines(pairs: Iterable[PiecePair]) -> Iterator[LinePair]:
    for pair in pairs:
        if isinstance(pair, LinePair):
            yield pair
        else:
            yield from (line for row in pair.rows for cell in row.cells for line in cell)


def numbered_bookmarks(xml: str) -> str:
    """The ids of bookmarks counted from 1, in the order in which they stand."""
    ids: dict[str, int] = {}
    return _BOOKMARK_ID.sub(lambda found: f"{found[1]}{ids.setdefault(found[2], len(ids) + 1)}{found[3]}", xml)


def _paragraph(properties: str, mark: str, content: str, change: str = "") -> str:
    inside = properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "") + change
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{content}</w:p>"


def _bookmarks(paper: Paper) -> set[str]:
    return {name for part in paper.parts if part.kind != "header" for line in part.lines() for name in line.bookmarks}


def _blocks(comparison: Comparison) -> Iterator[PiecePair]:
    """Every block of both texts in one order; a part that moved is deleted where it stood and inserted where it stands."""
    for pair, where in comparison.order:
        if pair.part.kind == "header":
            continue
        if where == "both":
            yield from pair.pieces
        elif where == "old":
            yield from _alone(pair.old, old=True)
        else:
            yield from _alone(pair.new, old=False)


def _alone(part: Part | None, old: bool) -> Iterator[PiecePair]:
    for piece in part.pieces if part else ():
        if isinstance(piece, Line):
            yield LinePair(piece, None) if old else LinePair(None, piece)
            continue
        rows = tuple(
            RowPair(row if old else None, None if old else row,
                    tuple(tuple(LinePair(line, None) if old else LinePair(None, line) for line in cell) for cell in row.cells))
            for row in piece.rows
        )  # fmt: skip
        yield GridPair(piece, None, rows) if old else GridPair(None, piece, rows)


def _with_last_pair(pairs: list[PiecePair], comparison: Comparison) -> list[PiecePair]:
    """The last paragraphs of both texts answer to one another: a body cannot be without its last paragraph."""
    gone = next((n for n in range(len(pairs) - 1, -1, -1) if pairs[n].old), None)
    come = next((n for n in range(len(pairs) - 1, -1, -1) if pairs[n].new), None)
    if gone is None or come is None or gone == come:
        return pairs
    old, new = pairs[gone].old, pairs[come].new
    if not isinstance(old, Line) or not isinstance(new, Line) or pairs[gone].new or pairs[come].old:
        return pairs
    kept = [pair for n, pair in enumerate(pairs) if n not in (gone, come)]
    return [*kept, LinePair(old, new)]


__all__ = ["BodyWriter", "all_lines", "runs", "source"]
