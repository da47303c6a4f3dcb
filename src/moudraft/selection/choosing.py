"""Who chose the wording of a slot: the deal, the template, or the lines of the wording's own condition."""

from __future__ import annotations

from typing import Literal, NamedTuple

from moudraft.deal import Deal
from moudraft.library import Library
from moudraft.library.condition import match
from moudraft.problems import Location
from moudraft.selection import Selection
from moudraft.selection.choice import Choice


class ChosenBy(NamedTuple):
    """Who chose; ``matched`` are the lines of the condition that held, and ``location`` is where that stands."""

    by: Literal["deal", "template", "condition"]
    matched: tuple[str, ...]
    location: Location


def chosen_by(choice: Choice, deal: Deal, selection: Selection, library: Library) -> ChosenBy:
    """Who chose the wording of a choice."""
    name = choice.wording.name
    for given, wording in deal.clauses.wording.items():
        if library.id_of(given) == choice.clause.id and wording == name:
            return ChosenBy("deal", (), deal.where(f"clauses.wording.{given}"))
    slot = next((slot for _, slot in selection.template.slots() if slot.id == choice.slot), None)
    if slot is not None and slot.wording == name:
        return ChosenBy("template", (), slot.location)
    lines = match(choice.wording.when, selection.terms.facts) or ()
    return ChosenBy("condition", tuple(str(line) for line in lines), choice.wording.location)
