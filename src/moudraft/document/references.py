"""Resolve the cross-references of a Document, and fill the blanks that the deal answers."""

from __future__ import annotations

import operator
from collections.abc import Container, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.document import (
    Block,
    Cell,
    Cover,
    CrossReference,
    DefinedTerm,
    Document,
    Emphasis,
    ExecutionBlock,
    Inline,
    Paragraph,
    Provision,
    Row,
    Schedule,
    Section,
    Table,
)
from moudraft.document.blanks import full_name
from moudraft.document.inline import NO_REFERENCE, WHOLE, Blank, Text
from moudraft.document.reference_lists import together
from moudraft.library.marks import typographic
from moudraft.problems import Problem, raise_if
from moudraft.selection import Selection
from moudraft.selection.own_clauses import stand_ins, where_referred

T = TypeVar("T")
BETWEEN = (Text(", "), Text(" and "))
"""What stands between the references of a list: before the last of them, "and"."""


def resolve(document: Document, deal: Deal, selection: Selection, referring: Container[str] | None = None) -> Document:
    """The document with every reference resolved; raises ``MoudraftError`` for each whose target is not there.

    ``referring`` are the provisions that may hold any, by their ids, where that is known.
    """
    resolver = _Resolver(document, deal, selection, referring)
    resolved = resolver.resolved()
    raise_if(resolver.problems)
    return resolved


def _targets(document: Document, unit: str, paper: str, titles: Mapping[str, str]) -> dict[str, CrossReference]:
    """How a reference to each clause of the document prints. A clause in several registers is cited as a clause.

    ``titles`` are those of the clauses: they name what has neither a number nor a heading.
    """
    found: dict[str, CrossReference] = {}
    for schedule in document.schedules:
        id = schedule.provision.clause
        found[id] = CrossReference(id, schedule.bookmark, schedule.noun, schedule.number)
    for provision in document.preamble:
        bookmark = next((p.bookmark for p in provision.paragraphs() if p.bookmark), "")
        found.setdefault(
            provision.clause, CrossReference(provision.clause, bookmark, f"the opening words of {paper}", "")
        )
    for section in document.sections:
        for provision in section.provisions:
            if provision.register == "clause" or provision.clause not in found:
                title = titles[provision.clause]
                found[provision.clause] = _target(provision, section, unit, document.numbering, title)
            for row in provision.rows:
                bookmark, number = _first(row)
                found.setdefault(row.clause, CrossReference(row.clause, bookmark, "statement", number))
    return found


def _target(provision: Provision, section: Section, unit: str, numbering: str, title: str) -> CrossReference:
    bookmark, number = _first(provision)
    if number:
        return CrossReference(provision.clause, bookmark, unit, number)
    if section.number and section.heading:
        noun = unit if numbering == "legal" else "section"
        return CrossReference(provision.clause, section.bookmark, noun, section.number)
    if section.heading:
        return CrossReference(provision.clause, section.bookmark, f"the part headed \u201c{section.heading}\u201d", "")
    several = sum(isinstance(block, Paragraph) for block in provision.blocks) > 1
    noun = f"the paragraph{'s' if several else ''} on {english.lower_first(title)}"
    return CrossReference(provision.clause, bookmark, noun, "")


class _Run(msgspec.Struct, frozen=True):
    """The paragraphs of a clause that is cited whole: the last of them, and how many they are."""

    last: CrossReference
    length: int


def _runs(document: Document) -> dict[str, _Run]:
    """The run of each clause that has more than one numbered paragraph; a schedule is one by itself."""
    found: dict[str, _Run] = {}
    for provision in (each for section in document.sections for each in section.provisions):
        numbered = [each for each in provision.blocks if isinstance(each, Paragraph) and each.number]
        if len(numbered) > 1 and numbered[-1].bookmark:
            last = CrossReference(provision.clause, numbered[-1].bookmark, "", numbered[-1].number)
            found[provision.clause] = _Run(last, len(numbered))
    return found


def _first(provision: Provision) -> tuple[str, str]:
    """The bookmark and number of a provision's first paragraph of its own; those in its table belong to its rows."""
    for paragraph in provision.blocks:
        if isinstance(paragraph, Paragraph) and paragraph.bookmark:
            return paragraph.bookmark, paragraph.number
    return "", ""


