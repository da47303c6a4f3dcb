"""The bookmarks of two texts in one: one that both have, at two places, goes by another name where it stood."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from moudraft.comparison.laid_flat import Line, Paper
from moudraft.comparison.reading_back import WAS
from moudraft.comparison.word_lines import Chunk, Source
from moudraft.writers.word.run_xml import escape

_ID = re.compile(r'(<w:(?:bookmark|move(?:From|To)Range)(?:Start|End)\b[^>]*?w:id=")([^"]*)(")')


class Bookmarks:
    """Sets bookmarks round the content of paragraphs, and points old references at those that had to be renamed."""

    def __init__(self) -> None:
        self.renamed: frozenset[str] = frozenset()
        self._last = 0

    def give_up(self, old: Paper, new: Paper, kept: Collection[str]) -> None:
        """Settle which bookmarks the old text gives up: all that the new one has too, but for those ``kept``."""
        self.renamed = frozenset((_names(old) & _names(new)) - set(kept))

    def wrapped(self, names: Iterable[str], content: str) -> str:
        for name in names:
            self._last += 1
            id = f'w:id="k{self._last}"'
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


def numbered_bookmarks(xml: str) -> str:
    """The ids of bookmarks and of the ranges of moves counted from 1, in the order in which they stand."""
    ids: dict[str, int] = {}
    return _ID.sub(lambda found: f"{found[1]}{ids.setdefault(found[2], len(ids) + 1)}{found[3]}", xml)


def _pointed(chunk: Chunk) -> Chunk:
    name = chunk.target + WAS
    xml, properties = (text.replace(chunk.target, name) for text in (chunk.xml, chunk.properties))
    return chunk._replace(xml=xml, properties=properties, target=name)


def _names(paper: Paper) -> set[str]:
    return {name for part in paper.parts if part.kind != "header" for line in part.lines() for name in line.bookmarks}
