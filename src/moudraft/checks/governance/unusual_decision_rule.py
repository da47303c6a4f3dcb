"""G507: a decision rule that does not go with the kind of body."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.unlawful_committee_vote import COMMITTEES, UNLAWFUL
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.findings import SetKey


@rule("G507", "warning")
def unusual_decision_rule(draft: Context) -> Iterator[Found]:
    """A body has a decision rule that does not suit its kind.

    Why: What a body can decide follows from what it is: an informal oversight group holds no powers, so there is
    nothing for a majority of it to carry. The rules that suit each model stand in clauses/governance.yaml. Each body
    is held to its own rule; an officer team is never tested against the rule of the board above it.

    Flagged::

        terms.decision: weighted

    Fine::

        terms.decision: recommend-only
    """
    for body in draft.selection.terms.bodies:
        model = draft.library.models[body.model]
        decision = draft.decision_of(body)
        unlawful = body.model in COMMITTEES and decision in UNLAWFUL
        if body.kind == "none" or unlawful or not decision or decision in ("silent", *model.decisions):
            continue
        by_axis = "decision" in draft.deal.terms and decision == str(draft.value("decision"))
        where = draft.at("terms.decision" if by_axis else f"{body.key}.decision")
        message = f"the rule {decision} does not suit this kind of body ({model.title})"
        ways = tuple(SetKey("terms.decision" if by_axis else f"{body.key}.decision", rule) for rule in model.decisions)
        yield Found(message, where, f"decision: {joined(model.decisions, 'or')}", ways=ways)
