"""F702: dates that cannot all be right."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.paper_dates import end
from moudraft.checks.support.rule import Found, rule
from moudraft.english import date
from moudraft.said import KeyName

DATED = ("objectives", "programme", "challenges")
WITH_A_DATE = [
    *({name: "dated"} for name in DATED),
    {"approvals.on": "given"},
    {"term.long_stop": "given"},
    {"term.vesting_day": "given"},
]


@rule("F702", "warning", wants=WITH_A_DATE)
def dates_out_of_order(draft: Context) -> Iterator[Found]:
    """A date comes before what it has to follow, or after the paper has ended.

    Why: A line due before the paper is dated was never going to be met under it; an approval given after signing is no
    authority to sign; a long-stop date in the past ends the paper before it starts. A date that lacks its day or month
    is given the benefit of the doubt.

    Flagged::

        date: 2027-02-01
        objectives: [{text: keep both offices open, due: 2026-12}]

    Fine::

        date: 2027-02-01
        objectives: [{text: keep both offices open, due: 2027}]
    """
    signed = draft.deal.date
    begins, ends = earliest(signed), _end(draft)
    for item in (item for name in DATED for item in draft.deal.lists.get(name, ())):
        due, due_first = latest(item.due), earliest(item.due)
        where = draft.at(f"{item.key}.due")
        if begins and due and due < begins:
            message = f"a line is due by {date(str(item.due))}, before the date of the paper ({date(str(signed))})"
            yield Found(message, where, "give it a later date, or take it out")
        if ends and due_first and due_first > ends:
            message = f"a line is due by {date(str(item.due))}, after the paper ends ({date(ends.isoformat())})"
            yield Found(message, where, "give it an earlier date, or the paper a longer term")
    yield from _approvals(draft)
    for detail in ("long_stop", "vesting_day"):
        stop = latest(draft.detail("term", detail))
        if begins and stop and stop < begins:
            day = date(stop.isoformat())
            said = (KeyName(f"terms.term.{detail}"), f" ({day}) comes before the date of the paper")
            yield Found(said, draft.at_axis("term"), "give a date after signing")


def _approvals(draft: Context) -> Iterator[Found]:
    signed = latest(draft.deal.date)
    for number, party in enumerate(draft.deal.parties):
        approved = earliest(party.approval.on)
        if signed and approved and approved > signed:
            when, dated = date(str(party.approval.on)), date(str(draft.deal.date))
            message = f"{party.short_name} approves on {when}, after the date of the paper ({dated})"
            yield Found(message, draft.at(f"parties.{number}.approval.on"), "date the paper after the last approval")


def _end(draft: Context) -> datetime.date | None:
    """The end that the deal gives the paper; what is due may well outlast a term that nobody chose."""
    return end(draft) if "term" in draft.deal.terms else None
