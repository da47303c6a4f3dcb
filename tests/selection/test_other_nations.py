"""Bodies of nations that the library is not written for are refused by name, and no body of England is."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moudraft import draft, load_deal
from moudraft.drafting import load_library
from moudraft.problems import MoudraftError, Problem
from moudraft.register.entries import load_register

LIBRARY = load_library()
OTHERS = [nation for nation in LIBRARY.nations.values() if nation.refused]
LISTED = [(nation.id, name) for nation in OTHERS for name in nation.bodies.names]


def refusals(name: str, **more: Any) -> list[Problem]:
    """What is said of a party, given as the second of a deal."""
    parties = [
        {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
        {"name": name, "short_name": "Eastvale", "kind": "unitary", **more},
    ]
    deal = load_deal({"moudraft": 1, "template": "mou", "title": "Joint Work", "parties": parties}, name="deal")
    try:
        draft(deal, library=LIBRARY, today=datetime.date(2026, 11, 21), checks=())
    except MoudraftError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(("nation", "name"), LISTED)
def test_a_body_of_another_nation_is_known_by_its_name(nation: str, name: str) -> None:
    for written in (name, f"The {name.title()}", name.upper().replace(" AND ", " & ")):
        assert any(each.id == nation and each.bodies.have(written) for each in OTHERS)


@pytest.mark.parametrize("nation", OTHERS, ids=lambda nation: nation.id)
def test_it_is_refused_with_what_would_be_wrong_and_the_way_out(nation: Any) -> None:
    (problem,) = refusals(nation.bodies.names[0])
    assert f"Eastvale is in {nation.title}" in problem.message and nation.refused in problem.message
    assert problem.hint.startswith(f"the paper needs a lawyer of {nation.title}; ")
    assert refusals(nation.bodies.names[0], nation="england") == []


@pytest.mark.parametrize("nation", OTHERS, ids=lambda nation: nation.id)
def test_a_party_is_refused_that_the_deal_puts_there(nation: Any) -> None:
    (problem,) = refusals("Eastvale Council", nation=nation.id)
    assert "parties.1.nation" in str(problem.location) and f"Eastvale is in {nation.title}" in problem.message
    assert refusals("Eastvale Trust", nation=nation.id, kind="charity") == []


def test_a_nation_that_there_is_not_is_told() -> None:
    (problem,) = refusals("Eastvale Council", nation="walse")
    assert problem.message == 'unknown nation "walse"' and "wales" in problem.hint


def test_no_body_of_the_register_is_taken_for_one_of_another_nation() -> None:
    names = [body.name for body in load_register(LIBRARY.home).bodies]
    assert len(names) > 400
    assert [name for name in names for nation in OTHERS if nation.bodies.have(name)] == []


def test_the_names_stand_in_one_order_whatever_the_process() -> None:
    assert [list(nation.bodies.names) for nation in OTHERS] == [sorted(each.bodies.names) for each in OTHERS]
