"""Red lines that collide or are broken by the answers so far, and the single changes that would reconcile them.

The rules are those of ``check``; a change is offered only if the conflict is gone once it is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft import english
from moudraft.deal.deal_file import load_deal
from moudraft.findings import AddTo, Drop, Finding, SetKey
from moudraft.interview.answer_check import provisional
from moudraft.interview.answers import Answers, ordered, with_value
from moudraft.interview.plan import Desk
from moudraft.interview.questionnaire import Question
from moudraft.library import RedLineEntry
from moudraft.problems import MoudraftError
from moudraft.said import in_file_words

RULES = ("L401", "L402")
# The steering answer that has the conflicts which a deal came with: nobody is asked about them.
TOLD = "ask.told"
# The key of the deal file that records those which a person let stand.
RECORD = "x-conflicts"
NO_DAY = datetime.date(2000, 1, 1)


class Way(msgspec.Struct, frozen=True):
    """A change that reconciles: what it says to the person, and the answers with it."""

    label: str
    answers: Answers


def conflicts(answers: Answers, desk: Desk) -> list[Finding]:
    """What the red lines have against the answers so far, or one another; nothing while no draft is possible."""
    return conflicts_if_drafted(answers, desk) or []


def conflicts_if_drafted(answers: Answers, desk: Desk) -> list[Finding] | None:
    """The same, but None while no draft is possible, where nobody can tell."""
    if not answers.data.get("red_lines"):
        return []
    if len(answers.short_names()) < 2:
        return None
    return desk.once("conflicts", answers.data, lambda: _found(answers, desk))


def _found(answers: Answers, desk: Desk) -> list[Finding] | None:
    # Imported here: the first question needs no checks, and nobody should wait for them.
    from moudraft.checks.running import check
    from moudraft.drafting import draft

    try:
        # No rule about red lines looks at the day.
        deal = load_deal(provisional(answers.data, desk.library), name="")
        made = draft(deal, library=desk.library, today=NO_DAY, checks=())
        return list(check(made, RULES))
    except MoudraftError:
        return None


def name_of(finding: Finding) -> str:
    """What a conflict is known by from one answer to the next, in this sitting and on disk: all but its cause."""
    return f"{finding.code} {in_file_words(finding.said)}"


def words_of_conflict(name: str) -> str:
    """What the deal file records of a conflict by this name."""
    return name.partition(" ")[2]


def ways_out(finding: Finding, answers: Answers, desk: Desk) -> list[Way]:
    """The single changes after which this conflict is gone and no new error has come."""
    before = {name_of(each) for each in conflicts(answers, desk) if each.severity == "error"}
    found = []
    for way in _proposed(finding, answers, desk):
        after = {name_of(each) for each in conflicts(way.answers, desk) if each.severity == "error"}
        still = {name_of(each) for each in conflicts(way.answers, desk)}
        if name_of(finding) not in still and after <= before:
            found.append(way)
    return list({way.label: way for way in found}.values())


def _proposed(finding: Finding, answers: Answers, desk: Desk) -> Iterator[Way]:
    """The ways out that a finding names, as answers with one of them taken."""
    for way in finding.ways:
        made: Way | None = None
        if isinstance(way, SetKey) and way.key.startswith("red_lines."):
            made = _with_meaning(way, answers, desk)
        elif isinstance(way, SetKey):
            made = _with_answer(way, answers, desk)
        elif isinstance(way, AddTo) and way.clause in desk.library.clauses:
            label = f"Add the clause “{desk.library.clauses[way.clause].title}”"
            made = Way(label, _with_clause(answers, way.clause))
        elif isinstance(way, Drop) and way.key.startswith("red_lines."):
            made = _without_line(way, answers, desk)
        if made is not None:
            yield made


def _with_answer(way: SetKey, answers: Answers, desk: Desk) -> Way | None:
    """Another answer to a question that the interview has."""
    question = next((each for each in desk.questions.questions if each.key == way.key), None)
    if question is None:
        return None
    labels = _labels_of(question, desk)
    values = way.value if isinstance(way.value, list) else [way.value]
    if not labels or any(value not in labels for value in values):
        return None
    several = question.type == "several" or question.key == "governance"
    chosen = values if several else values[0]
    label = f"{question.label}: {english.joined([labels[value].lower() for value in values])}"
    return Way(label, _settled(answers, question, chosen, desk))


def _labels_of(question: Question, desk: Desk) -> dict[str, str]:
    """What the answers to a question are called, where they are the library's."""
    if question.key == "governance":
        return {id: model.title for id, model in desk.library.models.items()}
    axis = desk.library.axes.get(question.axis)
    return {id: value.label for id, value in axis.values.items()} if axis else {}


def _settled(answers: Answers, question: Question, value: object, desk: Desk) -> Answers:
    """The answers with a question settled, so that it is not asked after that."""
    made = with_value(answers, question, question.key, value, desk.library)
    made.status[question.key] = "given"
    return made


def _with_clause(answers: Answers, clause: str) -> Answers:
    changes = dict(answers.data.get("clauses") or {})
    changes["add"] = list(dict.fromkeys((*changes.get("add", ()), clause)))
    return _with_data(answers, "clauses", changes)


def _line_at(key: str, answers: Answers) -> tuple[int, dict[str, Any]]:
    """A red line of the answers by the key that a finding gives it."""
    number = int(key.split(".")[1])
    line = answers.data["red_lines"][number]
    return number, dict(line) if isinstance(line, dict) else {"id": line}


def _entry_of(line: dict[str, Any], desk: Desk) -> RedLineEntry | None:
    id = str(line.get("id", ""))
    return desk.library.red_lines.get(desk.library.id_of(id))


def _with_meaning(way: SetKey, answers: Answers, desk: Desk) -> Way | None:
    """The red line in another of its meanings."""
    number, line = _line_at(way.key, answers)
    entry = _entry_of(line, desk)
    if entry is None or way.value not in entry.means:
        return None
    lines = answers.data["red_lines"]
    changed = [*lines[:number], {**line, "means": way.value}, *lines[number + 1 :]]
    return Way(f"{entry.title}: {entry.means[way.value].label.lower()}", _with_data(answers, "red_lines", changed))


def _without_line(way: Drop, answers: Answers, desk: Desk) -> Way | None:
    """The deal without the red line."""
    number, line = _line_at(way.key, answers)
    entry = _entry_of(line, desk)
    lines = answers.data["red_lines"]
    title = entry.title if entry else str(line.get("text", ""))
    rest = [*lines[:number], *lines[number + 1 :]]
    return Way(f"Give up the red line “{title}”", _with_data(answers, "red_lines", rest))


def _with_data(answers: Answers, key: str, value: object) -> Answers:
    data = {**answers.data, key: value}
    if value in ([], {}) and key in answers.status:
        # What was given up to the last is an answer left out, and not one given that nothing is kept of.
        answers = msgspec.structs.replace(answers, status={**answers.status, key: "skipped"})
    return msgspec.structs.replace(answers, data=ordered({k: v for k, v in data.items() if v not in ([], {})}))
