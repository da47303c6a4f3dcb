"""B632: a limit of nothing in terms that one side wrote."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.sums import sum_in
from moudraft.said import marked

LIMITED = ("own-acts-capped", "mutual-capped", "one-way")


@rule("B632", "warning", wants={"liability": LIMITED})
def nothing_to_recover(draft: Context) -> Iterator[Found]:
    """The limit of liability is nothing.

    Why: A limit of nothing is an exclusion under another name. In a contract between public bodies it leaves whoever
    suffers the loss with all of it, and in standard terms it is hardly ever reasonable (Unfair Contract Terms Act 1977,
    section 3).

    Flagged::

        terms.binding: full
        terms.liability: {rule: own-acts-capped, cap: £0}

    Fine::

        terms.binding: full
        terms.liability: {rule: own-acts-capped, cap: £1 million}
    """
    cap = draft.detail("liability", "cap")
    if draft.has("liability", *LIMITED) and _is_nothing(cap):
        message = "the limit of liability is nothing, so that it excludes all of it"
        yield Found(message, draft.at_axis("liability"), marked("give a limit, or `terms.liability: own-acts`"))


def _is_nothing(cap: object) -> bool:
    return sum_in(cap) == 0 or (isinstance(cap, str) and cap.strip().casefold() in ("nil", "nothing", "none", "zero"))
