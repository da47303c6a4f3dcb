"""B661: land that a chief constable is said to own."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import PartyAt

LANDLESS = "landless"


@rule("B661", "warning", wants={"landless": ("all", "some"), "assets.owner": "given"})
def land_of_chief_constable(draft: Context) -> Iterator[Found]:
    """A chief constable is named as the owner of land or of a building.

    Why: A chief constable holds no land; the policing body does (paragraph 7 of Schedule 2 to the Police Reform and
    Social Responsibility Act 2011). A lease that is signed by the wrong office lets nothing.

    Flagged::

        parties.1: {name: Chief Constable of Moorland, short_name: the Chief Constable, kind: chief-constable}
        assets: [{text: the station, kind: building, owner: the Chief Constable}]

    Fine::

        parties.1: {name: Chief Constable of Moorland, short_name: the Chief Constable, kind: chief-constable}
        assets: [{text: the radio mast, kind: equipment, owner: the Chief Constable}]
    """
    nation = draft.library.home
    chiefs = {party.short_name for party in draft.deal.parties if nation.is_in(party.kind, LANDLESS)}
    for item in draft.deal.lists.get("assets", ()):
        owner = str(item.details.get("owner"))
        if owner in chiefs and item.details.get("kind") in (None, "land", "building"):
            message = f"{owner} is named as the owner of land or of a building, and holds none"
            hint = "name the policing body that holds it"
            yield Found(message, draft.at(f"{item.key}.owner"), hint, about=(PartyAt(owner),))
