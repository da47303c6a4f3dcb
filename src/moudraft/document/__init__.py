"""The Document: numbered, resolved, and the same for every writer.

Assembly makes it; writers, checks and compare read it. Nothing here knows about a clause library,
a deal file or Word. All types are frozen and can be written as JSON (``--format ast``). The small ones are kept from
the garbage collector (``gc=False``): they cannot form a cycle, and a long draft has very many. What stands inside a
paragraph is in :mod:`moudraft.document.inline`, and can be imported from here too.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal

import msgspec

from moudraft.document.inline import Blank as Blank
from moudraft.document.inline import Citation as Citation
from moudraft.document.inline import CrossReference as CrossReference
from moudraft.document.inline import DefinedTerm as DefinedTerm
from moudraft.document.inline import Emphasis as Emphasis
from moudraft.document.inline import Inline as Inline
from moudraft.document.inline import Text as Text
from moudraft.document.inline import plain_text as plain_text
from moudraft.document.inline import walk_inlines as walk_inlines
from moudraft.hashes import sha256

# --- blocks -------------------------------------------------------------------------------------

Role = Literal[
    "paragraph",  # a numbered paragraph of the operative part: 1.1 (or unnumbered: label is empty)
    "plain",  # never numbered
    "item",  # (a), then (i) one level deeper; a bullet where the template does not number
    "bullet",  # always a bullet
    "recital",  # (A), (B)
    "party",  # (1), (2)
    "statement",  # a numbered statement in a table cell: 1, 2, counted through the document
    "schedule-paragraph",  # 1, 2 inside a schedule
    "schedule-item",  # (a), then (i), inside a schedule
]


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", gc=False):
    """One paragraph and the paragraphs nested below it.

    ``level`` counts from 1 within its role (items: 1 is (a), 2 is (i)). ``label`` is what the numbering style
    shows before the text ("5.2", "(a)", "\u2022" or nothing); ``number`` is the whole number, as a
    cross-reference shows it ("5.2(a)(i)"). ``bookmark`` is set where something may refer to it.
    """

    role: Role
    content: tuple[Inline, ...]
    level: int = 1
    label: str = ""
    number: str = ""
    bookmark: str = ""
    children: tuple[Paragraph, ...] = ()

    def walk(self) -> Iterator[Paragraph]:
        """This paragraph and all below it, in reading order."""
        yield self
        for child in self.children:
            if child.children:
                yield from child.walk()
            else:
                yield child


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One table cell. It holds at least one paragraph, or the provisions that make up the cell."""

    paragraphs: tuple[Paragraph, ...]


