"""A document laid flat for comparing: parts, and in them lines and grids of lines.

:func:`paper_of` makes it from a Document; :mod:`moudraft.comparison.reading_back` makes the same from a .docx of ours.
A part is a clause, a heading, the cover, the header or the signatures; a line is a paragraph with the label that its
number shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from moudraft.comparison.plain.asides import Aside
from moudraft.document import SEAL, SIGNING, Block, Document, Paragraph, Provision, Table, bookmark_name
from moudraft.document.cover_lines import cover_lines
from moudraft.document.inline import Blank, Citation, CrossReference, DefinedTerm, Emphasis, Inline, Text, plain_text
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.label_spaces import NBSP

TOKENS = re.compile(r"\d[\d,.]*\d|\w[\w\u2019'-]*|\s|[^\w\s]")
SIGN = "Where to sign: "


class Atom(NamedTuple):
    """The least that a comparison can change: a word, a mark, or a whole reference, blank or defined term.

    ``kind`` is ``word``, ``field``, ``link``, ``blank``, ``term``, ``raw`` (a picture, a symbol), or, whatever else it
    is, ``struck`` through by hand or ``hidden``; ``form`` holds ``b`` for bold and ``i`` for
    italic; ``target`` is the bookmark of a field or link.
    """

    text: str
    kind: str = "word"
    form: str = ""
    target: str = ""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One paragraph. ``slot`` is the clause it belongs to where it stands in the table of another.

    ``number`` is the whole number ("5.2(a)"); ``source`` is what it was read from, if that was a .docx.
    """

    atoms: tuple[Atom, ...]
    label: str = ""
    number: str = ""
    bookmarks: tuple[str, ...] = ()
    slot: str = ""
    source: Any = None

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)


class GridRow(msgspec.Struct, frozen=True, gc=False):
    cells: tuple[tuple[Line, ...], ...]
    source: Any = None

    def lines(self) -> Iterator[Line]:
        for cell in self.cells:
            yield from cell


class Grid(msgspec.Struct, frozen=True, gc=False):
    """A table; only grids of one ``shape`` (column widths) can be compared row by row."""

    rows: tuple[GridRow, ...]
    shape: tuple[int, ...]
    source: Any = None

    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            yield from row.lines()


Piece = Line | Grid


class Part(msgspec.Struct, frozen=True):
    """A clause, or what stands between clauses.

    ``kind`` is ``clause``, ``heading``, ``schedule`` (its heading), ``cover``, ``contents``, ``header`` or
    ``signatures``. ``title`` is what a person calls it.
    """

    id: str
    kind: str
    title: str
    pieces: tuple[Piece, ...]
    schedule: str = ""

    def lines(self) -> Iterator[Line]:
        for piece in self.pieces:
            yield from (piece,) if isinstance(piece, Line) else piece.lines()

    @property
    def number(self) -> str:
        """The whole number of its first line of its own; where none has a bookmark, of its first line."""
        lines = [line for line in self.pieces if isinstance(line, Line)]
        marked = [each for each in lines if each.bookmarks]
        return next((line.number for line in (*(each for each in marked if each.number), *marked, *lines[:1])), "")


class Paper(msgspec.Struct, frozen=True):
    """A whole document laid flat. ``wordings`` maps a slot to the name and hash of its wording.

    ``asides`` are what a file that it was read from has beside its words.
    """

    title: str
    template: str
    parts: tuple[Part, ...]
    wordings: dict[str, tuple[str, str]]
    parties: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()


def clause_of(slot: str) -> str:
    """The clause id of a slot: ``safeguards/veto`` for ``safeguards/veto@row``."""
    return slot.partition("@")[0]


def paper_of(document: Document) -> Paper:
    """Lay a Document flat."""
    return Paper(
        title=document.title,
        template=document.template,
        parts=tuple(_Flattening(document).parts()),
        wordings={each.id: (each.wording, each.hash) for each in document.all_provisions()},
        parties=document.parties,
    )


