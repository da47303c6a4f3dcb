"""B604: money put together, and nobody to hold it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled

SHARED = ("delegated-member-budgets", "partnership-fund", "s75-pooled")


@rule("B604", "warning", wants={"fund": SHARED})
def fund_without_holder(draft: Context) -> Iterator[Found]:
    """Money is put together, and no party is named to hold it and account for it.

    Why: A partnership or a board is not a legal person. It cannot hold money, contract or be audited, so that one of
    the partners has to, under its own financial rules and in its own accounts.

    Flagged::

        terms.fund: partnership-fund

    Fine::

        terms.fund: {rule: partnership-fund, holder: Northmoor}
    """
    shared = [value for value in draft.fact("fund") if value in SHARED]
    if shared and not draft.detail("fund", "holder"):
        message = (Settled("terms.fund", (shared[0],)), ", and nobody is named to hold the money and account for it")
        yield Found(message, draft.at_axis("fund"), f"terms.fund: {{rule: {shared[0]}, holder: a party}}")
