"""S002: a contract that changes by being published."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName, Settled


@rule("S002", "warning", wants={"variation": "posted"})
def change_by_posting(draft: Context) -> Iterator[Found]:
    """The paper binds or money is paid under it, and it changes when a new text is published.

    Why: Nobody can show that another saw a page. A term that lets one side change a contract unseen may not be
    reasonable (Unfair Contract Terms Act 1977, section 3). Word by email of each change costs nothing.

    Flagged::

        terms.binding: full
        terms.variation: {rule: posted, by: Northmoor, page: the terms page, notice: 2 months}

    Fine::

        terms.binding: full
        terms.variation: {rule: posted, by: Northmoor, page: the terms page, notice: 2 months, form: by email}
    """
    paid = draft.has("charges", "cost", "as-settled", "price-list", "subscription")
    binds = not draft.has("binding", "none")
    if draft.has("variation", "posted") and (paid or binds) and not draft.detail("variation", "form"):
        what = "the paper binds" if binds else "money is paid under it"
        said = (Settled("terms.variation", ("posted",)), f", and {what}: nobody is told of a change")
        hint = ("say how each is told: ", KeyName("terms.variation.form"))
        yield Found(said, draft.at_axis("variation"), hint)