class _Resolver:
    def __init__(self, document: Document, deal: Deal, selection: Selection, referring: Container[str] | None) -> None:
        self.document = document
        self.deal = deal
        self.selection = selection
        # A blank has a printer's apostrophe where a person types a straight one.
        self.answers = {typographic(blank): answer for blank, answer in deal.answers.items()}
        # A blank may be filled where the deal answers any.
        self.stays: frozenset[type] = frozenset((Text,) if self.answers else NO_REFERENCE)
        self.referring = None if self.answers else referring
        self.problems: list[Problem] = []
        self.at = ""
        self.in_rows: dict[int, Block] = {}

    @cached_property
    def full_names(self) -> frozenset[str]:
        return frozenset(typographic(full_name(each)) for each in self.document.blanks())

    @cached_property
    def targets(self) -> dict[str, CrossReference]:
        """How a reference to each clause prints."""
        selection, document = self.selection, self.document
        titles = {choice.clause.id: choice.clause.title for choice in selection.choices}
        _name, paper = selection.template.paper.called(selection.terms.bind_as_a_whole)
        found = _targets(document, selection.template.unit, paper, titles)
        for clause, own in stand_ins(self.deal, selection.library).items():
            # What refers to stock words refers to what the deal says in their place.
            found.setdefault(clause, found.get(own, CrossReference(own, "", own, "")))
        return found

    @cached_property
    def runs(self) -> dict[str, _Run]:
        return _runs(self.document)

    def resolved(self) -> Document:
        document = self.document
        return msgspec.structs.replace(
            document,
            preamble=tuple(map(self.provision, document.preamble)),
            sections=tuple(map(self.section, document.sections)),
            schedules=tuple(map(self.schedule, document.schedules)),
            cover=self.cover(document.cover),
            execution_intro=self.inlines(document.execution_intro),
            execution_blocks=tuple(map(self.execution_block, document.execution_blocks)),
        )

    def section(self, section: Section) -> Section:
        provisions = tuple(map(self.provision, section.provisions))
        same = all(map(operator.is_, provisions, section.provisions))
        return section if same else msgspec.structs.replace(section, provisions=provisions)

    def execution_block(self, block: ExecutionBlock) -> ExecutionBlock:
        lines = tuple((label, self.inlines(content)) for label, content in block.lines)
        return msgspec.structs.replace(block, lines=lines)

    def cover(self, cover: Cover) -> Cover:
        """The cover with the blanks of its date and draft filled; what it is called is the deal's own."""
        parts = {name: self.inlines(getattr(cover, name)) for name in ("dated", "version", "reference")}
        return msgspec.structs.replace(cover, **parts)

    def schedule(self, schedule: Schedule) -> Schedule:
        return msgspec.structs.replace(schedule, provision=self.provision(schedule.provision))

    def provision(self, provision: Provision) -> Provision:
        if self.referring is not None and provision.id not in self.referring:
            return provision
        rows = tuple(map(self.provision, provision.rows))
        # The paragraphs of rows stand in the table too: what was resolved as their own is put there.
        self.in_rows = {
            id(old): new
            for row, done in zip(provision.rows, rows, strict=True)
            for old, new in zip(row.blocks, done.blocks, strict=True)
        }
        self.at = provision.id
        blocks = tuple(map(self.block, provision.blocks))
        return msgspec.structs.replace(provision, blocks=blocks, rows=rows)

    def block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        rows = tuple(Row(tuple(map(self.cell, row.cells))) for row in block.rows)
        return Table(tuple(map(self.cell, block.header)), rows, block.widths, block.description)

    def cell(self, cell: Cell) -> Cell:
        paragraphs = tuple(map(self.paragraph, cell.paragraphs))
        return cell if paragraphs == cell.paragraphs else Cell(paragraphs)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        done = self.in_rows.get(id(paragraph)) if self.in_rows else None
        if isinstance(done, Paragraph):
            return done
        content = self.inlines(paragraph.content)
        children = tuple(map(self.paragraph, paragraph.children)) if paragraph.children else ()
        if content is paragraph.content and children == paragraph.children:
            return paragraph
        return msgspec.structs.replace(paragraph, content=content, children=children)

    def inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Each inline resolved; a reference to a whole provision may become two, first and last."""
        if self.stays.issuperset(map(type, content)):
            return content
        out: list[Inline] = []
        for at, inline in enumerate(content):
            if isinstance(inline, CrossReference) and inline.target.endswith(WHOLE):
                ends_list = len(content) == at + 1 or content[at + 1] not in BETWEEN
                out.extend(self.whole(inline.target.removesuffix(WHOLE), out, ends_list))
            else:
                out.append(self.inline(inline))
        return together(tuple(out))

    def whole(self, target: str, before: list[Inline], ends_list: bool) -> tuple[Inline, ...]:
        """The first and the last paragraph of a clause: "3.1 to 3.4", but "3.1 and 3.2", each then one of its list.

        ``before`` is what precedes them; the "and" that it ends in goes in front of the last of the two.
        """
        first, run = self.reference(target), self.runs.get(target)
        if first is None:
            return ()
        if run is None or not first.number:
            return (first,)
        plural = msgspec.structs.replace(first, noun=english.plural(first.noun))
        if run.length > 2:
            return plural, Text(" to "), run.last
        if ends_list and before and before[-1] == BETWEEN[1]:
            before[-1] = BETWEEN[0]
        return plural, BETWEEN[ends_list], run.last

    def answer_to(self, blank: Blank) -> str | None:
        """The deal's answer to a blank: by its full name, or by its words where these are no other blank's name."""
        if not self.answers:
            return None
        full = typographic(full_name(blank))
        if full in self.answers:
            return self.answers[full]
        words = typographic(blank.what)
        return None if words in self.full_names else self.answers.get(words)

    def inline(self, inline: Inline) -> Inline:
        if isinstance(inline, CrossReference):
            return self.reference(inline.target) or inline
        if isinstance(inline, Blank) and (answer := self.answer_to(inline)):
            return Text(answer)
        if isinstance(inline, Emphasis):
            return Emphasis(tuple(map(self.inline, inline.children)), inline.strong)
        if isinstance(inline, DefinedTerm):
            return DefinedTerm(tuple(map(self.inline, inline.children)))
        return inline

    def reference(self, target: str) -> CrossReference | None:
        if target not in self.targets:
            self.problems.append(self.missing(target))
        return self.targets.get(target)

    def missing(self, target: str) -> Problem:
        """A reference to a clause that is not in the draft, with the answer that removed it."""
        choice = next(choice for choice in self.selection.choices if choice.slot == self.at)
        where = where_referred(self.deal, choice.clause.id, target, self.selection.library) or choice.wording.location
        out = next((out for out in self.selection.left_out if out.slot.partition("@")[0] == target), None)
        message = f"{choice.clause.id} refers to {target}, which is not in this draft"
        if out is None:
            return Problem(where, message, f"add {target} under clauses: add:, or choose another wording")
        if out.location in self.deal.lines.values():
            # The deal took it out: its own line comes first.
            return Problem(out.location, f"{message} ({where})", out.why)
        hint = f"{out.why} ({out.location})" if out.location.file else out.why
        return Problem(where, message, hint)
