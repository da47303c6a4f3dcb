"""F722: shares of the costs that are worked out after the budgets which they change."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.budget_year import applies_to_a_budget_already_set
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("F722", "warning", wants={"costs.recalculated.from": "given"})
def shares_after_budgets(draft: Context) -> Iterator[Found]:
    """New shares of the costs apply in a year whose budgets were set before the shares were known.

    Why: Councils set their budgets and their council tax by early March for the year from 1 April. A share that is
    worked out after that changes a budget that nobody may change.

    Flagged::

        terms.costs: {rule: population, recalculated: {every: April, from: 1 July}}

    Fine::

        terms.costs: {rule: population, recalculated: {every: April, figures_by: 31 January, from: 1 April}}
    """
    every, figures, begins = (draft.detail("costs", f"recalculated{part}") for part in ("", ".figures_by", ".from"))
    if applies_to_a_budget_already_set(figures or every, begins):
        said = f"new shares are worked out by {figures or every} and apply from {begins}, after the budgets were set"
        hint = "settle the figures by the end of January, or let the shares apply from the next 1 April"
        yield Found(said, draft.at("terms.costs"), hint)
