"""TOML with the line of every key."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.problems import MoudraftError
from moudraft.yaml_source.toml_text import parse_toml

TEXT = '''\
# a comment with [brackets] and a = 1
title = "x [ y"
list = [
  "a = b",
  "[c]",  # ]
]
words = """
[not]
a = 1
"""
[body]
name = 'one'
"a key".b = 3
on = 2027-03-01
yes = true
[body.signatory]
office = "Chief"
[[parties]]
name = "one"
[[parties]]
name = "two"
[parties.signatory]
office = "z"
'''


def test_the_data_is_plain_text_as_a_deal_has_it() -> None:
    data = parse_toml(TEXT, "x.toml").data
    assert data["list"] == ["a = b", "[c]"]
    assert data["body"] == {
        "name": "one", "a key": {"b": "3"}, "on": "2027-03-01", "yes": "yes", "signatory": {"office": "Chief"},
    }  # fmt: skip


def test_every_key_has_its_line() -> None:
    lines = {key: where.line for key, where in parse_toml(TEXT, "x.toml").lines.items()}
    assert lines == {
        "": 1, "title": 2, "list": 3, "words": 7, "body": 11, "body.name": 12, "body.a key.b": 13, "body.on": 14,
        "body.yes": 15, "body.signatory": 16, "body.signatory.office": 17, "parties": 18, "parties.0": 18,
        "parties.0.name": 19, "parties.1": 20, "parties.1.name": 21, "parties.1.signatory": 22,
        "parties.1.signatory.office": 23,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = \n", 2), ("[a\n", 1), ("a = 1\na = 2\n", 2), ('a = """x', 0), ("a = 1 \x07", 1)]
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, line: int) -> None:
    with pytest.raises(MoudraftError) as caught:
        parse_toml(text, "x.toml")
    assert [(each.location.file, each.location.line) for each in caught.value.problems] == [("x.toml", line)]


KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=30)


@given(st.dictionaries(KEYS, st.one_of(TEXTS, st.lists(TEXTS, max_size=3)), max_size=8))
def test_whatever_stands_in_texts_each_key_is_found_where_it_is(data: dict[str, Any]) -> None:
    written = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    text = "\n".join(["# first", *written])
    assert tomllib.loads(text) == data
    try:
        tree = parse_toml(text, "x.toml")
    except MoudraftError:
        return  # characters that Word cannot hold
    assert {key: tree.lines[key].line for key in data} == {key: n for n, key in enumerate(data, 2)}
