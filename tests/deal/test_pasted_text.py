"""A text without the punctuation of the list or the sentence it was copied from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal.pasted_text import is_either, without_joint, without_stop


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("share drafts; and", "share drafts"), ("share drafts ;and ", "share drafts"), ("share, or", "share"),
        ("share drafts;", "share drafts"), ("share drafts; and,", "share drafts"), ("share drafts and", "share drafts"),
        ("sand", "sand"), ("the moor", "the moor"), ("Land", "Land"), ("; and", "; and"), ("and", "and"), ("", ""),
        ("share drafts.", "share drafts."), ("wait; or AND", "wait"),
    ],
)  # fmt: skip
def test_what_joined_it_to_the_next_is_gone(text: str, words: str) -> None:
    assert without_joint(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Leader of each Council.", "the Leader of each Council"), ("10% saved.; and", "10% saved"),
        ("Coast Ltd.", "Coast Ltd."), ("Provide C.I.C.", "Provide C.I.C."), ("pens, paper etc.", "pens, paper etc."),
        ("and so on...", "and so on..."), ("One. Two.", "One. Two."), (".", "."), ("Is it?", "Is it?"),
        ("at 5 p.m.", "at 5 p.m."), ("Dr. Who leads.", "Dr. Who leads."),
    ],
)  # fmt: skip
def test_a_name_or_phrase_loses_its_stop_and_an_abbreviation_keeps_it(text: str, words: str) -> None:
    assert without_stop(text) == words


@pytest.mark.parametrize(
    ("text", "either"), [("a; or", True), ("a, or ", True), ("a or", True), ("moor", False), ("a; and", False)]
)
def test_an_alternative_is_known_by_its_or(text: str, either: bool) -> None:
    assert is_either(text) == either


@given(st.text(), st.sampled_from([";", "; and", ", or", " and"]))
def test_no_letter_is_lost_but_those_of_the_joint(text: str, joint: str) -> None:
    found = without_joint(text + joint)
    assert (text + joint).strip().startswith(found)
    assert without_joint(found) == found


def test_a_million_spaces_take_no_time() -> None:
    began = time.perf_counter()
    without_stop("a" + " " * 1_000_000 + ";b")
    without_joint("a; " * 300_000)
    assert time.perf_counter() - began < 5
