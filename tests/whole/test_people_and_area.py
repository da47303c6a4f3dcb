"""Whom joint work is for, on which map, and in which nation: said once, as given, in every kind of paper."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.tracing.both_ways import trace_of
from tests.interview.talks import TODAY, deal
from tests.whole.test_hostile_text import texts_of_docx

LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)
PEOPLE, MAP = "zebras over 75 who live at home", "Zebra Plain, drawing 12 of June 2026"
HOSTILE = "R&D <Ltd> {{x}} @y *z*"


def made(template: str, posture: str = "usual", nation: str = "", sets: tuple[str, ...] = (), **group: Any) -> Draft:
    data = copy.deepcopy(deal(template, 3, clauses={"posture": posture}))
    if group:
        data["group"] = group
    if nation:
        for party in data["parties"]:
            party["nation"] = nation
    loaded = load_deal(json.dumps(data), name="deal.yaml", sets=sets)
    return draft(loaded, today=TODAY, library=LIBRARY, checks=("F707",))


def words(drafted: Draft) -> str:
    return "\n".join(texts_of_docx(drafted))


@pytest.mark.parametrize("posture", ["usual", "lean"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_people_and_map_are_said_once_and_the_map_is_a_schedule(template: str, posture: str) -> None:
    drafted = made(template, posture, area="the Serengeti", map=MAP, people=PEOPLE)
    text = words(drafted)
    assert (text.count(PEOPLE), text.count(MAP)) == (1, 1)
    assert "work together is the Serengeti, as the map in Schedule" in text.replace("\u00a0", " ")
    assert "their area" not in text and drafted.findings == ()
    assert not [leaf.key for leaf in trace_of(drafted).leaves if leaf.state == "unplaced"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_people_alone_bring_in_no_map_and_ask_for_the_area(template: str) -> None:
    drafted = made(template, people=PEOPLE)
    text = words(drafted)
    assert text.count(PEOPLE) == 1 and "their area" not in text and "Map of the area" not in text
    assert [each.what for each in drafted.document.blanks() if each.key == "group.area"][:1] == ["the area"]
    assert not any(each.key == "group.area" for each in made(template).document.blanks())


def test_the_stock_words_on_whom_the_parties_serve_give_way() -> None:
    stock = "serve people in the Serengeti"
    assert stock in words(made("mou", area="the Serengeti"))
    text = words(made("mou", area="the Serengeti", people=PEOPLE))
    assert stock not in text and "what the people whom they serve need" in text


def test_what_is_open_is_a_blank() -> None:
    drafted = made("mou", area="the Serengeti", map="tbc", people={"tbc": "which zebras"})
    told = {each.key: each.what for each in drafted.document.blanks() if each.key.startswith("group")}
    assert told == {"group.map": "the map of the area", "group.people": "which zebras"}


@pytest.mark.parametrize("part", ["map", "people"])
def test_hostile_text_prints_exactly_and_can_be_set(part: str) -> None:
    assert HOSTILE in words(made("mou", area="the Serengeti", **{part: HOSTILE}))
    assert "the lions" in words(made("mou", area="the Serengeti", sets=(f"group.{part}=the lions",)))


@pytest.mark.parametrize("posture", ["usual", "lean"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_nation_is_said_once_where_the_deal_says_it_of_every_party(template: str, posture: str) -> None:
    said = " are in England."
    drafted = made(template, posture, nation="england")
    assert words(drafted).count(said) == 1 and said not in words(made(template, posture))
    states = {leaf.key: leaf.state for leaf in trace_of(drafted).leaves if leaf.key.endswith(".nation")}
    assert set(states.values()) == {"placed"}


def test_a_nation_that_only_some_parties_have_is_said_of_none() -> None:
    assert " are in England." not in words(made("mou", sets=("parties.0.nation=england",)))
