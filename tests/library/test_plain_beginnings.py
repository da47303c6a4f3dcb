"""What rules look for before they make a pattern: it passes over nothing that the pattern would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import _use, uses
from moudraft.checks.support.library_texts import library_text, library_text_with
from moudraft.library.reading.plain_beginnings import plain_beginnings, signs_of
from moudraft.library.worked_out import once_for
from tests.checks.drafts import built_in, drafted

OURS = [rule.find for rule in built_in().words]
ODD = [
    "ab+c", "ab*c", "a??b", "(?i:x)abc", "abc(?P<n>x)y", "abc{2}d", "x(?:a|b)?+c", "(?:ab)*cd", "^abc", "ab|", "a.b",
    "(?:a(?:b|c.)d|e)f", "(?:a|b?)c", "a[|]b|c", r"a\|b|c", "(?<!a )b(?= c)", "(a|b)c", "ab?(?:c(?:d|e)?)?f",
]  # fmt: skip


@pytest.mark.parametrize("find", [*OURS, *ODD])
@given(drawn=st.data())
def test_whatever_a_pattern_finds_begins_with_one_of_its_beginnings(find: str, drawn: st.DataObject) -> None:
    found = re.search(find, drawn.draw(st.from_regex(re.compile(find))))
    assert found is not None
    assert found[0].lower().startswith(tuple(each.lower() for each in plain_beginnings(find)))
    assert any(sign in found[0].lower() for sign in signs_of(find))


@pytest.mark.parametrize(
    ("find", "begun"),
    [
        ("here(?:in|by)|whereas", {"herein", "hereby", "whereas"}),
        ("(?:all )?reasonable endeavours?", {"all reasonable endeavours", "all reasonable endeavour",
                                             "reasonable endeavours", "reasonable endeavour"}),
        ("(?<!legal )obligations?|obliged", {"obligations", "obligation", "obliged"}),
        ("co-?operate", {"co-operate", "cooperate"}),
        (r"\bterm", {""}),
    ],
)  # fmt: skip
def test_a_pattern_is_followed_through_its_groups(find: str, begun: set[str]) -> None:
    assert set(plain_beginnings(find)) == begun


@given(
    term=st.sampled_from(["Parties", "Party", "Agency", "Board", "Lead Council", "Costs", "Joint Board"]),
    around=st.lists(
        st.sampled_from(["", " ", "s", "es", "ies", "\u201c", "\u201d", "_", "x", ".", "y", "\n"]), max_size=6
    ),
    cut=st.sampled_from([0, 1]),
)
def test_a_term_is_used_where_its_pattern_says_so(term: str, around: list[str], cut: int) -> None:
    text = term.join(around) + term[: len(term) - cut]
    assert uses(term, text) == (_use(term).search(text) is not None), text


def test_texts_with_letters_are_those_that_hold_them() -> None:
    draft = Context(drafted())
    for signs in (("(",), ("approved", "council"), ("nowhere",), ("\u00b7",)):
        held = [each for each in library_text(draft) if any(sign in each[0].lower() for sign in signs)]
        assert library_text_with(draft, *signs) == held


def test_what_follows_from_a_part_is_worked_out_once_for_it_and_not_for_another_like_it() -> None:
    asked: list[list[int]] = []

    def work(part: list[int]) -> int:
        asked.append(part)
        return len(part)

    one, other = [1, 2], [1, 2]
    assert (once_for(one, work), once_for(one, work), once_for(other, work)) == (2, 2, 2)
    assert len(asked) == 2
