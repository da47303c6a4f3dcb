"""F750: a council's land, sold or let for long, and nothing said of the price."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import months
from moudraft.checks.support.context import Context
from moudraft.checks.support.leases_given import SHORT, leases_given
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked

VALUED = marked("make a valuation a condition (`conditions`), or say `terms.best_consideration: consent or market`")


@rule("F750", "warning", wants={"assets.owner": "given"})
def price_of_land_open(draft: Context) -> Iterator[Found]:
    """A council sells land, or lets it for more than seven years, and nothing says how the price stands to its duty.

    Why: A sale is a disposal, and so is a lease of more than seven years. For either a council must get the best
    consideration reasonably obtainable unless a consent allows less (section 123 of the Local Government Act 1972, or
    section 127 for a parish). A valuation as a condition will do, or a word on the consent.

    Flagged::

        example: property-heads
        conditions: []

    Fine::

        example: property-heads
        conditions: []
        terms.best_consideration: {rule: consent, consent: general}
    """
    valued = draft.has("conditions.kind", "valuation") or not draft.has("best_consideration", "open")
    councils = {party.short_name for party in draft.parties_in("councils")}
    for item, lease in () if valued else leases_given(draft):
        length = months(lease.get("length"))
        if item.details.get("owner") in councils and length is not None and length > SHORT:
            message = "a council lets land for more than seven years, and nothing is said of the best price"
            yield Found(message, draft.at(f"{item.key}.lease"), VALUED)
    for item in () if valued else draft.deal.lists.get("assets", ()):
        if item.details.get("owner") in councils and item.details.get("model") == "freehold":
            message = "a council sells land, and nothing is said of the best price"
            yield Found(message, draft.at(f"{item.key}.model"), VALUED)
