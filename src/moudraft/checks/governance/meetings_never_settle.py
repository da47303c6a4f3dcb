"""G506: a first frequency of meetings and no later one."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey


@rule("G506", "info", wants=[{"meets": "first"}, {"bodies": "several"}])
def meetings_never_settle(draft: Context) -> Iterator[Found]:
    """The deal says how often a body meets at first, and not how often after that.

    Why: A body that meets monthly at first goes on for ever, or stops, according to who happens to be counting.

    Flagged::

        governance.0.meets: {first: monthly}

    Fine::

        governance.0.meets: {first: monthly, then: quarterly}
    """
    for body in draft.selection.terms.bodies:
        if body.kind == "members" and body.has("first") and not body.has("then"):
            provision = draft.in_role("meetings")
            place = draft.place(provision) if provision else ""
            message = "nothing says how often the body meets after the first months"
            ways = (SetKey(f"{body.key}.meets", {"first": "monthly", "then": "quarterly"}),)
            at = draft.at(f"{body.key}.meets")
            yield Found(message, at, "meets: {first: monthly, then: quarterly}", place, ways=ways)
