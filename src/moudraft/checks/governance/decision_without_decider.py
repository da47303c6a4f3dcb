"""G508: a decision that nobody is named to take."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("G508", "warning", wants={"decision": ("lead-decides", "tiered")})
def decision_without_decider(draft: Context) -> Iterator[Found]:
    """Decisions are shared out by kind or left to a lead, and nothing says which matters, or which party.

    Why: "Each partner decides what it has reserved to itself" settles nothing unless something is reserved, and "the
    lead decides" settles nothing until there is a lead.

    Flagged::

        terms.decision: lead-decides

    Fine::

        terms.decision: {rule: lead-decides, lead: Northmoor}
    """
    if draft.has("decision", "lead-decides") and not draft.detail("decision", "lead"):
        message = marked("`terms.decision is lead-decides`, and no party is named as the one that decides")
        yield Found(message, draft.at_axis("decision"), "terms.decision: {rule: lead-decides, lead: a party}")
    if draft.has("decision", "tiered") and not draft.in_role("reserved-matters"):
        message = marked("`terms.decision is tiered`, and nothing lists the matters that stay with each partner")
        yield Found(
            message,
            draft.at_axis("decision"),
            marked(f"`clauses.add: [{draft.library.in_role('reserved-matters')[0]}]`"),
        )
