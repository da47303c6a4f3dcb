"""F760: a grant that comes to another sum than its years do."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given, given_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.sums import pounds, sum_in


@rule("F760", "error", wants={"grant.profile": "given"})
def grant_unlike_profile(draft: Context) -> Iterator[Found]:
    """What is paid of a grant year by year does not come to what the grant is said to be.

    Why: One of the two is wrong, and whoever draws up the budget will take the other. Only sums in figures are added
    up.

    Flagged::

        example: grant
        terms.grant.profile: {2027-28: "£500,000", 2028-29: "£800,000"}

    Fine::

        example: grant
        terms.grant.profile: {2027-28: "£950,000", 2028-29: "£900,000"}
    """
    rows, stated = given_rows(draft, "grant", "profile"), sum_in(given(draft, "grant", "sum"))
    known = [each for each in (sum_in(row.get("sum")) for row in rows) if each is not None]
    if stated is None or not rows or len(known) < len(rows) or sum(known) == stated:
        return
    total = pounds(sum(known, start=stated - stated))
    message = f"the years of the grant come to {total}, and the grant to {pounds(stated)}"
    yield Found(message, draft.at("terms.grant"), "make the two the same")
