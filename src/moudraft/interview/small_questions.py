"""The small questions inside a question that is a list: one of a few, or a few words; and what may be said to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from moudraft.interview.answers import Answers, value_of
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.plan import Step
from moudraft.interview.prompting import commands
from moudraft.interview.recommendations import NOTHING
from moudraft.interview.typed import from_typed

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview


class SmallQuestions:
    """Asks on behalf of one question of a conversation."""

    def __init__(self, step: Step, talk: Interview) -> None:
        self.step = step
        self.talk = talk

    def ask_choice(self, ask: str, offered: Iterable[Choice], default: str = "") -> str | None:
        """A choice, or None where the person goes back."""
        where = self.talk.where(self.step)
        reply = self.talk.put(Prompt(key=self.step.key, ask=ask, where=where, choices=tuple(offered), default=default))
        return None if isinstance(reply, Command) else str(reply)

    def ask_text(self, ask: str, default: str = "", kind: str = "text", *, holds: bool = False) -> str | None:
        """What was typed, or None where the person goes back; nothing where what it ``holds`` is taken out."""
        said = (Command.HELP, Command.BACK, *((Command.SKIP,) if holds else ()), Command.QUIT)
        prompt = Prompt(
            key=self.step.key, ask=ask, kind="text", where=self.talk.where(self.step), default=default, commands=said,
            holds=holds,
        )  # fmt: skip
        reply = self.talk.put(prompt)
        if reply is Command.SKIP:
            return ""
        return None if isinstance(reply, Command) else str(from_typed(str(reply), kind))


def commands_of(step: Step, answers: Answers) -> tuple[Command, ...]:
    """What may be said to a list: one that is begun is gone on with, or emptied by its menu, and not skipped."""
    begun = value_of(answers, step.question, step.key)
    return tuple(each for each in commands(step, NOTHING, answers) if each is not Command.SKIP or not begun)
