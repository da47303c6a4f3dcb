"""The days that follow from a paper: when it begins and ends, reviews, the first meeting, notice of leaving."""

from __future__ import annotations

import datetime

import pytest

from moudraft.drafting import load_library
from moudraft.papers.duties.calendar_sums import bank_holidays, first_on, moved
from moudraft.papers.duties.day import Day
from moudraft.papers.duties.register_sheet import in_short
from moudraft.papers.duties.times import Every, time_reader
from moudraft.papers.duties.windows import WAITS
from tests.papers.duties.made import register


def days(name: str, *sets: str, kind: str = "", start: datetime.date | None = None) -> list[Day]:
    return [day for day in register(name, *sets, start=start).days if kind in ("", day.kind)]


def told(name: str, *sets: str, kind: str, start: datetime.date | None = None) -> list[tuple[str, str]]:
    return [(day.on, day.what) for day in days(name, *sets, kind=kind, start=start)]


def test_the_last_day_to_give_notice_is_that_long_before_the_end() -> None:
    assert told("joint-committee", kind="notice")[0] == (
        "2033-12-31",
        "Last day to give notice to leave on 31 March 2034",
    )
    assert told("data-sharing", kind="notice")[0][0] == "2029-11-28"


def test_notice_at_year_ends_is_counted_for_each_of_them() -> None:
    found = told("inter-authority-agreement", kind="notice")
    leaving = [on for on, what in found if "leave on 31 March" in what]
    assert leaving == ["2028-03-31", "2029-03-31", "2030-03-31", "2031-03-31"]


def test_a_paper_without_end_says_what_notice_waits_for() -> None:
    (day,) = days("estates", kind="notice")
    assert (day.on, day.waits_for, day.said) == (
        "",
        "the day on which a party means to leave",
        "at least twelve months before",
    )


def test_reviews_fall_within_the_term() -> None:
    (review,) = days("joint-committee", kind="review")
    assert (review.on, review.then, review.what) == (
        "2029-04-01",
        ("2031-04-01", "2033-04-01"),
        "Review by the Waste Committee",
    )


def test_the_first_meeting_is_at_the_latest_one_interval_after_the_start() -> None:
    assert told("estates", kind="meeting") == [("2027-08-01", "First meeting of the Estates Group, at the latest")]
    assert told("compact", kind="meeting") == []  # four times a year says nothing of the first


def test_what_counts_from_an_unknown_start_waits_for_it_and_is_known_once_it_is() -> None:
    name = "essex-two-tier-protocol"
    waiting = [day for day in days(name) if day.kind in ("start", "meeting", "review", "end", "notice")]
    assert waiting and all(not day.on and day.waits_for for day in waiting)
    started = register(name, start=datetime.date(2027, 4, 1))
    known = {day.kind: day.on for day in started.days if day.kind != "approval" and day.what != waiting[0].what}
    assert (known["meeting"], known["review"], known["end"]) == ("2027-07-01", "2028-04-01", "2030-03-31")
    assert (started.starts, started.ends, started.waits_for) == ("2027-04-01", "2030-03-31", "")


def test_what_the_start_waits_for_is_said_for_each_answer() -> None:
    answers = set(load_library().axes["start"].values)
    assert answers == set(WAITS)
    waiting = register("estates", "terms.start=all-approved", "date=2027")
    assert waiting.waits_for == "the approval and signature of every party"
    assert in_short(waiting).endswith("When it takes effect waits for the approval and signature of every party.")


def test_a_paper_whose_end_alone_is_known_says_so_in_a_sentence_of_its_own() -> None:
    said = in_short(register("shared-services"))
    assert said.endswith("When it takes effect waits for the approval of each party. It lasts until 30 June 2028.")


def test_long_stops_approvals_and_days_of_the_deal_are_there_with_their_place() -> None:
    assert ("2027-10-29", "Long stop: the paper lapses unless it has been replaced") in told(
        "property-heads", kind="end"
    )
    approvals = days("joint-committee", kind="approval")
    assert [day.on for day in approvals[:5]] == ["2026-12-21"] * 5
    assert all(day.party and day.place for day in approvals)
    programme = [day for day in days("essex-working-together", kind="due") if day.on == "2011-04"]
    assert len(programme) == 10 and all(day.place and day.clause for day in programme)


