"""Wordings that can tie are found from their conditions alone, without a deal that meets them."""

from __future__ import annotations

import pytest

from moudraft.library.condition import parse_condition
from moudraft.library.reading.ties import ties
from moudraft.library.wording import Clause, Wording
from moudraft.problems import NOWHERE

KNOWN = {
    "veto": ("none", "opt-out", "block"), "exit": ("silent", "notice"), "costs": ("own", "equal", "usage"),
    "parties": None, "objectives": ("none", "some", "one", "many", "measured"),
}  # fmt: skip
SINGLE = frozenset(("veto", "exit", "parties"))


def tied(*conditions: object) -> list[str]:
    wordings = tuple(
        Wording(f"w{number}", (), when=parse_condition(condition, NOWHERE)[0] if condition else ())
        for number, condition in enumerate(conditions)
    )
    return [problem.message for problem in ties(Clause("a/a", "A", "p", wordings), KNOWN, SINGLE)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, None),
        ({"veto": "block"}, {"exit": "notice"}),
        ({"veto": ["block", "opt-out"]}, {"veto": {"not": "none"}}),
        ({"veto": {"at_least": "opt-out"}}, {"veto": "block"}),
        ({"costs": "equal"}, {"costs": "usage"}),
        ({"parties": {"at_least": "2"}}, {"parties": "2"}),
        ({"objectives": "some"}, {"objectives": "measured"}),
        ([{"veto": "none"}, {"exit": "notice"}], {"veto": "block"}),
    ],
)
def test_wordings_that_one_deal_may_meet_together_can_tie(one: object, other: object) -> None:
    assert len(tied(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"veto": "block"}, {"veto": "opt-out"}),
        ({"veto": "none"}, {"veto": {"at_least": "opt-out"}}),
        ({"costs": "equal"}, {"costs": {"not": "equal"}}),
        ({"parties": "2"}, {"parties": {"at_least": "3"}}),
        ({"objectives": "none"}, {"objectives": "some"}),
        ({"objectives": "one"}, {"objectives": "many"}),
        ({"veto": "block"}, {"veto": "block", "exit": "notice"}),
    ],
)
def test_wordings_that_no_deal_meets_together_or_of_unlike_length_cannot(one: object, other: object) -> None:
    assert tied(one, other) == []


def test_a_third_wording_that_always_wins_where_both_fit_settles_it() -> None:
    pair = ({"veto": "block"}, {"exit": "notice"})
    assert tied(*pair) and not tied(*pair, {"veto": ["block", "opt-out"], "exit": "notice"})


def test_alternatives_low_on_the_ladder_may_fit_alike_where_one_above_them_always_wins() -> None:
    top = Wording("top", ())
    low = tuple(Wording(name, (), position="last-resort") for name in "ab")
    found = [list(ties(Clause("a/a", "A", "p", each), KNOWN, SINGLE)) for each in ((top, *low), low)]
    assert [len(each) for each in found] == [0, 1]
