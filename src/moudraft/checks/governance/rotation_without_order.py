"""G503: a chair that rotates in no order."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule

PRINTED = {"governance/chair", "schedules/terms-of-reference"}


@rule("G503", "warning")
def rotation_without_order(draft: Context) -> Iterator[Found]:
    """The chair of a body rotates, and nothing says in what order.

    Why: A chair that rotates needs an order, a length of turn and a day on which it passes. Without them the first turn
    is the first quarrel. A draft that prints no chair, such as a declaration, has no turns to put in order.

    Flagged::

        governance.0.chair: rotating

    Fine::

        governance.0.chair: rotating
        governance.0.order: [Northmoor, Eastvale]
    """
    if not PRINTED & draft.provisions.keys():
        return
    for body in draft.selection.terms.bodies:
        if body.slugs.get("chair") == "rotating" and not body.order and body.kind == "members":
            order = ", ".join(party.short_name for party in draft.deal.parties)
            message = "the chair rotates, and the order of rotation is not given"
            provision = draft.provisions.get("governance/chair")
            place = draft.place(provision) if provision else ""
            yield Found(message, draft.at(f"{body.key}.chair"), f"order: [{order}], or another order", place)
