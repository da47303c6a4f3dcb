"""The calendar that a register becomes: read back by a strict reader, the same every time, and nothing in it a mark."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.papers.duties.calendar_file import calendar_file, escaped, folded
from tests.papers.duties.calendar_reader import fallen, read_calendar, text
from tests.papers.duties.made import DAY, register


@pytest.mark.parametrize("name", ["inter-authority-agreement", "essex-working-together", "data-sharing", "west-essex"])
def test_a_calendar_reads_back_as_the_days_of_the_register(name: str) -> None:
    made = register(name)
    events = read_calendar(calendar_file(made, DAY))
    known = [day for day in made.days if len(day.on) == 10]
    given = sum(1 + len(day.then) for day in known)
    duties = [each for each in made.duties if each.kind == "duty" and (each.by or each.comes_round)]
    assert len(events) == given + len(duties)
    assert {event.on.isoformat() for event in events} >= {day.on for day in known}
    assert all(event.until - event.on == datetime.timedelta(days=1) for event in events)


def test_each_event_has_a_name_of_its_own_which_a_second_run_gives_again() -> None:
    first, second = (read_calendar(calendar_file(register("data-sharing"), DAY)) for _ in range(2))
    assert first == second
    assert len({event.uid for event in first}) == len(first)


def test_a_date_that_moves_keeps_the_name_of_its_event() -> None:
    moved = register("data-sharing", start=datetime.date(2027, 6, 1))
    was = {e.title: e for e in read_calendar(calendar_file(register("data-sharing"), DAY))}[
        "The paper takes effect – Repeat Victims of Antisocial Behaviour"
    ]
    now = {e.title: e for e in read_calendar(calendar_file(moved, DAY))}[was.title]
    assert (was.on, now.on) == (datetime.date(2027, 3, 1), datetime.date(2027, 6, 1))
    assert was.uid == now.uid


def test_a_last_day_for_notice_that_moves_keeps_the_name_of_its_event_too() -> None:
    def notice(*sets: str) -> tuple[datetime.date, str]:
        events = read_calendar(calendar_file(register("joint-committee", *sets), DAY))
        return next((each.on, each.uid) for each in events if "notice to leave" in each.title)

    was, now = notice(), notice("terms.term={rule: fixed, until: 2033-03-31}")
    assert (was[0], now[0]) == (datetime.date(2033, 12, 31), datetime.date(2032, 12, 31))
    assert was[1] == now[1]


def test_what_comes_round_comes_round_until_the_paper_ends() -> None:
    events = read_calendar(calendar_file(register("grant"), DAY))
    report = next(event for event in events if event.title.startswith("The Council: Results"))
    assert report.rule == "FREQ=MONTHLY;INTERVAL=3;UNTIL=20330331"
    assert report.on == datetime.date(2027, 7, 1)


def test_what_comes_round_otherwise_later_has_its_first_day_alone() -> None:
    events = read_calendar(calendar_file(register("inter-authority-agreement"), DAY))
    board = next(event for event in events if "Meetings" in event.title)
    assert (board.on, board.rule) == (datetime.date(2027, 10, 1), "")  # monthly at first, and quarterly after that


def test_one_that_begins_late_in_a_month_falls_on_the_last_day_of_a_short_one() -> None:
    events = read_calendar(calendar_file(register("inter-authority-agreement", start=datetime.date(2027, 8, 31)), DAY))
    late = [event.rule for event in events if event.rule and event.on.day > 28]
    assert late and all("BYMONTHDAY=28,29,30,31;BYSETPOS=-1" in rule for rule in late)


@pytest.mark.parametrize("start", ["2027-08-31", "2027-04-30", "2028-02-29", "2027-01-31", "2027-05-28"])
def test_a_series_falls_on_the_days_of_the_register(start: str) -> None:
    made = register("inter-authority-agreement", start=datetime.date.fromisoformat(start))
    events = {event.title: event for event in read_calendar(calendar_file(made, DAY)) if event.rule}
    series = [each for each in made.duties if each.every]
    assert len(events) == len(series) > 3
    for each in series:
        event = next(found for title, found in events.items() if title.endswith(f"{each.heading} ({each.place})"))
        found = fallen(event.on, event.rule, len(each.comes_round))
        assert [day.isoformat() for day in found] == list(each.comes_round)


def test_words_of_the_deal_open_nothing_in_a_calendar() -> None:
    made = register("data-sharing")
    evil = "a\r\nEND:VEVENT\nBEGIN:VALARM;x,y\\n" + "é" * 80 + "\x07"
    nasty = msgspec.structs.replace(
        made, title=evil, days=(msgspec.structs.replace(made.days[0], what=evil),), duties=()
    )
    (event,) = read_calendar(calendar_file(nasty, DAY))
    assert event.title.startswith("a\nEND:VEVENT\nBEGIN:VALARM;x,y\\né")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_any_text_comes_back(words: str) -> None:
    lines = folded(f"SUMMARY:{escaped(words)}").split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    back = lines[0] + b"".join(line[1:] for line in lines[1:])
    assert text(back.decode("utf-8").removeprefix("SUMMARY:")) == words
