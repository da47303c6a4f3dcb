"""What a deal says of a body in full: read in every spelling, refused where two spellings differ, set, renamed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moudraft import MoudraftError
from moudraft.deal import Tbc
from moudraft.deal.body_parts import Attending, Chairing, Escalation, Groups, Report, Seat, Standing
from moudraft.deal.deal_file import load_deal
from moudraft.deal.editing.line_layout import whole
from moudraft.deal.names_spoken import all_renamed

PARTIES = [{"name": f"{name} Council", "short_name": name, "kind": "district"} for name in ("Ashdown", "Birchover")]


def data(**body: Any) -> dict[str, Any]:
    governance = [{"model": "leaders-board", **body}]
    return {"moudraft": 1, "template": "mou", "title": "T", "parties": PARTIES, "governance": governance}


def body(*sets: str, **parts: Any) -> Any:
    return load_deal(json.dumps(data(**parts)), name="deal.yaml", sets=sets).governance[0]


def faults(**parts: Any) -> str:
    with pytest.raises(MoudraftError) as raised:
        body(**parts)
    return str(raised.value)


# --- read -----------------------------------------------------------------------------------------


def test_each_part_is_read_as_it_is_said() -> None:
    made = body(
        standing={"rule": "decides", "powers": ["the plan"]},
        seats={"each": {"posts": ["Leader", "chief executive"]}, "Birchover": 1},
        attend=[{"who": "the clerk", "as": "adviser"}],
        chair={"rule": "rotating", "order": ["Ashdown"], "turn": "1 year", "from": "2027-04-01", "casting": "no"},
        meets={"first": "monthly", "for": "6 months", "then": "quarterly"},
        groups={"ends": "1 year"},
        reports_to=[{"to": "the Cabinet", "of": "Ashdown"}],
        escalates_to={"to": "chief executives", "then": "as-is"},
    )
    assert made.standing == Standing("decides", ("the plan",))
    assert made.seats == {"Ashdown": 2, "Birchover": 1}
    assert made.sits["Ashdown"] == Seat(2, ("Leader", "chief executive"))
    assert made.attend == (Attending("the clerk", "adviser"),)
    assert (made.chair, made.order, made.term) == ("rotating", ("Ashdown",), "1 year")
    assert made.chairing == Chairing(starts="2027-04-01", casting="no")
    assert made.meets.lasting == "6 months"
    assert made.groups == Groups(ends="1 year")
    assert made.reports == (Report("the Cabinet", "Ashdown"),)
    assert made.escalates == Escalation(("chief executives",), then="as-is")


@pytest.mark.parametrize(
    ("chair", "rule"),
    [
        ({"parties": ["Ashdown"]}, None),
        ({"parties": ["Ashdown", "Birchover"]}, "co-chairs"),
        ({"rule": "elected"}, "elected"),
        ({"rule": "tbc", "turn": "1 year"}, Tbc()),
        ({"tbc": "who"}, Tbc("who")),
    ],
)
def test_the_rule_of_a_chair_follows_from_who_has_it(chair: dict[str, Any], rule: Any) -> None:
    assert body(chair=chair).chair == rule


def test_seats_in_numbers_are_read_as_before() -> None:
    assert body(seats={"Ashdown": 2}).sits == {}


def test_no_groups_is_none_and_yes_is_some() -> None:
    assert body(groups="no").groups is None
    assert body(groups="yes").groups == Groups()
    assert body(groups="tbc").groups == Tbc()


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"chair": {"parties": ["Nobody"]}}, 'no party has the short_name "Nobody"'),
        ({"chair": {"rule": "rotating", "order": ["Nobody"]}}, 'no party has the short_name "Nobody"'),
        ({"chair": {"rule": "co-chairs", "parties": ["Ashdown"]}}, "one party alone cannot be co-chairs"),
        ({"chair": {"parties": ["Ashdown", "Ashdown"]}}, "parties names a party twice"),
        ({"chair": {"casting": "perhaps"}}, 'casting cannot be "perhaps"'),
        ({"seats": {"each": {"n": 3, "posts": ["Leader", "deputy"]}}}, "each has n: 3, and 2 posts"),
        ({"seats": {"each": {"votes": 1}}}, "each does not say how many"),
        ({"seats": {"Ashdown": {"n": 1, "votes": "many"}}}, 'votes cannot be "many"'),
        ({"standing": "advises"}, 'standing cannot be "advises"'),
        ({"groups": "maybe"}, 'groups cannot be "maybe"'),
        ({"decision": {"rule": "consensus", "silence": "refusal"}}, 'silence cannot be "refusal"'),
        ({"escalates_to": {"to": ["heads"], "then": "give up"}}, 'then cannot be "give up"'),
        ({"meets": {"frist": "monthly"}}, 'unknown key "frist"'),
        ({"order": ["Ashdown"], "chair": {"order": ["Birchover"]}}, "order and chair.order both say it, and differ"),
        ({"term": "1 year", "chair": {"turn": "2 years"}}, "term and chair.turn both say it, and differ"),
        ({"members": ["x y"], "seats": {"each": {"posts": ["Leader"]}}}, "members and the posts of seats both say it"),
        ({"advised_by": "the clerk", "attend": [{"who": "the auditor"}]}, "advised_by and attend both say it"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_key(parts: dict[str, Any], message: str) -> None:
    said = faults(**parts)
    assert message in said
    if "both say it" in message:
        assert said.count("deal.yaml:1") == 2  # both places are named


def test_a_single_body_is_held_to_the_same_and_told_once() -> None:
    for wrong in ({"order": ["Nobody"]}, {"chair": {"order": ["Nobody"]}}, {"seats": {"Nobody": 1}}):
        whole_deal = {**data(), "governance": {"model": "leaders-board", **wrong}}
        with pytest.raises(MoudraftError) as raised:
            load_deal(json.dumps(whole_deal), name="deal.yaml")
        assert len(raised.value.problems) == 1


def test_one_thing_said_twice_alike_is_no_fault() -> None:
    assert body(order=["Ashdown"], chair={"order": [" Ashdown"], "rule": "rotating"}, term="1 year").order == (
        "Ashdown",
    )


# --- set, renamed, laid out -----------------------------------------------------------------------


def test_setting_a_detail_makes_a_map_of_the_word() -> None:
    sets = (
        "chair.turn=1 year", "meets.for=6 months", "standing.powers=[the plan]", "decision.absent=adjourned",
        "seats.each.n=2", "groups.ends=1 year", "escalates_to.within=5 working days",
    )  # fmt: skip
    said = {"chair": "rotating", "meets": "monthly", "standing": "decides", "decision": "consensus", "groups": "yes"}
    made = body(*(f"governance.0.{each}" for each in sets), **said, escalates_to="chief executives")
    assert (made.chair, made.term, made.meets.then, made.meets.lasting) == ("rotating", "1 year", "monthly", "6 months")
    assert made.standing == Standing("decides", ("the plan",))
    assert (made.decision, made.agreement.absent) == ("consensus", "adjourned")
    assert made.escalates == Escalation(("chief executives",), within="5 working days")
    assert made.groups == Groups(ends="1 year")


def test_a_party_with_another_name_has_it_in_every_part() -> None:
    parts = {"chair": {"parties": ["Ashdown", "Birchover"], "order": ["Ashdown"]}, "seats": {"Ashdown": {"n": 2}},
             "reports_to": [{"to": "the Cabinet", "of": "Ashdown"}]}  # fmt: skip
    made = json.dumps(all_renamed(data(**parts), {"Ashdown": "Oakdown"})["governance"])
    assert "Ashdown" not in made
    assert made.count("Oakdown") == 4


def test_a_deal_file_keeps_the_parts_of_a_body_in_their_order() -> None:
    parts = {
        "meets": {"then": "quarterly", "for": "6 months", "first": "monthly"},
        "chair": {"turn": "1 year", "rule": "x"},
    }
    text = whole({key: value for key, value in data(**parts).items() if key == "governance"})
    assert "meets: {first: monthly, for: 6 months, then: quarterly}" in text
    assert "chair: {rule: x, turn: 1 year}" in text
