"""B608: no money is committed, says one clause; another commits some."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import ClauseName

RELEASE = "beyond-listed"
OWN_DECISION = "own-decision-to-pay"
"""What a wording carries that leaves it to each party whether to pay: it commits nobody."""
APPROVED_ONLY = "approved-costs-only"
"""What the wording on costs carries where a formula divides only a cost that each who bears it has approved."""


@rule("B608", "warning", wants={"roles": "no-commitment"})
def no_commitment_contradicted(draft: Context) -> Iterator[Found]:
    """One clause says that nobody is committed to spend, and another says who pays.

    Why: "No financial commitment" beside a sharing formula or a promise to pay for listed items lets either side
    choose its clause. The wording that says "beyond what is listed" keeps both.

    Flagged::

        clauses.add: [money/no-commitment]
        clauses.wording: {money/no-commitment: none}

    Fine::

        clauses.add: [money/no-commitment]
    """
    provision = draft.in_role("no-commitment")
    if provision is None or RELEASE in draft.choices[provision.id].wording.carries:
        return
    costs = draft.in_role("costs")
    approved_only = costs is not None and APPROVED_ONLY in draft.choices[costs.id].wording.carries
    dividing = draft.library.in_role("share-of-costs")
    for clause in draft.library.in_role("commits-money"):
        paying = draft.provisions.get(clause)
        if clause in dividing and approved_only:
            continue
        if paying is not None and OWN_DECISION not in draft.choices[paying.id].wording.carries:
            place, other = draft.place(provision), draft.place(paying)
            message = f"{place} says that nobody is committed to spend, and {other} says who pays"
            hint = ("clauses.wording: {", ClauseName(provision.clause), ": a wording that says beyond what is listed}")
            yield Found(message, draft.wording_location(provision), hint, place)
