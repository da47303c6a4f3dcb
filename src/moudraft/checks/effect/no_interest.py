"""B638: a contract by which a sum paid late carries no interest."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled


@rule("B638", "warning", wants={"charges.interest": "none"})
def no_interest(draft: Context) -> Iterator[Found]:
    """The paper binds, and a sum paid late is to carry no interest.

    Why: The Late Payment of Commercial Debts (Interest) Act 1998 gives whoever supplies a service interest on a late
    sum. A term that takes it away counts only if the contract gives another substantial remedy.

    Flagged::

        terms.binding: full
        terms.charges: {rule: cost, interest: none}

    Fine::

        terms.binding: full
        terms.charges: {rule: cost, interest: statutory}
    """
    if draft.has("charges.interest", "none") and not draft.has("binding", "none"):
        said = (Settled("terms.binding", draft.value("binding").values), ", and a sum paid late carries no interest")
        yield Found(said, draft.at_axis("charges"), "leave interest to the law, or say what there is in its place")
