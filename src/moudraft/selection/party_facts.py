"""What conditions may ask about the parties: their kinds, what these are in law, how many of them, and who leads.

All of it follows from the data of the nation, so that a house which adds a kind or a group adds facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from moudraft.deal import Deal
from moudraft.deal.values import is_unsettled
from moudraft.library import Axis, Library
from moudraft.library.condition import Fact
from moudraft.library.worked_out import once_for

SHARES = ("all", "some", "none")
OPEN = "open"
_NOBODY = Fact((OPEN,))


def party_facts(deal: Deal, library: Library) -> dict[str, Fact]:
    """The kinds of party, and of each group whether all, some or none are in it, how many are and how many may be."""
    nation, parties = library.home, deal.parties
    held = [nation.told_groups(party.kind, party.governance, party.name) for party in parties]
    possible = [nation.possible_groups(party.kind, party.governance) for party in parties]
    holding = Counter(group for each in held for group in each)
    holding_perhaps = Counter(group for each in possible for group in each)
    facts = {
        "kinds": Fact(tuple(dict.fromkeys(party.kind for party in parties))),
        "may_be": Fact(tuple(group for group in nation.groups if group in holding_perhaps)),
    }
    for group in nation.groups:
        count = holding[group]
        facts[group] = Fact(("none" if not count else "all" if count == len(parties) else "some",))
        facts[f"{group}.count"] = Fact((str(count),))
        facts[f"{group}.possible"] = Fact((str(holding_perhaps[group]),))
    return facts


def known_party_facts(library: Library) -> dict[str, Iterable[str] | None]:
    """Every fact about the parties with the values it can have (None: any)."""
    nation = library.home
    known: dict[str, Iterable[str] | None] = {"kinds": nation.kinds, "may_be": nation.groups}
    for group in nation.groups:
        known |= {group: SHARES, f"{group}.count": None, f"{group}.possible": None}
    # Who is named in a detail has a kind and is in groups.
    named = (*nation.groups, *nation.kinds, OPEN)
    return known | dict.fromkeys(once_for(library.axes, _facts_of_named), named)


def _facts_of_named(axes: Mapping[str, Axis]) -> tuple[str, ...]:
    """The facts on the parties that details name."""
    details = ((axis.id, name, detail) for axis in axes.values() for name, detail in axis.details.items())
    return tuple(f"{id}.{name}.is" for id, name, detail in details if detail.kind == "party")


def named_party_facts(axis: Axis, given: dict[str, object], deal: Deal, library: Library) -> dict[str, Fact]:
    """What the party is that each detail of an axis names; ``open`` where it names none yet.

    A party counts as in a group where it may be: what it cannot be is known for certain, and that is what is asked.
    """
    facts = {}
    for name, detail in axis.details.items():
        if detail.kind != "party":
            continue
        value = given.get(name)
        if value is None:
            facts[f"{axis.id}.{name}.is"] = _NOBODY
            continue
        named = [party for party in deal.parties if party.short_name == value and not is_unsettled(value)]
        values = [OPEN]
        for party in named:
            values = [party.kind, *library.home.possible_groups(party.kind, party.governance)]
        facts[f"{axis.id}.{name}.is"] = Fact(tuple(sorted(values)))
    return facts
