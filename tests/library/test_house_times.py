"""A house lays its own ways to say by when, and its own steps of approval, over ours; faults are told at their line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml

from moudraft import draft, load_deal
from moudraft.api import checklist, duties
from moudraft.drafting import load_library
from moudraft.library import Source
from moudraft.library.reading.approval_files import read_steps
from moudraft.library.reading.library_files import Reader
from moudraft.library.reading.soundness import library_problems
from moudraft.library.reading.sources import built_in_files
from moudraft.library.reading.tame_patterns import pattern_fault
from moudraft.library.reading.time_files import read_times
from moudraft.library.time_patterns import NEVER, Times
from moudraft.papers.duties.times import TimeReader, time_reader
from moudraft.problems import MoudraftError
from tests.conftest import ROOT

TIMES = "clauses/times.yaml"
STEPS = "clauses/nations/england/approval-steps.yaml"
DAY = datetime.date(2026, 11, 21)
SHARED = ROOT / "examples" / "shared-services.yaml"
OWN_STEPS = """steps:
  lawyer: {what: "Have the view of the Head of Legal of <party>", before: 10 working days, law: [lga-1972-s111]}
  minuted: {what: "Minute it in the red book", law: [lga-1872]}
approvers:
  "": [lawyer, decision, minuted, authority]
  any-council: [lawyer, decision, authority]
"""


def reader(name: str, text: str) -> Reader:
    """A reader of one file of the library, a house's laid over ours: no more is read than that."""
    return Reader({name: (*built_in_files()[name], Source(f"ours/{name}", text))})


def times_of(text: str) -> Times:
    read = reader(TIMES, text)
    found = read_times(read)
    assert read.problems == []
    return found


def test_our_own_patterns_are_proved_as_a_houses_are() -> None:
    """All but one part, which goes on to the next stop: what stands around it is not to be told from what is in it."""
    ours = yaml.load(built_in_files()[TIMES][0].text, yaml.BaseLoader)
    parts = ours.pop("parts")
    read = reader(TIMES, json.dumps(ours))
    assert read_times(read) == load_library().times and read.problems == []
    whole = {name: pattern.replace("<month>", parts["month"]) for name, pattern in parts.items()}
    assert [name for name, pattern in whole.items() if pattern_fault(pattern, "{}")] == ["rest"]


def test_a_house_says_how_its_clauses_say_by_when() -> None:
    text = "in the second week of term, as the bell of the month tolls, at dusk"
    assert time_reader(load_library().times).times_in(text).phrases == ()
    theirs = time_reader(
        times_of(
            "parts: {term: '(?:term|session)'}\n"
            "often: {bell: '\\bas the bell of the (?P<unit><unit>) tolls\\b'}\n"
            "by: {dusk: '\\bat dusk\\b', in-term: '\\bin the (?:first|second) week of <term>\\b'}\n"
        )
    )
    phrases = ("in the second week of term", "as the bell of the month tolls", "at dusk")
    assert theirs.times_in(text) == (phrases, (1, "month"), False)
    assert theirs.times_in("within 20 working days").phrases == ("within 20 working days",)


def test_a_house_that_changes_a_pattern_changes_that_alone() -> None:
    ours = load_library().times
    own = "by: {at-once: '\\bforthwith\\b'}\ndays: {of-each-year: '(?P<day>1) (?P<month>May)'}\noccasions: [whilst]\n"
    theirs = times_of(own)
    assert len(theirs.by) == len(ours.by) and theirs.by[0] == r"\bforthwith\b"
    assert set(ours.by) - set(theirs.by) == {r"\b(?:at once|straight away|without (?:undue )?delay)\b"}
    assert (theirs.often, theirs.from_start) == (ours.often, ours.from_start)
    read = time_reader(theirs)
    assert read.day_of_year("on 1 May") == (5, 1)
    assert read.is_occasion("Whilst it snows") and read.is_occasion("When it thaws")


