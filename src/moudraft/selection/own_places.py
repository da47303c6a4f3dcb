"""Where a deal's own provisions stand: directly after the neighbour they name, in a section, or as schedules."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from moudraft.deal import Deal
from moudraft.deal.own_provisions import OwnProvision
from moudraft.library import Library
from moudraft.library.template import Slot, Template
from moudraft.library.words_shown import shown
from moudraft.problems import Problem
from moudraft.selection.slot_places import Place, end_of, welcoming
from moudraft.yaml_source.in_plain_words import near_hint

KEEPING, OTHER = "safeguards", "general"
"""The topics of provisions that name no neighbour: those that keep a red line, and the rest."""
_NAME_ONE = "name a clause of the draft (moudraft draft --dry-run lists them), or the heading of a section"


class OwnPlaces:
    """Places own provisions among ``places``, which it adds to. ``filled`` are the slots of the draft so far."""

    def __init__(
        self, deal: Deal, library: Library, template: Template, places: list[Place], filled: Collection[str]
    ) -> None:
        self.deal = deal
        self.library = library
        self.template = template
        self.places = places
        self.filled = filled
        self.placed: dict[str, Place] = {}
        self.followers: dict[str, list[str]] = {}
        self.problems: list[Problem] = []

    def found(self) -> Iterator[tuple[OwnProvision, Place]]:
        """Each own provision with its place, in the deal's order but that one follows the other it names."""
        waiting = list(self.deal.clauses.own)
        known = {own.id for own in waiting}
        while ready := [own for own in waiting if own.after not in known or own.after in self.placed]:
            for own in ready:
                place = self.place(own)
                waiting.remove(own)
                if place is None:
                    known.discard(own.id)
                    continue
                self.placed[own.id] = place
                yield own, place
        for own in waiting:
            message = f"{own.id} stands after {own.after}, which stands after it"
            self.problems.append(Problem(self.deal.where(f"{own.key}.after"), message, _NAME_ONE))

    def place(self, own: OwnProvision) -> Place | None:
        if own.schedule:
            return self.insert(Place(Slot(own.id, "schedule"), "schedules"), end_of(self.places, "schedules"))
        if own.after:
            return self.after(own)
        for clause in map(self.library.id_of, own.replaces):
            neighbour = next((each for each in self.places if each.slot.clause == clause), None)
            if neighbour is not None:
                return self.follow(own, neighbour)
        topic = welcoming(self.template, KEEPING if own.keeps else OTHER)
        return self.in_section(own, len(self.template.sections) - 1 if topic is None else topic)

    def after(self, own: OwnProvision) -> Place | None:
        if own.after in self.placed:
            return self.follow(own, self.placed[own.after])
        clause = self.library.id_of(own.after)
        standing = [each for each in self.places if each.slot.clause == clause and each.slot.id in self.filled]
        if standing:
            return self.follow(own, min(standing, key=lambda each: each.slot.register != "clause"))
        headings = [shown(section.heading) for section in self.template.sections]
        section = next((n for n, text in enumerate(headings) if text.casefold() == own.after.casefold()), None)
        if section is None:
            section = welcoming(self.template, own.after.casefold())
        if section is not None:
            return self.in_section(own, section)
        self.problems.append(self.nowhere(own, clause, headings))
        return None

    def nowhere(self, own: OwnProvision, clause: str, headings: list[str]) -> Problem:
        where = self.deal.where(f"{own.key}.after")
        if clause in self.library.clauses:
            return Problem(where, f"{own.id} cannot stand after {clause}, which is not in this draft", _NAME_ONE)
        message = f'{own.id} cannot stand after "{own.after}": no clause, own provision or section has that name'
        return Problem(where, message, near_hint(own.after, [*self.library.clauses, *headings]) or _NAME_ONE)

    def follow(self, own: OwnProvision, neighbour: Place) -> Place:
        """Directly after a neighbour, and after those that followed it before."""
        last = self.last_behind(neighbour.slot.id)
        place = Place(Slot(own.id, neighbour.slot.register), neighbour.place, neighbour.row_of, neighbour.group)
        self.followers.setdefault(neighbour.slot.id, []).append(place.slot.id)
        return self.insert(place, self.index_behind(last))

    def last_behind(self, slot: str) -> str:
        while slot in self.followers:
            slot = self.followers[slot][-1]
        return slot

    def index_behind(self, slot: str) -> int:
        """The index behind a slot and the rows of its table."""
        return max(n for n, each in enumerate(self.places) if slot in (each.slot.id, each.row_of)) + 1

    def in_section(self, own: OwnProvision, section: int) -> Place:
        return self.insert(Place(Slot(own.id), str(section)), end_of(self.places, str(section)))

    def insert(self, place: Place, index: int) -> Place:
        self.places.insert(index, place)
        return place
