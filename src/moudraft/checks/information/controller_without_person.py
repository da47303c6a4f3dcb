"""I017: a controller that is no legal person."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import CONTROLLERS, data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

BOARD = lazy_pattern(r"\b(?:Board|Partnership|Forum|Alliance|Committee|Network|Group)$")
PRACTICE = lazy_pattern(r"\b(?:LLP|Practice|Surgery|Medical|Health Centre|Integrated Care|General Practitioners)\b")


@rule("I017", "warning", wants={"data_sets": "some"})
def controller_without_person(draft: Context) -> Iterator[Found]:
    """A board or partnership is given the role of a controller, and its kind says nothing of what it is in law.

    Why: A board that several bodies set up has no legal person, so nobody answers for the data. Its members are the
    controllers. An integrated care board is a body corporate, and a partnership of general practitioners is a
    controller.

    Flagged::

        example: data-sharing
        parties.0: {name: Fenshire Safeguarding Board, short_name: Fenshire, kind: other}

    Fine::

        example: data-sharing
        parties.0: {name: Fenshire Integrated Care Board, short_name: Fenshire, kind: icb}
    """
    seen = set()
    for row in data_rows(draft):
        for party in row.acting_as(*CONTROLLERS):
            named = party.name if isinstance(party.name, str) else ""
            if party.kind != draft.nation.unknown or party.short_name in seen or not BOARD.search(named):
                continue
            if not PRACTICE.search(named):
                seen.add(party.short_name)
                message = f"{party.short_name} is to be a controller, and looks like no legal person"
                hint = "name its members as the controllers, or give the party its kind"
                yield Found(message, draft.at(row.at("roles")), hint)
