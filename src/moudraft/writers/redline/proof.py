"""The proof of a redline: every change accepted gives the new text, every change rejected gives the old one.

What is compared of each paragraph is its style and other lasting properties, the label that its list gives it, its
words with their look, the stored results of its fields, its bookmarks and where its references point; of each table its
columns, rows and cells. It starts from the finished parts, not from what the writer meant.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

from moudraft.comparison.looks import lasting, weighty, without_widths
from moudraft.comparison.plain.resolving import resolve
from moudraft.comparison.reading_back import children
from moudraft.comparison.word_counting import Counting, Definitions, Styles
from moudraft.comparison.word_file import Edge, WordFile
from moudraft.comparison.word_lines import Chunk, LineReader, W, outer
from moudraft.office.label_spaces import NBSP
from moudraft.problems import MoudraftError

_OWN = re.compile(r"<w:numPr>.*?</w:numPr>")
_RENAMED = re.compile(r"(_mou_[0-9a-f]{16})_was\b")
_BEGUN = "the redline is not written:"
_ENDED = "\n  hint: this is a fault in moudraft; please send both files to its makers"
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_TIES = "word/_rels/document.xml.rels"
_Facts = tuple[Any, ...]
_Side = tuple[Edge, WordFile]


class Refused(MoudraftError):
    """A redline that does not come out right is not written: this is a fault of moudraft, not of the deal."""

    exit_code = 70


def check_both_ways(parts: Mapping[str, bytes], old: WordFile, new: WordFile, reader: LineReader) -> None:
    """Raise ``Refused`` for the first paragraph that is not the same, either way."""
    document = _without_comments(etree.fromstring(parts["word/document.xml"]))
    if fault := move_fault(document):
        raise Refused(f"{_BEGUN} {fault}{_ENDED}")
    numbering = Definitions(etree.fromstring(parts["word/numbering.xml"]))
    styles = Styles(etree.fromstring(parts["word/styles.xml"]))
    canon = _Canon(reader, old.by_libre_office == new.by_libre_office)
    for accept, file, what in ((True, new, "accepting"), (False, old, "rejecting")):
        root = resolve(copy.deepcopy(document), accept)
        made = list(_facts(root.find(f"{W}body"), styles, numbering, canon))
        wanted = list(_facts(file.root.find(f"{W}body"), file.styles, Definitions(file.numbering), canon))
        _same(made, wanted, what)
    ties = {tie.get("Id"): f"word/{tie.get('Target')}" for tie in etree.fromstring(parts[_TIES])}
    for before, after in edge_pairs(old, new):
        name = ties.get(after.id, "")
        if b"<w:ins " in parts.get(name, b"") or b"<w:del " in parts.get(name, b""):
            _check_edge(parts[name], (before, old), (after, new), canon, (styles, numbering))


def edge_pairs(old: WordFile, new: WordFile) -> Iterator[tuple[Edge, Edge]]:
    """The headers and footers that answer to one another in two files: of one kind and type, counted."""
    before = {(edge.kind, edge.type, edge.order): edge for edge in old.edges}
    for edge in new.edges:
        if (edge.kind, edge.type, edge.order) in before:
            yield before[edge.kind, edge.type, edge.order], edge


def _check_edge(part: bytes, old: _Side, new: _Side, canon: _Canon, own: tuple[Styles, Definitions]) -> None:
    for accept, (edge, file), what in ((True, new, "accepting"), (False, old, "rejecting")):
        made = list(_facts(resolve(etree.fromstring(part), accept), *own, canon))
        _same(made, list(_facts(edge.root, file.styles, Definitions(file.numbering), canon)), what)


def _without_comments(root: Any) -> Any:
    for each in list(root.iter(*(f"{W}{name}" for name in _COMMENTS))):
        gone = each.getparent() if each.tag == f"{W}commentReference" else each
        gone.getparent().remove(gone)
    return root


def move_fault(root: Any) -> str:
    """What is wrong with the moves of a part, or nothing: a move that does not hold together Word shows as none.

    Each name has one range to move from and one to move to, by one author; ranges of one kind do not overlap; and all
    that is marked as moved stands in a range of its kind.
    """
    names: dict[str, dict[str, str | None]] = {"moveFrom": {}, "moveTo": {}}
    opened: dict[str, str | None] = {}
    for each in root.iter(*(f"{W}{kind}{bound}" for kind in names for bound in ("", "RangeStart", "RangeEnd"))):
        kind, _, bound = etree.QName(each).localname.partition("Range")
        if bound == "Start":
            name = each.get(f"{W}name") or ""
            if name in names[kind] or kind in opened:
                return f"the move \u201c{name}\u201d begins twice, or inside another"
            names[kind][name], opened[kind] = each.get(f"{W}author"), each.get(f"{W}id")
        elif bound == "End":
            if opened.pop(kind, None) != each.get(f"{W}id"):
                return "a move ends that has not begun"
        elif kind not in opened and _first_of_range(each, kind) is None:
            return "words are marked as moved, and do not say by which move"
    if opened or names["moveFrom"] != names["moveTo"]:
        return "a move has one end and not the other"
    return ""


def _first_of_range(mark: Any, kind: str) -> Any:
    """The start of a range in the paragraph of a mark, which its paragraph mark comes before."""
    return next(mark.iterancestors(f"{W}p")).find(f"{W}{kind}RangeStart")


def _same(made: list[_Facts], wanted: list[_Facts], what: str) -> None:
    begun = f"{_BEGUN} {what} all its changes gives"
    for one, other in zip(made, wanted, strict=False):
        if one[:-1] != other[:-1] or not other[-1] <= one[-1]:
            raise Refused(f"{begun} {_shown(one)} where {_shown(other)} stands{_ENDED}")
    if len(made) != len(wanted):
        extra = (made if len(made) > len(wanted) else wanted)[min(len(made), len(wanted))]
        counts = f"{len(made)} paragraphs and cells, not {len(wanted)}"
        raise Refused(f"{begun} {counts}; the first that differs is {_shown(extra)}{_ENDED}")


def _shown(facts: _Facts) -> str:
    if facts[0] != "paragraph":
        return f"a {facts[0]} of other looks"
    words = "".join(str(chunk[1]) for chunk in facts[3])
    return f"\u201c{' '.join(filter(None, (facts[2], words[:60])))}\u201d"


def _facts(parent: Any, styles: Styles, numbering: Definitions, canon: _Canon) -> Iterator[_Facts]:
    counting = Counting(numbering)
    yield from _of_blocks(parent, styles, counting, canon)


def _of_blocks(parent: Any, styles: Styles, counting: Counting, canon: _Canon) -> Iterator[_Facts]:
    for block in children(parent):
        if block.tag == f"{W}p":
            yield canon.paragraph(block, styles, counting)
            continue
        yield "table", canon.looks_of(block, "tblPr"), frozenset()
        for row in block.iterchildren(f"{W}tr"):
            yield "row", canon.looks_of(row, "trPr"), frozenset()
            for cell in row.iterchildren(f"{W}tc"):
                yield "cell", canon.looks_of(cell, "tcPr"), frozenset()
                yield from _of_blocks(cell, styles, counting, canon)


def _part(element: Any, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None or not len(found) else outer(found)


class _Canon:
    """The facts of a paragraph, in a form that does not depend on how its words are cut into runs.

    Without ``looks`` only styles, bold, italics and the like count: one of the files was written anew by LibreOffice.
    """

    def __init__(self, reader: LineReader, looks: bool) -> None:
        self.reader = reader
        self.looks = looks
        self._words: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def paragraph(self, element: Any, styles: Styles, counting: Counting) -> _Facts:
        source, names = self.reader.source(element)
        _, number, level = styles.list_of(source.properties)
        label, whole = counting.count(number, level)
        if source.content not in self._words:
            self._words[source.content] = tuple(self._joined(source.chunks))
        properties = _OWN.sub("", lasting(source.properties)) + source.mark
        if not self.looks:
            properties = (styles.names.get(styles.style_of(properties)) or styles.usual_name).casefold()
        # A bookmark round nothing goes with the words that stood in it.
        bookmarks = frozenset(name.removesuffix("_was") for name in names) if source.chunks else frozenset()
        return "paragraph", properties, label, self._words[source.content], whole, bookmarks

    def looks_of(self, element: Any, name: str) -> str:
        return without_widths(_part(element, name)) if self.looks else ""

    def _joined(self, chunks: tuple[Chunk, ...]) -> Iterator[tuple[str, str, str]]:
        for (kind, properties), group in groupby(chunks, self._look):
            if kind == "text":
                # A space that holds two words together is no wording: the new text's stays.
                yield kind, "".join(chunk.text for chunk in group).replace(NBSP, " "), properties
                continue
            for chunk in group:
                yield kind, _RENAMED.sub(r"\1", chunk.key[1]), _RENAMED.sub(r"\1", properties if self.looks else "")

    def _look(self, chunk: Chunk) -> tuple[str, str]:
        if chunk.kind == "link":  # of the opening tag of a link its target alone counts
            return chunk.kind, chunk.target
        return chunk.kind, chunk.properties if self.looks else weighty(chunk.properties)
