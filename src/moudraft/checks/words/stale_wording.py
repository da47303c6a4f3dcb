"""W803: a wording that nobody has read over for two years."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import later, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.selection.own_clauses import is_own

MONTHS = 24


@rule("W803", "info", "warning")
def stale_wording(draft: Context) -> Iterator[Found]:
    """Clauses in the draft were last read over more than 24 months ago, or have no date of review.

    Why: The law moves, and a clause that was right when it was written goes on looking right. With --strict this is a
    warning, which then fails the check.

    Flagged::

        today: 2029-06-01

    Fine::

        today: 2026-12-01
    """
    stale = []
    old: dict[str, bool] = {}
    stock = (choice.clause.id for choice in draft.selection.choices if not is_own(choice.clause.id))
    for clause in dict.fromkeys(stock):
        # Clauses are read over many at a time, so that most have their day in common.
        reviewed = draft.library.clauses[clause].reviewed
        if reviewed not in old:
            day = latest(reviewed)
            old[reviewed] = day is None or later(day, MONTHS) < draft.today
        if old[reviewed]:
            stale.append(clause)
    if stale:
        verb = "has" if len(stale) == 1 else "have"
        count = f"{len(stale)} clause{'' if len(stale) == 1 else 's'} of the draft {verb}"
        message = f"{count} not been reviewed in the last {MONTHS} months: {joined(stale)}"
        where = draft.library.clauses[stale[0]].location
        hint = "read each over and renew its reviewed: date"
        yield Found(message, where, hint, "", "warning" if draft.strict else None)
