"""F740: the day on which a paper ends because another body takes over, and the day that a party gives for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import in_words
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.last_day import whole_day
from moudraft.english import joined
from moudraft.findings import SetKey
from moudraft.said import KeyName

KEY = "terms.term.vesting_day"


@rule("F740", "error", wants={"term": "until-vesting-day"})
def vesting_days_differ(draft: Context) -> Iterator[Found]:
    """The paper ends on the day on which another body takes over from a party, and no party has that day.

    Why: The paper says "on 1 April 2028, the day on which a new council takes over the functions of a Council", and the
    deal says of that council that it is 1 April 2027. One of the two days is wrong, and the wrong one ends the paper.

    Flagged::

        parties.0.vesting_day: 2027-04-01
        terms.term: {rule: until-vesting-day, vesting_day: 2028-04-01}

    Fine::

        parties.0.vesting_day: 2028-04-01
        terms.term: {rule: until-vesting-day, vesting_day: 2028-04-01}
    """
    ends = whole_day(draft.detail("term", "vesting_day")) if draft.has("term", "until-vesting-day") else None
    days = {party.short_name: whole_day(party.vesting_day) for party in draft.deal.parties}
    known = {name: day for name, day in days.items() if day is not None}
    if ends is None or not known or ends in known.values():
        return
    theirs = joined([f"that of {name} is {in_words(day)}" for name, day in known.items()])
    said = (KeyName(KEY), f" is {in_words(ends)}, and {theirs}")
    ways = tuple(SetKey(KEY, day.isoformat()) for day in dict.fromkeys(known.values()))
    yield Found(said, draft.at(KEY), "put one of them right", ways=ways)
