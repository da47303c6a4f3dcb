"""G532: notice of a key decision that is shorter than the law asks for."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.counted_days import clear_days
from moudraft.checks.support.rule import Found, rule

FEWEST = 28


@rule("G532", "warning", wants={"standing_orders": "schedule"})
def key_decision_told_late(draft: Context) -> Iterator[Found]:
    """The standing orders of a joint committee give each council fewer than 28 clear days before a key decision.

    Why: A key decision is taken only when notice of it has been public for 28 clear days, unless a procedure for
    urgency is used (SI 2012/2089). A council that hears of it later cannot publish its own notice in time.

    Flagged::

        governance: [{model: statutory-joint-committee, standing_orders: {key_decisions: 10 working days}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}

    Fine::

        governance: [{model: statutory-joint-committee, standing_orders: {key_decisions: 35 clear days}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}
    """
    given = draft.detail("standing_orders", "key_decisions")
    days = clear_days(given) if isinstance(given, str) else None
    if days is not None and days < FEWEST and draft.has("standing_orders", "schedule"):
        message = f"“{given}” is less than the 28 clear days of notice that a key decision needs"
        yield Found(message, draft.at("terms.standing_orders.key_decisions"), "28 clear days, or more")
