"""``moudraft explain``: every clause, wording and value of a draft can be traced to what brought it there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import load_library
from moudraft.selection import select
from tests.conftest import EXAMPLES, ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
KEYS = [
    "format",
    "deal",
    "title",
    "template",
    "library",
    "red_lines",
    "terms",
    "clauses",
    "left_out",
    "settings",
    "counts",
]


@pytest.fixture
def explained(moudraft: Run) -> Any:
    def explain(*arguments: str | Path) -> Any:
        result = moudraft("explain", *arguments, "--json")
        assert result.code == 0, result.err
        return json.loads(result.out)

    return explain


def line_of(text: str) -> int:
    """The line of the deal that holds a text."""
    lines = DEAL.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize("deal", EXAMPLES, ids=lambda path: path.stem)
def test_every_choice_and_every_omission_of_an_example_is_explained(deal: Path, explained: Any) -> None:
    facts = explained(deal)
    selection = select(load_deal(deal), load_library())
    assert list(facts) == KEYS
    assert [each["slot"] for each in facts["clauses"]] == [choice.slot for choice in selection.choices]
    assert [each["slot"] for each in facts["left_out"]] == [out.slot for out in selection.left_out]
    assert {each["axis"] for each in facts["terms"]} == set(load_library().axes)
    # A list of definitions has no place where the draft uses none of them.
    assert all(each["because"] and (each["place"] or each["code"] == "FRM-7") for each in facts["clauses"])
    assert all(each["why"] for each in facts["left_out"])
    assert all(each["because"] for each in facts["terms"])


def test_a_clause_is_traced_to_the_red_line_and_the_line_of_the_deal_that_set_it(explained: Any) -> None:
    facts = explained(DEAL, "veto")
    (clause,) = facts["clauses"]
    assert clause["clause"] == "safeguards/veto"
    assert clause["place"] == "statement S2"
    (why,) = [each for each in clause["because"] if each["kind"] == "red line"]
    assert (why["file"], why["line"]) == (str(DEAL), line_of("id: veto"))
    (line,) = facts["red_lines"]
    assert (line["title"], line["held_by"], line["means"]) == ("Veto", ["Eastvale"], "opt-out")
    assert "statement S2" in line["kept_by"]


def test_a_wording_shows_the_lines_that_chose_it_and_why_the_others_were_turned_down(explained: Any) -> None:
    (clause,) = explained(DEAL, "veto")["clauses"]
    assert clause["chosen"]["by"] == "condition"
    assert clause["chosen"]["matched"] == ["councils: all", "veto: [none, opt-out]"]
    assert {each["wording"]: each["why"] for each in clause["turned_down"]}["block-row"] == "not veto: block"


def test_a_wording_the_deal_chose_says_so(explained: Any) -> None:
    facts = explained(DEAL, "information/sharing", "--set", "clauses.wording={information/sharing: policy-sharing}")
    chosen = facts["clauses"][0]["chosen"]
    assert chosen == {"by": "deal", "matched": [], "file": "--set clauses.wording", "line": 0}


def test_a_clause_the_deal_adds_or_leaves_out_is_traced_to_its_line(explained: Any) -> None:
    (clause,) = explained(DEAL, "information-requests")["clauses"]
    assert {"kind": "deal", "text": "the deal adds it"}.items() <= clause["because"][-1].items()
    assert clause["because"][-1]["line"] == line_of("add: [information/information-requests]")
    brentwood = ROOT / "examples" / "brentwood-rochford.yaml"
    (out,) = explained(brentwood, "legal-status")["left_out"]
    assert out["why"].startswith("left out by the deal: the councils have not settled")
    assert out["file"] == str(brentwood)
    assert out["line"] > 0


def test_a_need_is_traced_to_the_clause_that_needs_it(explained: Any) -> None:
    assert explained(DEAL, "people/consultation")["clauses"] == []
    (clause,) = explained(DEAL, "people/consultation", "--set", "clauses.add=[people/shared-staff]")["clauses"]
    (why,) = clause["because"]
    assert (why["kind"], why["text"]) == ("need", "people/shared-staff needs it")
    assert why["file"] == "clauses/people/shared-staff.md"


def test_each_source_of_a_value_is_told_apart(explained: Any) -> None:
    facts = explained(DEAL, "--set", "terms.dispute=none", "--set", "terms.publicity=tbc")
    terms = {each["axis"]: each for each in facts["terms"]}
    assert {name: terms[name]["source"] for name in ("binding", "dispute", "veto", "term", "governance")} == {
        "binding": "deal", "dispute": "flag", "veto": "red line", "term": "deal", "governance": "deal",
    }  # fmt: skip
    assert {each["source"] for each in terms.values()} >= {"template default", "library default"}
    assert terms["dispute"]["file"] == "--set terms.dispute"
    assert terms["veto"]["line"] == line_of("id: veto")
    assert terms["exit"]["values"] == [
        {"value": "notice", "label": "On notice of another length", "details": {"period": "6 months"}}
    ]
    assert terms["publicity"]["settled"] is False


def test_the_text_names_the_line_of_the_deal_behind_a_value(moudraft: Run) -> None:
    text = moudraft("explain", DEAL).out
    assert f"exit: notice (On notice of another length; period: 6 months)\n      the deal says so ({DEAL}:" in text
    assert f"the red line Veto asks for it ({DEAL}:{line_of('id: veto')})" in " ".join(text.split())
    assert "Left out\n  - " in text


def test_the_text_of_one_clause_has_only_what_bears_on_it(moudraft: Run) -> None:
    text = moudraft("explain", DEAL, "SAF-7").out
    assert "Veto, statement S2 [safeguards/veto, SAF-7]" in text
    assert "not:     block-row: not veto: block" in text
    assert "Confidentiality" not in text
    assert "exit:" not in text


def test_a_clause_the_template_has_no_place_for_is_explained(moudraft: Run, explained: Any) -> None:
    (out,) = explained(DEAL, "elections")["left_out"]
    assert out["clause"] == "governance/elections"
    assert "Heads of Terms has no place for it" in out["why"]
    flag = "clauses.leave_out={governance/elections: not wanted}"
    (out,) = explained(DEAL, "elections", "--set", flag)["left_out"]
    assert out["why"] == "left out by the deal: not wanted"


def test_a_private_red_line_is_marked_as_private(moudraft: Run, explained: Any) -> None:
    lines = {each["title"]: each["private"] for each in explained(DEAL)["red_lines"]}
    assert lines == {"Not a merger": False, "Veto": False, "Neither reception desk closes": True}


def test_a_draft_that_cannot_be_assembled_is_explained_all_the_same(folder: Path, moudraft: Run) -> None:
    clause = folder / "house" / "clauses" / "front" / "basis-for-agreement.md"
    clause.parent.mkdir(parents=True)
    clause.write_text(
        "---\ntitle: Basis\npurpose: Refers to what is not there.\n---\n## plain\n1. See [@information/publication].\n",
        encoding="utf-8",
    )
    result = moudraft("explain", DEAL, "basis-for-agreement", "--library", "house")
    assert result.code == 2
    assert "Basis [front/basis-for-agreement]\n    in:      Heads of Terms has it" in result.out
    assert "refers to information/publication, which is not in this draft" in result.err


def test_an_explanation_is_the_same_whatever_the_day(moudraft: Run) -> None:
    assert moudraft("explain", DEAL).out == moudraft("explain", DEAL).out
    assert moudraft("explain", DEAL).err == ""
