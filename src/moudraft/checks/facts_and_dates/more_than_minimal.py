"""F761: minimal financial assistance that is more than the Act allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.sums import pounds, sum_in
from moudraft.said import marked

MOST = Decimal(315_000)
"""Section 36 of the Subsidy Control Act 2022, over this financial year and the two before."""


@rule("F761", "error", wants={"grant.subsidy": "minimal"})
def more_than_minimal(draft: Context) -> Iterator[Found]:
    """A grant is called minimal financial assistance, and is more than that may be.

    Why: Section 36 of the Subsidy Control Act 2022 lets a body have £315,000 of such assistance over three financial
    years, whatever else it has had counted in. A larger grant is a subsidy like any other.

    Flagged::

        example: grant
        terms.grant.subsidy: minimal

    Fine::

        example: grant
        terms.grant.subsidy: recorded
    """
    total = sum_in(given(draft, "grant", "sum"))
    if total is not None and total > MOST and given(draft, "grant", "subsidy") == "minimal":
        message = f"a grant of {pounds(total)} is more than the {pounds(MOST)} that minimal financial assistance may be"
        yield Found(message, draft.at("terms.grant"), marked("`terms.grant.subsidy: recorded`, once it is assessed"))
