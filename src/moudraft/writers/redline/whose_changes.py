"""Whose each change of a redline is: where the new file tracked it already, whoever made it there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from moudraft.comparison.laid_flat import Line
from moudraft.comparison.tracked_authors import TrackedAuthors, Who
from moudraft.comparison.word_lines import Chunk
from moudraft.writers.redline.change_marks import Marks
from moudraft.writers.redline.marked_paragraphs import source


class Whose:
    """Writes insertions and deletions under the names of those who made them in the new file."""

    def __init__(self, marks: Marks, authors: TrackedAuthors) -> None:
        self.marks = marks
        self.authors = authors
        self.any = bool(authors.stayed or authors.went)

    def inserted(self, new: Line, start: int, chunks: Sequence[Chunk]) -> str:
        """Words that came: some chunks of a new line, from one of its chunks on."""
        if not self.any:
            return self.marks.inserted(chunks)
        own = source(new).chunks
        whose = self.authors.came(words_of(own), [len(chunk.text) for chunk in own])[start : start + len(chunks)]
        return "".join(self.marks.by(who).inserted(part) for who, part in _parts(whose, chunks))

    def deleted(self, new: Line, start: int, come: int, chunks: Sequence[Chunk]) -> str:
        """Words that went from a line that stayed, where ``come`` chunks came from its chunk ``start`` on."""
        if not self.any:
            return self.marks.deleted(chunks)
        own = source(new).chunks
        before = len(words_of(own[:start]))
        places = (before, before + len(words_of(own[start : start + come])))
        whose = self.authors.went_at(words_of(own), places, [chunk.text for chunk in chunks])
        return "".join(self.marks.by(who).deleted(part) for who, part in _parts(whose, chunks))

    def came(self, new: Line) -> Marks:
        """The marks of a paragraph that came."""
        return self.marks.by(self.authors.of_mark(words_of(source(new).chunks))) if self.any else self.marks

    def went(self, chunks: Sequence[Chunk]) -> Marks:
        """The marks of a paragraph that went, and of its words."""
        return self.marks.by(self.authors.went.get(words_of(chunks))) if self.any else self.marks


def words_of(chunks: Sequence[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks)


def _parts(whose: Sequence[Who | None], chunks: Sequence[Chunk]) -> list[tuple[Who | None, list[Chunk]]]:
    """The chunks, those of one author together."""
    paired = zip(whose, chunks, strict=True)
    return [(who, [chunk for _, chunk in group]) for who, group in groupby(paired, key=lambda pair: pair[0])]
