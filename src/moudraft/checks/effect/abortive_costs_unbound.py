"""B651: who bears the costs of a letting that fails, in words that do not bind."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.leases_given import leases_given
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey
from moudraft.said import ClauseName

COSTS = "preparation-costs"


@rule("B651", "warning", wants={"instrument": "hot", "assets.lease": "given"})
def abortive_costs_unbound(draft: Context) -> Iterator[Found]:
    """Heads of Terms for a letting say who bears the costs if it fails, and that does not bind.

    Why: Surveys and advice are paid for before there is a contract. The one promise that matters if the letting falls
    through is worth nothing unless it is among what binds.

    Flagged::

        example: property-heads
        terms.abortive_costs: own
        terms.binding: {rule: part, clauses: [information/confidentiality, general/governing-law]}

    Fine::

        example: property-heads
        terms.abortive_costs: own
        terms.binding: {rule: part, clauses: [money/preparation-costs, general/governing-law]}
    """
    costs = draft.in_role(COSTS)
    chosen = not (draft.is_default("abortive_costs") and draft.is_default("binding"))
    if costs is None or not chosen or draft.has("abortive_costs", "none") or draft.has("crown", "all"):
        return
    if draft.has("instrument", "hot") and costs.effect != "binding" and any(leases_given(draft)):
        message = "who bears the costs if the letting fails is said in words that do not bind"
        hint = ("let part of the paper bind, with ", ClauseName(costs.clause), " on its list")
        bound = dict.fromkeys(each.clause for each in draft.provisions.values() if each.effect == "binding")
        way = SetKey("terms.binding", {"rule": "part", "clauses": [*bound, costs.clause]})
        yield Found(message, draft.at_axis("abortive_costs"), hint, ways=(way,))
