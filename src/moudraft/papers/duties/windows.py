"""The days of a paper that follow from one another: when it begins and ends, reviews, first meetings, notice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from moudraft import english
from moudraft.deal.last_day import last_day, whole_day
from moudraft.deal.values import is_unsettled
from moudraft.document.drafted import Drafted
from moudraft.papers.duties.calendar_sums import moved, turns
from moudraft.papers.duties.day import Day
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.key_places import At, Places
from moudraft.papers.duties.times import Every, time_reader

ON_SIGNING = ("silent", "last-signature", "all-approved")
"""Answers to when a paper takes effect by which its own date tells it, where it has one."""
TAKES_EFFECT = "takes-effect"
"""The matter on which a paper says when it takes effect."""
LAST_SIGNATURE = "the last signature"
WAITS = {
    "silent": LAST_SIGNATURE,
    "last-signature": LAST_SIGNATURE,
    "all-approved": "the approval and signature of every party",
    "fixed-date": "a date on which it takes effect",
    "acceptance": "the acceptance of each party",
    "access-given": "the first access of each party",
    "conditions-met": "its conditions to be met",
}
"""What the start waits for, by the answer to when a paper takes effect."""
APPROVALS = "approvals"
"""What a clause does that names who approves the paper."""
YEAR_ENDS = (3, 31)
"""The last day of a financial year."""


class Windows:
    """The days of one draft. ``start`` is the day on which it took effect, where somebody says so."""

    def __init__(self, made: Drafted, places: Places, duties: Sequence[Duty], start: datetime.date | None) -> None:
        self.made = made
        self.places = places
        self.duties = duties
        self.values = made.selection.terms.values
        self.axes = made.library.axes
        self.given_start = start
        self.times = time_reader(made.library.times)
        self.start, self.start_from = self._start()
        self.end = self._end()

    def said(self, axis: str, detail: str) -> Any:
        value = self.values.get(axis)
        found = value.said(self.axes[axis], detail) if value is not None else None
        return "" if found is None or is_unsettled(found) else found

    def _is(self, axis: str, *answers: str) -> bool:
        value = self.values.get(axis)
        return value is not None and any(each in answers for each in value.values)

    def _start(self) -> tuple[datetime.date | None, str]:
        """The day on which it takes effect, and what tells it."""
        if self.given_start is not None:
            return self.given_start, "as you say"
        on = whole_day(self.said("start", "on")) if self._is("start", "fixed-date") else None
        if on is not None:
            return on, ""
        dated = whole_day(self.made.deal.date)
        if dated is not None and self._is("start", *ON_SIGNING):
            return dated, "the date of the paper"
        return None, ""

    @property
    def signed(self) -> datetime.date | None:
        """The day of the last signature: where that is when it takes effect, the start; else the date of the paper."""
        return self.start if self._is("start", *ON_SIGNING) else whole_day(self.made.deal.date)

    @property
    def waiting(self) -> str:
        """What the start waits for while nobody knows it."""
        if not self.places.of_matter(TAKES_EFFECT):
            return "the approval of each party" if self.places.of_role(APPROVALS) else LAST_SIGNATURE
        value = self.values.get("start")
        answer = value.values[0] if value is not None and value.values else "silent"
        return WAITS.get(answer) or english.lower_first(self.axes["start"].values[answer].label)

    def _end(self) -> datetime.date | None:
        """The last day on which it has effect, so far as the paper tells."""
        if self._is("term", "until-vesting-day"):
            return whole_day(self.said("term", "vesting_day"))
        until = whole_day(self.said("term", "until"))
        if until is not None:
            return until
        if self._is("term", "fixed"):
            return last_day(self.start.isoformat(), self.said("term", "length")) if self.start else None
        return whole_day(self.said("term", "long_stop")) if self.said("term", "long_stop") else None

    def days(self) -> Iterator[Day]:
        """All of them."""
        yield from self._beginning()
        yield from self._meetings()
        yield from self._reviews()
        yield from self._notice()
        yield from self._ending()

    def _beginning(self) -> Iterator[Day]:
        what = "The paper takes effect"
        at = self.places.of_keys("terms.start.on") or self.places.of_matter(TAKES_EFFECT)
        at = at or self.places.of_role(APPROVALS)
        if self.start is not None:
            said = f"from {self.start_from}" if self.start_from and not self.given_start else self.start_from
            yield Day(kind="start", what=what, on=self.start.isoformat(), said=said, worked_out=True, **at)
        else:
            yield Day(kind="start", what=what, waits_for=self.waiting, worked_out=True, **at)
        if stop := self.said("start", "long_stop"):
            at = self.places.of_keys("terms.start.long_stop")
            yield Day(kind="end", what="Long stop: without effect if it has not begun by then", on=str(stop), **at)

    def _meetings(self) -> Iterator[Day]:
        """The first meeting of each body, which falls within the first of the times between its meetings."""
        for body in self.made.selection.terms.bodies:
            key = next((each for each in (f"{body.key}.meets", f"{body.key}.meets.first", f"{body.key}.meets.then")
                        if each in self.places.spots), "")  # fmt: skip
            duty = next((each for each in self.duties if key and each.spot in self.places.spots[key]), None)
            if duty is None or duty.every is None:
                continue
            on = self._after(duty.every)
            what = f"First meeting of {english.lower_first(duty.who.words)}, at the latest"
            waits = "" if on else self.waiting
            yield Day(kind="meeting", what=what, on=on, said=duty.when, waits_for=waits, worked_out=True,
                      **self.places.at(duty.spot, key))  # fmt: skip

    def _after(self, every: Every) -> str:
        """The first time that something comes round."""
        first = next(turns(self.start, every, None), None) if self.start else None
        return first.isoformat() if first else ""

    def _reviews(self) -> Iterator[Day]:
        key = "terms.term.review"
        often = self.said("term", "review")
        if key not in self.places.spots or not often:
            return
        words = f"every {english.interval(str(often))}"
        every = self.times.times_in(words).every
        days = [day.isoformat() for day in turns(self.start, every, self.end)] if self.start and every else []
        who = self.said("term", "review.by")
        what = f"Review{f' by {who}' if who else ''}"
        waits = "" if self.start else self.waiting
        yield Day(kind="review", what=what, on=days[0] if days else "", then=tuple(days[1:]), said=words,
                  waits_for=waits, worked_out=True, **self.places.of_keys(key))  # fmt: skip

    def _notice(self) -> Iterator[Day]:
        """The last day on which a party may give notice and still be out when the paper ends, or at a year's end."""
        period, key = self.said("exit", "period"), "terms.exit.period"
        if not period or key not in self.places.spots:
            return
        at, length = self.places.of_keys(key), english.period(str(period))
        if self._is("exit", "year-end-12m"):
            yield from self._at_year_ends(str(period), length, at)
            return
        last = whole_day(self.said("exit", "until")) or self.end
        day = moved(last, str(period), back=True) if last else None
        leaving = f" on {english.date(last.isoformat())}" if last else ""
        dated = self._is("term", "fixed") and not last
        waits = "" if day else self.waiting if dated else "the day on which a party means to leave"
        yield Day(kind="notice", what=f"Last day to give notice to leave{leaving}", on=day.isoformat() if day else "",
                  said=f"at least {length} before", waits_for=waits, worked_out=True, **at)  # fmt: skip

    def _at_year_ends(self, period: str, length: str, at: At) -> Iterator[Day]:
        said = f"at least {length} before 31 March of any year"
        if self.start is None:
            yield Day(kind="notice", what="Last day to give notice to leave at the end of a financial year", said=said,
                      waits_for=self.waiting, worked_out=True, **at)  # fmt: skip
            return
        final = self.end.year if self.end else self.start.year + 5
        for year in range(self.start.year, final + 1):
            leaves = datetime.date(year, *YEAR_ENDS)
            day = moved(leaves, period, back=True)
            if day and day >= self.start and (self.end is None or leaves <= self.end):
                what = f"Last day to give notice to leave on {english.date(leaves.isoformat())}"
                yield Day(kind="notice", what=what, on=day.isoformat(), said=said, worked_out=True, **at)

    def _ending(self) -> Iterator[Day]:
        length = self.said("term", "length")
        at = self.places.of_keys("terms.term.until", "terms.term.length", "terms.term.vesting_day")
        if self._is("term", "fixed") and (self.end or length):
            if at:
                what = "Last day to extend the paper in writing, if it is to go on"
                yield self._last(what, at, "notice")
                yield self._last("The paper ends", at, "end")
        elif self._is("term", "until-vesting-day") and at:
            yield self._last("The paper ends: a new council takes over", at, "end")
        if self.said("term", "long_stop") and (at := self.places.of_keys("terms.term.long_stop")):
            stop = str(self.said("term", "long_stop"))
            yield Day(kind="end", what="Long stop: the paper lapses unless it has been replaced", on=stop, **at)

    def _last(self, what: str, at: At, kind: Any) -> Day:
        length = self.said("term", "length")
        counted = length and not self.said("term", "until")
        said = f"{english.period(str(length))} after taking effect" if counted else ""
        on = self.end.isoformat() if self.end else ""
        return Day(kind=kind, what=what, on=on, said=said, waits_for="" if on else self.waiting, worked_out=True, **at)
