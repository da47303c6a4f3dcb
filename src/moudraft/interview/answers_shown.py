"""Answers as a person reads them: labels for words of the library, dates in words, who holds what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moudraft import english
from moudraft.interview.answers import MORE, Answers, value_of
from moudraft.interview.part_lines import parts_asked, rows_asked
from moudraft.interview.plan import Step
from moudraft.interview.prompting import as_text, is_unsettled, lower
from moudraft.interview.questionnaire import Question
from moudraft.library import Library
from moudraft.library.in_words import words_of
from moudraft.selection.details import rows_of

LONGEST = 60
NOT_SAID = {"skipped": "left to the template", "": "not asked yet"}


def labelled(step: Step, answers: Answers) -> str:
    """A question's short name, with whom it is about."""
    if step.key == MORE:
        return "Another partner"
    if not step.question.each:
        return step.question.label
    return f"{thing_of(step, answers)}: {lower(step.question.label)}"


def thing_of(step: Step, answers: Answers) -> str:
    """The party or body that a question is about."""
    things = answers.parties() if step.question.each == "parties" else answers.bodies()
    thing = things[step.index] if step.index < len(things) else {}
    named = as_text(thing.get("short_name") or thing.get("name"))
    model = str(thing.get("model", "")).replace("-", " ").capitalize()
    return named or model or f"Partner {step.index + 1}"


def is_answered(step: Step, answers: Answers) -> bool:
    """Whether something was said to a question, if only that it is to be confirmed."""
    if step.key == MORE or step.question.steers:
        return False
    return value_of(answers, step.question, step.key) is not None or answers.status.get(step.key) == "tbc"


def answered(step: Step, answers: Answers, library: Library) -> str:
    """What was answered, in short."""
    value = None if step.key == MORE else value_of(answers, step.question, step.key)
    status = answers.status.get(step.key, "")
    if is_unsettled(value) or status == "tbc":
        return "to be confirmed"
    if value is None:
        return NOT_SAID.get(status, "as usual")
    if step.question.type in ("rows", "parts"):
        return "; ".join(lines_of(step.question, value, library))
    labels = labels_of(step.question, library)
    entries = value if isinstance(value, list) else [value]
    return "; ".join(_shown(each, step.question, labels) for each in entries)


def lines_of(question: Question, value: Any, library: Library) -> list[str]:
    """The lines of an answer with parts, or of rows, as they are typed."""
    parts = parts_asked(library, question)
    assert parts is not None
    rows = rows_of(value, rows_asked(library, question)) if question.type == "rows" else [value]
    return [_short(parts.line(each)) for each in rows]


def in_one_line(step: Step, answers: Answers, library: Library) -> str:
    return f"{labelled(step, answers)}: {answered(step, answers, library)}"


def _shown(entry: Any, question: Question, labels: Mapping[str, str]) -> str:
    if question.type == "seats":
        return as_text(entry)
    if isinstance(entry, dict):
        id = str(entry.get("id", ""))
        words = as_text(entry.get("text")) or labels.get(id, id) or "to be confirmed"
        held_by = entry.get("held_by", [])
        marks = [held_by] if isinstance(held_by, str) else list(held_by)
        marks += ["private"] if entry.get("private") in (True, "yes", "true") else []
        marks += ["waived"] if "waiver" in entry else []
        return f"{_short(words)} ({', '.join(marks)})" if marks else _short(words)
    text = labels.get(str(entry), str(entry))
    return english.date(text) if question.type == "date" else _short(text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def labels_of(question: Question, library: Library) -> dict[str, str]:
    """The label of every answer that a question offers."""
    if question.type == "red-lines":
        return {id: each.title for id, each in library.red_lines.items()}
    if question.type == "items":
        offered = library.items.get(question.key, {})
        return {id: each.title or words_of(each.text) for id, each in offered.items()}
    if question.axis and not question.detail:
        return {name: value.label for name, value in library.axes[question.axis].values.items()}
    if question.source in ("chairs", "quorums", "secretariats"):
        return {name: phrase.label for name, phrase in getattr(library, question.source).items()}
    if question.source == "kinds":
        return {name: kind.label for name, kind in library.home.kinds.items()}
    if question.source == "templates":
        return {each.id: each.title for each in library.templates.values()}
    return {name: option.label for name, option in question.options.items()}
