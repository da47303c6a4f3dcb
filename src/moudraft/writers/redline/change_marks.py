"""The marks of a tracked change in Word: who and when, insertions and deletions of runs, rows and paragraph marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count, groupby
from typing import Literal

from moudraft.comparison.looks import weighty
from moudraft.comparison.tracked_authors import Who
from moudraft.comparison.word_lines import Chunk
from moudraft.writers.word.run_xml import escape

BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
BREAK = "\x00"
"""Stands twice round the mark of a paragraph's end that came or went: what is before it is a paragraph of its own."""
Looks = Literal["both", "old", "new"]
NO_DATE = "2000-01-01T00:00:00Z"


class Marks:
    """Makes marks by one author; each has an id of its own. ``date`` may be empty: then none is given.

    ``range_date`` stands on the two ranges of a move all the same, since the schema asks for one there.
    """

    def __init__(self, author: str, date: str = "", range_date: str = NO_DATE) -> None:
        stamp = f' w:date="{escape(date)}"' if date else ""
        self._who = f' w:author="{escape(author)}"{stamp}'
        self._mover = f' w:author="{escape(author)}" w:date="{escape(date or range_date)}"'
        self._numbers = count(1)
        self._range_date = range_date
        self._others: dict[Who, Marks] = {}

    def by(self, who: Who | None) -> Marks:
        """Marks by somebody else, whose ids are counted on with these; None is whoever these are by."""
        if who is None:
            return self
        made = self._others.get(who)
        if made is None:
            made = self._others[who] = Marks(who.author, who.date, self._range_date)
            made._numbers = self._numbers
        return made

    def mark(self, name: str, inside: str = "") -> str:
        """An element of tracking (``ins``, ``del``, ``pPrChange`` …), empty or round something."""
        head = f'<w:{name} w:id="{next(self._numbers)}"{self._who}'
        return f"{head}>{inside}</w:{name}>" if inside else f"{head}/>"

    def inserted(self, chunks: Iterable[Chunk]) -> str:
        return self._changed("ins", chunks)

    def deleted(self, chunks: Iterable[Chunk]) -> str:
        return self._changed("del", chunks)

    def moved(self, name: str, chunks: Iterable[Chunk]) -> str:
        """Words that moved: ``moveFrom`` or ``moveTo``."""
        return self._changed(name, chunks)

    def range(self, name: str, move: str) -> tuple[str, str]:
        """The two ends of a move's range. ``name`` is as in :meth:`moved`; ``move`` ties its two ranges together."""
        id = f'w:id="{name}{move}"'
        start = f'<w:{name}RangeStart {id}{self._mover} w:name="{escape(move)}"/>'
        return start, f"<w:{name}RangeEnd {id}/>"

    def _changed(self, name: str, chunks: Iterable[Chunk]) -> str:
        """Runs inside a mark. A link cannot stand inside one: there the mark stands inside the link."""
        gone = name == "del"
        out = []
        for kind, group in groupby(
            chunks, lambda chunk: chunk.kind if chunk.kind in ("link", "break") else chunk.target == "outside"
        ):
            if kind == "break":
                out += [f"{BREAK}{self.mark(name)}{BREAK}" for _ in group]
            elif kind == "link":
                out += [
                    f"{each.properties}{self.mark(name, _gone(each.xml) if gone else each.xml)}</w:hyperlink>"
                    for each in group
                ]
            elif kind:
                out += [each.xml for each in group]
            else:
                out.append(self.mark(name, runs(list(group), gone)))
        return "".join(out)

    def restyled(self, old: Sequence[Chunk], new: Sequence[Chunk], keep: Looks = "both") -> str:
        """Kept words whose look changed: the new look, with the old one kept inside it.

        ``keep`` is ``both``, or the side whose looks stand, as far as they are not of a kind that everybody writes.
        """
        out = []
        for (before, after), group in groupby(
            zip(old, new, strict=True), lambda pair: (pair[0].properties, pair[1].properties)
        ):
            chunks = [chunk for _, chunk in group]
            if keep != "both" and weighty(before) == weighty(after):
                chunks = [chunk._replace(properties=before if keep == "old" else after) for chunk in chunks]
            elif before != after and all(chunk.kind == "text" for chunk in chunks):
                was = self.mark("rPrChange", before or "<w:rPr/>")
                looks = f"{after.removesuffix('</w:rPr>') or '<w:rPr>'}{was}</w:rPr>"
                chunks = [chunk._replace(properties=looks) for chunk in chunks]
            out.append(runs(chunks))
        return "".join(out)


def runs(chunks: Sequence[Chunk], gone: bool = False) -> str:
    """Chunks as runs, words of one look together; ``gone`` writes them as deleted words."""
    out = []
    for (kind, properties), group in groupby(chunks, lambda chunk: (chunk.kind, chunk.properties)):
        if kind == "text":
            out.append(f"<w:r>{properties}{_words(''.join(chunk.text for chunk in group), gone)}</w:r>")
        elif kind == "raw":
            out += [each.xml if each.target == "outside" else _raw(each, gone) for each in group]
        elif kind == "link":
            out += [f"{each.properties}{each.xml}</w:hyperlink>" for each in group]
        else:
            out += [_gone(each.xml) if gone else each.xml for each in group]
    return "".join(out)


def _raw(chunk: Chunk, gone: bool) -> str:
    return f"<w:r>{chunk.properties}{_gone(chunk.xml) if gone else chunk.xml}</w:r>"


def _gone(xml: str) -> str:
    """Runs as deleted runs: their words and instructions have names of their own."""
    for name, other in (("t", "delText"), ("instrText", "delInstrText")):
        xml = xml.replace(f"<w:{name} ", f"<w:{other} ").replace(f"<w:{name}>", f"<w:{other}>")
        xml = xml.replace(f"<w:{name}/>", f"<w:{other}/>").replace(f"</w:{name}>", f"</w:{other}>")
    return xml


def _words(text: str, gone: bool) -> str:
    name = "delText" if gone else "t"
    return "".join(
        BREAKS.get(piece) or f'<w:{name} xml:space="preserve">{escape(piece)}</w:{name}>'
        for piece in re.split("([\t\n])", text)
        if piece
    )
