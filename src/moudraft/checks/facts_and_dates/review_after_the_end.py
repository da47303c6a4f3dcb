"""F710: a review that comes after the paper has ended."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import in_words, latest, months
from moudraft.checks.support.context import Context
from moudraft.checks.support.paper_dates import first_review
from moudraft.checks.support.rule import Found, rule
from moudraft.english import period

LAST_DAYS = {"until-vesting-day": "vesting_day", "until-superseded": "long_stop"}


@rule("F710", "warning", wants={"roles": "review", "term": ("fixed", *LAST_DAYS)})
def review_after_the_end(draft: Context) -> Iterator[Found]:
    """The first review of the paper falls after the paper has ended.

    Why: A review tells the parties whether to go on. One that is due later than the last day is never held, and the
    paper runs out unexamined. A review on the last day itself is left alone.

    Flagged::

        clauses.add: [change/review]
        terms.term: {rule: fixed, length: 6 months, review: 12 months}

    Fine::

        clauses.add: [change/review]
        terms.term: {rule: fixed, length: 3 years, review: 12 months}
    """
    if draft.in_role("review") is None:
        return
    review, length = draft.detail("term", "review"), draft.detail("term", "length")
    every, lasts = months(review), months(length)
    if draft.has("term", "fixed") and every and lasts and every > lasts:
        each = period(str(review)).removeprefix("one ")
        message = f"the paper is reviewed every {each}, and lasts only {period(str(length))}"
        yield Found(message, draft.at_axis("term"), "review it more often, or lengthen the term")
    first = first_review(draft)
    for value, detail in LAST_DAYS.items():
        last = latest(draft.detail("term", detail)) if draft.has("term", value) else None
        if first and last and first > last:
            message = f"the first review is due on {in_words(first)}, and the paper ends on {in_words(last)}"
            yield Found(message, draft.at_axis("term"), "review it more often")
