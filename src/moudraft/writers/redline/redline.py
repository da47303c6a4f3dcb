"""Old and new .docx of ours into one with tracked changes, which proves itself before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from moudraft.comparison.comparing import Comparison, PartPair, compare
from moudraft.comparison.laid_flat import Line, Part
from moudraft.comparison.piece_pairs import LinePair
from moudraft.comparison.reading_back import children
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import Edge, WordFile
from moudraft.comparison.word_lines import LineReader, W, outer
from moudraft.office import inert_parts
from moudraft.office.zip_writing import zipped
from moudraft.writers.redline.bookmarks import numbered_bookmarks
from moudraft.writers.redline.change_marks import NO_DATE, Marks
from moudraft.writers.redline.proof import Refused, check_both_ways, edge_pairs
from moudraft.writers.redline.redline_parts import Made, opening, packed
from moudraft.writers.redline.two_numberings import Lists
from moudraft.writers.redline.two_styles import both_styles, take_style_ids
from moudraft.writers.redline.two_texts import BodyWriter

AUTHOR = "moudraft"
_SAVED = re.compile(rb"<dcterms:modified\b[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")
_DRAWN = re.compile(r'(<wp:docPr\b[^>]*? id=")\d+"')


class Redline(NamedTuple):
    """The .docx with tracked changes, and the comparison that it shows.

    ``dropped`` are things of the two files that are not carried into it; ``whole`` says that it shows the old text
    struck out and the new one put in, since it did not come out right with fewer marks.
    """

    docx: bytes
    comparison: Comparison
    dropped: tuple[str, ...] = ()
    whole: bool = False


def redline(
    old: WordFile, new: WordFile, *, author: str = AUTHOR, date: str = "", titles: Mapping[str, str] | None = None
) -> Redline:
    """A redline of two files: all changes accepted it is the new one, all rejected the old one.

    ``date`` (ISO 8601, as Word writes it) stands on each change; without one none does, so that the same files always
    give the same bytes. Raises ``MoudraftError``, naming the paragraph, where either way does not come out right.
    """
    take_style_ids(old, new)
    comparison = compare(*read_both(old, new, titles))
    dropped = tuple(dict.fromkeys(each for file in (old, new) for each in _dropped(file)))
    try:
        return Redline(_made(old, new, comparison, Marks(author, date, _saved(new))), comparison, dropped)
    except Refused:
        parted = _whole(comparison)
        made = _made(old, new, parted, Marks(author, date, _saved(new)), whole=True)
        return Redline(made, comparison, dropped, whole=True)


def _made(old: WordFile, new: WordFile, comparison: Comparison, marks: Marks, whole: bool = False) -> bytes:
    looks = old.by_libre_office == new.by_libre_office
    lists = Lists(old, new, looks)
    comments = [each for each in comparison.new.asides if each.how == "comment" and each.at is not None]
    writer = BodyWriter(
        comparison, lists, marks, {id(each.at): [] for each in comments}, new.by_libre_office, new.authors
    )
    if whole:
        writer.keep = "both"  # what a table or the end makes one are two paragraphs, whoever wrote the files
    for number, each in enumerate(comments):
        writer.comments[id(each.at)].append(number)
    section = new.root.find(f"{W}body/{W}sectPr")
    body = writer.body() + ("" if section is None else outer(section))
    document = f"{opening('document', body)}<w:body>{_drawn(body)}</w:body></w:document>"
    edges = _edges(old, new, writer)
    made = Made(document, edges, both_styles(old, new), lists.write(), comments)
    parts = packed(made, old, new)
    check_both_ways(parts, old, new, new.reader or LineReader(new.styles))
    return zipped(list(parts.items()))


def _whole(comparison: Comparison) -> Comparison:
    """The comparison with nothing of the two bodies matched: each part of the old goes, each of the new comes."""
    gone = [PartPair(part, None, _alone(part, True)) for part in comparison.old.parts if part.kind != "header"]
    come = [PartPair(None, part, _alone(part, False)) for part in comparison.new.parts if part.kind != "header"]
    order = tuple((pair, "old" if pair.old else "new") for pair in (*gone, *come))
    return Comparison(comparison.old, comparison.new, (*gone, *come), order, comparison.told)  # type: ignore[arg-type]


def _alone(part: Part, old: bool) -> tuple[LinePair, ...]:
    lines = (line for line in part.lines())
    return tuple(LinePair(line, None) if old else LinePair(None, line) for line in lines)


def _dropped(file: WordFile) -> list[str]:
    return [*file.findings.dropped, *inert_parts.dropped_of(file.package, file.main)]


def _saved(file: WordFile) -> str:
    """When a draft says that it was last saved: its day, since no clock is read here."""
    name = file.package.target("", "core-properties")
    found = _SAVED.search(file.package.read(name) if name else b"")
    return found[1].decode() if found else NO_DATE


def _drawn(body: str) -> str:
    """The ids of drawings counted from 1."""
    numbers = iter(range(1, body.count("<wp:docPr") + 1))
    return _DRAWN.sub(lambda found: f'{found[1]}{next(numbers)}"', body) if "<wp:docPr" in body else body


def _edges(old: WordFile, new: WordFile, writer: BodyWriter) -> dict[str, str]:
    """The headers and footers with their changes tracked, where both files have them with other words."""
    made = {}
    readers = LineReader(old.styles), LineReader(new.styles)
    for before, after in edge_pairs(old, new):
        lines = [
            [_line(each, reader) for each in children(edge.root)]
            for edge, reader in zip((before, after), readers, strict=True)
        ]
        if lines[0] and lines[1] and [each.atoms for each in lines[0]] != [each.atoms for each in lines[1]]:
            # The first with the first: the watermark is in it, and must not stand there twice.
            pairs = [LinePair(one, other) for one, other in zip_longest(*lines)]
            made[after.id] = _edge(after, numbered_bookmarks("".join(writer.run(pairs))))
    return made


def _edge(edge: Edge, xml: str) -> str:
    name = "hdr" if edge.kind == "header" else "ftr"
    return f"{opening(name, xml)}{_drawn(xml)}</w:{name}>"


def _line(paragraph: Any, reader: LineReader) -> Line:
    own, atoms, names = reader.read(paragraph)
    return Line(atoms, bookmarks=names, source=own)
