"""What may be said instead of an answer, in the same words wherever a person types: ``?``, ``/back``, ``/b``.

The beginning of a command will do, since no two begin with one letter.
"""

from __future__ import annotations

import re

from moudraft.interview.asker import Command, Prompt

WORDS = {command.value: command for command in Command} | {"empty": Command.SKIP}
SHOWN = {
    Command.HELP: "? help", Command.BACK: "/back", Command.SKIP: "/skip", Command.TBC: "/tbc not known",
    Command.JUMP: "/jump", Command.QUIT: "/quit",
}  # fmt: skip
COMMANDS = {
    Command.HELP: "help", Command.BACK: "go back", Command.SKIP: "leave it out", Command.TBC: "not known yet",
    Command.JUMP: "go to another part", Command.QUIT: "stop for now; the answers are kept",
}  # fmt: skip
EMPTIES = "/skip empties it"


def command_of(typed: str) -> Command | None:
    """The command that was typed, or None."""
    words = typed.strip().casefold()
    if words == "?":
        return Command.HELP
    begun = words.removeprefix("/")
    if not begun or begun == words:
        return None
    return next((command for word, command in WORDS.items() if word.startswith(begun)), None)


def is_mistyped(typed: str) -> bool:
    """Whether this was meant for a command and is none."""
    return command_of(typed) is None and _COMMAND_LIKE.fullmatch(typed.strip()) is not None


_COMMAND_LIKE = re.compile(r"/[A-Za-z]{1,8}")


def shown(prompt: Prompt) -> list[str]:
    """The commands of a prompt as they stand beside it."""
    words = SHOWN | ({Command.SKIP: EMPTIES} if prompt.holds else {})
    return [words[command] for command in Command if command in prompt.commands]
