"""The interview asks for no answer for which the paper has no place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.findings import AxisAt
from moudraft.interview.answers import Answers
from moudraft.interview.aside import put_aside
from moudraft.interview.plan import plan, with_answer
from moudraft.problems import MoudraftError
from tests.interview.talks import TODAY, at_hand, deal

LIBRARY = load_library()
ELSEWHERE = {
    "decision": "asked of a body, once there is one",
    "confidentiality": "what is usual in some papers is all that they can say",
}
"""Axes of which a deal with no more in it than here cannot show what is said."""


def of_two(template: str, **terms: str) -> dict[str, Any]:
    return deal(template, objectives=[{"text": "open one counter"}], terms=terms)


def plan_keys(data: Mapping[str, Any]) -> set[str]:
    """The keys that the full interview asks about."""
    answers = Answers(dict(data))
    answers.steering["ask.mode"] = "full"
    return {step.key for step in plan(answers, at_hand())}


def asked(data: Mapping[str, Any]) -> set[str]:
    """The option axes that it asks about."""
    keys = plan_keys(data)
    return {axis for axis in LIBRARY.axes if f"terms.{axis}" in keys} - set(ELSEWHERE)


def said(template: str, axis: str, value: str) -> str:
    """A paper with this answer, where something in it says so; else nothing."""
    data = of_two(template, **{axis: value})
    try:
        made = draft(load_deal(data, name="deal"), library=LIBRARY, today=TODAY, checks=["F707"])
    except MoudraftError:
        return ""  # another answer must go with it
    lost = any(isinstance(about, AxisAt) and about.axis == axis for each in made.findings for about in each.about)
    return "" if lost else made.markdown()


@pytest.mark.many(keep=5)
@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_of_every_axis_that_is_asked_about_the_paper_says_some_answer(template: str) -> None:
    plain = draft(load_deal(of_two(template), name="deal"), library=LIBRARY, today=TODAY, checks=()).markdown()
    nowhere = {
        axis
        for axis in asked(of_two(template))
        if {said(template, axis, value) for value in LIBRARY.axes[axis].values} <= {"", plain}
    }
    assert not nowhere


@pytest.mark.parametrize("template", ["grant", "joint-declaration", "property-heads"])
def test_what_a_paper_has_no_place_for_is_not_asked_whatever_the_deal_says(template: str) -> None:
    axes = ["procurement", "policy_alignment", "accession"]
    given = of_two(template, procurement="per-project", accession="unanimous", policy_alignment="mandatory")
    assert not asked(of_two(template)) & set(axes) and not asked(given) & set(axes)
    assert not any(said(template, axis, given["terms"][axis]) for axis in axes)


def test_an_answer_is_put_aside_with_the_paper_that_had_a_place_for_it_and_comes_back_with_it() -> None:
    desk = at_hand()
    mou = Answers(of_two("mou", procurement="per-project"))
    mou.steering["ask.mode"] = "full"
    template = next(step for step in plan(mou, desk) if step.key == "template")
    notes: list[str] = []
    grant = put_aside(mou, with_answer(mou, template, "grant", desk), template, desk, notes)
    assert "procurement" not in grant.data.get("terms", {})
    assert any(note.startswith("Put aside, since it no longer applies: buying together") for note in notes), notes
    back = put_aside(grant, with_answer(grant, template, "mou", desk), template, desk, notes)
    assert back.data["terms"]["procurement"] == "per-project"


def test_what_has_a_place_is_asked() -> None:
    assert asked(of_two("mou")) >= {"procurement", "policy_alignment", "accession", "exit", "fund", "statutory_steps"}
    assert "exit" in asked(of_two("grant")) and "fund" in asked(of_two("property-heads"))


# --- what is asked beside an answer ---------------------------------------------------------------

GIVEN: dict[str, Any] = {
    "text": "what the deal says", "list": ["what the deal says"], "date": "2027-03-31", "period": "14 weeks",
    "party": "Northmoor",
}  # fmt: skip
"""Something to say for each kind of detail that is said in one line."""


def lost_details(template: str, axis: str, value: str) -> set[str]:
    """What is asked beside an answer, given, and told to be printed nowhere."""
    keys = plan_keys(of_two(template, **{axis: value}))
    details = LIBRARY.axes[axis].details
    lost = set()
    for name in (each for each in details if f"terms.{axis}.{each}" in keys and details[each].kind in GIVEN):
        data = of_two(template)
        data["terms"] = {axis: {"rule": value, name: GIVEN[details[name].kind]}}
        try:
            made = draft(load_deal(data, name="deal"), library=LIBRARY, today=TODAY, checks=["F707"])
        except MoudraftError:
            continue  # it needs more than that
        told = [str(each.message) for each in made.findings]
        if not any(each.startswith(f"terms.{axis} is ") for each in told):  # or it is the answer that has no place
            lost |= {f"{axis}.{name}" for each in told if each.startswith(f"terms.{axis}.{name} ")}
    return lost


@pytest.mark.many(keep=5)
@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_what_is_asked_beside_an_answer_is_said_where_it_is(template: str) -> None:
    axes = asked(of_two(template))
    assert not {
        name for axis in axes for value in LIBRARY.axes[axis].values for name in lost_details(template, axis, value)
    }
