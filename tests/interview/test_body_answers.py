"""A question about a body reads and writes the deal in whichever way the deal spells it, and leaves the rest alone."""

from __future__ import annotations

from typing import Any

from moudraft.interview.answers import Answers, value_of, with_value
from moudraft.interview.plan import plan
from tests.interview.talks import at_hand, deal

CHAIR = {"rule": "rotating", "order": ["A"], "turn": "1 year", "absent": "the deputy"}


def answers(**body: Any) -> Answers:
    data = deal("mou", 2, governance=[{"model": "leaders-board", **body}])
    return Answers(data=data, steering={"ask.mode": "full"})


def asked(key: str, given: Answers) -> Any:
    question = at_hand().questions.question(key.replace(".0.", ".*."))
    return value_of(given, question, key)


def told(key: str, given: Answers, value: Any) -> dict[str, Any]:
    question = at_hand().questions.question(key.replace(".0.", ".*."))
    return with_value(given, question, key, value, at_hand().library).bodies()[0]


def test_what_a_map_says_is_what_the_questions_show() -> None:
    given = answers(chair=CHAIR)
    shown = {key: asked(f"governance.0.{key}", given) for key in ("chair", "order", "term")}
    assert shown == {"chair": "rotating", "order": ["A"], "term": "1 year"}
    assert asked("governance.0.chair", answers(chair={"parties": ["A"]})) == "A"
    assert asked("governance.0.chair", answers(chair={"parties": ["A", "B"]})) == "co-chairs"


def test_the_same_answer_again_changes_nothing() -> None:
    for chair in (CHAIR, {"parties": ["A"]}, {"parties": ["A", "B"]}):
        given = answers(chair=chair)
        for key in ("chair", "order", "term"):
            before = asked(f"governance.0.{key}", given)
            if before is not None:
                assert told(f"governance.0.{key}", given, before)["chair"] == chair


def test_another_answer_keeps_what_was_not_asked() -> None:
    given = answers(chair=CHAIR)
    assert told("governance.0.chair", given, "elected")["chair"] == {**CHAIR, "rule": "elected"}
    assert told("governance.0.order", given, ["B", "A"])["chair"] == {**CHAIR, "order": ["B", "A"]}
    assert "turn" not in told("governance.0.term", given, None)["chair"]


def test_a_party_has_the_chair_by_name_and_two_chair_together() -> None:
    names = answers().short_names()
    assert told("governance.0.chair", answers(), names[0])["chair"] == {"parties": [names[0]]}
    made = told("governance.0.chair.parties", answers(chair="co-chairs"), names)
    assert made["chair"] == {"rule": "co-chairs", "parties": names}


def test_what_the_deal_says_in_full_is_not_asked_again() -> None:
    reports = [{"to": "the Cabinet", "of": "A"}]
    given = answers(reports_to=reports, escalates_to={"to": ["heads"]}, groups={"ends": "1 year"})
    keys = {step.key for step in plan(given, at_hand())}
    assert not {f"governance.0.{part}" for part in ("reports_to", "escalates_to", "groups")} & keys
    assert "governance.0.standing" in keys


def test_a_detail_is_asked_for_only_where_something_calls_for_it() -> None:
    keys = {step.key for step in plan(answers(meets={"then": "monthly"}, chair="elected"), at_hand())}
    assert not {"governance.0.meets.for", "governance.0.chair.parties"} & keys
    both = answers(meets={"first": "weekly", "then": "monthly"}, chair="co-chairs")
    assert {"governance.0.meets.for", "governance.0.chair.parties"} <= {step.key for step in plan(both, at_hand())}
