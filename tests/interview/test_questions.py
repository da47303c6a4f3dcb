"""The questions as data: each can be reached and avoided, each changes some draft, and none asks what it should not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from moudraft.checks.running import check
from moudraft.interview.answers import Answers, value_of, with_value
from moudraft.interview.part_lines import parts_asked
from moudraft.interview.plan import Step, facts_of, plan, with_answer
from moudraft.interview.prompting import choices_of
from moudraft.interview.questionnaire import Question, steering_facts
from moudraft.library.condition import impossible
from moudraft.problems import Location
from moudraft.selection.facts import known_facts
from tests.interview.talks import at_hand, deal, deals, drafted, words

TEN = {1, 2, 4, 6, 8, 9, 10, 12, 16, 28}
LISTED = (
    ({"short_name": "A", "kind": "district"}, "Brentwood"),
    ({"short_name": "B", "kind": "district"}, "Castle Point"),
)
# What no clause prints, and the checks read: the rest of a deal, the answer, and the code of what is then said.
CHECKED = {
    "parties.*.approval.notice": ({"approval": {"by": "the Cabinet", "on": "2027-02-01"}}, "2027-01-20", "F711"),
    "parties.*.vesting_day": ({}, "2027-03-31", "F709"),
}
TEXTS = ("Something of its own", "12 months", "2027-06-30")


@cache
def states() -> list[tuple[Answers, dict[str, Step]]]:
    """Answers that are unlike one another, each with the questions that apply."""
    desk = at_hand()
    lists = [each.key for each in desk.questions.questions if each.type == "items" and each.when]
    found = [Answers(data=data, steering={"ask.mode": "full", "ask.lists": lists}) for data in deals()]
    for key, values in steering_facts(desk.questions, desk.library).items():
        if key.startswith("ask."):
            found += [Answers(data=found[0].data, steering={"ask.mode": "full", key: value}) for value in values]
    own = [{"text": "Neither reception desk closes"}]
    fund = {"rule": "partnership-fund", "sum": "£30,000", "holder": "Northmoor"}
    for more in ({}, {"terms": {"priority": "red-lines-first"}}, {"terms": {"fund": fund}}):
        found.append(Answers(data={**found[0].data, "red_lines": own, **more}, steering={"ask.mode": "full"}))
    for unsure in ("template", "governance"):
        steering = {"ask.mode": "full", f"ask.unsure.{unsure}": "yes", "ask.decides": "recommend"}
        found.append(Answers(data=found[0].data, steering=steering))
    listed = {**found[0].data, "parties": [dict(each, name=f"{name} Borough Council") for each, name in LISTED]}
    found.append(Answers(data=listed, steering={"ask.mode": "quick"}))
    return [(each, {step.key: step for step in plan(each, desk)}) for each in found]


def questions() -> tuple[Question, ...]:
    return at_hand().questions.questions


every = pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)


def steps_of(question: Question) -> Iterator[tuple[Answers, Step]]:
    for answers, steps in states():
        yield from ((answers, step) for step in steps.values() if step.question.key == question.key)


@every
@pytest.mark.slow
def test_a_question_can_be_reached(question: Question) -> None:
    assert next(steps_of(question), None) is not None


@pytest.mark.parametrize("question", [q for q in questions() if q.when], ids=lambda question: question.key)
def test_a_condition_can_also_fail(question: Question) -> None:
    asked = [any(step.question.key == question.key for step in steps.values()) for _, steps in states()]
    assert not all(asked)


@every
def test_no_condition_asks_for_what_can_never_be(question: Question) -> None:
    desk = at_hand()
    known = {**known_facts(desk.library), **steering_facts(desk.questions, desk.library)}
    known |= {
        "body.kind": ("none", "members", "officers", "arrangement"),
        "body.chair": None,
        "body.meets": ("first-then", "always", ""),
        "body.model": desk.library.models,
    }
    where = Location(question.key)
    conditions = [question.when, *(usual.when for usual in question.usual)]
    assert [problem for each in conditions for problem in impossible(each, known, where)] == []


drafting = [q for q in questions() if not q.steers and q.key not in CHECKED]


@pytest.mark.parametrize("key", CHECKED)
def test_the_answer_to_a_question_that_no_clause_prints_changes_what_the_checks_say(key: str) -> None:
    more, answer, code = CHECKED[key]
    data = deal(date="2027-04-01")
    data["parties"][0] |= more
    question = at_hand().questions.question(key)
    made = with_value(Answers(data=data), question, key.replace("*", "0"), answer, at_hand().library)
    found = [{each.code for each in check(drafted(each), (code,))} for each in (data, made.data)]
    assert found == [set(), {code}]


@pytest.mark.many(keep=25)
@pytest.mark.parametrize("question", drafting, ids=lambda question: question.key)
def test_the_answer_to_a_question_changes_some_draft(question: Question) -> None:
    desk = at_hand()
    for answers, step in steps_of(question):
        without = with_value(answers, question, step.key, None, desk.library).data
        drafts = {words(without)} if question.key not in ("template", "title") else set()
        for value in values(step, answers):
            drafts.add(words(with_answer(answers, step, value, desk).data))
            if len([each for each in drafts if not each.startswith("no draft")]) > 1:
                return
    pytest.fail(f"no answer to {question.key} changes any draft")


def choices_of_detail(key: str) -> tuple[str, ...]:
    """What the main part of a detail may be, where it is one of a few."""
    _terms, axis, detail = key.split(".", 2)
    return tuple(at_hand().library.axes[axis].details[detail].values)


def values(step: Step, answers: Answers) -> Iterator[Any]:
    """Answers that may be given to a question."""
    question, desk = step.question, at_hand()
    if question.type == "items":
        yield from ([{"text": text}] for text in ("do one thing", "do another thing"))
    elif question.type == "red-lines":
        yield from (["own-policies"], ["local-ideas"])
    elif question.type == "seats":
        yield from (dict.fromkeys(answers.short_names(), count) for count in ("1", "2"))
    elif question.type == "order":
        yield from (answers.short_names(), answers.short_names()[::-1])
    elif question.type in ("rows", "parts"):
        parts = parts_asked(desk.library, question)
        assert parts is not None
        line = parts.read(question.example, names=tuple(answers.short_names()))
        # One stage of approval is the approval itself, which other questions ask for.
        rows = [line, line] if question.key == "parties.*.approval" else [line]
        yield rows if question.type == "rows" else line
        yield from (*TEXTS, *choices_of_detail(question.key)) if question.type == "parts" else ()
    elif question.type in ("choice", "several", "party", "clauses"):
        for choice in choices_of(step, answers, desk):
            yield [choice.value] if question.type in ("several", "clauses") else choice.value
    else:
        yield from ([[text] for text in TEXTS] if question.type == "list" else TEXTS)


def test_quick_asks_the_ten_questions_and_what_follows_from_them() -> None:
    numbers = {question.number for question in questions() if question.quick}
    assert numbers - {0} == TEN


def test_all_thirty_questions_are_there() -> None:
    assert set(range(1, 31)) <= {question.number for question in questions()}


@every
def test_a_question_says_why_it_matters_in_one_breath(question: Question) -> None:
    assert question.why.endswith((".", "?"))
    assert question.ask[0].isupper()
    assert len(question.why) < 290


def test_what_a_question_recommends_is_something_it_offers() -> None:
    desk = at_hand()
    for question in questions():
        offered = {choice.value for choice in choices_of(Step(question.key, question, 0), states()[0][0], desk)}
        recommended = {value for usual in question.usual for value in usual.values if question.type != "red-lines"}
        assert recommended <= offered, question.key


def test_every_axis_and_every_list_has_its_question() -> None:
    desk = at_hand()
    keys = {question.key for question in questions()}
    axes = [axis for axis in desk.library.axes.values() if axis.id != "governance"]
    assert {f"terms.{axis.id}" for axis in axes} <= keys
    # A detail with a usual value of its own need not be asked for, nor one that says nothing where it is not given.
    asked = {f"terms.{axis.id}.{name}" for axis in axes for name, each in axis.details.items() if each.default is None}
    details = {key for key in asked if key.count(".") == 2}
    assert details - WRITTEN <= keys
    assert set(desk.library.items) <= keys


# What so few papers have that nobody is asked for it: it is written in the deal, and kept by an edit.
WRITTEN = {"terms.staff.except", "terms.staff.who", "terms.term.paper"} | {
    "terms.costs.counted_once", "terms.abortive_costs.borne_by", "terms.abortive_costs.cap",
    "terms.fund.every", "terms.fund.agreed_by", "terms.fund.carry", "terms.fund.leaver", "terms.fund.at_end",
    "terms.exit_costs.covers", "terms.exit_costs.of", "terms.exit_costs.other_charge", "terms.exit_costs.savings_to",
}  # fmt: skip


def test_the_mode_is_a_fact() -> None:
    assert facts_of(states()[-1][0], at_hand())["mode"].values == ("quick",)


def test_a_value_set_is_the_value_read() -> None:
    desk = at_hand()
    for answers, steps in states()[:12]:
        for step in steps.values():
            if step.key == "parties.more" or step.question.type in ("items", "red-lines"):
                continue
            value = next(values(step, answers), None)
            if value is not None:
                made = with_answer(answers, step, value, desk)
                assert value_of(made, step.question, step.key) == value, step.key
