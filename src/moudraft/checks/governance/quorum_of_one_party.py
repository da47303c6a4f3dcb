"""G512: a quorum that the members of one party make up by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.governance.quorum_too_large import number_in
from moudraft.checks.support.context import Context
from moudraft.checks.support.parties_named import EVERYONE, named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined, number_word
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.selection.bodies import FilledBody

MIXED = lazy_pattern(r"\b(?:includ|differ|sector|together with|of wh(?:om|ich))", re.IGNORECASE)


@rule("G512", "warning", wants={"deal": "governance.seats"})
def quorum_of_one_party(draft: Context) -> Iterator[Found]:
    """The members whom one party appoints are enough for a quorum without anybody from another.

    Why: Unequal seats are lawful, and so is a quorum of a third; together they may let one party meet by itself and
    call it a meeting of all. It is looked at where the deal gives the seats of each party, and a quorum that can be
    counted.

    Flagged::

        governance.0.seats: {Northmoor: 3, Eastvale: 1}
        governance.0.quorum: majority

    Fine::

        governance.0.seats: {Northmoor: 3, Eastvale: 1}
        governance.0.quorum: one-from-each
    """
    for body in draft.selection.terms.bodies:
        needed = _needed(draft, body)
        alone = [name for name, seats in body.seats.items() if needed and seats >= needed]
        if needed and alone and sum(seats > 0 for seats in body.seats.values()) > 1:
            who = joined(alone, "or")
            message = f"a quorum of {number_word(needed)} can be made up by the members of {who} alone"
            yield Found(
                message, draft.at(f"{body.key}.quorum"), "quorum: one-from-each, or add: from two parties or more"
            )


def _needed(draft: Context, body: FilledBody) -> int | None:
    """How many members a quorum takes, whoever appointed them; None where that is not what it asks for."""
    total, slug = sum(body.seats.values()), body.slugs.get("quorum", "")
    counted = {"majority": total // 2 + 1, "half": -(-total // 2), "third": -(-total // 3)}
    if not total or slug in counted:
        return counted.get(slug) if total else None
    if slug != "named" or not isinstance(body.quorum, str):
        return None
    if EVERYONE.search(body.quorum) or MIXED.search(body.quorum) or named_in(body.quorum, draft.deal.parties):
        return None
    return number_in(body.quorum)
