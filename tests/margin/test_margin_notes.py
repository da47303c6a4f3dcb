"""What stands in the margin of an internal draft: why each paragraph is there, what else there was, what is left."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.margin import MarginNote
from tests.conftest import ROOT

DAY = datetime.date(2027, 1, 1)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]


def drafted(**more: Any) -> Draft:
    data = {"moudraft": 1, "template": "mou", "title": "Two councils", "parties": PARTIES, **more}
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=load_library())


def on(notes: tuple[MarginNote, ...], clause: str) -> MarginNote:
    return next(note for note in notes if note.kind == "why" and f"({clause})" in note.title)


def said(note: MarginNote, lead: str) -> list[str]:
    return [line.text for line in note.lines if line.lead == lead]


def test_a_note_says_why_a_clause_is_in_and_who_chose_its_wording() -> None:
    note = on(drafted(terms={"exit": {"rule": "notice", "period": "9 months"}}).notes(), "change/withdrawal")
    assert "has it when" in said(note, "Here because")[0]
    assert said(note, "Wording")[0].startswith("notice (preferred): exit: ")
    assert said(note, "Asked for by") == ["terms.exit.period (9 months)"]


def test_fallbacks_come_down_the_ladder_in_the_words_of_this_deal() -> None:
    note = on(drafted(terms={"exit": {"rule": "notice", "period": "9 months"}}).notes(), "change/withdrawal")
    (fallback,) = [line for line in note.lines if line.lead.startswith("Fallback")]
    assert "nine months" in fallback.text and "{{" not in fallback.text
    assert "in-part (fits as well, but is fallback on the ladder)" in said(note, "Turned down")[0]


def test_a_wording_that_no_answer_could_bring_in_is_counted_and_not_named() -> None:
    note = on(drafted().notes(), "governance/meetings")
    assert all("joint-committee" not in text for text in said(note, "Turned down"))
    assert "for other parties, bodies or papers" in said(note, "Turned down")[0]


def test_a_red_line_is_told_where_it_is_kept_with_its_holder_and_its_reason() -> None:
    lines = [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "reason": "a promise to voters"}]
    notes = drafted(red_lines=lines).notes()
    kept = [line.text for note in notes for line in note.lines if line.lead == "Keeps the red line"]
    assert kept and all(text == "Veto (held by Eastvale). reason: a promise to voters" for text in kept)
    assert not any(note.private for note in notes if "Veto" in str(note.lines))


def test_a_note_that_tells_of_a_private_red_line_is_private_and_no_other_is() -> None:
    lines = [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "private": True},
             {"id": "no-redundancies", "held_by": ["Northmoor"]}]  # fmt: skip
    notes = drafted(red_lines=lines).notes()
    telling = [note for note in notes if "Veto" in str(note.lines)]
    assert telling and all(note.private for note in telling)
    assert any(not note.private for note in notes if "No compulsory" in str(note.lines))


def test_what_a_waiver_says_stands_beside_the_paragraph() -> None:
    waiver = {"by": "the Leader", "on": "2026-01-01", "why": "the price was right"}
    lines = [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "waiver": waiver}]
    waived = [line.text for note in drafted(red_lines=lines).notes() for line in note.lines if "waived" in line.lead]
    assert waived and "waived by the Leader on 1 January 2026: the price was right" in waived[0]


def test_each_citation_is_to_be_checked_once_where_it_is_first_made() -> None:
    deal = load_deal(ROOT / "examples" / "joint-committee.yaml")
    notes = draft(deal, today=DAY, library=load_library()).notes()
    titles = [note.title for note in notes if note.kind == "citation"]
    assert "Citation to check: section 1 of the Localism Act 2011" in titles
    assert len(titles) == len(set(titles))


def test_a_citation_that_the_library_does_not_know_is_to_be_checked_too() -> None:
    own = {"key": "odd", "title": "Odd", "text": "This rests on section 7 of the Open Doors Act 1925 until March 2028."}
    notes = drafted(clauses={"own": [own]}).notes()
    (note,) = [each for each in notes if "Open Doors" in each.title]
    assert "not in the library" in note.lines[0].text and not any("March" in each.title for each in notes)


def test_a_finding_stands_beside_the_paragraph_that_it_is_about() -> None:
    made = drafted(objectives=[{"text": "keep specialist staff"}])
    (note,) = [each for each in made.notes() if each.title.endswith("F704")]
    assert note.paragraph is not None


@pytest.mark.parametrize("name", ["shared-services", "joint-committee", "inter-authority-agreement"])
def test_notes_come_in_reading_order_and_each_points_at_a_paragraph_of_the_draft(name: str) -> None:
    made = draft(load_deal(ROOT / "examples" / f"{name}.yaml"), today=DAY, library=load_library())
    order = {id(each): at for at, each in enumerate(
        paragraph for provision in made.document.provisions() for paragraph in provision.paragraphs()
    )}  # fmt: skip
    places = [-1 if note.paragraph is None else order[id(note.paragraph)] for note in made.notes()]
    assert places == sorted(places)
    told = {note.title.rpartition("(")[2].rstrip(")") for note in made.notes() if note.kind == "why"}
    assert {provision.clause for provision in made.document.all_provisions()} <= told
