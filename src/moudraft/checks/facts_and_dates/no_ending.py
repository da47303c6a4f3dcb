"""F706: a paper with no end and no way out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.shared_staff_gaps import INTEGRATED
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import say

OPEN_ENDED = {"roles": {"not": ("term", "leaving")}}


@rule("F706", "warning", wants=[{**OPEN_ENDED, "instrument": "hot"}, {**OPEN_ENDED, "staff": INTEGRATED}])
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
    open_ended = draft.in_role("term") is None and draft.in_role("leaving") is None
    if open_ended and (draft.has("instrument", "hot") or joined_up):
        message = "the draft has no term, no date on which it lapses and no way out"
        terms = draft.library.in_role("term")
        out = [each for each in draft.deal.clauses.leave_out if draft.library.id_of(each) in terms]
        key = f"clauses.leave_out.{out[0]}" if out else "terms.term"
        hint = say(f"let `{terms[0]}` in and give `terms.term` a long_stop date, and set `terms.exit`")
        yield Found(message + (", although staff are to be joined up" if joined_up else ""), draft.at(key), hint)
