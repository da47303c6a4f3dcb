"""F712: signature in the weeks before council elections."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.calendar_dates import earliest, in_words, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import date

if TYPE_CHECKING:
    from moudraft.library.nation import Elections

ELECTED = "elected"


@rule("F712", "info", wants={"deal": "date", ELECTED: ("all", "some")})
def pre_election_period(draft: Context) -> Iterator[Found]:
    """The paper is dated in the weeks before the ordinary day of council elections, the first Thursday in May.

    Why: The law limits what councils may publish before a poll, and an announcement of a partnership is publicity.
    Whether any party has an election that year is not in the deal, so this is for information. The weeks are about
    six, from the notice of election to the poll; a date without its day counts only if every day it may mean is one.

    Flagged::

        date: 2027-04-12

    Fine::

        date: 2027-05-17
    """
    held = draft.nation.elections
    first, last = earliest(draft.deal.date), latest(draft.deal.date)
    if held is None or not draft.parties_in(ELECTED) or first is None or last is None:
        return
    poll = election_day(held, first.year)
    if poll - datetime.timedelta(weeks=held.weeks) <= first and last <= poll:
        message = f"the paper is dated {date(str(draft.deal.date))}, in the weeks before {held.of} on "
        message += f"{in_words(poll)}, if any are held that year"
        hint = "if a party has an election, sign after it, or keep publicity to what the law allows"
        yield Found(message, draft.at("date"), hint)


def election_day(held: Elections, year: int) -> datetime.date:
    """The ordinary day of election in a year, such as the first Thursday in May."""
    first = datetime.date(year, held.month, 1)
    return first + datetime.timedelta(days=(held.weekday - first.weekday()) % 7, weeks=held.which - 1)
