"""P301: a rotation that leaves somebody out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("P301", "warning", wants={"deal": "governance.order"})
def rotation_order(draft: Context) -> Iterator[Found]:
    """The order in which the chair rotates leaves a party out, or names one twice.

    Why: Where the chair passes from one to the next, the party left out never has it, and will notice.

    Flagged::

        governance.0.chair: rotating
        governance.0.order: [Northmoor]

    Fine::

        governance.0.chair: rotating
        governance.0.order: [Northmoor, Eastvale]
    """
    for body in draft.selection.terms.bodies:
        if not body.order:
            continue
        missing = [party.short_name for party in draft.deal.parties if party.short_name not in body.order]
        twice = sorted({name for name in body.order if body.order.count(name) > 1})
        where = draft.at(f"{body.key}.order")
        # What the order of a chair in full leaves out follows in the draft as a proposal.
        if missing and body.own.chairing is None:
            yield Found(f"the order of rotation leaves out {joined(missing)}", where, f"add {joined(missing)}")
        if twice:
            yield Found(f"the order of rotation names {joined(twice)} twice", where, "name each party once")
