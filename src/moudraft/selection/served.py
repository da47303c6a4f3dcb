"""Whom the parties serve and where, as facts and words: the map of the area, the people, the nation they are in."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.deal import Deal
from moudraft.library import Library
from moudraft.library.condition import Fact
from moudraft.selection.details import GIVEN, SILENT

MAP, PEOPLE, NATION = "group.map", "group.people", "nation"
KNOWN_SERVED: dict[str, Iterable[str] | None] = dict.fromkeys((MAP, PEOPLE, NATION), (GIVEN, SILENT))
"""Each of these facts with the values it can have."""


def served_facts(deal: Deal, library: Library) -> dict[str, Fact]:
    """Whether the deal gives a map and the people, and says of every party that it is in the nation of the library."""
    given = {MAP: deal.group.map, PEOPLE: deal.group.people, NATION: nation_told(deal, library)}
    return {name: Fact((GIVEN if value else SILENT,)) for name, value in given.items()}


def nation_told(deal: Deal, library: Library) -> str:
    """The nation that the deal says all the parties are in; nothing where it does not say it of each."""
    home = library.home
    return home.title if all(party.nation == home.id for party in deal.parties) else ""


def asks_for_area(deal: Deal) -> bool:
    """Whether a deal says who is served, or gives a map, and not of which area: "their area" will not do then."""
    return deal.group.area is None and bool(deal.group.map or deal.group.people)