def test_a_figure_of_four_digits_is_no_year() -> None:
    sets = ("objectives.0.measure=2000", "objectives.0.baseline=1500", "objectives.0.due=2031")
    found = days("estates", *sets, kind="due")
    assert "2031" in [day.on for day in found]
    assert not {"2000", "1500"} & {day.on for day in found}


def test_notice_of_a_key_decision_that_is_still_to_come_is_counted_back() -> None:
    found = days("grant", "parties.1.approval.notice=tbc", kind="approval")
    notice = next(day for day in found if "notice of the key decision" in day.what)
    assert (notice.on, notice.worked_out) == ("2027-02-01", True)  # 28 clear days before 2 March 2027


def test_the_end_of_a_call_in_is_counted_in_working_days() -> None:
    stage = "parties.1.approval=[{by: the Cabinet, on: 2027-03-24, stage: terms, call_in: 5 working days}]"
    found = [day for day in days("grant", stage, kind="approval") if "called in" in day.what]
    assert [day.on for day in found] == ["2027-04-02"]  # Easter lies between


@pytest.mark.parametrize(
    ("length", "back", "expected"),
    [
        ("3 months", True, "2027-02-28"), ("six months", False, "2027-11-30"), ("28 days", True, "2027-05-03"),
        ("2 weeks", False, "2027-06-14"), ("1 year", False, "2028-05-31"), ("a while", False, None),
        ("5 working days", False, "2027-06-07"), ("one working day", True, "2027-05-28"), ("99999 years", False, None),
    ],
)  # fmt: skip
def test_lengths_are_counted_on_and_back(length: str, back: bool, expected: str | None) -> None:
    found = moved(datetime.date(2027, 5, 31), length, back=back)  # a bank holiday, and the end of a month
    assert (found.isoformat() if found else None) == expected


def test_bank_holidays_move_off_weekends() -> None:
    of = bank_holidays(2027)
    named = {
        datetime.date(2027, 3, 26),
        datetime.date(2027, 3, 29),
        datetime.date(2027, 5, 3),
        datetime.date(2027, 5, 31),
        datetime.date(2027, 8, 30),
        datetime.date(2027, 12, 27),
        datetime.date(2027, 12, 28),
        datetime.date(2027, 1, 1),
    }
    assert of == named
    assert datetime.date(2028, 1, 3) in bank_holidays(2028)  # 1 January 2028 is a Saturday


@pytest.mark.parametrize(
    ("text", "phrases", "every"),
    [
        ("They will meet every two months.", ("every two months",), Every(2, "month")),
        ("It will report at least once a year.", ("at least once a year",), Every(12, "month")),
        ("It will meet four times a year.", ("four times a year",), None),
        ("It will pay it within 30 days.", ("within 30 days",), None),
        ("By 30 June in each year it will send a list.", ("By 30 June in each year",), Every(12, "month")),
        ("It will keep records for six years after the last payment.", ("for six years after the last payment",), None),
        ("It will be kind.", (), None),
    ],
)  # fmt: skip
def test_times_are_read_from_a_sentence(text: str, phrases: tuple[str, ...], every: Every | None) -> None:
    found = time_reader(load_library().times).times_in(text)
    assert (found.phrases, found.every) == (phrases, every)


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("by 30 June in each year", datetime.date(2027, 6, 30), datetime.date(2027, 6, 30)),
        ("by 30 June in each year", datetime.date(2027, 7, 1), datetime.date(2028, 6, 30)),
        ("before 29 February of every year", datetime.date(2027, 1, 1), datetime.date(2027, 2, 28)),
        ("in September each year", datetime.date(2027, 9, 5), datetime.date(2027, 9, 30)),
    ],
)
def test_a_day_of_every_year_is_first_the_next_there_is(
    text: str, start: datetime.date, expected: datetime.date
) -> None:
    fixed = time_reader(load_library().times).day_of_year(text)
    assert fixed is not None and first_on(start, *fixed) == expected
