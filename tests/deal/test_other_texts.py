"""A deal in JSON or TOML is the deal in YAML; a kind that the register knows need not be said."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from moudraft import draft, load_deal
from moudraft.problems import MoudraftError
from tests.conftest import EXAMPLES, ROOT, Run

DAY = datetime.date(2026, 11, 21)
TOML = """\
moudraft = 1
template = "mou"
title = "Shared Land Charges"
date = 2027-03-01
objectives = [{ text = "answer searches in five days", due = 2027-12-31, lead = "Chelmsford" }]

[[parties]]
name = "Chelmsford City Council"
short_name = "Chelmsford"

[[parties]]
name = "Maldon District Council"
short_name = "Maldon"
signatory = { office = "Leader" }

[terms]
exit = { rule = "notice", period = "9 months" }
"""


def plain(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_in_json_drafts_the_same(example: Path, tmp_path: Path) -> None:
    other = tmp_path / "deal.json"
    other.write_text(json.dumps(plain(example), indent="\t", ensure_ascii=False), encoding="utf-8")
    drafts = [draft(load_deal(path), today=DAY).markdown() for path in (example, other)]
    assert drafts[0] == drafts[1]


def test_a_deal_in_toml_is_read_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    path.write_text(TOML, encoding="utf-8")
    deal = load_deal(path)
    assert [party.kind for party in deal.parties] == ["district", "district"]
    assert deal.where("terms.exit").line == 17
    text = draft(deal, today=DAY).markdown()
    assert "31 December 2027" in text
    assert "nine months" in text
    path.write_text(TOML.replace('short_name = "Maldon"', 'shortname = "Maldon"'), encoding="utf-8")
    with pytest.raises(MoudraftError) as caught:
        load_deal(path)
    assert {each.location.line for each in caught.value.problems} == {11, 13}


def test_what_works_on_yaml_in_place_refuses_toml_and_leaves_it_as_it_was(folder: Path, moudraft: Run) -> None:
    Path("deal.toml").write_text(TOML, encoding="utf-8")
    for command in ("edit", "upgrade"):
        done = moudraft(command, "deal.toml")
        assert (done.code, "deal.toml: a deal in TOML cannot be" in done.err) == (2, True)
    assert Path("deal.toml").read_text(encoding="utf-8") == TOML
    assert moudraft("check", "deal.toml").code == 0
    assert moudraft("compare", "deal.toml", "deal.toml").code == 0


def test_a_kind_left_out_is_that_of_the_register_and_another_may_be_said(tmp_path: Path) -> None:
    data = plain(ROOT / "examples" / "brentwood-rochford.yaml")
    whole = load_deal(data)
    bare = {**data, "parties": [{k: v for k, v in each.items() if k != "kind"} for each in data["parties"]]}
    assert [each.kind for each in load_deal(bare).parties] == [each.kind for each in whole.parties]
    bare["parties"][0]["kind"] = "company"
    assert load_deal(bare).parties[0].kind == "company"
    bare["parties"][1]["name"] = "No Such Council"
    with pytest.raises(MoudraftError, match="kind"):
        load_deal(bare)


def test_a_batch_takes_all_of_them_and_the_settings(folder: Path, moudraft: Run) -> None:
    Path("one.toml").write_text(TOML, encoding="utf-8")
    data = plain(ROOT / "examples" / "brentwood-rochford.yaml")
    for party in data["parties"]:
        del party["kind"]
    Path("two.json").write_text(json.dumps(data), encoding="utf-8")
    Path("three.jsonl").write_text(json.dumps({**data, "clauses": {}}) + "\n", encoding="utf-8")
    options = ("batch", "one.toml", "two.json", "three.jsonl", "--format", "md", "--jobs", "1")
    assert moudraft(*options, "-o", "usual").code == 0
    Path("moudraft.toml").write_text('posture = "lean"\n', encoding="utf-8")
    assert moudraft(*options, "-o", "lean").code == 0
    sizes = [{path.name: path.stat().st_size for path in Path(name).glob("*.md")} for name in ("usual", "lean")]
    assert set(sizes[0]) == set(sizes[1])
    assert len(sizes[0]) == 3
    assert all(sizes[1][name] < size for name, size in sizes[0].items())
