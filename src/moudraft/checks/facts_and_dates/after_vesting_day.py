"""F709: dates after the day on which another body takes over from a party."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from moudraft.checks.support.calendar_dates import earliest, in_words, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.paper_dates import end, first_review, notice_runs_out
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Party
from moudraft.english import date, joined
from moudraft.said import marked

DATED = ("objectives", "programme", "challenges")
SUCCESSORS = marked("`clauses.add: [change/successors]`")


@rule("F709", "warning", wants={"deal": "parties.vesting_day"})
def after_vesting_day(draft: Context) -> Iterator[Found]:
    """The paper, a notice or a line of work runs past the day on which another body takes over from a party.

    Why: From its vesting day a council that is reorganised makes no more decisions and does no more work, and a paper
    that does not bind does not pass to its successor by law. Where change/successors is in the draft, it settles what
    becomes of the paper; what a party is to do after its own last day is found all the same.

    Flagged::

        date: 2027-02-01
        parties.0.vesting_day: 2028-04-01
        objectives: [{text: keep both offices open, due: 2028-09-30, lead: Northmoor}]

    Fine::

        date: 2027-02-01
        parties.0.vesting_day: 2028-04-01
        objectives: [{text: keep both offices open, due: 2028-03-31, lead: Northmoor}]
    """
    signed = earliest(draft.deal.date)
    for day, names in _vesting_days(draft.deal.parties).items():
        takes_over = f"another body takes over from {joined(names)} on {in_words(day)}"
        if signed and signed >= day:
            number = [party.short_name for party in draft.deal.parties].index(names[0])
            message = f"the paper is dated {date(str(draft.deal.date))}, and {takes_over}"
            yield Found(message, draft.at(f"parties.{number}.vesting_day"), "name the successor as the party")
            continue
        succeeded = draft.in_role("successors") is not None
        if not succeeded:
            yield from _paper(draft, day, takes_over)
        yield from _lines(draft, day, names, takes_over, succeeded)


def _vesting_days(parties: Sequence[Party]) -> dict[datetime.date, list[str]]:
    """The short names of the parties that another body takes over from, by the day; in a two-tier area often one."""
    days: dict[datetime.date, list[str]] = {}
    for party in parties:
        day = latest(party.vesting_day)
        if day is not None:
            days.setdefault(day, []).append(party.short_name)
    return days


def _paper(draft: Context, day: datetime.date, takes_over: str) -> Iterator[Found]:
    """What of the paper is set for a time when a party is no more, although nothing says who follows it."""
    ends, reviewed, out = end(draft, earliest), first_review(draft), notice_runs_out(draft)
    until = f"{takes_over}, and nothing says what becomes of the paper"
    if ends and ends > day:
        message = f"the paper lasts until {in_words(ends)}; {until}"
        yield Found(message, draft.at_axis("term"), (*SUCCESSORS, ", or a shorter term"))
    elif draft.has("term", "open", "rolling") and not draft.has("instrument", "declaration"):
        yield Found(f"the paper has no last day; {until}", draft.at_axis("term"), SUCCESSORS)
    if reviewed and reviewed > day:
        message = f"the first review is due on {in_words(reviewed)}, and {takes_over}"
        yield Found(message, draft.at_axis("term"), "review it before that day")
    if out and out > day:
        message = f"notice given at once would run out on {in_words(out)}, and {takes_over}"
        yield Found(message, draft.at_axis("exit"), "shorten the notice")


def _lines(draft: Context, day: datetime.date, names: list[str], takes_over: str, succeeded: bool) -> Iterator[Found]:
    """What is due after a party's last day: what it leads always, what nobody leads where no clause provides for it."""
    ends = end(draft) if "term" in draft.deal.terms else None
    for item in (item for name in DATED for item in draft.deal.lists.get(name, ())):
        due = earliest(item.due)
        # What is due after the end of the paper is found as such (F702).
        if due is None or due <= day or (ends and due > ends):
            continue
        if item.lead in names or not (succeeded or item.lead):
            does = f"{item.lead} leads a line due by" if item.lead in names else "a line is due by"
            message = f"{does} {date(str(item.due))}, and {takes_over}"
            hint = "give it an earlier date, or name who leads it from that day"
            yield Found(message, draft.at(f"{item.key}.due"), hint)
