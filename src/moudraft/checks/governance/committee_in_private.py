"""G514: a committee of councils that would meet in private."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.unlawful_committee_vote import COMMITTEES
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import ClauseName, say


@rule("G514", "error", wants={"carries": "private-meetings"})
def committee_in_private(draft: Context) -> Iterator[Found]:
    """A committee of councils is to meet in private as a rule.

    Why: Meetings of a council's committees and joint committees are open to the public, but for items that are
    confidential or exempt (Local Government Act 1972, Part VA; for executives, SI 2012/2089). Partners who want to
    meet in private need an informal board, which decides nothing.

    Flagged::

        governance: [{model: statutory-joint-committee}]
        terms.delegation: joint-committee
        clauses.add: [governance/openness]
        clauses.wording: {governance/openness: private}

    Fine::

        governance: [{model: statutory-joint-committee}]
        terms.delegation: joint-committee
        clauses.add: [governance/openness]
    """
    bodies = [body for body in draft.selection.terms.bodies if body.model in COMMITTEES]
    for choice in draft.selection.choices:
        if bodies and "private-meetings" in choice.wording.carries:
            provision = next(each for each in draft.all_provisions if each.id == choice.slot)
            it = ClauseName(choice.clause.id)
            hint = say("choose another wording of {it}, or an informal board (`governance: leaders-board`)", it=it)
            noun = draft.library.models[bodies[0].model].title
            message = f"the law opens the meetings of this {noun[0].lower()}{noun[1:]} to the public"
            where = draft.at(f"clauses.wording.{choice.clause.id}")
            yield Found(message, where, hint, draft.place(provision))
