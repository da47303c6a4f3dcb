"""How many members each party appoints to a body: read from the deal, printed, and a fact for conditions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import MoudraftError
from moudraft.comparison.comparing import compare
from moudraft.comparison.deal_changes import deal_changes
from moudraft.deal import Body, Deal, Party
from moudraft.document import plain_text
from moudraft.document.body_words import seats_in_words
from moudraft.selection.bodies import fill_bodies
from moudraft.selection.deal_names import check_names
from moudraft.selection.facts import body_facts
from tests.checks.drafts import built_in, drafted

PARTIES = tuple(Party(name, name, "district") for name in ("Ashdown", "Birchover", "the County"))


def membership(lines: str, example: str = "shared-services", clause: str = "governance/membership") -> str:
    provisions = drafted(lines, example=example).document.all_provisions()
    provision = next(each for each in provisions if each.clause == clause)
    return " ".join(plain_text(each.content) for each in provision.paragraphs())


def facts(seats: dict[str, int], members: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    library = built_in()
    deal = Deal("mou", "T", PARTIES, governance=(Body("governance.0", "leaders-board", members=members, seats=seats),))
    bodies = fill_bodies(deal, library, library.templates["mou"], ())
    return {name: fact.values for name, fact in body_facts(bodies).items()}


# --- printed --------------------------------------------------------------------------------------------


def test_seats_stand_beside_the_members_of_the_deal() -> None:
    lines = "governance.0.seats: {Eastvale: 1, Northmoor: 3}\ngovernance.0.members: [councillors]"
    said = membership(lines)
    assert said == (
        "The Partnership Board is made up of councillors. "
        "Of its members, Northmoor appoints three and Eastvale appoints one."
    )


def test_seats_alone_tell_the_members_in_the_clause_and_in_the_terms_of_reference() -> None:
    lines = "governance: [{model: statutory-joint-committee, seats: {Northmoor: 2, Eastvale: 1}}]"
    words = "two members appointed by Northmoor and one appointed by Eastvale"
    assert membership(lines) == f"The Joint Committee is made up of {words}."
    lines += "\nclauses.add: [schedules/terms-of-reference]"
    assert f"is made up of {words}" in membership(lines, clause="schedules/terms-of-reference")


def test_a_party_without_a_seat_is_not_named() -> None:
    assert seats_in_words({"Ashdown": 2, "Birchover": 0, "the County": 13}) == (
        "Ashdown appoints two and the County appoints 13"
    )


@given(st.dictionaries(st.sampled_from(["A", "B", "C", "D"]), st.integers(1, 40), min_size=1))
def test_every_party_with_seats_is_told_once_with_its_number(seats: dict[str, int]) -> None:
    assert re.findall(r"(\w) appoints", seats_in_words(seats)) == list(seats)


# --- a fact ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seats", "fact"),
    [
        ({}, "silent"),
        ({"Ashdown": 2, "Birchover": 2, "the County": 2}, "equal"),
        ({"Ashdown": 2, "Birchover": 2, "the County": 3}, "unequal"),
        ({"Ashdown": 2, "Birchover": 2}, "unequal"),
    ],
)
def test_seats_are_equal_only_where_every_party_has_as_many(seats: dict[str, int], fact: str) -> None:
    assert facts(seats)["seats"] == (fact,)


def test_members_told_by_seats_are_given_and_known_to_be_so() -> None:
    assert facts({"Ashdown": 1})["members"] == ("given", "by-seats")
    assert facts({"Ashdown": 1}, ("the Leaders",))["members"] == ("given",)
    assert facts({})["members"] == ("given",)


# --- faults ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seats", "message"),
    [
        ("{Northmore: 2}", 'no party has the short_name "Northmore"'),
        ("{Northmoor: none}", 'Northmoor cannot be "none"'),
        ("{Northmoor: 0}", 'Northmoor cannot be "0"'),
        ("{Northmoor: 1.5}", 'Northmoor cannot be "1.5"'),
        ("{Northmoor: -1}", 'Northmoor cannot be "-1"'),
        ("{Northmoor: \u0662}", 'Northmoor cannot be "\u0662"'),
        ("{Northmoor: [2]}", "must be text or a map with n, posts, votes, substitute, not a list"),
        ("three", "seats must be a map of names and values, not text"),
    ],
)
def test_seats_that_are_no_number_of_a_party_are_refused(seats: str, message: str) -> None:
    for key in ("governance.0.seats", "governance"):
        value = seats if key.endswith("seats") else f"{{model: leaders-board, seats: {seats}}}"
        with pytest.raises(MoudraftError) as raised:
            drafted(f"{key}: {value}")
        assert message in str(raised.value)


def test_a_deal_made_in_python_is_held_to_its_parties_too() -> None:
    deal = Deal("mou", "T", PARTIES, governance=(Body("governance.0", "leaders-board", seats={"Nobody": 1}),))
    with pytest.raises(MoudraftError, match='unknown party "Nobody"'):
        check_names(deal, built_in())


# --- compared -------------------------------------------------------------------------------------------


def test_a_change_of_seats_or_of_a_form_of_governance_is_told() -> None:
    old = drafted("governance.0.seats: {Northmoor: 1, Eastvale: 1}")
    new = drafted("governance.0.seats: {Northmoor: 2, Eastvale: 1}\nparties.1.governance: committee")
    told = [each.text for each in deal_changes(old, new, compare(old.document, new.document))]
    assert "Eastvale, form of governance: now committee" in told
    assert (
        "Partnership Board, seats: changed from Northmoor appoints one and Eastvale appoints one "
        "to Northmoor appoints two and Eastvale appoints one"
    ) in told
