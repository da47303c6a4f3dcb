"""G503: a chair that rotates in no order."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.problems import Severity


@rule("G503", "warning", "info", wants=[{"chair": "rotating"}, {"bodies": "several"}])
def rotation_without_order(draft: Context) -> Iterator[Found]:
    """The chair of a body rotates, and nothing says in what order.

    Why: A chair that rotates needs an order, a length of turn and a day on which it passes. Without them the first turn
    is the first quarrel. A draft that prints no chair, such as a declaration, has no turns to put in order. Where
    the deal names no body, its usual chair is for information: the order is among what is still to confirm.

    Flagged::

        governance.0.chair: rotating

    Fine::

        governance.0.chair: rotating
        governance.0.order: [Northmoor, Eastvale]
    """
    chair = draft.in_role("chair")
    if not (chair or draft.in_role("terms-of-reference")):
        return
    for body in draft.selection.terms.bodies:
        if body.slugs.get("chair") == "rotating" and not body.order and body.kind == "members":
            order = ", ".join(party.short_name for party in draft.deal.parties)
            message = "the chair rotates, and the order of rotation is not given"
            place = draft.place(chair) if chair else ""
            severity: Severity = "warning" if draft.deal.governance else "info"
            hint = f"order: [{order}], or another order"
            yield Found(message, draft.at(f"{body.key}.chair"), hint, place, severity)
