"""Notice of a key decision, vesting days and seats are asked where they matter; plain lines print a long list once."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.plain import PlainAsker
from moudraft.interview.typed import seats_from_typed
from tests.interview.talks import drafted, scripted

FULL = {"ask.mode": "full"}
TO_BE_REPLACED = {"parties.0.name": "Brentwood Borough Council"}


@pytest.mark.parametrize("mode", ["quick", "full"])
def test_the_vesting_day_is_asked_where_the_register_says_that_a_body_is_to_be_replaced(mode: str) -> None:
    script = {**TO_BE_REPLACED, "ask.mode": mode, "parties.0.vesting_day": "1 April 2028"}
    made, asker = scripted(script)
    assert made.answers.data["parties"][0]["vesting_day"] == "2028-04-01"
    assert ("parties.1.vesting_day" in asker.keys) is (mode == "full")


def test_a_council_that_the_register_marks_is_usually_being_reorganised_and_says_why() -> None:
    for names, usual in ((TO_BE_REPLACED, "yes"), ({"parties.0.name": "Medway Council"}, "unknown"), ({}, "")):
        prompt = next(each for each in scripted({**FULL, **names})[1].asked if each.key == "ask.reorganising")
        assert prompt.default == usual
        assert ("The register says" in prompt.usual) is bool(usual)


@pytest.mark.parametrize(("kind", "asked"), [("district", True), ("icb", True), ("charity", False), ("company", False)])
@pytest.mark.many(keep=1)
def test_the_vesting_day_is_asked_where_the_person_says_so_of_bodies_that_the_law_replaces(
    kind: str, asked: bool
) -> None:
    _, asker = scripted({**FULL, "parties.0.kind": "county", "parties.1.kind": kind, "ask.reorganising": "yes"})
    assert ("parties.1.vesting_day" in asker.keys) is asked
    _, asker = scripted({**FULL, "parties.0.kind": "county", "parties.1.kind": kind, "ask.reorganising": "no"})
    assert "parties.1.vesting_day" not in asker.keys


def test_an_empty_vesting_day_invents_nothing_and_one_given_is_offered_for_the_term() -> None:
    made, _ = scripted({**FULL, **TO_BE_REPLACED})
    assert "vesting_day" not in made.answers.data["parties"][0]
    days = {"parties.0.vesting_day": "1 April 2028", "parties.1.vesting_day": "", "terms.term": "until-vesting-day"}
    _, asker = scripted({**FULL, **TO_BE_REPLACED, **days})
    prompt = next(each for each in asker.asked if each.key == "terms.term.vesting_day")
    assert prompt.default == "2028-04-01"
    days["parties.1.vesting_day"] = "1 April 2029"
    _, asker = scripted({**FULL, **TO_BE_REPLACED, **days, "ask.reorganising": "yes"})
    assert next(each.default for each in asker.asked if each.key == "terms.term.vesting_day") == ""


@pytest.mark.parametrize(
    ("name", "asked"),
    [("Brentwood Borough Council", True), ("Bristol City Council", False), ("Moorland Voluntary Action", False)],
)
@pytest.mark.many(keep=1)
def test_notice_of_a_key_decision_is_asked_of_a_council_with_an_executive(name: str, asked: bool) -> None:
    more = {"parties.1.kind": "charity"} if name.startswith("Moorland") else {}
    _, asker = scripted({**FULL, "parties.1.name": name, **more})
    assert ("parties.1.approval.notice" in asker.keys) is asked
    assert "parties.1.approval.notice" not in scripted({"parties.1.name": name, **more})[1].keys


@pytest.mark.parametrize(
    ("says", "notice"), [("4 January 2027", "2027-01-04"), (Command.TBC, "tbc"), ("", None), (Command.SKIP, None)]
)
@pytest.mark.many(keep=2)
def test_no_notice_is_no_key_decision_and_one_still_to_come_is_tbc(says: Any, notice: str | None) -> None:
    made, _ = scripted({**FULL, "parties.0.approval.notice": says})
    assert made.answers.data["parties"][0]["approval"].get("notice") == notice


def test_a_council_whose_name_does_not_tell_its_kind_is_warned_of_what_enter_takes() -> None:
    _, asker = scripted({"parties.1.name": "Westlow City Council"})
    prompt = next(each for each in asker.asked if each.key == "parties.1.kind")
    assert "choose the kind of council it is" in prompt.usual


# --- seats ----------------------------------------------------------------------------------------

COMMITTEE = {**FULL, "governance": ["statutory-joint-committee"]}


@pytest.mark.parametrize(
    ("typed", "seats"),
    [
        ("2", {"Northmoor": "2", "Eastvale": "2"}),
        ("two each", {"Northmoor": "2", "Eastvale": "2"}),
        ("northmoor 3; Eastvale: 2", {"Northmoor": "3", "Eastvale": "2"}),
        ("Northmoor 3, Eastvale 0", {"Northmoor": "3"}),
    ],
)
@pytest.mark.many(keep=2)
def test_seats_may_be_one_number_for_all_or_a_number_by_name(typed: str, seats: dict[str, str]) -> None:
    made, asker = scripted({**COMMITTEE, "governance.0.seats": typed})
    assert made.answers.data["governance"][0]["seats"] == seats
    assert "governance.0.members" not in asker.keys
    assert "appointed by Northmoor" in drafted(made.answers.data).markdown()


def test_without_seats_the_members_are_asked_for_and_none_are_invented() -> None:
    made, asker = scripted(COMMITTEE)
    assert "governance.0.members" in asker.keys
    assert "seats" not in made.answers.data["governance"][0]
    assert "governance.0.seats" not in scripted({**FULL, "governance": ["leaders-board"]})[1].keys


@pytest.mark.parametrize("typed", ["a few", "Westlow 3", "3; some"])
@pytest.mark.many(keep=1)
def test_seats_that_cannot_be_read_or_are_nobodys_are_asked_again(typed: str) -> None:
    made, asker = scripted({**COMMITTEE, "governance.0.seats": (typed, "1")})
    assert asker.keys.count("governance.0.seats") == 2
    assert made.answers.data["governance"][0]["seats"] == {"Northmoor": "1", "Eastvale": "1"}


@given(seats=st.dictionaries(st.sampled_from(("Northmoor", "Eastvale", "the ICB", "York 2")), st.integers(1, 99)))
def test_seats_shown_are_read_back(seats: dict[str, int]) -> None:
    typed = "; ".join(f"{name} {count}" for name, count in seats.items())
    wanted = {name: str(count) for name, count in seats.items()}
    assert seats_from_typed(typed, tuple(seats)) == wanted


# --- plain lines ----------------------------------------------------------------------------------

MANY = Prompt(key="k", ask="Which?", choices=tuple(Choice(f"v{n}", f"Answer {n}") for n in range(1, 13)), default="v2")


def plain(typed: str, *prompts: Prompt) -> tuple[list[Any], str]:
    out = io.StringIO()
    asker = PlainAsker(io.StringIO(typed), out)
    asker.is_pasted = lambda: False  # type: ignore[method-assign]
    return [asker.choose(prompt) for prompt in prompts], out.getvalue()


def test_a_long_list_is_printed_once_and_again_only_after_a_question_mark() -> None:
    said, out = plain("3\nanswer 12\n?\n\n", MANY, MANY, MANY, MANY)
    assert said == ["v3", "v12", Command.HELP, "v2"]
    assert out.count("7. Answer 7") == 2
    assert out.count("The same 12 answers as before: type a number or a name; ? prints them.") == 2
    assert "Number or name [2, Answer 2]:" in out


def test_the_beginning_of_one_name_will_do_but_not_of_several() -> None:
    kinds = Prompt(key="k", ask="Which?", choices=(Choice("a", "County council"), Choice("b", "Company")))
    said, out = plain("co\ncount\n", kinds)
    assert said == ["a"]
    assert "Type a number from 1 to 2 or the name of an answer, or ? for help." in out
