"""F731: a fund that comes to another sum than what is paid into it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given, given_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.sums import pounds, sum_in


@rule("F731", "error", wants={"fund.contributions": "given"})
def fund_unlike_contributions(draft: Context) -> Iterator[Found]:
    """What the parties pay into a fund does not come to what the fund is said to be.

    Why: The holder would owe more than it has, or hold money of which nobody has said what it is for. Only sums in
    figures that are paid as often as the fund is stated are added up.

    Flagged::

        terms.fund: {rule: partnership-fund, holder: Northmoor, sum: "£9,000", every: year, contributions: [
          {party: Northmoor, sum: "£5,000", every: year}, {party: Eastvale, sum: "£3,000", every: year}]}

    Fine::

        terms.fund: {rule: partnership-fund, holder: Northmoor, sum: "£9,000", every: year, contributions: [
          {party: Northmoor, sum: "£5,000", every: year}, {party: Eastvale, sum: "£4,000", every: year}]}
    """
    rows, stated = given_rows(draft, "fund", "contributions"), sum_in(given(draft, "fund", "sum"))
    often = given(draft, "fund", "every")
    sums = [sum_in(row.get("sum")) for row in rows if row.get("every", often) == often]
    known = [each for each in sums if each is not None]
    if stated is None or not rows or len(known) < len(rows) or sum(known) == stated:
        return
    total = pounds(sum(known, start=stated - stated))
    message = f"the contributions to the fund come to {total}, and the fund to {pounds(stated)}"
    yield Found(message, draft.at("terms.fund"), "make the two the same")
