"""Patterns of a house library: what cannot be read or may run away is refused, what is taken ends in time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moudraft.drafting import load_library
from moudraft.library.reading.tame_patterns import pattern_fault, put_fault

WORDS = [word.find for word in load_library().words]


@pytest.mark.parametrize("pattern", WORDS)
def test_every_word_to_avoid_of_ours_is_proven_to_end(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "in\\s+witness", "non-\\w+", "\\w+", "a(?:b|c){1,3}", "\\d{1,3}(?:,\\d{3}){0,5}", "(?:\\w+ ){1,5}x", "a*b*c",
        "colou?rs?", "(?<!legal )obligations?", "best\\b", "(?i:WHEREAS)", "[a-z]+ -[0-9]+", "ab++c", "(?>ab+)c",
        "caf\u00e9s?", "vis-\u00e0-vis", "a\\.b\\*",
    ],
)  # fmt: skip
def test_what_a_lawyer_would_list_is_taken(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(", "is no pattern: missing )"),
        ("[", "is no pattern: unterminated"),
        ("\\1", "is no pattern: invalid group"),
        ("a{9999999999}", "is no pattern that can be made"),
        ("(a+)+\\b!", "may be tried in endless ways"),
        ("", "matches"),
        ("x?", "matches where there is nothing"),
        ("(?:a|a)*b", "may be tried in endless ways"),
        (".*x", "may be tried"),
        ("(a|aa){1,30}c", "could be tried in more than 1,000 ways"),
        ("a?" * 20 + "a" * 20, "could be tried"),
        ("(\\w+\\s?)*x", "may be tried in endless ways"),
        ("\\s+a", "may be tried"),
        ("\\w+ed", "may be tried"),
        ("(?=(a+)+)b", "may be tried in endless ways"),
        ("(a)(?:\\1)+", "refers to"),
        ("(a)\\1", "refers to"),
        ("(a)?(?(1)b|c)", "refers to"),
        ("a)(?:b", "is no pattern"),
        ("(?i)x", "is no pattern: global flags"),
        ("[[a]", "is no pattern: possible nested set"),
        ("x" * 1001, "is longer than 1,000"),
        ("(?:" * 200 + "a" + ")" * 200, ""),
        ("\\p", "is no pattern: bad escape"),
        ("a{1,500}{1,2}", "is no pattern"),
        ("*", "is no pattern: nothing to repeat"),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_used_is_refused_in_words(pattern: str, said: str) -> None:
    assert said in pattern_fault(pattern) if pattern_fault(pattern) else said == ""


def test_what_is_put_for_a_match_is_proven_too() -> None:
    assert put_fault("^(a)", "\\2").startswith("cannot be put for what is found")
    assert put_fault("^(a)", "\\1") == put_fault("a", "") == ""


# A small language in which every way of running away can be said.
ATOMS = st.sampled_from(
    ["a", "b", "[ab]", "\\w", ".", " ", "\\s", "(?:a|b)", "(?:a|ab)", "a?", "\\b", "(?=a)", "(?!b)"]
)
REPEATED = st.tuples(ATOMS, st.sampled_from(["", "?", "*", "+", "{1,3}", "{0,20}", "*?", "++"])).map("".join)
PATTERNS = st.recursive(
    st.lists(REPEATED, min_size=1, max_size=4).map("".join),
    lambda inner: st.tuples(inner, st.sampled_from(["+", "*", "{1,3}", "?"])).map(lambda two: f"(?:{two[0]}){two[1]}")
    | st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
    max_leaves=4,
)  # fmt: skip


def growing(unit: str, end: str) -> Iterator[str]:
    """Texts that double in what an engine may have to try again, until they are long."""
    for count in (*range(8, 40, 2), 80, 160, 320, 640, 1280, 5000, 20000):
        yield unit * count + end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@example(pattern="(?:\\w+ ){1,3}b", unit="a ", end="!")
@example(pattern="a*b*a", unit="ab", end="!")
@given(
    pattern=PATTERNS,
    unit=st.sampled_from(["a", "ab", "a ", " ", "aab ", "b"]),
    end=st.sampled_from(["", "!", "c", "_"]),
)
def test_a_pattern_that_is_taken_ends_in_time_whatever_the_text(pattern: str, unit: str, end: str) -> None:
    if pattern_fault(pattern):
        return
    made = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    for text in growing(unit, end):
        began = time.process_time()
        made.search(text)
        assert time.process_time() - began < 1.0, f"{pattern!r} on {len(text)} characters"


@given(st.text(alphabet="ab(|)[]{}*+?\\^$.123,:=!<>- ", max_size=30))
def test_no_text_as_a_pattern_raises_anything(pattern: str) -> None:
    if not pattern_fault(pattern):
        re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
