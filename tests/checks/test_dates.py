"""Dates against the days that matter to a public body: vesting, review, notice of a key decision, an election."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.checks.facts_and_dates.pre_election_period import election_day
from moudraft.checks.support.calendar_dates import later, months
from moudraft.deal.last_day import last_day
from moudraft.findings import Finding
from tests.checks.drafts import beside_approvals, built_in, drafted, found

VESTING = "date: 2027-02-01\nparties.0.vesting_day: 2028-04-01\n"


def said(lines: str, *codes: str, example: str = "shared-services") -> list[str]:
    return [each.message for each in found(drafted(lines, example=example), *codes)]


def one(lines: str, code: str) -> Finding:
    (finding,) = found(drafted(lines), code)
    return finding


# --- vesting day ------------------------------------------------------------------------------------


def test_what_a_party_leads_after_its_vesting_day_is_found_at_its_date() -> None:
    finding = one(VESTING + "objectives: [{text: keep both offices open, due: 2028-09, lead: Northmoor}]", "F709")
    assert finding.message == (
        "Northmoor leads a line due by September 2028, and another body takes over from Northmoor on 1 April 2028"
    )
    assert finding.location.file == "--set objectives"


@pytest.mark.parametrize("line", ["due: 2028-09, lead: Eastvale", "due: 2028, lead: Northmoor", "lead: Northmoor"])
def test_what_another_party_leads_or_may_be_done_in_time_is_fine(line: str) -> None:
    assert said(f"{VESTING}objectives: [{{text: keep both offices open, {line}}}]", "F709") == []


def test_a_line_that_nobody_leads_is_found_unless_a_clause_provides_for_a_successor() -> None:
    lines = VESTING + "objectives: [{text: keep both offices open, due: 2028-09}]\n"
    assert len(said(lines, "F709")) == 1
    assert said(lines + "clauses.add: [change/successors]", "F709") == []


LONG = "clauses.add: [change/term, change/review]\nterms.term: {rule: fixed, length: 3 years, review: 2 years}\n"


def test_a_term_a_review_and_a_notice_past_the_vesting_day_are_found() -> None:
    assert said(VESTING + LONG + "terms.exit: {rule: notice, period: 15 months}", "F709") == [
        "the paper lasts until 1 February 2030; another body takes over from Northmoor on 1 April 2028, "
        "and nothing says what becomes of the paper",
        "the first review is due on 1 February 2029, and another body takes over from Northmoor on 1 April 2028",
        "notice given at once would run out on 1 May 2028, and another body takes over from Northmoor on 1 April 2028",
    ]


def test_a_clause_on_successors_settles_what_becomes_of_the_paper() -> None:
    lines = LONG.replace("change/review]", "change/review, change/successors]")
    assert said(VESTING + lines + "terms.exit: {rule: notice, period: 15 months}", "F709") == []


def test_a_paper_without_a_last_day_is_found_and_a_declaration_is_not() -> None:
    assert said(VESTING + "terms.term: open", "F709")[0].startswith("the paper has no last day; another body")
    assert said(VESTING + "terms.term: open", "F709", example="west-essex") == []


def test_parties_that_end_on_one_day_are_named_together() -> None:
    (message,) = said(VESTING + "parties.1.vesting_day: 2028-04-01\nterms.term: open", "F709")
    assert "takes over from Northmoor and Eastvale on 1 April 2028" in message


def test_a_paper_dated_after_the_vesting_day_is_told_that_alone() -> None:
    finding = one("date: 2028-05\nparties.1.vesting_day: 2028-04-01\nterms.term: open", "F709")
    assert finding.message == "the paper is dated May 2028, and another body takes over from Eastvale on 1 April 2028"
    assert finding.hint == "name the successor as the party"


def test_no_vesting_day_or_one_to_be_confirmed_is_no_finding() -> None:
    assert said("date: 2027-02-01\nterms.term: open", "F709") == []
    assert said("date: 2027-02-01\nterms.term: open\nparties.0.vesting_day: tbc", "F709") == []


@pytest.mark.parametrize(("notice", "count"), [("6 months", 0), ("12 months", 1), ("18 months", 1)])
def test_notice_is_measured_against_a_vesting_day_that_ends_the_paper(notice: str, count: int) -> None:
    lines = "date: 2027-04-01\nterms.term: {rule: until-vesting-day, vesting_day: 2028-04-01}\n"
    assert len(said(lines + f"terms.exit: {{rule: notice, period: {notice}}}", "F705")) == count


# --- review -----------------------------------------------------------------------------------------

REVIEWED = "clauses.add: [change/review]\ndate: 2027-02-01\nterms.term: "


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (
            "{rule: fixed, length: 6 months, review: 1 year}",
            "the paper is reviewed every year, and lasts only six months",
        ),
        ("{rule: fixed, length: 12 months, review: 1 year}", ""),
        ("{rule: open, review: 3 years}", ""),
        (
            "{rule: until-vesting-day, vesting_day: 2028-01-31, review: 12 months}",
            "the first review is due on 1 February 2028, and the paper ends on 31 January 2028",
        ),
        ("{rule: until-vesting-day, vesting_day: 2028-04-01, review: 12 months}", ""),
        (
            "{rule: until-superseded, long_stop: 2027-06-30, review: 6 months}",
            "the first review is due on 1 August 2027, and the paper ends on 30 June 2027",
        ),
    ],
)
def test_a_first_review_after_the_end_is_found(term: str, message: str) -> None:
    assert said(REVIEWED + term, "F710") == ([message] if message else [])


def test_a_paper_without_a_clause_on_review_is_left_alone() -> None:
    assert said("terms.term: {rule: fixed, length: 6 months}", "F710") == []


# --- notice of a key decision -----------------------------------------------------------------------

APPROVAL = "parties.0.approval: {by: the Cabinet, on: %s, notice: 2027-01-05}"


def test_neither_the_day_of_the_notice_nor_that_of_the_decision_is_a_clear_day() -> None:
    finding = one(APPROVAL % "2027-02-02", "F711")
    assert finding.message == (
        "Northmoor decides on 2 February 2027, 27 clear days after notice given on 5 January 2027; 28 are needed"
    )
    assert finding.hint.startswith("decide on or after 3 February 2027, or record which urgency")
    assert said(APPROVAL % "2027-02-03", "F711") == []


def test_a_decision_on_the_day_of_its_notice_or_before_has_no_clear_day() -> None:
    assert "no clear day after" in said(APPROVAL % "2027-01-05", "F711")[0]
    assert "no clear day after" in said(APPROVAL % "2026-12-05", "F711")[0]


def test_an_approval_that_gives_no_notice_is_not_taken_for_a_key_decision() -> None:
    assert said("parties.0.approval: {by: the Cabinet, on: 2026-11-23}", "F711") == []


def test_a_notice_still_to_be_given_is_counted_from_today() -> None:
    lines = "parties.0.approval: {by: the Cabinet, on: %s, notice: tbc}"
    assert said(lines % "2026-12-20", "F711") == [
        "Northmoor decides on 20 December 2026, 27 clear days after notice of a key decision given today; 28 are needed"
    ]
    assert said(lines % "2026-12-21", "F711") == []


def test_a_paper_dated_before_a_party_can_decide_is_found_where_it_gives_no_day() -> None:
    lines = "parties.0.approval: {by: the Cabinet, on: tbc, notice: 2027-01-05}\ndate: "
    assert said(lines + "2027-02-02", "F711") == [
        "the paper is dated 2 February 2027, before Northmoor can decide on notice given on 5 January 2027"
    ]
    assert said(lines + "2027-02", "F711") == []


# --- elections --------------------------------------------------------------------------------------


@given(st.integers(datetime.MINYEAR, datetime.MAXYEAR))
def test_councillors_are_elected_on_the_first_thursday_in_may(year: int) -> None:
    held = built_in().home.elections
    assert held is not None
    day = election_day(held, year)
    assert (day.month, day.strftime("%A")) == (5, "Thursday") and 1 <= day.day <= 7


@pytest.mark.parametrize(
    ("day", "count"),
    [("2027-03-24", 0), ("2027-03-25", 1), ("2027-05-06", 1), ("2027-05-07", 0), ("2027-04", 1), ("2027-05", 0),
     ("2027", 0), ("tbc", 0)],
)  # fmt: skip
def test_a_date_in_the_six_weeks_before_the_poll_is_for_information(day: str, count: int) -> None:
    findings = found(drafted(f"date: {day}"), "F712")
    assert [each.severity for each in findings] == ["info"] * count


def test_bodies_without_elections_have_no_pre_election_period() -> None:
    kinds = "parties.0.kind: nhs-trust\nparties.1.kind: icb\n"
    assert said(kinds + "date: 2027-04-12", "F712") == []


# --- a date without its day or its month ------------------------------------------------------------

PLAIN = (
    "objectives: [{text: keep both offices open}]\nprogramme: []\n"
    "parties.0.approval: {by: the Cabinet}\nparties.1.approval: {by: the Cabinet}\n"
    "terms.exit: silent\nterms.term: open\n"
)
SHORT = "terms.term: {rule: fixed, length: 1 day}\n"
DUE = "objectives: [{text: keep both offices open, lead: Northmoor, due: %s}]\n"
FIXED = "clauses.add: [change/term, change/review]\nterms.term: {rule: fixed, length: 1 year, review: 1 year}\n"
UNTIL_VESTING = ("until-vesting-day", "vesting_day")
UNTIL_SUPERSEDED = ("until-superseded", "long_stop")
ENDING = "clauses.add: [change/review]\nterms.term: {rule: %s, %s: %s, review: 1 year}\n"
REVIEWED_SOON = FIXED.replace("review: 1 year", "review: 1 day")
SPRING = "2028-04-15"
# Each rule that compares dates, with a deal whose date in question crosses a line in the middle of April 2028.
DOUBTFUL = {
    "due before the paper": ("F702", f"date: {SPRING}\n{DUE}"),
    "a paper after a line is due": ("F702", "date: %s\n" + DUE % SPRING),
    "due after the end": ("F702", f"date: 2027-04-15\n{FIXED}{DUE}"),
    "an end before a line is due": ("F702", "date: %s\n" + FIXED + DUE % "2029-04-15"),
    "a paper before an approval": ("F702", f"date: %s\nparties.0.approval: {{by: the Cabinet, on: {SPRING}}}"),
    "a long stop before the paper": ("F702", f"date: {SPRING}\n" + ENDING % (*UNTIL_SUPERSEDED, "%s")),
    "a paper after the long stop": ("F702", "date: %s\n" + ENDING % (*UNTIL_SUPERSEDED, SPRING)),
    "notice and a vesting day": ("F705", "date: 2027-04-15\nterms.exit: {rule: notice, period: 12 months}\n"
                                 + ENDING % (*UNTIL_VESTING, "%s")),
    "notice from the date": ("F705", "date: %s\nterms.exit: {rule: notice, period: 12 months}\n"
                             + ENDING % (*UNTIL_VESTING, "2029-04-15")),
    "a vesting day before the paper": ("F709", f"date: %s\nparties.0.vesting_day: {SPRING}\n{SHORT}"),
    "due after a vesting day": ("F709", f"date: tbc\nparties.0.vesting_day: {SPRING}\n{SHORT}{DUE}"),
    "an end after a vesting day": ("F709", "date: %s\nparties.0.vesting_day: 2029-04-15\n" + REVIEWED_SOON),
    "a review after a vesting day": ("F710", "date: 2027-04-15\n" + ENDING % (*UNTIL_VESTING, "%s")),
    "a review from the date": ("F710", "date: %s\n" + ENDING % (*UNTIL_VESTING, "2029-04-15")),
    "a review after the long stop": ("F710", "date: 2027-04-15\n" + ENDING % (*UNTIL_SUPERSEDED, "%s")),
    "a paper too soon after a notice": (
        "F711", "date: %s\nparties.0.approval: {by: the Cabinet, on: tbc, notice: 2028-03-17}"
    ),
    "weeks before a poll": ("F712", "date: %s"),
}  # fmt: skip


def days_meant(value: str) -> tuple[str, str]:
    """The first and the last day that a date may mean."""
    parts = [int(part) for part in value.split("-")]
    first, last = parts + [1] * (3 - len(parts)), parts + [12] * (2 - len(parts))
    return str(datetime.date(*first)), str(datetime.date(*last, calendar.monthrange(*last)[1]))


@pytest.mark.many(keep=5)
@pytest.mark.parametrize(("code", "lines"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_date_without_its_day_or_month_is_found_only_where_every_day_it_may_mean_would_be(
    code: str, lines: str
) -> None:
    heard = {}
    for value in ("2027", "2028-03", "2028-04", "2028-05", "2028", "2029"):
        each, first, last = (bool(said(PLAIN + lines % day, code)) for day in (value, *days_meant(value)))
        assert each == (first and last), value
        heard[value] = first, last
    assert True in {first != last for first, last in heard.values()}, "the deal never crosses the line"


# --- the ends of the calendar -----------------------------------------------------------------------


@given(st.dates(), st.floats(0, 1e12))
def test_no_period_runs_off_the_calendar(day: datetime.date, by: float) -> None:
    assert later(day, by) >= day.replace(day=1)


def test_a_period_of_absurd_length_is_not_read() -> None:
    assert months("9" * 5000 + " years") is None


def test_dates_at_the_end_of_the_calendar_stop_no_rule() -> None:
    lines = "date: 9999-12-30\nclauses.add: [change/term, change/review]\n"
    lines += "parties.0.approval: {by: the Cabinet, on: 9999-12-29, notice: 9999-12-28}\n"
    lines += "terms.term: {rule: fixed, length: 999999999 years, review: 5 years}\nparties.0.vesting_day: 9999-12-31"
    assert {each.code for each in found(drafted(lines))} >= {"F711"}


# --- dates and owners that reach no paragraph -------------------------------------------------------


@pytest.mark.parametrize("phase", [" phase: first,", ""])
def test_dates_and_owners_of_a_programme_are_printed_with_phases_and_without(phase: str) -> None:
    lines = f"programme: [{{text: review both websites,{phase} due: 2028-03, lead: Northmoor}}]"
    made = drafted(lines)
    assert beside_approvals(found(made, "F707")) == []
    assert "March 2028" in made.markdown()


def test_dates_of_objectives_are_printed_beside_a_measure_and_without_one() -> None:
    lines = "objectives: [{text: keep both offices open, due: 2028-03%s}]"
    for more in ("", ", measure: both are open", ", lead: Eastvale"):
        assert beside_approvals(found(drafted(lines % more), "F707")) == []


def test_a_declaration_has_no_place_for_a_measure() -> None:
    lines = "objectives: [{text: keep both offices open, measure: both are open}]"
    (finding,) = found(drafted(lines, example="west-essex"), "F707")
    assert finding.hint == "take them out"


def test_one_date_for_the_whole_programme_is_printed_as_one() -> None:
    lines = "programme: [{text: review both websites, due: 2028-03}, {text: answer calls together, due: 2028-03}]"
    assert found(drafted(lines, example="essex-working-together"), "F707") == []


# --- a set day of effect -----------------------------------------------------------------------------


START = "terms.start: {rule: fixed-date, on: 2027-04-01}\nclauses.add: [change/term]\n"


@pytest.mark.parametrize(
    ("length", "until", "right"),
    [
        ("3 years", "2030-03-31", True),
        ("3 years", "2030-04-01", False),
        ("18 months", "2028-09-30", True),
        ("2 weeks", "2027-04-14", True),
        ("10 days", "2027-04-11", False),
        ("three years", "2030-04-30", True),
        ("3 years", "2030", True),
    ],
)
def test_a_last_day_has_to_be_the_one_that_the_length_gives(length: str, until: str, right: bool) -> None:
    term = f"terms.term: {{rule: fixed, length: {length}, until: {until}}}"
    assert (said(START + term, "F718") == []) == right


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)), st.integers(1, 40))
def test_years_from_a_day_end_on_the_day_before_it_comes_round(day: datetime.date, years: int) -> None:
    ends = last_day(day.isoformat(), f"{years} years")
    assert ends is not None
    following = ends + datetime.timedelta(days=1)
    assert (following.month, following.day) in {(day.month, day.day), (2, 28)}
    assert following.year == day.year + years


def test_what_is_due_after_a_last_day_that_is_given_is_found() -> None:
    lines = START + "terms.term: {rule: fixed, until: 2029-03-31}\nobjectives: [{text: answer calls, due: 2029-06}]"
    assert said(lines, "F702") == ["a line is due by June 2029, after the paper ends (31 March 2029)"]
    assert said(lines.replace("2029-06", "2029-03"), "F702") == []


@pytest.mark.parametrize(("late", "count"), [("", 1), (", late: last-signature", 0)])
def test_an_approval_after_the_day_of_effect_needs_a_rule_for_it(late: str, count: int) -> None:
    lines = (
        f"terms.start: {{rule: fixed-date, on: 2027-04-01{late}}}\nparties.1.approval: {{by: Cabinet, on: 2027-05-02}}"
    )
    assert len(said(lines, "F719")) == count


@pytest.mark.parametrize(
    ("consult", "reply", "count"),
    [("5 working days", "10 working days", 0), ("5 working days", "11 working days", 1), ("2 weeks", "2 weeks", 1),
     ("7 days", "14 days", 0), ("soon", "4 weeks", 0)],
)  # fmt: skip
def test_the_two_times_of_a_request_leave_a_week_to_answer(consult: str, reply: str, count: int) -> None:
    info = f"terms.info: {{rule: non-personal, consult: {consult}, reply: {reply}}}"
    assert len(said(info, "F720")) == count
