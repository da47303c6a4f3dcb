"""Wordings as parsed: blocks and inlines with holes that each deal fills.

This is plain data (it can be cached as such). :mod:`moudraft.library.clause_text` makes it from Markdown and
:mod:`moudraft.document.filling` turns it into the Document's own paragraphs.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterator
from typing import Literal

import msgspec

from moudraft.library.condition import ALWAYS, Condition
from moudraft.library.statement import Statement
from moudraft.problems import NOWHERE, Location


class Words(msgspec.Struct, frozen=True, array_like=True, tag="words", gc=False):
    """Literal text of the library, with typographic quotation marks."""

    text: str


class Hole(msgspec.Struct, frozen=True, array_like=True, tag="hole", gc=False):
    """A place a value goes: ``{{ expression }}``."""

    expression: str


class Reference(msgspec.Struct, frozen=True, array_like=True, tag="reference", gc=False):
    """``[@clause]``: a cross-reference to a clause, by id."""

    target: str


class Styled(msgspec.Struct, frozen=True, array_like=True, tag="styled", gc=False):
    """Italic or bold words, or a term being defined (``**"Term"**``)."""

    children: tuple["Inline", ...]
    style: Literal["italic", "bold", "term"]


Inline = Words | Hole | Reference | Styled


class Owed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who owes what a line lays down, where its own words leave that open.

    ``by`` are names as in holes, of which the first that prints something counts, or ``words`` in their place;
    ``among`` is the group of kinds (``nation.yaml``) that they are in whom the line's own words describe.
    """

    by: tuple[str, ...] = ()
    words: str = ""
    among: str = ""


class Line(msgspec.Struct, frozen=True, array_like=True, tag="line", gc=False):
    """One paragraph of a wording, and the list below it.

    ``each`` names a list of the deal; the line is then repeated for each of its items. Where ``when`` does not hold
    (in a repeated line: for that item), the line does not stand in the draft. ``says`` is what it asserts, ``owed`` who
    owes what it lays down.
    """

    kind: Literal["numbered", "bullet", "plain"]
    content: tuple[Inline, ...]
    children: tuple["Line", ...] = ()
    each: str = ""
    line: int = 0
    when: Condition = ALWAYS
    says: tuple[Statement, ...] = ()
    owed: Owed | None = None


Column = Literal["", "what", "by", "when"]
"""What a column of a table says of what its rows lay down: nothing, what it is, who owes it, by when."""


class GridRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of cells; repeated for each item of the list ``each`` names, and left out where ``when`` does not hold."""

    cells: tuple[tuple[Inline, ...], ...]
    each: str = ""
    line: int = 0
    when: Condition = ALWAYS
    says: tuple[Statement, ...] = ()


class Grid(msgspec.Struct, frozen=True, array_like=True, tag="grid", gc=False):
    """A table of a wording. The row ``{{ each rows }}`` stands for the provisions a template gathers in it.

    ``columns`` is empty where its rows lay down nothing.
    """

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[GridRow, ...]
    columns: tuple[Column, ...] = ()


Body = tuple[Line | Grid, ...]

Position = Literal["preferred", "fallback", "last-resort"]
POSITIONS: tuple[Position, ...] = ("preferred", "fallback", "last-resort")
REGISTERS = ("clause", "recital", "row", "schedule", "preamble")
STATUSES = ("approved", "draft", "withdrawn")


class Wording(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One way of wording a clause: the register it is in, when it fits, and its place on the negotiation ladder.

    ``carries`` names the carve-outs and qualifiers in it, so that rules test data, not prose. ``effect`` is set
    only when it can stand in one kind of document alone. ``hash`` changes when its words change. ``lists`` are those
    that lines or rows of it repeat over.
    """

    name: str
    body: Body
    register: str = "clause"
    when: Condition = ALWAYS
    position: Position = "preferred"
    carries: tuple[str, ...] = ()
    effect: str = ""
    widths: tuple[int, ...] = ()
    note: str = ""
    hash: str = ""
    location: Location = NOWHERE
    lists: tuple[str, ...] = ()


class Clause(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A clause of the library, with its wordings side by side. ``lines`` are those of the keys above its wordings."""

    id: str
    title: str
    purpose: str
    wordings: tuple[Wording, ...]
    code: str = ""
    when: Condition = ALWAYS
    protects: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    note: str = ""
    reviewed: str = ""
    owner: str = ""
    status: str = "approved"
    location: Location = NOWHERE
    lines: tuple[tuple[str, int], ...] = ()

    def where(self, key: str) -> Location:
        """The place of a key of its front matter; the first line of its file where it has none."""
        line = dict(self.lines).get(key)
        return self.location if line is None else Location(self.location.file, line)

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    def wording(self, name: str) -> Wording | None:
        return next((wording for wording in self.wordings if wording.name == name), None)


def walk_lines(body: Body) -> Iterator[tuple[tuple[Inline, ...], str, int]]:
    """Each run of inlines in a body with the list it repeats over (its own or one above it) and its line."""
    for block in body:
        if isinstance(block, Line):
            yield from _walk_line(block, "")
            continue
        for cells, each, line in ((block.header, "", 0), *((row.cells, row.each, row.line) for row in block.rows)):
            for cell in cells:
                yield cell, each, line


def _walk_line(line: Line, above: str) -> Iterator[tuple[tuple[Inline, ...], str, int]]:
    each = line.each or above
    yield line.content, each, line.line
    for child in line.children:
        yield from _walk_line(child, each)


def walk_conditions(body: Body) -> Iterator[tuple[Condition, str, int]]:
    """Each condition of a line or a row, with the list it repeats over (its own or one above it) and its line."""
    waiting: list[tuple[Line, str]] = []
    for block in body:
        if isinstance(block, Grid):
            yield from ((row.when, row.each, row.line) for row in block.rows if row.when)
            continue
        waiting.append((block, ""))
        while waiting:
            line, above = waiting.pop()
            each = line.each or above
            if line.when:
                yield line.when, each, line.line
            waiting.extend((child, each) for child in line.children)


def walk_parts(body: Body) -> Iterator[Line | GridRow]:
    """Each line of a body, those of its lists included, and each row below the headings of its tables."""
    for block in body:
        if isinstance(block, Grid):
            yield from block.rows
            continue
        waiting = [block]
        while waiting:
            line = waiting.pop()
            yield line
            waiting.extend(reversed(line.children))


def walk_owed(body: Body) -> Iterator[tuple[Owed, str, int]]:
    """What each line that does so says of who owes what it lays down, with the list it repeats over, and its line."""
    waiting = [(block, "") for block in body if isinstance(block, Line)]
    while waiting:
        line, above = waiting.pop()
        each = line.each or above
        if line.owed:
            yield line.owed, each, line.line
        waiting.extend((child, each) for child in line.children)


def walk(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Each inline of a run and those inside it."""
    for inline in content:
        yield inline
        if isinstance(inline, Styled):
            yield from walk(inline.children)


def lists_in(body: Body) -> tuple[str, ...]:
    """The lists that lines or rows of a body repeat over."""
    return tuple(dict.fromkeys(each for _content, each, _line in walk_lines(body) if each))
