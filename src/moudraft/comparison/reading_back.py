"""Read a .docx of ours back: a Paper, clause by clause, from its hidden bookmarks and its ``moudraft`` property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from moudraft.comparison.laid_flat import SIGN, Atom, Grid, GridRow, Line, Paper, Part, Piece, clause_of
from moudraft.comparison.plain.asides import Aside
from moudraft.comparison.plain.block_flattening import width
from moudraft.comparison.word_counting import Counting, Definitions
from moudraft.comparison.word_file import Edge, Record, WordFile
from moudraft.comparison.word_lines import LineReader, W, outer
from moudraft.document import SIGNING, bookmark_name
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.package_reading import refused
from moudraft.office.page_marks import MARKS
from moudraft.problems import MoudraftError

WAS = "_was"
"""The ending of a bookmark that a redline had to rename, since the new text has one of the same name elsewhere."""
_SECTIONS = 200
_CONTENTS = ("toc heading", "toc 1")
_EDGES = {"default": "", "first": " of the first page", "even": " of even pages"}
_MARKS = {mark.header for mark in MARKS}
_OVER_A_TABLE = ("signature heading", "signature text")
_SIGNATURES = ("signatures", "signatures", "the signatures")


class GridSource(msgspec.Struct, frozen=True):
    """The XML of a table between its rows: its properties and its columns."""

    properties: str
    columns: str


class RowSource(msgspec.Struct, frozen=True):
    """The XML of a row's properties, of each cell's, and of the style file's exceptions to a table's."""

    properties: str
    cells: tuple[str, ...]


def read_back(file: WordFile, reader: LineReader | None = None, titles: Mapping[str, str] | None = None) -> Paper:
    """The Paper of a .docx that moudraft made; ``titles`` names its clauses by id.

    Raises ``MoudraftError`` for a file that does not have the property which says what is in it.
    """
    if file.record is None:
        raise not_ours(file)
    return Reading(file, file.record, reader or LineReader(file.styles), titles or {}).paper()


def not_ours(file: WordFile) -> MoudraftError:
    message = "was not made by moudraft: it does not say which clauses are in it"
    return refused(file.name, message, "compare it with --foreign, which needs moudraft[foreign]")


class Reading:
    """A file being read: its ``parts``, which may be cut anew before the :meth:`paper` is made of them."""

    def __init__(self, file: WordFile, record: Record, reader: LineReader, titles: Mapping[str, str]) -> None:
        self.file = file
        self.record = record
        self.reader = reader
        self.titles = titles
        self.styles = file.styles
        self.counting = Counting(Definitions(file.numbering))
        slots = [slot for slot, _, _ in record.provisions]
        self.slots = {bookmark_name(slot): slot for slot in slots} | {heading_bookmark(slot): slot for slot in slots}
        self.schedules = {bookmark_name(f"schedule/{slot}"): slot for slot in slots}
        self.known = {*self.slots, *self.schedules}
        self.sections = {bookmark_name(f"section/{n}"): f"section/{n}" for n in range(_SECTIONS)}
        self.sections[OPENING] = "opening"
        self.known |= set(self.sections)
        self.title = ""
        self.sources: dict[Any, Any] = {}
        self.parts = self._parts()

    def _parts(self) -> list[Part]:
        edges = [self.edge(each) for each in self.file.edges]
        parts = [part for part in edges if part.id.startswith("header")]
        parts += self.body()
        parts += [part for part in edges if part.id.startswith("footer")]
        return list(_unlike(parts))

    def paper(self) -> Paper:
        wordings = {slot: (wording, hash) for slot, wording, hash in self.record.provisions}
        asides = tuple(self.asides(self.parts))
        return Paper(self.title, self.record.template, tuple(self.parts), wordings, asides=asides)

    def edge(self, edge: Edge) -> Part:
        """A header or footer; the mark that it is a draft is none of its words."""
        lines = [self.line(each)[0] for each in edge.root.iterchildren(f"{W}p")]
        lines = [msgspec.structs.replace(line, atoms=_unmarked(line.atoms)) for line in lines]
        id = edge.kind if edge.type == "default" else f"{edge.kind}-{edge.type}"
        title = f"the {edge.kind}{_EDGES.get(edge.type, '')}"
        return Part(id if edge.order == 1 else f"{id}#{edge.order}", "header", title, tuple(lines))

    def asides(self, parts: Sequence[Part]) -> Iterator[Aside]:
        """What stands beside the words, each with the number and the part that it stands in."""
        places = {id(line.source): (line.number or part.number, part.title) for part in parts for line in part.lines()}
        first = ("", parts[0].title) if parts else ("", "")
        for paragraph, aside in (*self.file.asides, *(one for edge in self.file.edges for one in edge.asides)):
            source = self.sources.get(paragraph)
            number, part = places.get(id(source), first)
            yield msgspec.structs.replace(aside, number=number, part=part, at=source)

    def body(self) -> Iterator[Part]:
        """Parts in reading order: each begins at a bookmark, a kind of style, or the words before the signatures."""
        blocks = list(children(self.file.root.find(f"{W}body")))
        signing = self.signing(blocks)
        begun: tuple[str, str, str] | None
        id, kind, title, pieces, label = "cover", "cover", "the cover", list[Piece](), ""
        for at, block in enumerate(blocks):
            begun, own = _SIGNATURES if at == signing else None, ""
            piece: Piece
            if block.tag == f"{W}tbl":
                piece = self.grid(block)
                if kind == "schedule":  # a schedule that opens with a table has no paragraph to carry its bookmark
                    begun, own = begun or (id.partition("/")[2], "clause", title), label
            else:
                piece, style = self.line(block)
                begun = begun or self.begins(piece, style, kind)
                own = piece.label if begun and begun[1] == "schedule" else ""
            if begun and begun[0] != id:
                if pieces:
                    yield Part(id, kind, title, tuple(pieces), label)
                label = own or (label if begun[1] == "clause" else "")
                id, kind, title = begun
                pieces = []
            pieces.append(piece)
        if pieces:
            yield Part(id, kind, title, tuple(pieces), label)

    def begins(self, line: Line, style: str, kind: str) -> tuple[str, str, str] | None:
        """The id, kind and title of the part that a line begins, if it begins one."""
        if style.casefold() == "title" and not self.title:
            self.title = line.text
        if style.casefold() in _CONTENTS:
            return "contents", "contents", "the contents list"
        if kind == "contents" and not set(line.bookmarks) & self.known:
            return "front", "front", "the words after the contents list"
        for name in line.bookmarks:
            name = name.removesuffix(WAS)
            if name in self.slots:
                slot = self.slots[name]
                clause = clause_of(slot)
                return slot, "clause", self.titles.get(clause, clause.rpartition("/")[2].replace("-", " "))
            if name in self.sections:
                return self.sections[name], "heading", line.text
            if name in self.schedules:
                return f"schedule/{self.schedules[name]}", "schedule", line.text.strip()
        return None

    def signing(self, blocks: list[Any]) -> int:
        """The place of the words before the signatures; or -1.

        They have a bookmark. Without it, they are right before the first table to sign in and what heads that.
        """
        for at, block in enumerate(blocks):
            if any(each.get(f"{W}name") == SIGNING for each in block.iterchildren(f"{W}bookmarkStart")):
                return at
        for at, block in enumerate(blocks):
            if block.tag == f"{W}tbl":
                about = block.find(f"{W}tblPr/{W}tblDescription")
                if about is not None and (about.get(f"{W}val") or "").startswith(SIGN):
                    while at and self.style_of(blocks[at - 1]) in _OVER_A_TABLE:
                        at -= 1
                    return at - 1 if at and blocks[at - 1].tag == f"{W}p" else at
        return -1

    def style_of(self, block: Any) -> str:
        """The name of a paragraph's own style; empty where it names none."""
        style = block.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else self.styles.names.get(style.get(f"{W}val"), "").casefold()

    def line(self, paragraph: Any, slot: str = "") -> tuple[Line, str]:
        """A line, and the name of its style."""
        source, atoms, names = self.reader.read(paragraph)
        self.sources[paragraph] = source
        style, number, level = self.styles.list_of(source.properties)
        label, whole = self.counting.count(number, level)
        return Line(atoms, label, whole, names, slot, source), self.styles.names.get(style, "")

    def grid(self, table: Any) -> Grid:
        rows, columns = [], table.find(f"{W}tblGrid")
        for row in table.iterchildren(f"{W}tr"):
            cells = list(row.iterchildren(f"{W}tc"))
            source = RowSource(_part(row, "trPr"), tuple(_part(cell, "tcPr") for cell in cells))
            rows.append(GridRow(tuple(tuple(self.cell(cell)) for cell in cells), source))
        shape = tuple(width(each) for each in columns)
        return Grid(tuple(rows), shape, GridSource(_part(table, "tblPr"), outer(columns)))

    def cell(self, cell: Any) -> Iterator[Line]:
        slot = ""
        for paragraph in cell.iterchildren(f"{W}p"):
            line, _ = self.line(paragraph, slot)
            own = next(
                (self.slots[n.removesuffix(WAS)] for n in line.bookmarks if n.removesuffix(WAS) in self.slots), slot
            )
            yield line if own == slot else msgspec.structs.replace(line, slot=own)
            slot = own


def children(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables."""
    return (child for child in parent if child.tag in (f"{W}p", f"{W}tbl"))


def _unmarked(atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The words of a line of a header without the mark of a draft at its end."""
    tab = max((at for at, atom in enumerate(atoms) if atom.text == "\t"), default=None)
    if tab is None or "".join(atom.text for atom in atoms[tab + 1 :]) not in _MARKS:
        return atoms
    return atoms[:tab]


def _part(element: Any, name: str) -> str:
    found = element.find(W + name)
    if found is None or (not len(found) and name != "tblPr"):
        return ""
    return outer(found)


def _unlike(parts: list[Part]) -> Iterator[Part]:
    """The parts with ids that differ, as a paragraph copied by hand may carry its bookmark twice."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.id] = seen.get(part.id, 0) + 1
        yield part if seen[part.id] == 1 else msgspec.structs.replace(part, id=f"{part.id}#{seen[part.id]}")
