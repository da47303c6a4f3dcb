"""Details with parts and rows, and lines that stand only where facts hold."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.library.reading.soundness import library_problems
from moudraft.problems import MoudraftError
from tests import tiny

COSTS: dict[str, Any] = tiny.AXES["costs"] | {
    "details": tiny.AXES["costs"]["details"]
    | {
        "cap": {
            "ask": "the most that is spent",
            "main": "sum",
            "fields": {
                "covers": {"ask": "what the most takes in", "kind": "list"},
                "over": {
                    "ask": "what follows",
                    "kind": "choice",
                    "values": {"stop": "work stops", "talk": "they talk"},
                },
            },
        },
        "paid": {
            "ask": "who pays what",
            "kind": "rows",
            "main": "party",
            "fields": {"party": {"ask": "who pays", "kind": "parties"}, "sum": {"ask": "how much"}},
        },
    }
}
CLAUSE = """\
1. Costs are shared.
1. {{ when costs.cap: given }} No more than {{ costs.cap }} is spent.
1. {{ when costs.cap.covers: given }} That takes in {{ costs.cap.covers }}.
1. {{ when costs.cap.over: stop }} Beyond it {{ costs.cap.over }}.
1. {{ when costs.cap: silent, costs.paid: silent }} There is no limit.
1. {{ when costs.paid: given }} These are paid:
   1. {{ each costs.paid }} {{ when item.sum: given }} {{ item.party }}: {{ item.sum }};
   1. {{ each costs.paid }} {{ when item.sum: silent }} {{ item.party }}: its share;
"""


def said(**costs: Any) -> list[str]:
    made = tiny.library({"one/clause": CLAUSE}, axes={"costs": COSTS})
    return tiny.lines(tiny.assembled(made, terms={"costs": {"rule": "shared", **costs}}))


def test_a_line_stands_only_where_its_facts_hold() -> None:
    assert said() == ["1.1 Costs are shared.", "1.2 There is no limit."]


def test_a_detail_may_be_one_text_or_a_map_of_parts() -> None:
    assert said(cap="£2.4 million") == said(cap={"sum": "£2.4 million"})
    assert said(cap={"sum": "£2.4 million", "covers": ["fees", "VAT"], "over": "stop"})[1:] == [
        "1.2 No more than £2.4 million is spent.",
        "1.3 That takes in fees and VAT.",
        "1.4 Beyond it work stops.",
    ]


def test_a_choice_decides_by_its_value_and_prints_its_words() -> None:
    assert not any("Beyond" in line for line in said(cap={"sum": "£1", "over": "talk"}))


def test_rows_are_repeated_each_under_its_own_condition() -> None:
    paid = [{"party": ["North"], "sum": "£5"}, "South", {"party": "all", "sum": "{{ each }} <b>"}]
    assert said(paid=paid)[1:] == [
        "1.2 These are paid:", "(a) North: £5;", "(b) South: its share; and", "(c) both Councils: {{ each }} <b>.",
    ]  # fmt: skip


def test_a_part_left_open_is_a_blank_under_its_own_key() -> None:
    made = tiny.library({"one/clause": CLAUSE}, axes={"costs": COSTS})
    document = tiny.assembled(made, terms={"costs": {"rule": "shared", "cap": {"sum": "£1", "covers": "tbc"}}})
    assert [(each.what, each.key) for each in document.blanks()] == [
        ("what the most takes in", "terms.costs.cap.covers")
    ]


@pytest.mark.parametrize(
    ("costs", "message"),
    [
        ({"cap": {"summ": "£1"}}, 'unknown part of cap "summ"'),
        ({"cap": {"sum": "£1", "over": "stopp"}}, 'over cannot be "stopp"'),
        ({"lead": {"party": "North"}}, "lead has no parts"),
        ({"paid": [{"part": "North"}]}, 'unknown key "part"'),
        ({"paid": [{"party": "Norht"}]}, 'unknown party "Norht"'),
        ({"cap": {"sum": {"of": "x"}}}, "sum has no parts"),
    ],
)
def test_what_a_detail_cannot_hold_is_told(costs: dict[str, Any], message: str) -> None:
    with pytest.raises(MoudraftError, match=message):
        said(**costs)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1. {{ when cost: shared }} x", 'unknown fact "cost"'),
        ("1. {{ when costs: sharde }} x", 'never "sharde"'),
        ("1. {{ when costs.cap.over: halt }} x", 'never "halt"'),
        ("1. They pay:\n   1. {{ each costs.paid }} {{ when item.summ: given }} x;", 'unknown fact "item.summ"'),
        ("1. {{ when item.sum: given }} x", 'unknown fact "item.sum"'),
    ],
)
def test_a_condition_that_can_never_hold_is_found_in_the_library(line: str, message: str) -> None:
    made = tiny.library({"one/clause": line}, axes={"costs": COSTS})
    assert any(message in str(each) for each in library_problems(made))


@pytest.mark.parametrize("mark", ["when", "when {", "when a: [", "when : ", "when a: {b: c}"])
def test_a_condition_that_cannot_be_read_is_told_at_its_line(mark: str) -> None:
    with pytest.raises(MoudraftError, match=r"one/clause.md:\d+"):
        tiny.library({"one/clause": f"1. {{{{ {mark} }}}} x"})


LISTS = {
    "assets": {
        "owner": {"ask": "who owns it", "kind": "party"},
        "lease": {
            "ask": "who takes the lease",
            "kind": "party",
            "main": "to",
            "fields": {
                "rent": {"ask": "what the rent is"},
                "excludes": {"ask": "what is kept out", "main": "area", "fields": {"for": {"ask": "what for"}}},
            },
        },
    },
    "conditions": {"of": {"ask": "what it concerns", "kind": "pointer"}},
}
LEASE = """
1. {{ each assets }} {{ when item.lease: given }} {{ item.lease }} takes {{ item.text }} at {{ item.lease.rent }}.
1. {{ each assets }} {{ when item.lease.excludes.for: given }} {{ item.lease.excludes }}: {{ item.lease.excludes.for }}.
1. {{ each conditions }} {{ Item.text }} comes before {{ item.of }}.
"""


def leased(**lists: Any) -> list[str]:
    made = tiny.library({"one/clause": LEASE}, lists=LISTS)
    return tiny.lines(tiny.assembled(made, **lists))


HALL = {
    "key": "hall",
    "text": "the hall",
    "lease": {"to": "South", "rent": "£1", "excludes": {"area": "9 m²", "for": "books"}},
}


def test_a_line_of_a_list_carries_the_details_that_its_list_has() -> None:
    said = leased(assets=[HALL, "a field of grass"], conditions=[{"text": "a valuation", "of": "hall"}])
    assert said == [
        "1.1 South takes the hall at £1.", "1.2 9 m²: books.", "1.3 A valuation comes before the hall.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ({"assets": [{"text": "a hall", "lese": "South"}]}, 'unknown key "lese"\n  hint: did you mean "lease"'),
        ({"assets": [{"text": "a hall", "lease": {"two": "South"}}]}, 'unknown part of lease "two"'),
        ({"assets": [{"text": "a hall", "lease": "Suoth"}]}, 'unknown party "Suoth"'),
        ({"assets": [{"text": "a hall", "lease": {"excludes": {"four": "x"}}}]}, 'unknown part of excludes "four"'),
        ({"conditions": [{"text": "a b", "of": "hall"}]}, 'unknown key "hall"'),
    ],
)
def test_what_a_line_cannot_carry_is_told(lists: dict[str, Any], message: str) -> None:
    with pytest.raises(MoudraftError, match=message):
        leased(**lists)
