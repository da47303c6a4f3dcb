"""A list in quick mode: one line of text, with semicolons between its entries, where full mode has a menu."""

from __future__ import annotations

from typing import Any

import msgspec

from moudraft.interview.answers import MODE, Answers, value_of
from moudraft.interview.plan import Step


def brief_of(step: Step, answers: Answers) -> Step:
    """The question as quick mode asks it. A list that says more than a line of text can is left to its menu."""
    question = step.question
    if not question.brief or answers.steering.get(MODE) != "quick" or not is_plain(step, answers):
        return step
    if any(answers.data.get("template") in part.at_once_in for part in question.parts.values()):
        return step  # a line says too little for a paper that is about what else is said of it
    return msgspec.structs.replace(step, question=msgspec.structs.replace(question, type="list", ask=question.brief))


def is_plain(step: Step, answers: Answers) -> bool:
    """Whether every entry so far is own text and nothing besides."""
    entries = value_of(answers, step.question, step.key) or []
    return all(set(each) == {"text"} and isinstance(each["text"], str) for each in map(whole, entries))


def whole(entry: Any) -> dict[str, Any]:
    return dict(entry) if isinstance(entry, dict) else {"text" if len(str(entry).split()) > 1 else "id": entry}


def entries_of(texts: list[str]) -> list[dict[str, str]]:
    return [{"text": text} for text in texts]
