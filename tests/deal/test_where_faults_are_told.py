"""Faults of a deal's own parts: each at its own line, and none lost because another came first."""

from __future__ import annotations

import pytest

from moudraft import MoudraftError, load_deal
from moudraft.deal import Body
from moudraft.deal.body_leaves import body_leaves
from moudraft.deal.body_parts import Chairing
from moudraft.deal.names_spoken import all_renamed

DEAL = """\
moudraft: 1
template: mou
title: A Bridge
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
objectives: [{text: open the bridge}]
"""
CHAIR = "governance:\n  - model: leaders-board\n    chair:\n      rule: %s\n      parties: %s\n"
OWN = "clauses:\n  own:\n    - key: keys\n      title: Keys\n      text: [They hold keys]\n"


def faults(lines: str) -> dict[str, str]:
    """What is told, by the line of the deal at which it is."""
    text = DEAL + lines
    with pytest.raises(MoudraftError) as caught:
        load_deal(text=text, name="deal.yaml")
    return {text.splitlines()[each.location.line - 1].strip()[:30]: each.message for each in caught.value.problems}


@pytest.mark.parametrize(
    ("lines", "at", "told"),
    [
        (CHAIR % ("co-chairs", "[Northmoor]"), "parties: [Northmoor]", "one party alone cannot be co-chairs"),
        (CHAIR % ("rotating", "[Northmoor, Northmoor]"), "parties: [Northmoor, Northmoor", "names a party twice"),
        (OWN + "      define:\n        Key: " + "x" * 5000, "Key: " + "x" * 25, "characters"),
        (OWN.replace("[They hold keys]", "\n        - text: They hold\n          list:\n            - " + "x" * 5000),
         "- " + "x" * 28, "characters"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_own_line(lines: str, at: str, told: str) -> None:
    found = faults(lines)
    assert at in found and told in found[at], found


def test_all_that_cannot_be_set_is_told_at_once() -> None:
    with pytest.raises(MoudraftError) as caught:
        load_deal(text=DEAL, name="deal.yaml", sets=("nothing", "nor this", "title="))
    assert [str(each.location) for each in caught.value.problems] == ["--set nor this", "--set nothing"]


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (Body("g", "m", chairing=Chairing(parties=("Northmoor",))), ["chair"]),
        (Body("g", "m", chair="rotating", chairing=Chairing(parties=("Northmoor",))), ["chair.order"]),
        (Body("g", "m", chair="elected", chairing=Chairing(parties=("Northmoor",))), ["chair.parties"]),
        (Body("g", "m", chairing=Chairing(post="the Leader", starts="May")), ["chair.post", "chair.from"]),
        (Body("g", "m", chairing=Chairing(absent="another")), ["chair.absent"]),
    ],
)
def test_each_detail_of_a_chair_has_its_key(body: Body, keys: list[str]) -> None:
    assert [key for key, _what in body_leaves(body)] == keys


def test_a_party_that_goes_takes_what_is_said_of_it_along() -> None:
    seats = {"seats": {"Northmoor": 1, "Eastvale": 2}}
    assert all_renamed(seats, {"Northmoor": None}) == {"seats": {"Eastvale": 2}}
    assert all_renamed(seats, {"Northmoor": "Eastvale", "Eastvale": "Northmoor"}) == {
        "seats": {"Eastvale": 1, "Northmoor": 2}
    }
