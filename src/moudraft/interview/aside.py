"""Answers whose question applies no longer, or which went with another: put aside or taken out, and always told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers import MODE, MORE, Answers, settings_of, value_of, with_value
from moudraft.interview.answers_shown import answered, labelled
from moudraft.interview.plan import Desk, Step, plan, with_answer
from moudraft.interview.prompting import lower


def put_aside(before: Answers, after: Answers, changed: Step, desk: Desk, notes: list[str]) -> Answers:
    """The answers after a change, those put aside that no longer apply, and back again those that do."""
    after = _bodies_moved(before, after)
    now = {step.key: step for step in plan(after, desk)}
    for step in plan(before, desk):
        if step.key in (MORE, changed.key) or step.question.steers or not _same_thing(step, before, after):
            continue
        if changed.key == MODE and step.key not in now:
            continue  # to be asked less takes no answer away
        value = value_of(before, step.question, step.key)
        words = "" if value is None else answered(step, before, desk.library)
        if step.key not in now:
            after.status.pop(step.key, None)
            if value is not None:
                after = with_value(after, step.question, step.key, None, desk.library)
                after.shelf[step.key] = value
                notes.append(f"Put aside, since it no longer applies: {_called(step, before)} ({words}).")
        elif value is not None and value_of(after, step.question, step.key) is None:
            after = _kept_or_gone(after, step, value, words, desk, notes)
    for key in [key for key in after.shelf if key in now]:
        after = _taken_back(after, now[key], desk, notes)
    return after


def _called(step: Step, answers: Answers) -> str:
    return labelled(step, answers) if step.question.each else lower(step.question.label)


def _kept_or_gone(after: Answers, step: Step, value: Any, words: str, desk: Desk, notes: list[str]) -> Answers:
    """A detail that went with the value it belonged to: kept with the new value if it fits there, or taken out."""
    if settings_of(after.data, step.question.axis):
        made = with_answer(after, step, value, desk)
        if not problems_of(made.data, desk.library, place_of(step)):
            return made
    after.status.pop(step.key, None)
    notes.append(f"Taken out with it: {_called(step, after)} ({words}).")
    return after


def _taken_back(after: Answers, step: Step, desk: Desk, notes: list[str]) -> Answers:
    value = after.shelf.pop(step.key)
    if value_of(after, step.question, step.key) is not None:
        return after
    made = with_answer(after, step, value, desk)
    if problems_of(made.data, desk.library, place_of(step)):
        return after
    made.status[step.key] = "given"
    words = answered(step, made, desk.library)
    notes.append(f"Applies again, with your earlier answer: {_called(step, made)} ({words}).")
    return made


# --- parties and bodies by their place ------------------------------------------------------------


def _same_thing(step: Step, before: Answers, after: Answers) -> bool:
    """Whether a question about a party or a body is about the same one after a change; others always are."""
    if step.question.each != "governance":
        return step.question.each != "parties" or len(before.parties()) == len(after.parties())
    models = [[each["model"] for each in answers.bodies()] for answers in (before, after)]
    return models[0][step.index : step.index + 1] == models[1][step.index : step.index + 1]


def _bodies_moved(before: Answers, after: Answers) -> Answers:
    """What was said to the questions about a body goes with it to its new place in the list."""
    old, new = ([each["model"] for each in answers.bodies()] for answers in (before, after))
    if old == new:
        return after
    places, free = {}, list(enumerate(new))
    for n, model in enumerate(old):
        found = next((pair for pair in free if pair[1] == model), None)
        if found is not None:
            free.remove(found)
            places[n] = found[0]
    return moved(after, "governance", places)


def moved(answers: Answers, what: str, places: Mapping[int, int]) -> Answers:
    """The answers with what is known by the number of a party or body under its new number, or gone with it."""
    status, shelf = _moved(answers.status, what, places), _moved(answers.shelf, what, places)
    return msgspec.structs.replace(answers, status=status, shelf=shelf)


def _moved(known: Mapping[str, Any], what: str, places: Mapping[int, int]) -> dict[str, Any]:
    made = {}
    for key, value in known.items():
        first, _, rest = key.partition(".")
        number, _, last = rest.partition(".")
        if first != what or not number.isdecimal():
            made[key] = value
        elif int(number) in places:
            made[f"{what}.{places[int(number)]}.{last}"] = value
    return made


def place_of(step: Step) -> str:
    """The key under which the problems of an answer are found."""
    return f"terms.{step.question.axis}" if step.question.key.startswith("terms.") else step.key