class _Flattening:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.labels = {each.bookmark: f"{each.noun}{NBSP}{each.number}" for each in document.schedules if each.number}
        slots = {bookmark_name(row.id): row.id for each in document.provisions() for row in each.rows}
        self.rows = slots
        self.known = {section.bookmark for section in document.sections} | set(self.labels)
        self.known.update(p.bookmark for each in document.provisions() for p in each.paragraphs() if p.bookmark)

    def parts(self) -> Iterator[Part]:
        document, cover = self.document, self.document.cover
        yield Part("header", "header", "the header", (Line(tuple(words(document.header))),))
        yield Part("header-first", "header", "the header of the first page", (Line(()),))
        yield Part("cover", "cover", "the cover", tuple(self.line(each) for _, each in cover_lines(cover)))
        for provision in document.preamble:
            yield self.provision(provision)
        if document.opening:
            line = Line(tuple(words(document.opening)), bookmarks=(OPENING,))
            yield Part("opening", "heading", document.opening, (line,))
        for section in document.sections:
            if section.heading or section.number:
                atoms = tuple(words(section.heading))
                line = Line(atoms, section.number, section.number, (section.bookmark,))
                yield Part(section.id, "heading", section.heading, (line,))
            for provision in section.provisions:
                yield self.provision(provision)
        for schedule in document.schedules:
            label = self.labels.get(schedule.bookmark, "")
            text = ("" if label else schedule.noun) + (f"\n{schedule.heading}" if schedule.heading else "")
            line = Line(tuple(words(text)), label, label, (schedule.bookmark,))
            pieces = (line, self.line(schedule.cited)) if schedule.cited else (line,)
            yield Part(f"schedule/{schedule.provision.id}", "schedule", schedule.heading, pieces, label)
            yield self.provision(schedule.provision, label)
        if document.execution_blocks or document.execution_intro:
            yield Part("signatures", "signatures", "the signatures", tuple(self.signatures()))

    def provision(self, provision: Provision, schedule: str = "") -> Part:
        pieces = [piece for block in provision.blocks for piece in self.block(block)]
        above = self.document.headings == "sub-heading" or any(each is provision for each in self.document.preamble)
        if provision.shown and above:
            pieces.insert(0, Line(tuple(words(provision.shown)), bookmarks=(heading_bookmark(provision.id),)))
        elif provision.shown and isinstance(pieces[0], Line):
            lead = (*words(f"{provision.shown}.", "b"), *words(" "))
            pieces[0] = msgspec.structs.replace(pieces[0], atoms=(*lead, *pieces[0].atoms))
        return Part(provision.id, "clause", provision.heading, tuple(pieces), schedule)

    def block(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Table):
            rows = [block.header] if block.header else []
            rows += [row.cells for row in block.rows]
            widths = block.widths if len(block.widths) == max(map(len, rows), default=0) else ()
            grid = (GridRow(tuple(tuple(self.cell(cell.paragraphs)) for cell in row)) for row in rows)
            yield Grid(tuple(grid), widths)
            return
        yield from self.paragraphs(block, "")

    def cell(self, paragraphs: tuple[Paragraph, ...]) -> Iterator[Line]:
        """The lines of a cell; those after a bookmark of another clause belong to that clause."""
        slot = ""
        for paragraph in paragraphs:
            slot = self.rows.get(paragraph.bookmark, slot)
            yield from self.paragraphs(paragraph, slot)
        if not paragraphs:
            yield Line(())

    def paragraphs(self, paragraph: Paragraph, slot: str) -> Iterator[Line]:
        for each in paragraph.walk():
            marks = (each.bookmark,) if each.bookmark else ()
            yield Line(tuple(self.atoms(each.content)), each.label, each.number, marks, slot)

    def line(self, content: tuple[Inline, ...]) -> Line:
        return Line(tuple(self.atoms(content)))

    def signatures(self) -> Iterator[Piece]:
        """The words before the signatures, and for each party its name, the words of a deed and where it signs."""
        intro = self.line(self.document.execution_intro)
        yield msgspec.structs.replace(intro, bookmarks=(SIGNING,) if intro.atoms else ())
        for block in self.document.execution_blocks:
            yield Line(tuple(words(block.party, "b")))
            if block.opening:
                yield self.line(block.opening)
            lines = ((SEAL, ()), *block.lines) if block.seal else block.lines
            yield Grid(tuple(map(self.signing_row, lines)), ())

    def signing_row(self, line: tuple[str, tuple[Inline, ...]]) -> GridRow:
        label, content = line
        return GridRow(((Line(tuple(words(label))),), (self.line(content),)))

    def atoms(self, content: Iterable[Inline], form: str = "") -> Iterator[Atom]:
        for inline in content:
            if isinstance(inline, Text | Citation):
                yield from words(inline.text, form)
            elif isinstance(inline, Emphasis):
                added = "b" if inline.strong else "i"
                yield from self.atoms(inline.children, "".join(sorted({*form, added})))
            elif isinstance(inline, DefinedTerm):
                yield Atom(plain_text((inline,)), "term", form)
            elif isinstance(inline, Blank):
                yield Atom(inline.text, "blank", form)
            else:
                yield from self.reference(inline, form)

    def reference(self, reference: CrossReference, form: str) -> Iterator[Atom]:
        """Noun and live number, as the Word writer sets them; plain words where the target is not in the draft."""
        if reference.bookmark not in self.known:
            yield from words(reference.text, form)
        elif not reference.number:
            yield Atom(reference.noun, "link", form, reference.bookmark)
        elif self.labels.get(reference.bookmark) == reference.text:
            yield Atom(reference.text, "field", form, reference.bookmark)
        else:
            if reference.noun:
                yield from words(reference.noun + NBSP, form)
            yield Atom(reference.number, "field", form, reference.bookmark)


def words(text: str, form: str = "") -> Iterator[Atom]:
    """Plain text as atoms: words, figures, and every mark and space on its own; whether it may break is no matter."""
    for found in TOKENS.finditer(text.replace("\r\n", "\n").replace("\r", "\n").replace(NBSP, " ")):
        yield Atom(found[0], "word", form)
