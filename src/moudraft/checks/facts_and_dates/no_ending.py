"""F706: a paper with no end and no way out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.shared_staff_gaps import INTEGRATED
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import say

TERM = "change/term"
WAY_OUT = "change/withdrawal"


@rule("F706", "warning")
def no_ending(draft: Context) -> Iterator[Found]:
    """Heads of Terms, or a paper that joins staff together, have neither an end nor a way out.

    Why: Heads of Terms lapse or are overtaken by the full paper, and need a date for the case that it never comes.
    Where officers have been joined into one team, leaving at will is not as simple as it sounds. Elsewhere silence in a
    paper that does not bind is harmless.

    Flagged::

        terms.exit: silent
        clauses.leave_out: {change/term: not settled}

    Fine::

        terms.exit: silent
    """
    joined_up = draft.has("staff", *INTEGRATED)
    open_ended = TERM not in draft.provisions and WAY_OUT not in draft.provisions
    if open_ended and (draft.has("instrument", "hot") or joined_up):
        message = "the draft has no term, no date on which it lapses and no way out"
        key = f"clauses.leave_out.{TERM}" if TERM in draft.deal.clauses.leave_out else "terms.term"
        hint = say(f"let `{TERM}` in and give `terms.term` a long_stop date, and set `terms.exit`")
        yield Found(message + (", although staff are to be joined up" if joined_up else ""), draft.at(key), hint)
