"""Assemble: a deal and its selection become a numbered Document with its references resolved.

Pure: the same deal, selection and library give the same Document. Raises ``MoudraftError`` for a reference to a
clause that is not in the draft, with the answer that removed it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from moudraft.deal import Deal
from moudraft.document import (
    FORMAT,
    Blank,
    Block,
    Cell,
    DefinedTerm,
    Document,
    Effect,
    Inline,
    Numbering,
    Paragraph,
    Provision,
    Row,
    Schedule,
    Section,
    Table,
    Text,
    bookmark_name,
    plain_text,
)
from moudraft.document.citing import with_cited_schedules
from moudraft.document.definitions import lists_definitions, used_definitions
from moudraft.document.filling import Filler, merged
from moudraft.document.front import cover_of
from moudraft.document.numbering import Counter, Region, statement_cells
from moudraft.document.own_provenance import note_own
from moudraft.document.provenance import Provenance
from moudraft.document.references import resolve
from moudraft.document.setting_out import set_out
from moudraft.document.signing import DEED, execution_blocks, form_of
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import party_name
from moudraft.library import Definition, Library
from moudraft.library.condition import Condition, match
from moudraft.library.template import Slot, Template
from moudraft.library.wording import Inline as Pattern
from moudraft.library.wording import walk_lines
from moudraft.library.worked_out import once_for
from moudraft.problems import MoudraftError, Problem, raise_if
from moudraft.selection import Choice, Selection
from moudraft.selection.settled_value import Value


def assembled(deal: Deal, selection: Selection, library: Library) -> tuple[Document, Provenance]:
    """The document, and where it says what the deal settled: noted while it was filled."""
    provenance = Provenance()
    return assemble(deal, selection, library, provenance), provenance


def assemble(deal: Deal, selection: Selection, library: Library, provenance: Provenance | None = None) -> Document:
    """Number, fill and resolve a whole draft.

    Definitions follow use, so a draft that lists them is set out once without them, to see which it uses. The library
    is the one that the clauses were selected from, where the deal has words of its own.
    """
    library = selection.library or library
    assembly = _Assembly(deal, selection, library, provenance=provenance)
    document = assembly.document()
    if any(map(lists_definitions, selection.choices)):
        used = used_definitions(document, library)
        if used:
            assembly = _Assembly(deal, selection, library, used, provenance)
            document = assembly.document()
    resolved = with_cited_schedules(resolve(document, deal, selection, assembly.referring), selection.template.unit)
    return set_out(resolved, deal.layout, selection.template.layout)


class _Assembly:
    def __init__(
        self,
        deal: Deal,
        selection: Selection,
        library: Library,
        definitions: tuple[Definition, ...] = (),
        provenance: Provenance | None = None,
    ) -> None:
        self.provenance = Provenance() if provenance is None else provenance
        self.definitions = definitions
        self.deal = deal
        self.selection = selection
        self.library = library
        self.template = selection.template
        self.numbering: Numbering = str(selection.terms.values["numbering"])  # type: ignore[assignment]
        self.counter = Counter(self.numbering)
        self.signed = (
            self.template.signed is not None and match(self.template.signed, selection.terms.facts) is not None
        )
        self.problems: list[Problem] = []
        self.terms: set[str] = set()
        # The provisions that refer to others, or may.
        self.referring: set[str] = set()
        self.standing: dict[str, list[Choice]] = {}
        self.in_rows: dict[tuple[str, int], list[Choice]] = {}
        for choice in selection.choices:
            if not definitions and lists_definitions(choice):
                continue
            if choice.row_of:
                self.in_rows.setdefault((choice.row_of, choice.group), []).append(choice)
            else:
                self.standing.setdefault(choice.place, []).append(choice)
        self.slots = once_for(self.template, _slots_of)

    @cached_property
    def non_binding(self) -> Vocabulary:
        return Vocabulary(self.deal, self.selection, self.library, "non-binding", self.definitions)

    @cached_property
    def binding(self) -> Vocabulary:
        return self.non_binding.binding()

    @cached_property
    def binds_in_full(self) -> bool:
        return "full" in self.selection.terms.values["binding"].values

    @cached_property
    def binding_clauses(self) -> frozenset[str]:
        """The clauses that bind in a paper that binds in part."""
        value = self.selection.terms.values["binding"]
        named = value.detail(self.library.axes["binding"], "clauses") if "part" in value.values else None
        return frozenset(self.library.id_of(str(name)) for name in named or ())

    def document(self) -> Document:
        template = self.template
        preamble = tuple(self.provisions("preamble"))
        sections = tuple(self.sections())
        schedules = tuple(self.schedules())
        name, _this = template.paper.called(self.selection.terms.bind_as_a_whole)
        words = [self.words(part) for part in template.cover]
        cover = cover_of(self.deal, words, self.provenance, signed=self.signed)
        carried = [each for choice in self.selection.choices for each in choice.wording.carries]
        form = form_of(self.deal.sign, carried)
        blocks = execution_blocks(self.deal, self.library, self.provenance, form) if self.signed else ()
        intro = self.library.home.deed_intro if form == DEED else ""
        raise_if(self.problems)
        around = Document(
            format=FORMAT,
            library=self.library.version,
            template=template.id,
            title=plain_text(cover.title),
            cover=cover,
            numbering=self.numbering,
            schedule_noun=template.schedule,
            preamble=(),
            sections=(),
            schedules=(),
            execution_intro=self.intro(intro),
            execution_blocks=blocks,
            parties=tuple(plain_text(party_name(party, "")) for party in self.deal.parties),
            dated=self.deal.date if isinstance(self.deal.date, str) else "",
            terms=(),
            opening=plain_text(self.words(template.opening)) if preamble else "",
            header=" \u2013 ".join(dict.fromkeys((plain_text(cover.title), name))),
        )
        terms = self.terms.union(plain_text(each.children) for each in around.marked() if isinstance(each, DefinedTerm))
        in_order = tuple(sorted(terms, key=str.casefold))
        return msgspec.structs.replace(
            around, preamble=preamble, sections=sections, schedules=schedules, terms=in_order
        )

    def intro(self, of_deed: str) -> tuple[Inline, ...]:
        """The words before the signatures: those of a deed, or the template's."""
        if not self.signed:
            return ()
        return (Text(of_deed),) if of_deed else self.words(self.template.execution_intro)

    def words(self, content: tuple[Pattern, ...]) -> tuple[Inline, ...]:
        return Filler(self.non_binding, self.template.location, provenance=self.provenance).inlines(content)

    # --- the parts ----------------------------------------------------------------------------

    def sections(self) -> list[Section]:
        out: list[Section] = []
        for index, section in enumerate(self.template.sections):
            if str(index) not in self.standing:
                continue
            number = str(len(out) + 1) if self.numbering != "none" else ""
            self.counter.open(number)
            heading = plain_text(self.words(section.heading))
            id = f"section/{index}"
            provisions = tuple(self.provisions(str(index)))
            out.append(Section(id, heading, provisions, number, bookmark_name(id)))
        return out

    def schedules(self) -> list[Schedule]:
        out: list[Schedule] = []
        for choice in self.standing.get("schedules", ()):
            self.counter.open("")
            number = str(len(out) + 1)
            provision = self.provision(choice, "schedule")
            bookmark = bookmark_name(f"schedule/{choice.slot}")
            out.append(Schedule(provision, self.template.schedule, number, choice.clause.title, bookmark))
        return out

    def provisions(self, place: str) -> list[Provision]:
        out, headed = [], set[str]()
        for choice in self.standing.get(place, ()):
            region: Region = {"recital": "recital", "preamble": "preamble"}.get(choice.wording.register, "body")  # type: ignore[assignment]
            made = self.provision(choice, region)
            slot = self.slots.get(choice.slot)
            heading = plain_text(self.words(slot.heading)) if slot and slot.heading else ""
            if heading and heading not in headed:
                headed.add(heading)
                made = msgspec.structs.replace(made, shown=heading)
            out.append(made)
        return out

    # --- one provision ------------------------------------------------------------------------

    def provision(self, choice: Choice, region: Region) -> Provision:
        effect = self.effect(choice)
        vocabulary = self.binding if effect == "binding" else self.non_binding
        slot = self.slots.get(choice.slot)
        rows, provisions = self.gathered(choice, slot) if slot and slot.rows else ((), ())
        filler = Filler(vocabulary, choice.wording.location, rows, choice.because, self.provenance)
        self.provenance.enter(choice.slot)
        blocks: Sequence[Block] = ()
        try:
            blocks = filler.blocks(choice.wording.body, choice.wording.widths, choice.clause.title)
        except MoudraftError as error:
            self.problems.extend(error.problems)
        else:
            if _is_empty(blocks):
                self.problems.append(self.nothing_to_say(choice))
        self.terms.update(filler.terms)
        if filler.refers or provisions:  # what refers in a row stands in the table too
            self.referring.add(choice.slot)
        blocks = self.with_open_terms(list(blocks), choice)
        note_own(self.provenance, self.deal, choice)
        self.provenance.leave()
        whole = choice.clause.id in self.binding_clauses
        defines = lists_definitions(choice)
        numbered = self.counter.provision(blocks, region, choice.slot, cited_whole=whole, defines=defines)
        first = next((block for block in numbered if isinstance(block, Paragraph)), None)
        return Provision(
            choice.slot, choice.clause.id, choice.wording.name, choice.wording.register, choice.wording.hash, effect,
            numbered, choice.clause.title, first.number if first else "", rows=provisions,
        )  # fmt: skip

    def nothing_to_say(self, choice: Choice) -> Problem:
        """A clause that prints the lines of a list of which the deal has none: in only because the deal asks for it."""
        changes = self.deal.clauses
        given = [(f"clauses.add.{n}", name) for n, name in enumerate(changes.add)]
        given += [(f"clauses.wording.{name}", name) for name in changes.wording]
        keys = [key for key, name in given if self.library.id_of(name) == choice.clause.id]
        place = self.deal.where(keys[0]) if keys else choice.wording.location
        lists = sorted({each for _, each, _ in walk_lines(choice.wording.body) if each})
        what = f"{choice.clause.id} has nothing to print: the deal has no {' and no '.join(lists) or 'lines for it'}"
        return Problem(place, what, "give them in the deal, or take the clause out")

    def effect(self, choice: Choice) -> Effect:
        """Whether a provision binds: by its wording, else by the ``binding`` axis and the list of binding clauses."""
        if choice.wording.effect == "binding":
            return "binding"
        if self.binds_in_full and choice.wording.effect != "non-binding":
            return "binding"
        return "binding" if choice.clause.id in self.binding_clauses else "non-binding"

    def gathered(self, host: Choice, slot: Slot) -> tuple[list[Row], tuple[Provision, ...]]:
        """The rows of a gathering table and the provisions that stand in them."""
        rows, provisions = [], []
        for number, group in enumerate(slot.rows):
            row = [self.provision(choice, "row") for choice in self.in_rows.get((host.slot, number), ())]
            if row:
                heading = Cell((Paragraph("plain", self.words(group.heading)),))
                rows.append(
                    statement_cells(heading, [p for each in row for p in each.blocks if isinstance(p, Paragraph)])
                )
                provisions.extend(row)
        return rows, tuple(provisions)

    def with_open_terms(self, blocks: list[Block], choice: Choice) -> list[Block]:
        """A provision that rests on an axis nobody has settled says so in a blank at its first paragraph's end.

        One that only its place in the template rests on says nothing where another clause speaks for the axis.
        """
        if not self.open_terms or not blocks or not isinstance(blocks[0], Paragraph):
            return blocks
        slot = self.slots.get(choice.slot)
        placed = self.asked_in(slot.when) - self.spoken_for if slot else set()
        named = self.asked_in(choice.clause.when, choice.wording.when) | placed
        waiting = [value for value in self.open_terms if value.axis in named]
        if not waiting:
            return blocks
        asked = [(self.library.axes[value.axis].label.lower(), f"terms.{value.axis}") for value in waiting]
        blanks = [part for each in asked for part in (Text(" "), Blank(*each))]
        first = msgspec.structs.replace(blocks[0], content=merged((*blocks[0].content, *blanks)))
        for _label, key in asked:
            self.provenance.note_at(choice.slot, 0, key)
        return [first, *blocks[1:]]

    @cached_property
    def open_terms(self) -> tuple[Value, ...]:
        """What the draft has of the axes that nobody has settled."""
        return tuple(value for value in self.selection.terms.values.values() if not value.settled)

    @cached_property
    def spoken_for(self) -> set[str]:
        """The facts that the clauses of the draft, or their wordings, themselves ask about."""
        asked = (self.asked_in(each.clause.when, each.wording.when) for each in self.selection.choices)
        return set().union(*asked)

    def asked_in(self, *conditions: Condition) -> set[str]:
        """The facts on which conditions that hold rest."""
        facts = self.selection.terms.facts
        return {line.name for condition in conditions for line in match(condition, facts) or ()}


def _slots_of(template: Template) -> dict[str, Slot]:
    """The slots of a template by their ids."""
    return {slot.id: slot for _, slot in template.slots()}


def _is_empty(blocks: Sequence[Block]) -> bool:
    """Whether a provision would print nothing, or a table without a row."""
    return not blocks or any(isinstance(block, Table) and not block.rows for block in blocks)
