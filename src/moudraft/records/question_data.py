"""The questions of the interview, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Any

import msgspec

from moudraft.interview.plan import Desk
from moudraft.interview.question_forms import Type
from moudraft.interview.questionnaire import Question
from moudraft.library.condition import Condition

Test = dict[str, Any]
"""Lines of a condition that all have to hold: what is looked at, and the value or values it may have."""
NOT_LISTED = ("party", "order", "clauses")
"""Questions whose choices come from the deal and cannot be told before there is one."""
FREE = ("text", "partner", "period", "list", "items", "red-lines", "rows", "parts")


class ChoiceData(msgspec.Struct, frozen=True):
    """An answer that is offered."""

    value: str
    label: str
    help: str


class DefaultData(msgspec.Struct, frozen=True):
    """What is usual where one of the maps in ``when`` holds, or everywhere if there is none."""

    value: tuple[Any, ...]
    when: tuple[Test, ...]
    because: str


class QuestionData(msgspec.Struct, frozen=True, kw_only=True):
    """A question. ``key`` is that of --answers and --set, in which a star stands for a number counted from 0."""

    key: str
    section: str
    label: str
    ask: str
    help: str
    type: Type
    choices: tuple[ChoiceData, ...]
    own_words: bool
    defaults: tuple[DefaultData, ...]
    when: tuple[Test, ...]
    quick: bool
    required: bool
    tbc: bool
    each: str
    example: str
    number: int


def question_data(question: Question, desk: Desk) -> QuestionData:
    """A question as a script reads it."""
    return QuestionData(
        key=question.key,
        section=question.section,
        label=question.label,
        ask=question.ask,
        help=question.why,
        type=question.type,
        choices=tuple(choices(question, desk)),
        own_words=bool(question.own) or question.type in FREE,
        defaults=tuple(defaults(question, desk)),
        when=condition_data(question.when),
        quick=question.quick,
        required=question.required,
        tbc=question.tbc,
        each=question.each,
        example=question.example,
        number=question.number,
    )


def choices(question: Question, desk: Desk) -> list[ChoiceData]:
    """What is offered, without the ways to answer that are no answers."""
    from moudraft.interview.answers import Answers
    from moudraft.interview.plan import Step
    from moudraft.interview.prompting import OWN, START, UNSURE, choices_of

    if question.type in NOT_LISTED:
        return []
    offered = choices_of(Step(question.key, question), Answers(), desk)
    answers = (each for each in offered if each.value not in (OWN, UNSURE, START))
    return [ChoiceData(each.value, each.label, each.help) for each in answers]


def defaults(question: Question, desk: Desk) -> list[DefaultData]:
    """What is usual, each with its condition and its reason: the question's own, then those of its axis."""
    found = [DefaultData(each.values, condition_data(each.when), each.because) for each in question.usual]
    axis = desk.library.axes.get(question.axis)
    if axis is None:
        return found
    if question.detail:
        default = axis.details[question.detail].default
        values = tuple(default) if isinstance(default, list) else (default,)
        return [*found, DefaultData(values, (), "")] if default else found
    return found + [DefaultData(each.values, condition_data(each.when), each.because) for each in axis.defaults]


def condition_data(condition: Condition) -> tuple[Test, ...]:
    """A condition as the data it was written as: maps of which any may hold."""
    made = []
    for lines in condition:
        one: Test = {}
        for line in lines:
            values = list(line.values) if len(line.values) > 1 else line.values[0]
            one[line.name] = values if line.test == "any" else {line.test: values}
        made.append(one)
    return tuple(made)
