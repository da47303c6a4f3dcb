"""What the screen shows is what is kept: a conversation that is watched at every answer.

The row of faults: an answer cleared or skipped was shown empty, and the old one stayed in the deal.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.interview.answers import MORE, Answers, value_of, with_value
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.conversation import PICKERS, Interview
from moudraft.interview.part_lines import parts_of
from moudraft.interview.plan import Desk, Step, plan
from moudraft.interview.prompting import OWN, START, TBC, UNSURE, as_text, is_needed, is_open
from moudraft.interview.typed import from_typed, seats_from_typed

# What the deal holds beside the answers to questions: what the register knows, and what reconciles a conflict.
BESIDE = {"moudraft", "library", "clauses", "x-conflicts"}
BESIDE_OF_A_PARTY = {"governance"}


class Watched(Interview):
    """An interview that holds every reply against what is kept because of it, and the whole against the questions."""

    def put(self, prompt: Prompt) -> Any:
        reply = super().put(prompt)
        self.replies = [*getattr(self, "replies", []), (prompt, reply)]
        return reply

    def ask(self, step: Step) -> object:
        self.replies, told = [], len(self.asker.shown)  # type: ignore[attr-defined]
        before = self.answers
        reply = super().ask(step)
        asked = [prompt.key for prompt, _ in self.replies]
        if reply not in (Command.BACK, Command.JUMP) and not {"conflict", "start"} & set(asked):
            said = [pair for pair in self.replies if pair[0].key == step.key]
            shown = "\n".join(self.asker.shown[told:])  # type: ignore[attr-defined]
            wrong = difference(step, said[-1], before, self.answers, shown)
            assert not wrong, f"{step.key}: {wrong}; said {said[-1][1]!r}; shown: {shown}"
        wrong = incoherent(self.answers, self.desk)
        assert wrong == [], f"{wrong} after {step.key}, to which {self.replies[-1:]} was said"
        return reply


def difference(step: Step, last: tuple[Prompt, Any], before: Answers, after: Answers, shown: str) -> str:
    """How what was said to a question last differs from what is kept, or nothing."""
    prompt, reply = last
    if step.question.type in (*PICKERS, "order") or reply in (UNSURE, START) or UNSURE in as_list(reply):
        return ""
    if step.key == MORE or (step.question.type == "partner" and len(after.parties()) < len(before.parties())):
        names = [as_text(each.get("name")) for each in after.parties()]
        given = reply not in ("", "-", None) and not isinstance(reply, Command)
        return "" if not given or reply in names or shown else f"{reply} is not among {names}"
    kept = value_of(after, step.question, step.key)
    if reply is Command.TBC or reply in (TBC, [TBC]):
        return "" if is_open(step, after) or "cannot be left" in shown else f"not open, but {kept!r}"
    if reply in (Command.SKIP, "", []):
        told = is_needed(step, after) and "There is no draft without this answer" in shown
        return "" if told or kept is None else f"emptied, but {kept!r} is kept"
    wanted = [each for each in reply if each != TBC] if isinstance(reply, list) else reply
    if prompt.kind == "text" and step.question.type == "parts":
        from tests.interview.talks import at_hand

        parts = parts_of(at_hand().library, step.question.axis, step.question.detail)
        assert parts is not None
        was = value_of(before, step.question, step.key)
        wanted = parts.read(reply, was, tuple(after.short_names()))
    elif prompt.kind == "text":
        names = after.short_names()
        wanted = (
            seats_from_typed(reply, names) if step.question.type == "seats" else from_typed(reply, step.question.type)
        )
    refused = step.question.type == "parts" and kept == value_of(before, step.question, step.key) and shown
    if kept == wanted or wanted == OWN or refused or as_text(kept) in shown:
        return ""
    return f"{wanted!r} was said, {kept!r} is kept"


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def incoherent(answers: Answers, desk: Desk) -> list[str]:
    """Questions that are said to be answered and have no answer, and the other way about."""
    found = []
    for step in plan(answers, desk):
        status = answers.status.get(step.key)
        if step.key == MORE or status is None:
            continue
        value = value_of(answers, step.question, step.key)
        if status == "skipped" and value is not None:
            found.append(f"{step.key} is left out, and {value!r} is kept")
        if status in ("given", "usual") and value is None:
            found.append(f"{step.key} is {status}, and nothing is kept")
        if status == "tbc" and not is_open(step, answers) and step.question.type != "items":
            found.append(f"{step.key} is to be confirmed, and {value!r} is kept")
    return found


def unseen(answers: Answers, desk: Desk) -> list[str]:
    """The values of the deal that no question shows, of all that apply when everything is asked."""
    left = msgspec.structs.replace(
        answers, data=copy.deepcopy(answers.data), steering={**answers.steering, "ask.mode": "full"}
    )
    for step in reversed(plan(left, desk)):
        if step.key != MORE and not step.question.steers:
            left = with_value(left, step.question, step.key, None, desk.library)
    return list(leaves(left.data))


def leaves(data: Any, path: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            inner = f"{path}.{key}" if path else key
            if not (key in BESIDE and not path) and not (key in BESIDE_OF_A_PARTY and path.startswith("parties")):
                yield from leaves(value, inner)
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from leaves(value, f"{path}.{n}")
    else:
        yield f"{path}: {data}"
