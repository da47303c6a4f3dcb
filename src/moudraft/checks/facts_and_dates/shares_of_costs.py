"""F730: fixed shares that do not make up the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.sums import share_in
from moudraft.english import joined


@rule("F730", "error", "warning", wants={"costs.shares": "given"})
def shares_of_costs(draft: Context) -> Iterator[Found]:
    """The shares of the costs do not add up to 100%, or a party has none, or two.

    Why: What is missing is a cost that nobody bears; what is over is paid twice. Figures with places are taken as
    rounded, each by half of its last place. A share that is still to be confirmed leaves the sum open.

    Flagged::

        terms.costs: {rule: fixed-shares, shares: {Northmoor: 40, Eastvale: 50}}

    Fine::

        terms.costs: {rule: fixed-shares, shares: {Northmoor: 40, Eastvale: 60}}
    """
    rows, place = given_rows(draft, "costs", "shares"), draft.at("terms.costs")
    if not rows:
        return
    named = [str(row.get("party")) for row in rows]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        yield Found(f"{joined(twice)} has more than one share of the costs", place, "give each party one share")
    without = [party.short_name for party in draft.deal.parties if party.short_name not in named]
    if without:
        message = f"{joined(without)} has no share of the costs"
        yield Found(message, place, "give it a share, 0 where it pays nothing", "", "warning")
    shares = [share_in(row.get("share")) for row in rows]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and abs(sum(known, Decimal(0)) - 100) > sum(map(_room, known), Decimal(0)):
        yield Found(f"the shares of the costs add up to {sum(known)}%", place, "make them add up to 100%")


def _room(share: Decimal) -> Decimal:
    """By how much a figure may be away from what it stands for."""
    places = share.as_tuple().exponent
    return Decimal(0) if places == 0 or not isinstance(places, int) else Decimal(5).scaleb(places - 1)
