"""G510: officers are shared, and the questions that follow are not answered."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import fired
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.said import AddClauses, Settled

SHARED = ("s113", "shared-ce", "unified-team")
INTEGRATED = ("shared-ce", "unified-team")
ALWAYS = (
    ("conflicts-of-loyalty", "who advises each partner when they differ"),
    ("consulting-staff", "how officers are consulted first"),
)
WHEN_INTEGRATED = (
    ("costs-of-change", "who bears the costs of redundancy and change"),
    ("leaving", "how the arrangement is unpicked when a partner leaves"),
)


@rule("G510", "warning", wants={"staff": SHARED})
def shared_staff_gaps(draft: Context) -> Iterator[Found]:
    """Officers are shared, and the draft leaves open what has to be settled before they are.

    Why: Section 113 of the Local Government Act 1972 requires consultation of the officer first. An officer who serves
    two councils advises both, also when they quarrel. A joined-up team may cause redundancies, and one day has to be
    taken apart. Costs and unpicking may be left to a separate agreement, if the draft says so.

    Flagged::

        example: west-essex
        terms.staff: s113

    Fine::

        example: west-essex
        terms.staff: secondment
    """
    if not draft.has("staff", *SHARED):
        return
    asked = list(ALWAYS)
    if draft.has("staff", *INTEGRATED) and not draft.in_role("later-document"):
        asked += WHEN_INTEGRATED
    settled = {*draft.provisions, *_reported(draft)}
    answering = [(draft.library.in_role(role), what) for role, what in asked]
    open_points = [(clauses, what) for clauses, what in answering if settled.isdisjoint(clauses)]
    if open_points:
        lacking = joined([what for _, what in open_points])
        message = (Settled("terms.staff", draft.value("staff").values), f", and nothing says {lacking}")
        hint = (AddClauses(tuple(clauses[0] for clauses, _ in open_points)),)
        provision = draft.in_role("shared-officers")
        yield Found(message, draft.at_axis("staff"), hint, draft.place(provision) if provision else "")


def _reported(draft: Context) -> set[str]:
    """The clauses whose absence a red line already complains of (L401)."""
    said = (line for _held, _rule, lines in fired(draft) for line in lines)
    lacking = [line.values for line in said if line.name == "clauses" and line.test == "not"]
    return {clause for values in lacking for clause in values}