def test_what_is_found_that_is_no_number_no_month_and_no_day_is_only_not_counted() -> None:
    own = "parts: {number: '(?:umpteen|three)'}\ndays: {of-each-year: '(?P<day>first|2) of (?P<month>Floreal|May)'}\n"
    times = TimeReader(times_of(own))
    assert times.times_in("every umpteen months").every is None
    assert times.times_in("every three months").every == (3, "month")
    assert times.day_of_year("first of Floreal") is times.day_of_year("first of May") is None
    assert times.day_of_year("2 of May") == (5, 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by: {x: 'within ('}", '1: x: "within (" is no pattern: missing ), unterminated subpattern'),
        ("often:\n  x: '(a+)+b'", '2: x: "(a+)+b" may be tried in endless ways'),
        ("by: {x: 'by <dat>'}", '1: there is no part "dat"\n  hint: did you mean "date"?'),
        ("parts: {a: '<b>', b: '<a>'}\nby: {x: '<a>'}", '1: the part "a" is made of itself'),
        ("days:\n  from-start: 'soon'", '2: from-start: "soon" does not name what is read of it: (?P<length>…)'),
        ("days: {from-begin: 'soon'}", '1: unknown entry "from-begin" of days'),
        ("parts:\n\n  number: '(x+)+'", "3: every: "),
        ("often: {x: [a]}", "1: x must be text, not a list"),
        ("oftn: {x: a}", '1: unknown key "oftn"'),
    ],
)
def test_a_fault_in_a_houses_patterns_is_told_at_its_line(text: str, told: str) -> None:
    read = reader(TIMES, text + "\n")
    found = read_times(read)
    assert any(str(each).startswith(f"ours/{TIMES}:{told}") for each in read.problems), read.problems
    TimeReader(found).times_in("within 20 days")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("steps: {a: {what: A, only: notise}}", '1: a: only cannot be "notise"\n  hint: did you mean "notice"?'),
        ("steps:\n  a: {what: A, before: a while}", '2: a: before is no length of time: "a while"'),
        ("steps: {a: {what: A, before: 1 day, after: 1 day}}", "1: a cannot stand both before and after"),
        ("steps: {a: {what: Ask <partty>}}", '1: a: nothing is called <partty>\n  hint: did you mean "party"?'),
        ("approvers:\n  cabinet: [root]", '2: there is no step "root"\n  hint: did you mean "route"?'),
        ("approvers: {cabinett: [route]}", '1: nobody who approves is called "cabinett"'),
        ("steps: {a: {wat: A}}", '1: unknown key "wat"'),
    ],
)
def test_a_fault_in_a_houses_steps_is_told_at_its_line(text: str, told: str) -> None:
    read = reader(STEPS, text + "\n")
    read_steps(read, STEPS, load_library().home.approvers)
    assert any(str(each).startswith(f"ours/{STEPS}:{told}") for each in read.problems), read.problems


def test_a_house_has_steps_of_its_own_and_those_of_ours_that_it_leaves(tmp_path: Path) -> None:
    path = tmp_path / STEPS
    path.parent.mkdir(parents=True)
    path.write_text(OWN_STEPS, encoding="utf-8")
    with pytest.raises(MoudraftError, match=r'approval-steps.yaml:3: unknown law "lga-1872"'):
        load_library(tmp_path)
    path.write_text(OWN_STEPS.replace(", law: [lga-1872]", ""), encoding="utf-8")
    library = load_library(tmp_path)
    made = draft(load_deal(SHARED), library=library, today=DAY)
    northmoor, eastvale = checklist(made).approvals
    assert [each.id for each in northmoor.steps] == ["lawyer", "decision", "authority"]
    assert northmoor.steps[0].what == "Have the view of the Head of Legal of Northmoor"
    assert northmoor.steps[0].said == "at least 10 working days before the decision"
    assert eastvale.steps and library.home.approving["cabinet"] == load_library().home.approving["cabinet"]
    assert library.home.steps["minuted"].what == "Minute it in the red book"
    assert duties(made).duties and library_problems(library) == []


def test_a_library_without_these_files_reads_no_times_and_has_no_steps() -> None:
    read = Reader({})
    assert (read_times(read), read_steps(read, STEPS, {}), read.problems) == (Times(), ({}, {}), [])
    times = TimeReader(Times())
    assert not times.times_in("within 20 days").phrases and not times.opens_aside("At once, it")
    assert Times().occasion == NEVER
