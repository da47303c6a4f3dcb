"""W804: a clause that its owner has not approved."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import ClauseName


@rule("W804", "info", "warning")
def unapproved_wording(draft: Context) -> Iterator[Found]:
    """A clause in the draft is a draft itself, or has been withdrawn.

    Why: A library is only as good as the last person who approved it. With --strict this is a warning, which then
    fails the check.

    Flagged::

        (a clause whose file says status: draft or status: withdrawn)

    Fine::

        (a clause whose file says status: approved, or nothing)
    """
    for provision in draft.all_provisions:
        clause = draft.library.clauses[provision.clause]
        if clause.status != "approved":
            place = draft.place(provision)
            what = "is withdrawn" if clause.status == "withdrawn" else "is a draft that nobody has approved"
            owner = f"ask {clause.owner}" if clause.owner else "ask whoever looks after the library"
            message = (ClauseName(clause.id), f" {what}, and stands at {place}")
            yield Found(message, clause.location, owner, place, "warning" if draft.strict else None)
