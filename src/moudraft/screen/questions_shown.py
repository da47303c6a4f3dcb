"""The questions of the interview for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.interview.question_forms import SectionForm
    from moudraft.records.question_data import QuestionData, Test


def questions_shown(sections: Sequence[SectionForm], questions: Sequence[QuestionData]) -> Iterator[str]:
    """The title of each section that has any of the questions, and each of them."""
    for section in sections:
        inside = [each for each in questions if each.section == section.id]
        if inside:
            yield f"{section.title}\n"
        for each in inside:
            yield "\n".join(question_lines(each)) + "\n"


def question_lines(question: QuestionData) -> list[str]:
    """What is asked and why, what may be answered, what is usual, and when it is asked."""
    marks = [question.type, *(["quick"] if question.quick else []), *(["required"] if question.required else [])]
    lines = [f"{question.key}  ({', '.join(marks)})", wrapped(question.ask, 2), wrapped(question.help, 2)]
    if question.choices:
        lines.append(wrapped("; ".join(f"{each.value} ({each.label})" for each in question.choices), 2, "answers: "))
    for each in question.defaults:
        when = f" when {condition_said(each.when)}" if each.when else ""
        because = f": {each.because}" if each.because else ""
        lines.append(wrapped(f"{', '.join(map(str, each.value))}{when}{because}", 2, "usual: "))
    if question.when:
        lines.append(wrapped(condition_said(question.when), 2, "asked when: "))
    return lines


def condition_said(condition: Sequence[Test]) -> str:
    """``exit is notice or at-will; or term is fixed``."""
    return "; or ".join(", ".join(f"{name} is {_tested(value)}" for name, value in each.items()) for each in condition)


def _tested(value: Any) -> str:
    if isinstance(value, Mapping):
        test, inner = next(iter(value.items()))
        return f"{'not' if test == 'not' else 'at least'} {_tested(inner)}"
    return " or ".join(value) if isinstance(value, list) else str(value)
