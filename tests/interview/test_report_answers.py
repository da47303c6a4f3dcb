"""Before the reports are written, what only its author knows of one party's report is asked, and kept in its row."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.deal.editing.edits import edit_deal, new_deal
from moudraft.drafting import Draft
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Command
from moudraft.interview.party_names import without_party
from moudraft.interview.plan import plan
from moudraft.interview.report_answers import OPTIONS, open_in, with_said
from moudraft.interview.starting import marked
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.papers.report.author_words import SEVERALS
from moudraft.papers.report.report_files import ALL, papers_for
from moudraft.papers.report.report_shape import report_of
from tests.interview.askers import Scripted
from tests.interview.talks import at_hand, deal, drafted, talk

SECRET = "Overt Street depot closes in May"


@cache
def begun() -> dict[str, Any]:
    return deal("mou", 2, governance=["leaders-board"])


@cache
def draft_of_it() -> Draft:
    return drafted(begun())


def said(script: dict[str, Any], data: dict[str, Any] | None = None) -> tuple[dict[str, Any], Scripted, str]:
    """What the deal says of reports after a review with a script, who asked, and how it ended."""
    asker = Scripted({"review": ("reports", "save"), **script})
    interview, ending, kept = talk(asker, marked(Answers(data=data or begun()), at_hand(), anew=False))
    assert not kept or kept[-1].data.get("report") == interview.answers.data.get("report")
    return interview.answers.data.get("report", {}), asker, ending


def test_what_is_ticked_is_asked_and_stands_in_the_row_of_that_party() -> None:
    report, asker, ending = said({
        "report.for": "Northmoor", "report.which": ["author", "wards", "consultation", "options", "plan.aims"],
        "report.author": "Head of Housing", "report.wards": "all", "report.consultation": "the unions; residents",
        "report.option": ("Go on alone", "Wait", ""), "report.because": ("it costs more", ""),
        "report.plan.aims": "fewer people without a home",
    })  # fmt: skip
    assert ending == "reports"
    assert report == {
        "for": "Northmoor", "author": "Head of Housing", "wards": "all", "consultation": ["the unions", "residents"],
        "options": [{"option": "Go on alone", "because": "it costs more"}, {"option": "Wait"}],
        "plan": {"aims": "fewer people without a home"},
    }  # fmt: skip
    which = next(each for each in asker.asked if each.key == "report.which")
    assert {"date", "author", "wards"} <= set(which.checked) < {each.value for each in which.choices}
    assert next(each for each in asker.asked if each.key == "report.wards").where == "The report of Northmoor: 2 of 5"


def test_nothing_said_leaves_nothing_and_ends_with_the_reports_all_the_same() -> None:
    assert said({"report.for": ""})[::2] == ({}, "reports")
    assert said({"report.for": "Eastvale", "report.which": []})[::2] == ({}, "reports")
    skipped = {"report.author": Command.SKIP, "report.wards": ""}
    assert said({"report.for": "Eastvale", "report.which": ["author", "wards"], **skipped})[::2] == ({}, "reports")


def test_back_goes_to_the_question_before_and_from_the_first_to_the_review() -> None:
    again = {
        "report.for": "Eastvale",
        "report.which": ["author", "wards"],
        "report.author": ("Head of Homes", "Head of Housing"),
        "report.wards": (Command.BACK, Command.TBC),
    }
    assert said(again)[0] == {"for": "Eastvale", "author": "Head of Housing", "wards": "tbc"}
    assert said({"report.for": Command.BACK})[::2] == ({}, "save")
    first = {"report.for": ("Eastvale", Command.BACK), "report.which": (["author"], Command.BACK),
             "report.author": Command.BACK}  # fmt: skip
    assert said(first)[::2] == ({}, "save")


def test_a_date_is_read_as_people_write_it_and_one_that_is_none_is_told_and_asked_again() -> None:
    report, asker, _ = said({"report.for": "Northmoor", "report.which": ["date"],
                             "report.date": ("the ninth of Smarch", "9 March 2027")})  # fmt: skip
    assert report == {"for": "Northmoor", "date": "2027-03-09"}
    assert any("ninth of Smarch" in each for each in asker.shown)


def test_what_is_said_is_in_that_party_s_report_and_in_no_other_paper() -> None:
    data = {**begun(), "report": said({"report.for": "Northmoor", "report.which": ["conclusion"],
                                       "report.conclusion": SECRET})[0]}  # fmt: skip
    ours, theirs = (each.content("txt").decode() for each in papers_for(drafted(data), [ALL], read_paper_kinds()))
    assert SECRET in ours and SECRET not in theirs and SECRET not in drafted(data).markdown()


def test_every_blank_of_a_report_can_be_answered_and_then_stands_open_no_more() -> None:
    interview = talk(Scripted({"review": "save"}), marked(Answers(data=begun()), at_hand(), anew=False))[0]
    asked = open_in(draft_of_it(), "Northmoor", interview)
    assert asked is not None and len(asked) > 15
    data = begun()
    for key in asked:
        options = [{"option": "Wait", "because": "it costs more"}]
        value = options if key == OPTIONS else "2027-03-09" if key == "date" else ["One thing.", "Another."]
        data = with_said(data, "Northmoor", key, value if key == OPTIONS or key in SEVERALS else str(value))
    data = with_said(data, "Northmoor", "date", "2027-03-09")
    assert open_in(drafted(data), "Northmoor", interview) == []
    assert begun().get("report") is None


@pytest.mark.parametrize(
    ("report", "key", "wanted"),
    [
        ({"for": "Northmoor", "plan": "the Plan"}, "plan.aims", {"name": "the Plan", "aims": "x"}),
        ({"for": "Northmoor", "contact": "Housing"}, "contact.email", {"office": "Housing", "email": "x"}),
        ({"for": "Northmoor", "plan": {"tbc": "which"}}, "plan.name", {"name": "x"}),
        ([{"for": "Eastvale"}, {"for": "Northmoor"}], "members.gain", {"gain": "x"}),
    ],
)
def test_a_map_that_is_there_takes_one_thing_more(report: Any, key: str, wanted: dict[str, str]) -> None:
    made = with_said({"report": report}, "Northmoor", key, "x")["report"]
    row = made if isinstance(made, dict) else made[1]
    assert row[key.partition(".")[0]] == wanted


def test_edit_changes_the_lines_of_that_row_alone_and_adds_one_beside_another_s() -> None:
    text = new_deal(begun()) + "report:  # for the clerk\n  for: Eastvale  # us\n  author: Head of Homes\n"
    before = {**begun(), "report": {"for": "Eastvale", "author": "Head of Homes"}}
    own = edit_deal(text, with_said(before, "Eastvale", "wards", "all"))
    assert "  for: Eastvale  # us\n" in own and "report:  # for the clerk\n" in own
    assert report_of(load_deal(text=own), "Eastvale").texts == {"author": "Head of Homes", "wards": "all"}
    both = load_deal(text=edit_deal(text, with_said(before, "Northmoor", "wards", "all")))
    assert report_of(both, "Eastvale").texts == {"author": "Head of Homes"}
    assert report_of(both, "Northmoor").texts == {"wards": "all"}


def test_a_party_taken_out_takes_what_was_said_for_its_report_with_it() -> None:
    data = {**deal("mou", 3), "report": [{"for": "Eastvale", "author": "A"}, {"for": "Northmoor", "author": "B"}]}
    answers = marked(Answers(data=data), at_hand(), anew=False)
    step = next(each for each in plan(answers, at_hand()) if each.key == "parties.1.name")
    made, notes = without_party(answers, step, at_hand())
    assert made.data["report"] == [{"for": "Northmoor", "author": "B"}]
    assert "What was said for the report of Eastvale goes with it." in notes
