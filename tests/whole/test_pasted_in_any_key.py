"""A text pasted into any key of a deal: its list's punctuation goes, an address keeps its letters, a list is told."""

from __future__ import annotations

import datetime
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from moudraft import draft, load_deal
from moudraft.checks.support.own_words import own_words, typed_texts
from moudraft.deal import LISTS
from moudraft.deal.deal_shape import DealForm
from tests.whole.text_keys import NOT_TEXTS, deal_with, keys_of, text_keys

KEYS = text_keys()
WORDS = "the yard in Mill Lane"
# Marks that stand together only where a text brought its own.
DOUBLED = re.compile(
    r"[;,] ?(?:and|or)? ?[;,.]|(?<!etc)(?<!Ltd)\.[;,]|\.\.(?!\.)|(?:^|[ (])[.;,] |\(\)| {2,}\S", re.MULTILINE
)


def printed(key: str, value: str) -> str:
    return draft(load_deal(deal_with(key, value)), today=datetime.date(2026, 11, 21), checks=()).markdown()


def test_every_key_that_holds_a_text_is_among_them() -> None:
    every = set(keys_of(inspect.type_info(DealForm)))
    assert not [key for key in NOT_TEXTS if key not in every], "a key that the deal no longer has"
    assert {"title", "parties.*.address", "objectives.*", "red_lines.*.text", "governance.*.members.*"} <= set(KEYS)
    assert len(KEYS) > 150


@pytest.mark.many(keep=40)
@pytest.mark.parametrize("key", KEYS)
def test_the_punctuation_of_the_list_a_text_came_from_is_no_part_of_it(key: str) -> None:
    plain = printed(key, WORDS)
    assert not DOUBLED.search(plain.replace("|  |", "")), DOUBLED.findall(plain)
    assert printed(key, WORDS + "; and") == plain
    stopped = printed(key, WORDS + ".")
    assert not re.search(r"Mill Lane\.(?:[.,;:)]| [a-z(])", stopped), re.findall(r".*Mill Lane\.[.,;:) ].*", stopped)


@pytest.mark.many(keep=30)
@pytest.mark.parametrize("key", [key for key in KEYS if key.partition(".")[0] in LISTS])
def test_lines_given_as_alternatives_are_alternatives_where_they_are_a_list(key: str) -> None:
    either = printed(key, WORDS + "; or")
    assert either.replace("; or\n", "; and\n") == printed(key, WORDS).replace("; or\n", "; and\n")


PARTIES = [
    {"name": f"{name} District Council", "short_name": name, "kind": "district"} for name in ("Northmoor", "Eastvale")
]


@pytest.mark.parametrize("template", ["mou", "compact", "joint-declaration", "heads-of-terms"])
@pytest.mark.parametrize("name", [name for name in LISTS if name != "classes"])
def test_row_8_a_line_without_a_title_has_no_stop_in_place_of_one(name: str, template: str) -> None:
    whole = {"moudraft": "1", "template": template, "title": "T", "parties": PARTIES}
    for lines in ([{"text": WORDS}], [{"text": WORDS}, {"text": "the hall"}]):
        text = draft(load_deal({**whole, name: lines}), today=datetime.date(2026, 11, 21), checks=()).markdown()
        said = [line for line in text.splitlines() if re.search("Mill Lane", line, re.IGNORECASE)]
        assert not [line for line in said if re.search(r"(?:^|[ |)*])[.:;,]", line)], said


@given(st.sampled_from(KEYS), st.sampled_from(["; and", ", and", ";", ",", " ; and ", "; And", ", or", " and"]))
def test_whatever_joined_it_is_gone_from_any_text(key: str, joint: str) -> None:
    plain, joined = (load_deal(deal_with(key, text)) for text in (WORDS, WORDS + joint))
    assert msgspec.to_builtins(joined) == msgspec.to_builtins(plain) or joint.endswith("or")
    assert WORDS + joint not in str(msgspec.to_builtins(joined))


@pytest.mark.many(keep=40)
@pytest.mark.parametrize("key", KEYS)
def test_an_address_on_the_web_is_never_given_a_capital(key: str) -> None:
    assert "Https" not in printed(key, "https://example.org/plan sets it out")


@pytest.mark.parametrize("key", KEYS)
def test_a_list_pasted_into_a_text_would_be_told(key: str) -> None:
    text = "in short: - open the yard; - close the depot"
    deal = load_deal(deal_with(key, text))
    assert text in [own.text for own in typed_texts(deal, own_words(deal))]
