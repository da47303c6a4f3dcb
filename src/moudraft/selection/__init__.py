"""Select: which clauses are in, in which wording, why, and what was turned down.

Candidates are the slots whose condition holds, what the red lines require, what chosen clauses need and what the deal
adds, less what it leaves out. Among the wordings that fit, the deal's choice wins, then the most lines of
condition, then the place on the negotiation ladder; a tie, or none, is an error. A reference never pulls a clause in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from moudraft.deal import Deal
from moudraft.library import Library
from moudraft.library.condition import Condition, Line, Unmet, match
from moudraft.library.template import Slot, Template
from moudraft.library.wording import Clause
from moudraft.library.worked_out import once_for
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.selection.choice import Choice as Choice
from moudraft.selection.choice import LeftOut as LeftOut
from moudraft.selection.choice import Reason as Reason
from moudraft.selection.deal_names import check_names
from moudraft.selection.facts import deal_key
from moudraft.selection.own_clauses import defining, instead_of, is_own, library_of, reason_for
from moudraft.selection.slot_places import Place, end_of, places_of, welcoming
from moudraft.selection.terms import HeldLine, Terms, settle
from moudraft.selection.wording_choice import choose_wording


class Selection(msgspec.Struct, frozen=True):
    """The result of select: choices in reading order, what was left out, and the terms they rest on.

    ``unprotected`` are red lines that no clause in the draft protects. ``library`` is the one the draft is made from,
    with the deal's own provisions laid over it.
    """

    template: Template
    terms: Terms
    choices: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...]
    unprotected: tuple[HeldLine, ...]
    library: Library | None = None

    def chosen(self, clause: str) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.clause.id == clause)


def select(deal: Deal, library: Library) -> Selection:
    """Choose the clauses and wordings of a draft; raises ``MoudraftError`` with every reason it cannot."""
    check_names(deal, library)
    template = library.templates[deal.template]
    drafted_from = library_of(deal, library)
    terms = settle(deal, drafted_from, template)
    selection = _Selecting(deal, drafted_from, template, terms).selection()
    if deal.clauses.amend:
        from moudraft.selection.amended import amendment_problems

        chosen = {each.clause.id: each for each in selection.choices}
        raise_if(list(amendment_problems(deal, library, chosen, terms.facts)))
    return selection


class _Selecting:
    def __init__(self, deal: Deal, library: Library, template: Template, terms: Terms) -> None:
        self.deal = deal
        self.library = library
        self.template = template
        self.terms = terms
        self.problems: list[Problem] = []
        self.places = list(once_for(template, places_of))
        self.by_clause: dict[str, list[Place]] = {}
        for place in self.places:
            self.by_clause.setdefault(place.slot.clause, []).append(place)
        self.reasons: dict[str, list[Reason]] = {}
        self.left_out: dict[str, LeftOut] = {}
        changes = deal.clauses
        self.omitted = {self.clause_id(name): why for name, why in changes.leave_out.items()}
        self.wordings = {self.clause_id(name): wording for name, wording in changes.wording.items()}
        self.replaced = {self.clause_id(name): own for own in changes.own for name in own.replaces}
        self.omitted |= {id: instead_of(own) for id, own in self.replaced.items()}

    def clause_id(self, name: str) -> str:
        return self.library.id_of(name)

    def selection(self) -> Selection:
        self.from_template()
        self.from_deal()
        self.from_red_lines()
        self.from_needs()
        if self.deal.clauses.posture == "full":
            self.from_optional()
        self.from_own()
        choices = [choice for place in self.places if (choice := self.fill(place)) is not None]
        raise_if(self.problems)
        choices = self.in_posture(choices)
        choices = self.with_definitions(_without_empty_tables(choices, self.template, self.left_out))
        left_out, unprotected = tuple(self.left_out.values()), self.unprotected(choices)
        return Selection(self.template, self.terms, tuple(choices), left_out, unprotected, self.library)

    def in_posture(self, choices: list[Choice]) -> list[Choice]:
        """What is left of the choices in a lean draft; what is left out says so."""
        if self.deal.clauses.posture != "lean":
            return choices
        from moudraft.selection.given import Given
        from moudraft.selection.posture import WHY, lean

        slots = {place.id: place.slot for place in self.places}
        kept, gone = lean(choices, slots, Given(self.deal, self.terms, self.library))
        for choice in gone:
            slot = slots[choice.slot]
            self.refuse(choice.slot, WHY.get(slot.weight, WHY["usual"]), slot.location)
        return kept

    # --- candidates ---------------------------------------------------------------------------

    def from_template(self) -> None:
        for place in self.places:
            slot, id = place.slot, place.slot.clause
            if id in self.omitted:
                self.refuse(place.id, f"left out by the deal: {self.omitted[id]}", self.leave_out_location(id))
                if slot.required:
                    message = f"{self.template.title} cannot do without {id}"
                    self.problems.append(Problem(self.leave_out_location(id), message))
                continue
            if slot.optional:
                continue
            met: tuple[Line, ...] = ()
            for condition, whose in self.conditions(slot):
                lines = match(condition, self.terms.facts)
                if lines is None:
                    self.refuse(place.id, Unmet(condition, self.terms.facts, f"{whose} asks for more: "), slot.location)
                    break
                met += lines
            else:
                text = f"{self.template.title} has it" + (f" when {', '.join(map(str, met))}" if met else "")
                self.admit(place.id, Reason("slot", text, slot.location))

        for id, why in self.omitted.items():
            if id not in self.by_clause:
                self.left_out[id] = LeftOut(id, f"left out by the deal: {why}", self.leave_out_location(id))

    def conditions(self, slot: Slot) -> Iterator[tuple[Condition, str]]:
        """What a slot asks, then what its clause does: a clause whose slot stays empty is not even read."""
        yield slot.when, "the template"
        yield self.library.clauses[slot.clause].when, "the clause"

    def from_deal(self) -> None:
        for index, name in enumerate(self.deal.clauses.add):
            where = self.deal.where(f"clauses.add.{index}")
            self.bring_in(self.clause_id(name), Reason("deal", "the deal adds it", where))

    def from_red_lines(self) -> None:
        """All that red lines require, and only then one of what any line leaves open, if none of it came in."""
        reasons = [
            Reason("red line", f"the red line {held.title} requires it", self.deal.where(held.line.key), held.line.key)
            for held in self.terms.red_lines
        ]
        for held, reason in zip(self.terms.red_lines, reasons, strict=True):
            for clause in held.asks.requires:
                self.bring_in(clause, reason)
        for held, reason in zip(self.terms.red_lines, reasons, strict=True):
            for wanted in held.asks.one_of:
                offer = next((clause for clause in wanted.clauses if clause not in self.omitted), None)
                if (
                    offer is None
                    or match(wanted.when, self.terms.facts) is None
                    or any(map(self.is_in, wanted.clauses))
                ):
                    continue
                self.bring_in(offer, reason)

    def from_needs(self) -> None:
        waiting = [place.slot.clause for place in self.places if place.id in self.reasons]
        done: set[str] = set()
        while waiting:
            clause = self.library.clauses[waiting.pop(0)]
            if clause.id in done:
                continue
            done.add(clause.id)
            for need in clause.needs:
                if not self.is_in(need):
                    self.bring_in(need, Reason("need", f"{clause.id} needs it", clause.location))
                if self.is_in(need):
                    waiting.append(need)

    def from_optional(self) -> None:
        """A full draft fills the optional slots, too, whose clause speaks of what the deal gives."""
        from moudraft.selection.given import Given
        from moudraft.selection.posture import speaks_of_the_deal

        given = Given(self.deal, self.terms, self.library)
        for place in list(self.places):
            slot, clause = place.slot, self.library.clauses[place.slot.clause]
            if not slot.optional or self.is_in(clause.id) or clause.id in self.omitted:
                continue
            if speaks_of_the_deal(clause, slot, self.wordings.get(clause.id, ""), given):
                self.admit(place.id, Reason("slot", "full: it speaks of what the deal gives", slot.location))
        self.from_needs()

    def is_in(self, clause: str) -> bool:
        return any(place.id in self.reasons for place in self.by_clause.get(clause, ()))

    def bring_in(self, id: str, reason: Reason) -> None:
        """Admit a clause in a slot of its own if it has one, else where its topic is welcome."""
        if id in self.omitted:
            return
        own = self.by_clause.get(id, [])
        filled = [place for place in own if place.id in self.reasons]
        if not own:
            own = [self.make_place(self.library.clauses[id], reason.location)]
        for place in filled or own[:1]:
            self.admit(place.id, reason)

    def make_place(self, clause: Clause, where: Location) -> Place:
        registers = {wording.register for wording in clause.wordings}
        if "clause" not in registers and "schedule" in registers:
            place = Place(Slot(clause.id, "schedule", location=where), "schedules")
        else:
            at = welcoming(self.template, clause.topic)
            last = len(self.template.sections) - 1
            place = Place(Slot(clause.id, location=where), str(last if at is None else at))
        self.places.insert(end_of(self.places, place.place), place)
        self.by_clause.setdefault(clause.id, []).append(place)
        return place

    def admit(self, slot: str, reason: Reason) -> None:
        self.left_out.pop(slot, None)
        self.reasons.setdefault(slot, []).append(reason)

    def refuse(self, slot: str, why: str | Unmet, where: Location) -> None:
        self.left_out[slot] = LeftOut(slot, why, where)

    def from_own(self) -> None:
        """The deal's own provisions, once it is known which clauses they may stand after."""
        if not self.deal.clauses.own:
            return
        from moudraft.selection.own_places import OwnPlaces

        finding = OwnPlaces(self.deal, self.library, self.template, self.places, self.reasons)
        for own, place in finding.found():
            self.by_clause.setdefault(own.id, []).append(place)
            self.admit(place.id, Reason("deal", reason_for(own), self.deal.where(own.key)))
        self.problems += finding.problems

    def with_definitions(self, choices: list[Choice]) -> list[Choice]:
        """Terms that own provisions define are printed by them where the paper lists no definitions."""
        if any("definitions" in each.wording.lists for each in choices):
            return choices
        own = {each.slot for each in choices if is_own(each.clause.id)}
        return [
            msgspec.structs.replace(each, wording=defining(each.clause, each.wording, self.library))
            if each.slot in own
            else each
            for each in choices
        ]

    def leave_out_location(self, clause: str) -> Location:
        if clause in self.replaced:
            return self.deal.where(f"{self.replaced[clause].key}.replaces")
        name = next(name for name in self.deal.clauses.leave_out if self.clause_id(name) == clause)
        return self.deal.where(f"clauses.leave_out.{name}")

    def fill(self, place: Place) -> Choice | None:
        if place.id not in self.reasons:
            return None
        slot = place.slot
        clause, because = self.library.clauses[slot.clause], tuple(self.reasons[place.id])
        facts, asked = self.terms.facts, self.wordings.get(clause.id, "")
        try:
            wording, turned_down = choose_wording(clause, slot, asked, facts, because[0].text, self.settled_at)
        except MoudraftError as error:
            self.problems.extend(error.problems)
            return None
        return Choice(place.id, clause, wording, because, turned_down, place.place, place.row_of, place.group)

    def settled_at(self, facts: Sequence[str]) -> Location:
        """The deal's line for the first of some facts that it gives itself; the deal, where it gives none."""
        keys = (deal_key(fact) for fact in facts)
        return next((self.deal.lines[key] for key in keys if key in self.deal.lines), self.deal.where(""))

    def unprotected(self, choices: list[Choice]) -> tuple[HeldLine, ...]:
        return tuple(
            held
            for held in self.terms.red_lines
            if held.is_checked and not any(held.is_kept_by(each.clause, each.wording) for each in choices)
        )


def _gathering(template: Template) -> frozenset[str]:
    """The slots whose tables gather other clauses."""
    return frozenset(slot.id for _, slot in template.slots() if slot.rows)


def _without_empty_tables(choices: list[Choice], template: Template, left_out: dict[str, LeftOut]) -> list[Choice]:
    """A table that gathers rows is left out when no row came in, and a row without its table; neither leaves a hole."""
    standing = {choice.slot for choice in choices}
    for choice in choices:
        if choice.row_of and choice.row_of not in standing:
            why = f"its table, {choice.row_of}, is not in this draft"
            left_out[choice.slot] = LeftOut(choice.slot, why, choice.clause.location)
    choices = [choice for choice in choices if not choice.row_of or choice.row_of in standing]
    gathering = once_for(template, _gathering)
    holding = {choice.row_of for choice in choices}
    for choice in choices:
        if choice.slot in gathering and choice.slot not in holding:
            left_out[choice.slot] = LeftOut(choice.slot, "no red line stands in its table", choice.clause.location)
    return [choice for choice in choices if choice.slot not in gathering or choice.slot in holding]
