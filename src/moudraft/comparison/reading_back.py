"""Read a .docx of ours back: a Paper, clause by clause, from its hidden bookmarks and its ``moudraft`` property."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from moudraft.comparison.laid_flat import SIGN, Grid, GridRow, Line, Paper, Part, Piece, clause_of
from moudraft.comparison.word_counting import Counting, Definitions, Styles
from moudraft.comparison.word_lines import LineReader, W, outer
from moudraft.document import bookmark_name
from moudraft.problems import Location, MoudraftError, Problem

PROPERTY = "moudraft"
WAS = "_was"
"""The ending of a bookmark that a redline had to rename, since the new text has one of the same name elsewhere."""
_SECTIONS = 200
_LARGEST = 200_000_000  # bytes of the parts unpacked: far beyond any agreement
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
# All that a damaged package can raise, from the zip to the XML; zlib's own error and EOFError are no OSError.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, RuntimeError, OSError,
)  # fmt: skip
_SAVE_AGAIN = "open it in Word and save it again as .docx"
_COVER = ("Cover Parties", "Title", "Subtitle")
_CONTENTS = ("toc heading", "toc 1")


class Record(msgspec.Struct, frozen=True):
    """What the custom property says: the template, and slot, wording and hash of each provision."""

    template: str
    provisions: tuple[tuple[str, str, str], ...]
    library: str = ""
    format: int = 1


class GridSource(msgspec.Struct, frozen=True):
    """The XML of a table between its rows: its properties and its columns."""

    properties: str
    columns: str


class RowSource(msgspec.Struct, frozen=True):
    """The XML of a row's properties, of each cell's, and of the style file's exceptions to a table's."""

    properties: str
    cells: tuple[str, ...]


class WordFile:
    """The parts of a .docx, unpacked and parsed where a comparison needs them."""

    def __init__(self, docx: bytes, name: str = "the file") -> None:
        self.name = name
        try:
            with zipfile.ZipFile(io.BytesIO(docx)) as package:
                if sum(each.file_size for each in package.infolist()) > _LARGEST:
                    raise not_readable(name, "is too large to be an agreement")
                self.parts = {each: package.read(each) for each in package.namelist()}
            self.root = etree.fromstring(self.parts["word/document.xml"], _PARSER)
            self.styles = Styles(etree.fromstring(self.parts["word/styles.xml"], _PARSER))
            self.numbering = etree.fromstring(self.parts["word/numbering.xml"], _PARSER)
            self._custom = self._part("docProps/custom.xml")
            for each in self.headers():
                self._part(each)
        except _DAMAGED as error:
            raise not_readable(name, f"cannot be read as a Word document: {error}", _SAVE_AGAIN) from None

    def _part(self, name: str) -> Any:
        return etree.fromstring(self.parts[name], _PARSER) if name in self.parts else None

    @property
    def record(self) -> Record | None:
        """What moudraft wrote into the file, or None where it did not make it."""
        for each in () if self._custom is None else self._custom:
            if each.get("name") == PROPERTY:
                try:
                    return msgspec.json.decode("".join(map(str, each.itertext())), type=Record)
                except msgspec.DecodeError:
                    return None
        return None

    def headers(self) -> list[str]:
        """The names of the header parts, in order."""
        return sorted(each for each in self.parts if each.startswith("word/header") and each.endswith(".xml"))


def not_readable(name: str, message: str, hint: str = "") -> MoudraftError:
    return MoudraftError(Problem(Location(name), message, hint))


def read_file(path: Path) -> WordFile:
    """A .docx from disk."""
    try:
        return WordFile(path.read_bytes(), str(path))
    except OSError as error:
        raise not_readable(str(path), error.strerror or str(error)) from None


def read_back(file: WordFile, reader: LineReader | None = None, titles: Mapping[str, str] | None = None) -> Paper:
    """The Paper of a .docx that moudraft made; ``titles`` names its clauses by id.

    Raises ``MoudraftError`` for a file that does not have the property which says what is in it.
    """
    record = file.record
    if record is None:
        message = "was not made by moudraft: it does not say which clauses are in it"
        raise not_readable(file.name, message, "compare it with --foreign, which needs moudraft[foreign]")
    return _Reading(file, record, reader or LineReader(file.styles.names), titles or {}).paper()


class _Reading:
    def __init__(self, file: WordFile, record: Record, reader: LineReader, titles: Mapping[str, str]) -> None:
        self.file = file
        self.record = record
        self.reader = reader
        self.titles = titles
        self.styles = file.styles
        self.counting = Counting(Definitions(file.numbering))
        slots = [slot for slot, _, _ in record.provisions]
        self.slots = {bookmark_name(slot): slot for slot in slots}
        self.schedules = {bookmark_name(f"schedule/{slot}"): slot for slot in slots}
        self.sections = {bookmark_name(f"section/{n}"): f"section/{n}" for n in range(_SECTIONS)}
        self.title = ""

    def paper(self) -> Paper:
        parts = [each for name in self.file.headers()[:1] for each in self.header(name)]
        parts += self.body()
        wordings = {slot: (wording, hash) for slot, wording, hash in self.record.provisions}
        return Paper(self.title, self.record.template, tuple(_unlike(parts)), wordings)

    def header(self, name: str) -> Iterator[Part]:
        root = etree.fromstring(self.file.parts[name], _PARSER)
        lines = [self.line(each)[0] for each in root.iter(f"{W}p")]
        cut = ([atom.text for atom in line.atoms].index("\t") if "\t" in line.text else None for line in lines)
        lines = [msgspec.structs.replace(line, atoms=line.atoms[:at]) for line, at in zip(lines, cut, strict=True)]
        yield Part("header", "header", "the header", tuple(lines))

    def body(self) -> Iterator[Part]:
        """Parts in reading order: each begins at a bookmark, a kind of style, or the words before the signatures."""
        blocks = list(children(self.file.root.find(f"{W}body")))
        signing = self.signing(blocks)
        id, kind, title, pieces, label = "cover", "cover", "the cover", list[Piece](), ""
        for at, block in enumerate(blocks):
            if block.tag == f"{W}tbl":
                if kind == "schedule":  # a schedule that opens with a table has no paragraph to carry its bookmark
                    yield Part(id, kind, title, tuple(pieces), label)
                    id, kind, pieces = id.partition("/")[2], "clause", []
                pieces.append(self.grid(block))
                continue
            line, style = self.line(block)
            begun = ("signatures", "signatures", "the signatures") if at == signing else self.begins(line, style, kind)
            if begun and begun[0] != id:
                if pieces:
                    yield Part(id, kind, title, tuple(pieces), label)
                id, kind, title = begun
                label = line.label if kind == "schedule" else label if kind == "clause" else ""
                pieces = []
            pieces.append(line)
        if pieces:
            yield Part(id, kind, title, tuple(pieces), label)

    def begins(self, line: Line, style: str, kind: str) -> tuple[str, str, str] | None:
        """The id, kind and title of the part that a line begins, if it begins one."""
        if style == "Title":
            self.title = line.text
        if style.casefold() in _CONTENTS:
            return "contents", "contents", "the contents list"
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
        """The place of the words before the first table to sign in, or -1."""
        for at, block in enumerate(blocks):
            if block.tag == f"{W}tbl":
                about = block.find(f"{W}tblPr/{W}tblDescription")
                if about is not None and (about.get(f"{W}val") or "").startswith(SIGN):
                    return at - 1
        return -1

    def line(self, paragraph: Any, slot: str = "") -> tuple[Line, str]:
        """A line, and the name of its style."""
        source, atoms, names = self.reader.read(paragraph)
        style, number, level = self.styles.list_of(source.properties)
        label, whole = self.counting.count(number, level)
        return Line(atoms, label, whole, names, slot, source), self.styles.names.get(style, "")

    def grid(self, table: Any) -> Grid:
        rows, columns = [], table.find(f"{W}tblGrid")
        for row in table.iterchildren(f"{W}tr"):
            cells = list(row.iterchildren(f"{W}tc"))
            source = RowSource(_part(row, "trPr"), tuple(_part(cell, "tcPr") for cell in cells))
            rows.append(GridRow(tuple(tuple(self.cell(cell)) for cell in cells), source))
        shape = tuple(int(each.get(f"{W}w") or 0) for each in columns)
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
    """Paragraphs and tables, those inside content controls too."""
    for child in parent:
        if child.tag == f"{W}sdt":
            yield from children(child.find(f"{W}sdtContent"))
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child


def _part(element: Any, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else outer(found)


def _unlike(parts: list[Part]) -> Iterator[Part]:
    """The parts with ids that differ, as a paragraph copied by hand may carry its bookmark twice."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.id] = seen.get(part.id, 0) + 1
        yield part if seen[part.id] == 1 else msgspec.structs.replace(part, id=f"{part.id}#{seen[part.id]}")
