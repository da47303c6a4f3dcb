"""B608: no money is committed, says one clause; another commits some."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.rule import Found, rule

CLAUSE = "money/no-commitment"
COMMITTING = ("money/formula", "money/lead-contribution", "money/named-contributions", "money/partnership-fund")
RELEASE = "beyond-listed"
OWN_DECISION = "own-decision-to-pay"
"""What a wording carries that leaves it to each party whether to pay: it commits nobody."""


@rule("B608", "warning")
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
    provision = draft.provisions.get(CLAUSE)
    if provision is None or RELEASE in draft.choices[provision.id].wording.carries:
        return
    for clause in COMMITTING:
        paying = draft.provisions.get(clause)
        if paying is not None and OWN_DECISION not in draft.choices[paying.id].wording.carries:
            place, other = draft.place(provision), draft.place(paying)
            message = f"{place} says that nobody is committed to spend, and {other} says who pays"
            hint = f"clauses.wording: {{{CLAUSE}: a wording that says beyond what is listed}}"
            yield Found(message, draft.wording_location(provision), hint, place)
