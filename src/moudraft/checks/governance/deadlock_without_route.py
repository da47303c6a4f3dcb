"""G502: everyone must agree, and nothing says what happens when they do not."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled, marked

NO_ROUTE = {"roles": {"not": "deadlock"}}
AGREED = ("consensus", "unanimity")
STOPS = ("block", "reserved-matters")


@rule("G502", "warning", wants=[{**NO_ROUTE, "decision": AGREED}, {**NO_ROUTE, "veto": STOPS}])
def deadlock_without_route(draft: Context) -> Iterator[Found]:
    """The draft asks for consensus or unanimity, or gives a veto, and does not say what happens without it.

    Why: Consensus without an ending stops the work at the first difference. Somebody has to know whether the proposal
    then dies for everyone, goes up a step, or goes ahead without the objector.

    Flagged::

        clauses.leave_out: {governance/deadlock: not settled}

    Fine::

        terms.decision: recommend-only
    """
    if draft.in_role("deadlock"):
        return
    stated = draft.in_role("decisions")
    agreed = stated is not None and draft.has("decision", *AGREED)
    axis = "decision" if agreed else "veto"
    if not agreed and not draft.has("veto", *STOPS):
        return
    provision = stated if agreed else draft.in_role("veto")
    place = draft.place(provision) if provision else ""
    where = f" ({place})" if place else ""
    lacking = f"{where}, and nothing says what happens when the parties differ"
    message = (Settled(f"terms.{axis}", draft.value(axis).values), lacking)
    yield Found(message, draft.at_axis(axis), marked(f"`clauses.add: [{draft.library.in_role('deadlock')[0]}]`"), place)
