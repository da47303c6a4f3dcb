"""What was said to a question, and what it comes to: an answer, none, or one that is still to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.deal import LISTS
from moudraft.deal.values import is_tbc
from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers import MORE, value_of
from moudraft.interview.answers_shown import answered
from moudraft.interview.aside import place_of
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.brief_lists import entries_of
from moudraft.interview.part_lines import BAR, TOO_MANY, parts_of
from moudraft.interview.plan import Step, with_answer
from moudraft.interview.printed_back import say_back
from moudraft.interview.prompting import OWN, START, TBC, UNSURE, as_text, is_needed, is_open, lower
from moudraft.interview.recommendations import Proposal
from moudraft.interview.starting import start
from moudraft.interview.typed import from_typed, seats_from_typed

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview


def take(talk: Interview, step: Step, prompt: Prompt, reply: object, usual: Proposal) -> bool:
    """Act on what was said to a question; whether it is done with."""
    if reply == UNSURE or (isinstance(reply, list) and UNSURE in reply):
        talk.answers.steering[f"ask.unsure.{step.key}"] = "yes"
        talk.keep(talk.answers)
        return True
    if reply == START:
        return start(talk, talk.where(step))
    typed = prompt.kind == "text" or reply == OWN
    value = in_own_words(talk, step, prompt) if reply == OWN else reply
    if value is Command.SKIP:
        return empty(talk, step, usual, cleared=False)
    if value is Command.TBC or is_open_word(value):
        return leave_open(talk, step)
    if isinstance(value, Command):
        return False
    if isinstance(value, list):
        value = [each for each in value if each != TBC]
    value = read(talk, step, str(value)) if typed else value
    if value is None:
        return False
    if value in ("", [], {}) and step.key != MORE:
        return empty(talk, step, usual, cleared=True)
    done = talk.give(step, value, "usual" if value == usual.value else "given")
    if done and step.question.type == "parts" and BAR in str(reply):
        say_back(talk, step.key)
    return done


def is_open_word(value: object) -> bool:
    """Whether somebody said in a word that it is to be confirmed."""
    return value == [TBC] or (isinstance(value, str) and is_tbc(value))


def read(talk: Interview, step: Step, typed: str) -> Any:
    """The value of what was typed, or None with the reason shown."""
    if step.question.type == "parts" and typed.strip():
        return parts_read(talk, step, typed)
    if step.question.brief:
        return entries_of(from_typed(typed, "list"))
    if step.question.type != "seats" or not typed.strip():
        return from_typed(typed, step.question.type)
    seats = seats_from_typed(typed, talk.answers.short_names())
    if seats is None:
        talk.asker.show("Write one number for all of them, or a number after each name.")
    return seats


def parts_read(talk: Interview, step: Step, typed: str) -> Any:
    """The value of a line of parts, or None with the reason shown."""
    question = step.question
    parts = parts_of(talk.desk.library, question.axis, question.detail)
    assert parts is not None
    was = value_of(talk.answers, question, step.key)
    value = parts.read(typed, was, tuple(talk.answers.short_names()))
    if value is None:
        talk.asker.show(TOO_MANY)
    return value


def empty(talk: Interview, step: Step, usual: Proposal, *, cleared: bool) -> bool:
    """Leave a question without an answer, and take out the one it has; whether it is done with.

    Where there is no draft without one, the answer stays, or the usual one is taken, and the person is told which.
    """
    was = value_of(talk.answers, step.question, step.key)
    if is_needed(step, talk.answers):
        if usual.value is None or (not cleared and was not in (None, "")):
            stays = f", so it stays: {answered(step, talk.answers, talk.desk.library)}" if was else ""
            talk.asker.show(f"There is no draft without this answer{stays}.")
            return bool(was) and not cleared
        talk.asker.show(f"There is no draft without this answer, so the usual one is taken: {usual.words}.")
        return talk.give(step, usual.value, "usual")
    if was is None or step.key == MORE:
        return done_without(talk, step)
    words = answered(step, talk.answers, talk.desk.library)
    if not talk.give(step, None, "skipped"):
        return False
    if step.question.type != "partner":
        talk.asker.show(f"Taken out: {lower(step.question.label)} ({words}).")
    return True


def done_without(talk: Interview, step: Step) -> bool:
    """Go on past a question that has no answer."""
    if step.key == MORE:
        return talk.give(step, "", "given")
    talk.answers.status[step.key] = "skipped"
    talk.keep(talk.answers)
    return True


def leave_open(talk: Interview, step: Step) -> bool:
    """Settle a question as to be confirmed, in the form in which the deal file can say so."""
    if is_open(step, talk.answers):
        talk.answers.status[step.key] = "tbc"
        talk.keep(talk.answers)
        return True
    if step.question.type in ("party", "clauses"):
        return talk.give(step, None, "tbc")
    words = step.question.label.lower()
    for value in (["tbc"] if step.question.key in LISTS else "tbc", {"tbc": words}):
        made = with_answer(talk.answers, step, value, talk.desk)
        if step.question.tbc and not problems_of(made.data, talk.desk.library, place_of(step)):
            return talk.give(step, value, "tbc")
    talk.asker.show("This cannot be left to be confirmed.")
    return False


def in_own_words(talk: Interview, step: Step, prompt: Prompt) -> str | Command:
    """An answer typed in the place of those offered; back returns to them."""
    current = value_of(talk.answers, step.question, step.key)
    own = msgspec.structs.replace(
        prompt, kind="text", choices=(), ask=f"{prompt.ask.rstrip('?')}, in your own words?", usual="",
        default="" if current in {choice.value for choice in prompt.choices} else as_text(current),
    )  # fmt: skip
    reply = talk.put(own)
    return reply if isinstance(reply, Command) else str(reply)
