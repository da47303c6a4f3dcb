"""F718: a last day that is not the one which the length gives."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import in_words
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.last_day import last_day, whole_day
from moudraft.english import period
from moudraft.said import KeyName


@rule("F718", "error", wants={"term.until": "given"})
def end_against_length(draft: Context) -> Iterator[Found]:
    """The paper says how long it lasts and its last day, and the two differ.

    Why: Three years from 1 April 2027 end on 31 March 2030. A paper that says both the length and another last day has
    two ends, and each party will remember the one that suits it.

    Flagged::

        terms.start: {rule: fixed-date, on: 2027-04-01}
        terms.term: {rule: fixed, length: 3 years, until: 2030-04-30}

    Fine::

        terms.start: {rule: fixed-date, on: 2027-04-01}
        terms.term: {rule: fixed, length: 3 years, until: 2030-03-31}
    """
    begins = draft.detail("start", "on") or draft.deal.date
    length, until = draft.detail("term", "length"), whole_day(draft.detail("term", "until"))
    worked_out, first = last_day(begins, length), whole_day(begins)
    if until and worked_out and first and until != worked_out:
        lasts = f"{period(str(length))} from {in_words(first)} end on {in_words(worked_out)}, and "
        said = (lasts, KeyName("terms.term.until"), f" is {in_words(until)}")
        yield Found(said, draft.at("terms.term.until"), "put one of the two right, or give only one")
