"""Deal files written new: their layout, their quotes, and that they read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from moudraft.deal.editing.edits import edit_deal, new_deal
from moudraft.problems import NOWHERE
from moudraft.yaml_source import tree as yaml_tree
from moudraft.yaml_source.characters import forbidden_characters
from moudraft.yaml_source.text_file import parse
from tests.deal.yaml_hand import MAPS, WORDS

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests" / "deals").glob("*.yaml")])


@settings(deadline=None)
@given(MAPS)
def test_a_new_deal_reads_back_equal(data: dict[str, Any]) -> None:
    made = new_deal(data)
    assert parse(made, "").data == data
    assert made.endswith("\n") and not made.endswith("\n\n")
    assert edit_deal(made, data) == made


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: not forbidden_characters(text, NOWHERE)
)


@settings(deadline=None)
@given(TEXTS | st.text(st.sampled_from(list("ab:- \n\t[]{}&*!|>'\"#%@,?<\\x0=~.é\x85\u2028\ufeff\xa0")), max_size=8))
def test_any_text_reads_back_in_any_place_with_either_loader(text: str) -> None:
    data = {"a": text, "terms": {"b": {text: text}, "c": [text, [text]]}, text or "x": "y"}
    before, made = yaml_tree.loader, new_deal(data)
    try:
        assert parse(made, "").data == data
        yaml_tree.loader = lambda: yaml.BaseLoader
        assert parse(made, "").data == data
    finally:
        yaml_tree.loader = before


def test_a_key_longer_than_yaml_allows_on_one_line_reads_back() -> None:
    data = {"x" * 1500: {"y" * 1500: ["a"]}, "group": {"z" * 1200: "a"}}
    made = new_deal(data)
    assert parse(made, "").data == data
    changed = {**data, "title": "t"}
    assert parse(edit_deal(made, changed), "").data == changed


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["a", "b"]), WORDS))
def test_other_readers_of_yaml_see_text_where_the_deal_has_text(data: dict[str, Any]) -> None:
    read = yaml.safe_load(new_deal(data))
    assert {key: str(value) if isinstance(value, date) else value for key, value in read.items()} == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("yes", '"yes"'), ("Off", '"Off"'), ("null", '"null"'), ("~", '"~"'), ("", '""'), ("12", '"12"'),
        ("1.5", '"1.5"'), ("0x1f", '"0x1f"'), ("12:30", '"12:30"'), ("1e3", '"1e3"'), (".5", '".5"'),
        ("@here", '"@here"'), ("*star", '"*star"'), ("&and", '"&and"'), ("!bang", '"!bang"'), ("%x", '"%x"'),
        ("|", '"|"'), ("a: b", '"a: b"'), ("a #b", '"a #b"'), (" a", '" a"'), ("a ", '"a "'), ("a:", '"a:"'),
        ("one\ntwo", '"one\\ntwo"'), ('say "so"', 'say "so"'), ('"so" he said', "'\"so\" he said'"),
        ("it's", "it's"), ("Leaders’ Board", "Leaders’ Board"), ("10%", "10%"), ("2027-04-01", "2027-04-01"),
        ("6 months", "6 months"), ("2012/13", "2012/13"), ("a, b", "a, b"), ("tbc", "tbc"),
    ],
)  # fmt: skip
def test_only_what_needs_quotes_has_them(value: str, written: str) -> None:
    assert new_deal({"title": value}) == f"title: {written}\n"


def test_a_deal_is_laid_out_as_the_examples_are() -> None:
    data = {
        "terms": {"exit": {"period": "6 months", "rule": "notice"}, "binding": "none"},
        "x-ref": {"b": "12", "a": ["z"]},
        "governance": [{"model": "strategic-oversight", "name": "Partnership Board"}],
        "red_lines": ["not-a-merger", {"id": "veto", "held_by": ["Eastvale"]}, {"text": "No", "private": "true"}],
        "parties": [
            {"short_name": "A", "name": "A Council", "kind": "district"},
            {"name": "B" * 90, "short_name": "B", "kind": "district", "approval": {"on": "tbc"}},
        ],
        "clauses": {"leave_out": {"a/b": "why", "c/d": "why"}, "add": ["e/f"]},
        "objectives": ["one", "two"], "vision": ["In words", "and more"],
        "context": [f"long-word-{n}" for n in range(11)],
        "group": {"name": "the Partnership"}, "title": "T", "template": "mou", "moudraft": 1, "library": "house",
    }  # fmt: skip
    assert new_deal(data) == LAID_OUT


LAID_OUT = f"""moudraft: 1
library: house
template: mou
title: T
group: {{name: the Partnership}}
parties:
  - {{name: A Council, short_name: A, kind: district}}
  - name: {"B" * 90}
    short_name: B
    kind: district
    approval: {{on: tbc}}
context:
{"".join(f"  - long-word-{n}{chr(10)}" for n in range(11))}vision:
  - In words
  - and more
objectives: [one, two]
red_lines:
  - not-a-merger
  - {{id: veto, held_by: [Eastvale]}}
  - {{text: "No", private: true}}
governance:
  - {{model: strategic-oversight, name: Partnership Board}}
terms:
  exit: {{rule: notice, period: 6 months}}
  binding: none
clauses:
  add: [e/f]
  leave_out:
    a/b: why
    c/d: why
x-ref: {{b: "12", a: [z]}}
"""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_laid_out_anew_is_the_same_deal(path: Path) -> None:
    data = parse(path.read_text(encoding="utf-8"), "").data
    made = new_deal(data)
    assert parse(made, "").data == data
    assert all(len(line) <= 110 for line in made.splitlines() if "{" in line or "[" in line)
