"""Every blank has words of its own, knows the key that fills it, and is told where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document import Blank
from moudraft.document.blanks import asked_by, full_name
from moudraft.drafting import Draft, draft, load_library
from tests.variants.made import DAY

PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]
TWO_DATES: dict[str, Any] = {"objectives": [{"text": "cut cost", "measure": "m", "lead": "Northmoor"}]}


def made(template: str = "heads-of-terms", **parts: Any) -> Draft:
    data = {"moudraft": 1, "template": template, "title": "T", "parties": PARTIES, **parts}
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=load_library())


def test_the_date_of_the_paper_and_of_an_objective_are_two_questions() -> None:
    drafted = made(**TWO_DATES)
    assert {"the date", "the date (objective 1)"} <= set(drafted.outstanding())
    settled = made(**TWO_DATES, date="2026-12-01")
    assert "the date" not in settled.outstanding()
    assert "the date (objective 1)" in settled.outstanding()


def test_an_answer_fills_the_one_that_it_names() -> None:
    of_the_paper = made(**TWO_DATES, answers={"the date": "1 April 2027"})
    assert "the date (objective 1)" in of_the_paper.outstanding()
    assert "the date" not in of_the_paper.outstanding()
    of_the_line = made(**TWO_DATES, answers={"the date (objective 1)": "1 May 2027"})
    assert "the date" in of_the_line.outstanding()
    assert "the date (objective 1)" not in of_the_line.outstanding()
    assert not [each for each in (*of_the_paper.findings, *of_the_line.findings) if each.code == "F716"]


def test_lines_that_ask_the_same_are_told_in_one_breath() -> None:
    blanks = [Blank("who leads", f"objectives.{n}.lead") for n in (0, 2)] + [Blank("who leads", "programme.1.lead")]
    assert [each.name for each in asked_by(blanks)] == ["who leads (objectives 1 and 3; line 2 of the programme)"]
    assert full_name(Blank("who leads", "leaders_commitments.4.lead")) == "who leads (leaders\u2019 commitment 5)"
    assert full_name(Blank("the date", "date")) == "the date"


@pytest.mark.parametrize("template", sorted(load_library().templates))
def test_each_blank_is_told_at_the_paragraph_that_holds_it(template: str) -> None:
    """A provision of several paragraphs is named by the one with the blank, not by its first."""
    drafted = made(template, terms={"dispute": "expert", "exit": {"rule": "notice", "period": "tbc"}, "term": "fixed"})
    unit = drafted.selection.template.unit
    for finding in drafted.findings:
        if finding.code == "F701" and finding.paragraph.startswith(f"{unit} "):
            number = finding.paragraph.removeprefix(f"{unit} ")
            paragraphs = [each for one in drafted.document.provisions() for each in one.paragraphs()]
            holding = [each for each in paragraphs if each.number == number]
            below = [inline for each in holding for one in each.walk() for inline in one.content]
            tables = [one for one in drafted.document.provisions() if one.number == number]
            below += [inline for one in tables for each in one.paragraphs() for inline in each.content]
            assert any(isinstance(inline, Blank) and inline.what in finding.message for inline in below)
