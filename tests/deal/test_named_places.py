"""An item of a list is told by its name as well as by its number, wherever a path is taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal.deal_file import load_deal, with_sets
from moudraft.deal.named_places import NAMING, numbered, patch_in
from moudraft.problems import Location, MoudraftError
from moudraft.yaml_source.text_file import from_data
from tests.conftest import Run

DEAL: dict[str, Any] = {
    "moudraft": 1, "template": "mou", "title": "T",
    "parties": [
        {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
        {"name": "St. Mary's Trust", "short_name": "St. Mary's", "kind": "charity"},
    ],
    "red_lines": ["local-ideas", {"key": "bar", "text": "No building of ours is sold"}, "No door is painted"],
    "governance": [{"model": "leaders-board", "name": "The Board"}, "programme-board"],
    "objectives": [{"key": "cost", "text": "save money together"}],
    "terms": {"costs": [{"rule": "population"}, {"rule": "lead-funds", "lead": "Northmoor"}],
              "staff": {"rule": "hosted-post", "posts": [{"title": "manager", "host": "Northmoor"}]}},
    "clauses": {"own": [{"key": "keys", "title": "Keys", "text": "Keys are kept"}]},
}  # fmt: skip
SAME = [
    ("red_lines.bar.held_by", "red_lines.1.held_by"),
    ("red_lines.local-ideas.private", "red_lines.0.private"),
    ("parties.northmoor.kind", "parties.0.kind"),
    ("parties.Northmoor District Council.kind", "parties.0.kind"),
    ('parties."St. Mary\'s".approval.by', "parties.1.approval.by"),
    ("governance.leaders-board.chair", "governance.0.chair"),
    ("governance.The Board.meets.first", "governance.0.meets.first"),
    ("governance.programme-board.name", "governance.1.name"),
    ("objectives.cost.due", "objectives.0.due"),
    ("terms.costs.lead-funds.lead", "terms.costs.1.lead"),
    ("terms.staff.posts.manager.host", "terms.staff.posts.0.host"),
    ("clauses.own.keys.title", "clauses.own.0.title"),
]


@pytest.mark.parametrize(("named", "by_number"), SAME)
def test_a_name_leads_where_its_number_does(named: str, by_number: str) -> None:
    assert numbered(DEAL, named, Location("x")) == by_number
    assert numbered(DEAL, by_number, Location("x")) == by_number


@pytest.mark.parametrize(("named", "by_number"), SAME)
def test_a_row_and_a_flag_take_either(named: str, by_number: str) -> None:
    base = from_data(DEAL, "d")
    assert patch_in(base, from_data({named: "v"}, "row")).data == {by_number: "v"}
    flagged = with_sets(base, [f"{named}=v"])
    assert flagged.data == with_sets(base, [f"{by_number}=v"]).data
    assert flagged.lines[by_number].file == f"--set {named}"


def test_a_word_becomes_the_map_that_says_more_of_it() -> None:
    made = with_sets(from_data(DEAL, "d"), [
        "red_lines.local-ideas.held_by=[Northmoor]", "red_lines.No door is painted.kind=bar",
        "governance.programme-board.name=The Group",
    ]).data  # fmt: skip
    assert made["red_lines"][0] == {"id": "local-ideas", "held_by": ["Northmoor"]}
    assert made["red_lines"][2] == {"text": "No door is painted", "kind": "bar"}
    assert made["governance"][1] == {"model": "programme-board", "name": "The Group"}
    assert load_deal(made).red_lines[2].kind == "bar"


@pytest.mark.parametrize("body", ["leaders-board", {"model": "leaders-board"}])
def test_the_one_body_is_told_by_its_model(body: Any) -> None:
    made = with_sets(from_data(DEAL | {"governance": body}, "d"), ["governance.leaders-board.name=The Board"]).data
    assert made["governance"] == {"model": "leaders-board", "name": "The Board"}


@pytest.mark.parametrize(
    ("key", "told", "hint"),
    [
        ("red_lines.barr.held_by", 'red_lines has 3 items, and no "barr"', 'did you mean "bar"?'),
        ("parties.Eastvale.kind", 'parties has 2 items, and no "Eastvale"', "name one of Northmoor, St. Mary's, or"),
        ("clauses.own.locks.title", 'clauses.own has 1 item, and no "locks"', "name one of keys, or count from 0 to 0"),
        ('parties."St. Mary.kind', "is not a key", "write it as in"),
        ('terms."a.b".rule', "terms is no list", ""),
    ],
)
def test_a_name_that_no_item_has_is_told_with_those_there_are(key: str, told: str, hint: str) -> None:
    with pytest.raises(MoudraftError) as caught:
        with_sets(from_data(DEAL, "d"), [f"{key}=x"])
    (problem,) = caught.value.problems
    assert told in problem.message and hint in problem.hint and f"--set {key}" in str(problem)


def test_a_name_of_two_items_is_no_name() -> None:
    deal = DEAL | {"governance": ["leaders-board", {"model": "leaders-board", "name": "Second"}]}
    with pytest.raises(MoudraftError, match='governance has 2 items called "leaders-board"'):
        with_sets(from_data(deal, "d"), ["governance.leaders-board.name=x"])
    assert numbered(deal, "governance.Second.name", Location("x")) == "governance.1.name"


def test_two_columns_of_one_place_are_told() -> None:
    row = from_data({"red_lines.bar.held_by": "A", "red_lines.1.held_by": "B"}, "row")
    with pytest.raises(MoudraftError, match="are one place"):
        patch_in(from_data(DEAL, "d"), row)


def test_a_party_that_is_given_another_name_is_still_found_by_the_one_it_had() -> None:
    sets = ["parties.Northmoor.short_name=Moor", "parties.Moor.kind=borough", "parties.Northmoor.name=Moor Council"]
    with pytest.raises(MoudraftError, match='no "Northmoor"'):
        with_sets(from_data(DEAL, "d"), sets)
    made = with_sets(from_data(DEAL, "d"), sets[:2]).data
    assert made["parties"][0]["kind"] == "borough" and made["terms"]["costs"][1]["lead"] == "Moor"


@given(st.lists(st.text(st.characters(exclude_characters='".', exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text.strip() == text and text.split() == [text] and not text.isdecimal()), unique_by=str.casefold),
    st.sampled_from(NAMING))  # fmt: skip
def test_every_name_leads_to_its_item(names: list[str], part: str) -> None:
    data = {"things": [{part: name} for name in names]}
    for n, name in enumerate(names):
        assert numbered(data, f"things.{name}.x", Location("x")) == f"things.{n}.x"


def test_a_command_a_table_and_own_words_take_names(folder: Path, moudraft: Run) -> None:
    deal = json.loads(json.dumps(DEAL))
    deal["clauses"]["own"][0]["settles"] = ["terms.staff.posts.manager.host"]
    (folder / "deal.yaml").write_text(yaml.safe_dump(deal, allow_unicode=True), encoding="utf-8")
    boat = "red_lines.bar.text=No boat of ours is sold"
    printed = moudraft("draft", "deal.yaml", "--set", boat, "-o", "-", "--format", "md")
    assert printed.code == 0, printed.err
    assert "No boat of ours is sold" in printed.out
    (folder / "rows.csv").write_text("output,red_lines.bar.text\none,No tram is sold\n", encoding="utf-8")
    done = moudraft("batch", "rows.csv", "--base", "deal.yaml", "-o", "out", "--format", "md")
    assert "No tram is sold" in next((folder / "out").glob("*.md")).read_text(encoding="utf-8"), done.err
