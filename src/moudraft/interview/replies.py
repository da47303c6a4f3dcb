"""What was said to a question, and what it comes to: an answer, none, or one that is still to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers import MORE, value_of
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.changes import place_of
from moudraft.interview.plan import Step, with_answer
from moudraft.interview.prompting import OWN, START, UNSURE, as_text
from moudraft.interview.recommendations import Proposal
from moudraft.interview.starting import start
from moudraft.interview.typed import from_typed, seats_from_typed

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview


def take(talk: Interview, step: Step, prompt: Prompt, reply: object, usual: Proposal) -> bool:
    """Act on what was said to a question; whether it is done with."""
    if reply is Command.SKIP:
        return skip(talk, step, usual)
    if reply is Command.TBC:
        return leave_open(talk, step)
    if reply == UNSURE or (isinstance(reply, list) and UNSURE in reply):
        talk.answers.steering[f"ask.unsure.{step.key}"] = "yes"
        talk.keep(talk.answers)
        return True
    if reply == START:
        return start(talk, talk.where(step))
    value = in_own_words(talk, step, prompt) if reply == OWN else reply
    if isinstance(value, Command):
        return False
    if step.question.type == "seats":
        value = seats_from_typed(str(value), talk.answers.short_names()) if value else ""
        if value is None:
            talk.asker.show("Write one number for all of them, or a number after each name.")
            return False
    elif prompt.kind == "text":
        value = from_typed(str(value), step.question.type)
    if value in ("", [], {}) and step.key != MORE:
        return skip(talk, step, usual)
    return talk.give(step, value, "usual" if value == usual.value else "given")


def skip(talk: Interview, step: Step, usual: Proposal) -> bool:
    """Go on without an answer; where there is no draft without one, take the usual."""
    if step.question.required and value_of(talk.answers, step.question, step.key) in (None, ""):
        if usual.value is None:
            talk.asker.show("There is no draft without this answer.")
            return False
        return talk.give(step, usual.value, "usual")
    talk.answers.status.setdefault(step.key, "skipped")
    talk.keep(talk.answers)
    return True


def leave_open(talk: Interview, step: Step) -> bool:
    """Settle a question as to be confirmed, in the form in which the deal file can say so."""
    if step.question.type in ("party", "clauses"):
        return talk.give(step, None, "tbc")
    words = step.question.label.lower()
    for value in (["tbc"] if step.question.type == "items" else "tbc", {"tbc": words}):
        made = with_answer(talk.answers, step, value, talk.desk)
        if not problems_of(made.data, talk.desk.library, place_of(step)):
            return talk.give(step, value, "tbc")
    talk.asker.show("This cannot be left to be confirmed.")
    return False


def in_own_words(talk: Interview, step: Step, prompt: Prompt) -> str | Command:
    current = value_of(talk.answers, step.question, step.key)
    own = msgspec.structs.replace(
        prompt, kind="text", choices=(), ask=f"{prompt.ask.rstrip('?')}, in your own words?", usual="",
        default="" if current in {choice.value for choice in prompt.choices} else as_text(current),
    )  # fmt: skip
    reply = talk.put(own)
    return reply if isinstance(reply, Command) else str(reply)
