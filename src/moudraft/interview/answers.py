"""The answers of an interview: the deal so far, what was settled how, and what was put aside.

The deal is kept as the plain data of ``deal.yaml``, so that what an interview knows and what a file says are one thing.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import copy
from typing import Any, Literal

import msgspec

from moudraft.deal import FORMAT, LISTS
from moudraft.deal.values import is_tbc
from moudraft.interview.body_answers import value_in, with_part
from moudraft.interview.party_answers import OF_ONE, approval_part, is_of_approval, with_approval_part
from moudraft.interview.questionnaire import Question
from moudraft.library import Library

Status = Literal["given", "usual", "skipped", "tbc"]
ORDER = (
    "moudraft", "library", "template", "title", "date", "group", "parties", *LISTS, "red_lines", "governance", "terms",
    "clauses", "report",
)  # fmt: skip
MODE = "ask.mode"
"""The question how much is asked."""
MORE = "parties.more"


class Answers(msgspec.Struct):
    """``data`` is the deal so far; ``status`` says how each question was settled, by its key.

    ``steering`` holds answers that only steer (``ask.…``), ``shelf`` values whose question no longer applies,
    ``kept`` the conflicts that the person has seen and let stand. ``at`` is the question being asked, ``fell`` the
    one at which moudraft itself went wrong.
    """

    data: dict[str, Any] = {}
    status: dict[str, Status] = {}
    steering: dict[str, Any] = {}
    shelf: dict[str, Any] = {}
    kept: list[str] = []
    at: str = ""
    fell: str = ""

    def parties(self) -> list[dict[str, Any]]:
        return [each for each in self.data.get("parties", []) if isinstance(each, dict)]

    def short_names(self) -> list[str]:
        return [each["short_name"] for each in self.parties() if each.get("short_name")]

    def bodies(self) -> list[dict[str, Any]]:
        given = self.data.get("governance", [])
        listed = given if isinstance(given, list) else [given]
        return [each if isinstance(each, dict) else {"model": each} for each in listed]


def numbered(key: str, index: int) -> str:
    """The key of a question for one party or body: ``parties.*.name`` as ``parties.0.name``."""
    return key.replace("*", str(index), 1)


# --- one value ------------------------------------------------------------------------------------


def value_of(answers: Answers, question: Question, key: str) -> Any:
    """What the answers say to a question, or None."""
    if question.steers:
        return answers.steering.get(key)
    if question.detail:
        for setting in settings_of(answers.data, question.axis):
            if isinstance(setting, dict) and question.detail in setting and question.of in ("", setting.get("rule")):
                return setting[question.detail]
        return None
    if question.axis == "governance":
        return [each["model"] for each in answers.bodies()] or None
    if question.axis:
        return _values_of_axis(answers.data, question)
    steps = key.split(".")
    if steps[0] == "governance" and len(steps) > 2 and steps[1].isdecimal():
        bodies = answers.bodies()
        return value_in(bodies[int(steps[1])], steps[2:]) if int(steps[1]) < len(bodies) else None
    if is_of_approval(steps):
        return approval_part(_within(answers.data, steps[:3]), steps[3:])
    return _within(answers.data, steps)


def settings_of(data: dict[str, Any], axis: str) -> list[Any]:
    given = data.get("terms", {}).get(axis)
    return [] if given is None else list(given) if isinstance(given, list) else [given]


def rule_of(setting: Any) -> str:
    return str(setting.get("rule", "tbc")) if isinstance(setting, dict) else str(setting)


def _values_of_axis(data: dict[str, Any], question: Question) -> Any:
    rules = [rule_of(setting) for setting in settings_of(data, question.axis)]
    if not rules:
        return None
    return rules if question.type == "several" and not is_tbc(rules[0]) else rules[0]


def _within(data: Any, path: list[str]) -> Any:
    for step in path:
        if isinstance(data, list):
            data = data[int(step)] if step.isdecimal() and int(step) < len(data) else None
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


# --- changing one ---------------------------------------------------------------------------------


def with_value(answers: Answers, question: Question, key: str, value: Any, library: Library) -> Answers:
    """The answers with one value set, or taken out where it is None; what is given is not changed."""
    made = msgspec.structs.replace(
        answers, data=copy.deepcopy(answers.data), status=dict(answers.status), steering=dict(answers.steering),
        shelf=dict(answers.shelf), kept=list(answers.kept),
    )  # fmt: skip
    if question.steers:
        _set(made.steering, [key], value)
    elif question.detail:
        _set_detail(made.data, question, value)
    elif question.axis == "governance":
        _set_bodies(made, value)
    elif question.axis:
        _set_axis(made.data, question, value, library)
    elif key.startswith("governance."):
        made.data["governance"] = bodies = made.bodies()
        _, number, *path = key.split(".")
        if not with_part(bodies[int(number)], path, value, answers.short_names()):
            _set(made.data, key.split("."), value)
        made.data["governance"] = [_shortest(each) for each in made.data["governance"]]
    elif is_of_approval(steps := key.split(".")):
        _set(made.data, steps[:3], with_approval_part(_within(made.data, steps[:3]), steps[3:], value))
        if not steps[3:]:
            _first_stage_told(made, key)
    else:
        _set(made.data, key.split("."), value)
    made.data = ordered(made.data)
    return made


def _first_stage_told(made: Answers, key: str) -> None:
    """What the rows of an approval say of its first stage answers the questions on one approval, too."""
    for part in OF_ONE:
        given = approval_part(_within(made.data, key.split(".")), [part]) is not None
        was = made.status.get(f"{key}.{part}")
        if given and was == "skipped":
            made.status[f"{key}.{part}"] = "given"
        elif not given and was in ("given", "usual", "tbc"):
            made.status[f"{key}.{part}"] = "skipped"


def _set(data: Any, path: list[str], value: Any) -> None:
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        number = int(step)
        while number >= len(data):
            data.append({})
        if rest:
            _set(data[number], rest, value)
        return
    if not rest:
        if value is None:
            data.pop(step, None)
        else:
            data[step] = value
        return
    inner = data.get(step)
    if not isinstance(inner, dict | list):
        inner = [] if rest[0].isdecimal() else {"first": inner} if inner is not None and step == "meets" else {}
    data[step] = inner
    _set(inner, rest, value)
    if not inner:
        del data[step]


def _set_bodies(made: Answers, models: Any) -> None:
    """The bodies of the models chosen; one that stays keeps what was said of it."""
    before = made.bodies()
    chosen = [] if models is None else [models] if isinstance(models, str) else list(models)
    bodies = []
    for model in chosen:
        same = next((each for each in before if each["model"] == model), None)
        if same is not None:
            before.remove(same)
        bodies.append(same or {"model": model})
    made.data["governance"] = [_shortest(each) for each in bodies]
    if not bodies:
        del made.data["governance"]


def _shortest(body: dict[str, Any]) -> Any:
    return body["model"] if set(body) == {"model"} else body


def _set_axis(data: dict[str, Any], question: Question, value: Any, library: Library) -> None:
    """The values of an axis; a value that stays keeps its details."""
    before = {rule_of(each): each for each in settings_of(data, question.axis)}
    chosen = [] if value is None else [value] if isinstance(value, str) else list(value)
    order = list(library.axes[question.axis].values)
    chosen = sorted(dict.fromkeys(chosen), key=lambda each: order.index(each) if each in order else -1)
    settings = [before.get(each, each) for each in chosen]
    terms = data.setdefault("terms", {})
    if settings:
        terms[question.axis] = settings[0] if len(settings) == 1 else settings
        data["terms"] = {name: terms[name] for name in (*library.axes, *terms) if name in terms}
    else:
        terms.pop(question.axis, None)
        if not terms:
            del data["terms"]


def _set_detail(data: dict[str, Any], question: Question, value: Any) -> None:
    """A detail of the setting it belongs to: the one with the rule ``of``, else the first."""
    settings = settings_of(data, question.axis)
    for number, setting in enumerate(settings):
        if question.of in ("", rule_of(setting)) and not is_tbc(setting):
            made = dict(setting) if isinstance(setting, dict) else {"rule": setting}
            if value is None:
                made.pop(question.detail, None)
            else:
                made[question.detail] = value
            settings[number] = made if len(made) > 1 else made["rule"]
            data["terms"][question.axis] = settings if len(settings) > 1 else settings[0]
            return


def ordered(data: dict[str, Any]) -> dict[str, Any]:
    """The data in the order of a deal file, the writer's own keys last."""
    data = {"moudraft": FORMAT, **data}
    return {key: data[key] for key in (*ORDER, *data) if key in data}
