"""Two texts in one body: what is kept, deleted and inserted, as Word's tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from moudraft.comparison.comparing import Comparison
from moudraft.comparison.laid_flat import Line
from moudraft.comparison.looks import lasting
from moudraft.comparison.piece_pairs import GridPair, LinePair, PiecePair
from moudraft.comparison.tracked_authors import TrackedAuthors
from moudraft.comparison.word_diff import Stretch
from moudraft.comparison.word_lines import Chunk, Source
from moudraft.writers.redline.block_order import Kind, blocks, last_before_stops, settled, shifts
from moudraft.writers.redline.bookmarks import Bookmarks, numbered_bookmarks
from moudraft.writers.redline.change_marks import Looks, Marks, runs
from moudraft.writers.redline.marked_paragraphs import all_lines, parted, source, with_comments, written
from moudraft.writers.redline.moved_clauses import MovedLine, arrived, whole_moves, without_joins
from moudraft.writers.redline.paragraph_ends import After, Starts, Stretched, apart, nothing, stretched
from moudraft.writers.redline.two_numberings import Lists
from moudraft.writers.redline.two_tables import TableWriter
from moudraft.writers.redline.whose_changes import Whose


class BodyWriter(TableWriter):
    """Writes the blocks of a redline. Every Line it is given was read from a .docx and has its source.

    ``comments`` are the numbers of those on a new line, by the id of its source. Where LibreOffice wrote one of the
    files (``anew``: the new one), the looks of the other stand."""

    def __init__(
        self,
        comparison: Comparison,
        lists: Lists,
        marks: Marks,
        comments: dict[int, list[int]],
        anew: bool,
        authors: TrackedAuthors | None = None,
    ) -> None:
        self.comments = comments
        self.keep: Looks = "both" if lists.looks else "old" if anew else "new"
        self.comparison = comparison
        self.lists = lists
        self.marks = marks
        self.names = Bookmarks()
        self.whose = Whose(marks, authors or TrackedAuthors())
        self.known: dict[int, Stretched] = {}

    def body(self) -> str:
        """All blocks, from the cover to the signatures."""
        pairs = settled([one for pair in blocks(self.comparison) for one in self._unlike(pair)], self._alike)
        self._settle(pairs)
        pairs = whole_moves(without_joins(pairs, self._look), last_before_stops(pairs))
        out: list[str] = []
        for xml in self.run(pairs):
            if out and out[-1].endswith("</w:tbl>") and xml.startswith("<w:tbl>"):
                # Word would make one table of two that touch; this paragraph is there in neither text.
                out.append(f"<w:p><w:pPr><w:rPr>{self.marks.mark('ins')}{self.marks.mark('del')}</w:rPr></w:pPr></w:p>")
            out.append(xml)
        return numbered_bookmarks("".join(out))

    def run(self, pairs: Sequence[PiecePair]) -> Iterator[str]:
        """The blocks of a body or a cell, one after the other."""
        leads, ends = shifts(pairs)
        starts = Starts(pairs, self.stretched)
        for at, pair in enumerate(pairs):
            if at in ends and isinstance(pair, LinePair):
                yield with_comments(self.numbers(pair), self.last_of_run(pair, ends[at].lead))
            else:
                yield with_comments(self.numbers(pair), self.block(pair, partial(starts.after, at), leads.get(at)))

    def stretched(self, pair: LinePair) -> Stretched:
        """What of a paragraph of both texts stays at its ends, and the stretches between, worked out once."""
        found = self.known.get(id(pair))
        if found is None:
            assert pair.old and pair.new
            old, new = self.names.old_chunks(source(pair.old)), source(pair.new).chunks
            found = self.known[id(pair)] = stretched(old, new)
        return found

    def numbers(self, pair: PiecePair) -> Sequence[int]:
        return self.comments.get(id(pair.new.source), ()) if isinstance(pair.new, Line) else ()

    def _unlike(self, pair: PiecePair) -> tuple[PiecePair, ...]:
        """A paragraph that changed its style or its level as one that goes and one that comes.

        A reader sees that better, and LibreOffice does not bring an old style back.
        """
        if isinstance(pair, GridPair) or not pair.old or not pair.new:
            return (pair,)
        return (pair,) if self._alike(pair, pair) else (LinePair(pair.old, None), LinePair(None, pair.new))

    def _alike(self, one: PiecePair, other: PiecePair) -> bool:
        """Whether two paragraphs, one of the old text and one of the new, have one style and level."""
        before, after = one.old or other.old, one.new or other.new
        if not isinstance(before, Line) or not isinstance(after, Line):
            return False
        old = self.lists.old.styles.list_of(source(before).properties)
        new = self.lists.new.styles.list_of(source(after).properties)
        alike = old[0] == new[0] and old[2] == new[2]
        return alike and parted(source(before).properties)[1] == parted(source(after).properties)[1]

    def _look(self, pair: PiecePair) -> str:
        """The properties of a paragraph in the redline; a table has none."""
        if isinstance(pair.new, Line):
            return source(pair.new).properties
        return self.lists.properties(source(pair.old).properties) if isinstance(pair.old, Line) else ""

    def _settle(self, pairs: Sequence[PiecePair]) -> None:
        """Settle, before anything is written, which bookmarks the old text gives up and which restarts both share."""
        kept: set[str] = set()
        for line in all_lines(pairs):
            if line.old and line.new:
                kept.update(set(line.old.bookmarks) & set(line.new.bookmarks))
                self.lists.pair(source(line.old).properties, source(line.new).properties)
        self.names.give_up(self.comparison.old, self.comparison.new, kept)

    def block(self, pair: PiecePair, after: After, lead: Kind | None = None) -> str:
        """One block; ``after`` tells with which change the next begins, ``lead`` that its own mark comes or goes."""
        if isinstance(pair, GridPair):
            return self.grid(pair)
        if isinstance(pair, MovedLine):
            return self.moved(pair)
        return self.paragraph(pair, after, lead)

    def paragraph(self, pair: LinePair, after: After, lead: Kind | None = None) -> str:
        if pair.old is None:
            assert pair.new is not None
            own = source(pair.new)
            mark = self.whose.came(pair.new).mark("ins")
            content = self.come(pair.new)
            return written(own.properties, mark + own.mark, content)
        if pair.new is None:
            own = source(pair.old)
            mark = self.whose.went(own.chunks).mark("del")
            content = self.gone(pair.old)
            return written(self.lists.properties(own.properties), mark + own.mark, content)
        return self.kept(pair, nothing if lead else after, self.marks.mark(lead) if lead else "")

    def gone(self, line: Line) -> str:
        """The words of an old line as deleted words."""
        chunks = self.names.old_chunks(source(line))
        return self.names.wrapped(self.names.old_names(line), self.whose.went(chunks).deleted(chunks))

    def come(self, line: Line) -> str:
        """The words of a new line as inserted words."""
        return self.names.wrapped(line.bookmarks, self.whose.inserted(line, 0, source(line).chunks))

    def moved(self, pair: MovedLine) -> str:
        """A line of a clause that moved; one without a twin is deleted, or inserted, within the range of the move."""
        if pair.old:
            name, plain, own = "moveFrom", "del", source(pair.old)
            properties = self.lists.properties(own.properties)
            words = self.marks.moved(name, self.names.old_chunks(own))
            content = self.names.wrapped(self.names.old_names(pair.old), words) if pair.twin else self.gone(pair.old)
        else:
            assert pair.new
            name, plain, own = "moveTo", "ins", source(pair.new)
            properties = own.properties
            words = arrived(self.marks, source(pair.twin).chunks, own.chunks) if pair.twin else ""
            content = self.names.wrapped(pair.new.bookmarks, words) if pair.twin else self.come(pair.new)
        mark = self.marks.mark(name if pair.twin else plain)
        start, end = self.marks.range(name, pair.move)
        xml = written(properties, mark + own.mark, (start if pair.first else "") + content)
        return xml + (end if pair.last else "")

    def last_of_run(self, pair: LinePair, lead: LinePair) -> str:
        """The last of the changed paragraphs before a table: its mark is that of the paragraph before them all."""
        assert lead.old and lead.new
        if pair.new is None:
            assert pair.old
            after, before = source(lead.new), source(pair.old)
            content = self.gone(pair.old)
        else:
            after, before = source(pair.new), source(lead.old)
            content = self.come(pair.new)
        properties = after.properties
        change = self.restyled(properties, self.lists.properties(before.properties))
        return written(properties, self.mark_of(after, before), content, change)

    def kept(self, pair: LinePair, after: After, mark: str) -> str:
        """A paragraph of both texts: its properties, its bookmarks, and the words that changed in it.

        It must not end with the change that the paragraph after it is, or begins with (``ins``, ``del``): LibreOffice
        would run the two together.
        """
        old, new = pair.old, pair.new
        assert old and new
        before, after_source = source(old), source(new)
        mark += self.mark_of(after_source, before)
        properties, was = after_source.properties, self.lists.properties(before.properties)
        if self.keep == "old" and "<w:sectPr" not in properties + was:
            properties = was
        change = self.restyled(properties, was) if self.keep == "both" else ""
        names = [*new.bookmarks, *(name for name in self.names.old_names(old) if name not in new.bookmarks)]
        chunks = self.names.old_chunks(before)
        if before.content == after_source.content and chunks is before.chunks:
            return written(properties, mark, self.names.wrapped(names, after_source.content), change)
        head, tail, found = self.stretched(pair)
        middle, come_in = chunks[head : len(chunks) - tail], after_source.chunks[head : len(after_source.chunks) - tail]
        if self.stretched(pair).whole:
            return written(properties, mark, self._replaced(old, new, after()), change)
        following = None if tail or not found or found[-1].kept else after()
        parts = apart(list(found), following)
        words = "".join(self.stretch(each, middle, come_in, following, (new, head)) for each in parts)
        words = runs(chunks[:head]) + words + runs(chunks[len(chunks) - tail :])
        return written(properties, mark, self.names.wrapped(names, words), change)

    def _replaced(self, old: Line, new: Line, following: Kind | None) -> str:
        """The words of a paragraph of which none stayed: all of the old and all of the new."""
        own, chunks = self.names.old_names(old), self.names.old_chunks(source(old))
        gone = self.names.wrapped(
            [n for n in own if n not in new.bookmarks],
            self.whose.deleted(new, 0, len(source(new).chunks), chunks) if chunks else "",
        )
        words = self.whose.inserted(new, 0, source(new).chunks)
        come = self.names.wrapped([n for n in new.bookmarks if n not in own], words)
        both = come + gone if following == "ins" else gone + come
        return self.names.wrapped([n for n in new.bookmarks if n in own], both)

    def restyled(self, new: str, old: str) -> str:
        """The mark of a paragraph's changed properties. Room above and page breaks follow the words: they need none."""
        if lasting(new) == lasting(old):
            return ""
        return self.marks.mark("pPrChange", f"<w:pPr>{parted(old)[0]}</w:pPr>")

    def mark_of(self, new: Source, old: Source) -> str:
        """How the mark of a kept paragraph looks, and how it did: its number takes that look."""
        if new.mark == old.mark or self.keep != "both":
            return new.mark
        return new.mark + self.marks.mark("rPrChange", f"<w:rPr>{old.mark}</w:rPr>")

    def stretch(
        self, stretch: Stretch, old: Sequence[Chunk], new: Sequence[Chunk], following: Kind | None, at: tuple[Line, int]
    ) -> str:
        """A stretch of words between the fixed ends of a paragraph; ``at`` is its new line, and what is before them."""
        gone, come = old[stretch.old_from : stretch.old_to], new[stretch.new_from : stretch.new_to]
        if stretch.kept:
            return self.marks.restyled(gone, come, self.keep)
        line, head = at
        start = head + stretch.new_from
        deleted = self.whose.deleted(line, start, len(come), gone) if gone else ""
        inserted = self.whose.inserted(line, start, come) if come else ""
        last = stretch.old_to == len(old) and stretch.new_to == len(new)
        return inserted + deleted if last and following == "ins" else deleted + inserted