class Row(msgspec.Struct, frozen=True, gc=False):
    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, tag="table", gc=False):
    """A table. ``header`` repeats on each page; ``widths`` are parts of the text width and add up to 100."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    description: str


Block = Paragraph | Table

# --- the parts of the document --------------------------------------------------------------------

Effect = Literal["binding", "non-binding"]


class Note(msgspec.Struct, frozen=True, gc=False):
    """A drafting note. A draft that may be passed on has none: those of the library are in :mod:`moudraft.margin`."""

    text: str


class Provision(msgspec.Struct, frozen=True, gc=False):
    """What one clause says in this document.

    ``id`` is the slot (clause id, and register where that is not the clause's own); it is unique in the
    document and steady between drafts, so that two drafts can be compared. ``rows`` are the provisions whose
    paragraphs stand in this one's table (a red-lines table); their paragraphs are already among ``blocks``.
    ``shown`` is the heading that the paper prints for it, in the way of the document's ``headings`` (in the preamble,
    a heading like a section's); empty for none.
    """

    id: str
    clause: str
    wording: str
    register: str
    hash: str
    effect: Effect
    blocks: tuple[Block, ...]
    heading: str = ""
    number: str = ""
    notes: tuple[Note, ...] = ()
    rows: tuple[Provision, ...] = ()
    shown: str = ""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the provision in reading order, those in its tables included."""
        for block in self.blocks:
            if isinstance(block, Paragraph) and not block.children:
                yield block
            else:
                yield from block_paragraphs(block)


class Section(msgspec.Struct, frozen=True):
    """A headed part of the operative text, with the provisions that stand under the heading."""

    id: str
    heading: str
    provisions: tuple[Provision, ...]
    number: str = ""
    bookmark: str = ""


class Schedule(msgspec.Struct, frozen=True):
    """A schedule, appendix or annex; ``noun`` and ``number`` make its label ("Schedule 1").

    ``cited`` says which clause it belongs to: "(clause 4.2)".
    """

    provision: Provision
    noun: str
    number: str
    heading: str
    bookmark: str
    cited: tuple[Inline, ...] = ()


class ExecutionBlock(msgspec.Struct, frozen=True):
    """The place where one party signs.

    ``opening`` are the words over the lines of a deed; a ``seal`` needs room beside them. Each line is its label and
    what stands there: nothing where somebody writes.
    """

    party: str
    lines: tuple[tuple[str, tuple[Inline, ...]], ...]
    opening: tuple[Inline, ...] = ()
    seal: bool = False


class Cover(msgspec.Struct, frozen=True):
    """The words at the front; ``title`` names the document in its properties.

    ``names`` are those of the parties, one each, where ``parties`` are these in a row. ``version`` is what this draft
    is called, which a final paper is not. ``sheet`` is set where the front has a page of its own.
    """

    parties: tuple[Inline, ...]
    title: tuple[Inline, ...]
    subtitle: tuple[Inline, ...]
    dated: tuple[Inline, ...] = ()
    version: tuple[Inline, ...] = ()
    reference: tuple[Inline, ...] = ()
    names: tuple[tuple[Inline, ...], ...] = ()
    sheet: bool = False

    def parts(self) -> Iterator[tuple[Inline, ...]]:
        """Every line of it, the names of the parties once."""
        lines = (self.parties, self.title, self.subtitle, self.dated, self.version, self.reference)
        yield from (part for part in lines if part)


Numbering = Literal["none", "headings", "legal"]
FORMAT = 1
"""The format of a Document as JSON."""


class Document(msgspec.Struct, frozen=True):
    """A whole draft, ready to be written.

    ``numbering`` is the style of the operative part. ``preamble`` stands before the first heading. ``library``
    says what made it. ``opening`` is the heading over the first section, where the paper has one there. ``headings``
    is how clauses are headed: ``run-in`` before their first words, ``sub-heading`` above them, or ``none``. ``terms``
    are the terms it defines, in alphabetical order.
    """

    format: int
    library: str
    template: str
    title: str
    cover: Cover
    numbering: Numbering
    schedule_noun: str
    preamble: tuple[Provision, ...]
    sections: tuple[Section, ...]
    schedules: tuple[Schedule, ...]
    execution_intro: tuple[Inline, ...]
    execution_blocks: tuple[ExecutionBlock, ...]
    parties: tuple[str, ...]
    dated: str
    terms: tuple[str, ...]
    header: str
    headings: Literal["none", "run-in", "sub-heading"] = "none"
    opening: str = ""

    def provisions(self) -> Iterator[Provision]:
        """Every provision that stands on its own, in reading order: preamble, sections, schedules."""
        yield from self.preamble
        for section in self.sections:
            yield from section.provisions
        for schedule in self.schedules:
            yield schedule.provision

    def all_provisions(self) -> Iterator[Provision]:
        """Every provision, those in the rows of a table after the one that holds them."""
        for provision in self.provisions():
            yield provision
            yield from provision.rows

    def contents(self) -> Iterator[tuple[Inline, ...]]:
        """All that is printed, a paragraph or a line at a time, in reading order."""
        yield from self.cover.parts()
        cited = {each.provision.id: each.cited for each in self.schedules}
        for provision in self.provisions():
            yield cited.get(provision.id, ())
            for paragraph in provision.paragraphs():
                yield paragraph.content
        yield self.execution_intro
        for block in self.execution_blocks:
            yield block.opening
            for _label, content in block.lines:
                yield content

    def inlines(self) -> Iterator[Inline]:
        """Every inline of the document, outermost first, in reading order."""
        for content in self.contents():
            yield from walk_inlines(content)

    def marked(self) -> Iterator[Inline]:
        """The same, but for plain text, which is most of them."""
        for content in self.contents():
            for inline in content:
                if type(inline) is not Text:
                    yield from (each for each in walk_inlines((inline,)) if type(each) is not Text)

    def blanks(self) -> tuple[Blank, ...]:
        """What is still to confirm, once each, in reading order."""
        return tuple(dict.fromkeys(each for each in self.marked() if isinstance(each, Blank)))


def block_paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block in reading order, those in table cells (and header cells) included."""
    if isinstance(block, Paragraph):
        yield from block.walk()
        return
    for cell in (*block.header, *(cell for row in block.rows for cell in row.cells)):
        for paragraph in cell.paragraphs:
            yield from paragraph.walk()


SEAL = "Seal"
"""What stands beside the room for a seal."""
SIGNING = "_mou_signing"
"""The bookmark of the words before the signatures."""


@functools.lru_cache(maxsize=1 << 15)  # a draft names each of its slots several times, and a batch the same ones
def bookmark_name(slot: str) -> str:
    """The hidden Word bookmark of a slot: ``_mou_`` and a stable hash, 21 characters (Word allows 40)."""
    return "_mou_" + sha256(slot.encode("utf-8")).hexdigest()[:16]
