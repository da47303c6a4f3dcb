"""F705: notice that cannot run out before the paper does."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import in_words, months
from moudraft.checks.support.context import Context
from moudraft.checks.support.paper_dates import end, notice_runs_out
from moudraft.checks.support.rule import Found, rule


@rule("F705", "warning", wants={"term": ("fixed", "until-vesting-day")})
def notice_longer_than_term(draft: Context) -> Iterator[Found]:
    """The notice for leaving is as long as the fixed term, or runs out no sooner than the paper does.

    Why: A partner could then leave only when the paper has ended anyway, which is a lock-in that nobody chose.

    Flagged::

        terms.term: {rule: fixed, length: 6 months}
        terms.exit: {rule: notice, period: 9 months}

    Fine::

        terms.term: {rule: fixed, length: 3 years}
        terms.exit: {rule: notice, period: 9 months}
    """
    term, period = draft.detail("term", "length"), draft.detail("exit", "period")
    length, notice = months(term), months(period)
    if draft.has("term", "fixed") and length and notice and notice >= length:
        message = f"notice of {period} is no shorter than the term of {term}"
        yield Found(message, draft.at_axis("exit"), "shorten the notice, or lengthen the term")
    out, ends = notice_runs_out(draft), end(draft)
    if draft.has("term", "until-vesting-day") and out and ends and out >= ends:
        message = (
            f"notice of {period} runs out on {in_words(out)} at the earliest, and the paper ends on {in_words(ends)}"
        )
        yield Found(message, draft.at_axis("exit"), "shorten the notice")
