"""Sets of personal data: every particular prints once, as given; what is missing is asked; and no flow is denied."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.deal.names_spoken import renamed
from moudraft.document import Table, plain_text
from moudraft.drafting import Draft, draft, load_library
from moudraft.library.condition import match, parse_condition
from moudraft.problems import NOWHERE, MoudraftError
from moudraft.tracing.both_ways import trace_of
from tests.interview.talks import TODAY, deal

LIBRARY = load_library()
ASKED = LIBRARY.lists["data_sets"]
ONE, OTHER = (party["short_name"] for party in deal("mou", 2)["parties"])
WORDS = {name: f"zebra {name.replace('_', ' ')}" for name, each in ASKED.items() if each.kind == "text"}
FULL: dict[str, Any] = {
    **WORDS,
    **{name: {ONE: f"zebra {name} of one", OTHER: "tbc"} for name, each in ASKED.items() if each.kind == "by-party"},
    "key": "zebra", "text": "zebra arrears", "from": ONE, "to": [OTHER],
    "roles": {ONE: "independent", OTHER: "recipient"},
    "fields": ["zebra name", "zebra age"], "health": "other", "decisions": "human", "abroad": "approved",
    "dpia": {"on": "2027-01-15", "by": OTHER}, "notices": "2027-02-01", "contact": ONE,
    "start": "2027-03-01", "review": "zebra year",
}  # fmt: skip


def data_with(*rows: Any, template: str = "mou", **more: Any) -> dict[str, Any]:
    return copy.deepcopy(deal(template, 2)) | {"data_sets": list(rows)} | more


def made(data: dict[str, Any]) -> Draft:
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=TODAY, library=LIBRARY, checks=())


def row(text: str, label: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"| {label} |"))


@pytest.mark.parametrize("template", ["mou", "inter-authority-agreement"])
def test_every_particular_prints_once_and_is_traced(template: str) -> None:
    drafted = made(data_with(FULL, template=template))
    text = drafted.markdown().casefold()
    for words in (*WORDS.values(), "15 january 2027", "1 february 2027", "1 march 2027", "zebra arrears"):
        assert text.count(words) == 1, words
    places = {leaf.key: leaf.state for leaf in trace_of(drafted).leaves if leaf.key.startswith("data_sets")}
    assert {key for key, state in places.items() if state not in ("placed", "kept")} == set()


def test_what_each_party_has_stands_side_by_side_and_a_gap_is_asked_for() -> None:
    text = made(data_with(FULL)).markdown()
    assert row(text, "Role of each") == f"| Role of each | {ONE}: independent controller <br> {OTHER}: recipient |"
    assert row(text, "Power and statute").startswith(
        f"| Power and statute | {ONE}: zebra power of one <br> {OTHER}: **\\[to"
    )


def test_what_differs_by_party_stands_in_a_line_for_each_and_every_line_is_traced_to_its_key() -> None:
    drafted = made(data_with(FULL))
    cells = [
        row.cells[1].paragraphs
        for provision in drafted.document.all_provisions()
        for block in provision.blocks
        if isinstance(block, Table)
        for row in block.rows
        if plain_text(row.cells[0].paragraphs[0].content) == "Power and statute"
    ]
    assert [plain_text(each.content).partition(":")[0] for each in cells[0]] == [ONE, OTHER]
    spots = drafted.provenance.spots["data_sets.0.power"]
    assert [spot.paragraph for spot in spots] == [spots[0].paragraph, spots[0].paragraph + 1]
    assert [each.key for each in trace_of(drafted).leaves if "power" in each.key and each.state == "unplaced"] == []


def test_a_bare_line_asks_for_all_its_particulars_and_none_has_to_be_written() -> None:
    bare, said = (made(data_with(each)).markdown() for each in ("zebra arrears", {"text": "a", "article_9": "none"}))
    labels = ("From", "To", "Role of each", "Purpose", "Article 6 basis", "Special category data", "Kept until")
    assert all("to confirm" in row(bare, label) for label in labels)
    assert row(said, "Special category data") == "| Special category data | No special category data |"


@pytest.mark.parametrize(
    ("template", "info"),
    [("mou", "none"), ("mou", "non-personal"), ("mou", "personal-dsa"), ("protocol", "joint-controller")],
)
def test_a_paper_with_a_row_never_says_that_nothing_passes(template: str, info: str) -> None:
    text = made(data_with(FULL, template=template, terms={"info": info})).markdown()
    assert "none is shared" not in text
    assert "gives nobody a power to share personal data or a lawful basis for it" in text


@pytest.mark.parametrize(
    ("row_", "message"),
    [
        ({"roles": {"Nobody": "joint"}}, 'unknown party "Nobody"'),
        ({"roles": "owner"}, 'roles cannot be "owner"'),
        ({"roles": {ONE: "owner"}}, 'roles cannot be "owner"'),
        ({"from": "Nobody"}, 'unknown party "Nobody"'),
        ({"purposs": "x"}, 'unknown key "purposs"\n  hint: did you mean "purpose"?'),
        ({"dpia": "2027-02-30"}, "2027-02-30"),
    ],
)
def test_what_does_not_fit_is_told(row_: dict[str, Any], message: str) -> None:
    with pytest.raises(MoudraftError) as caught:
        made(data_with({"text": "arrears", **row_}))
    assert message in str(caught.value)


def test_a_new_short_name_is_taken_over_everywhere() -> None:
    again = renamed(data_with(FULL), ONE, "Newtown")
    assert ONE not in json.dumps(again["data_sets"])
    assert again["data_sets"][0]["roles"] == {"Newtown": "independent", OTHER: "recipient"}
    assert renamed({"from": "2027-01-01"}, ONE, "Newtown") == {"from": "2027-01-01"}


@pytest.mark.parametrize(
    ("condition", "rows", "holds"),
    [
        ({"data_sets.roles": "joint"}, [{"roles": {ONE: "joint", OTHER: "joint"}}], True),
        ({"data_sets.roles": "processor"}, [{"roles": "independent"}, {"roles": {OTHER: "processor"}}], True),
        ({"data_sets.article_10": "some"}, [{"article_10": "none"}], False),
        ({"data_sets.article_10": "some"}, [{"article_10": "none"}, {"article_10": {ONE: "section 10"}}], True),
        ({"data_sets.part_3": "some"}, [{"part_3": {ONE: "section 35", OTHER: "none"}}], True),
        ({"data_sets.health": ["care", "other"]}, [{"health": "none"}], False),
        ({"data_sets.abroad": {"not": ["approved", "safeguards"]}}, [{"abroad": "none"}, {}], True),
    ],
)
def test_conditions_ask_of_the_rows(condition: dict[str, Any], rows: list[dict[str, Any]], holds: bool) -> None:
    drafted = made(data_with(*({"text": f"set {n}", **each} for n, each in enumerate(rows))))
    facts = drafted.selection.terms.facts
    assert (match(parse_condition(condition, NOWHERE)[0], facts) is not None) is holds


@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_every_paper_has_a_place_for_the_rows_and_for_what_they_call_for(template: str) -> None:
    roles = {ONE: "joint", OTHER: "processor"}
    drafted = made(data_with({**FULL, "roles": roles}, template=template))
    standing = {choice.clause.id for choice in drafted.selection.choices}
    assert {"schedules/data-sets", "schedules/processor-terms", "schedules/joint-controllers"} <= standing
    lost = [leaf.key for leaf in trace_of(drafted).leaves if leaf.state == "unplaced" and "data_sets" in leaf.key]
    assert lost == []


def test_terms_of_a_processor_that_bind_by_themselves_are_cited_as_one_schedule() -> None:
    binding = {"rule": "part", "clauses": ["information/processors", "schedules/processor-terms"]}
    row_ = {"text": "arrears", "roles": {ONE: "independent", OTHER: "processor"}}
    text = made(data_with(row_, terms={"binding": binding})).markdown()
    assert re.search(r"legally binding: paragraph\s\d+\.\d+ and Schedule\s2\.", text)
    assert "The processor must:" in text
