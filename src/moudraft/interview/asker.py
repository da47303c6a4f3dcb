"""What the interview asks of whoever asks: a prompt in, an answer or a command out.

A terminal, a screen reader's plain lines and a test's script are three askers of the same conversation.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Literal, Protocol

import msgspec


class Command(Enum):
    """What a person may say instead of answering; the value is the word to type."""

    HELP = "help"
    BACK = "back"
    SKIP = "skip"
    TBC = "tbc"
    JUMP = "jump"
    QUIT = "quit"


class Quit(Exception):
    """The person has had enough for now; the answers are kept."""


class Choice(msgspec.Struct, frozen=True):
    """One answer that is offered. ``blocked`` says why it is unwise, without forbidding it."""

    value: str
    label: str
    help: str = ""
    blocked: str = ""


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a person needs to answer one question.

    ``where`` is the progress, ``line`` the line of help, ``usual`` what Enter takes and why. ``complete`` offers
    answers for what is typed so far. ``commands`` are those that make sense here. ``holds``: there is an answer, and
    to skip is to take it out. ``path``: it asks for the path of a file, which may begin with a slash.
    """

    key: str
    ask: str
    kind: Literal["choose", "several", "text", "confirm"] = "choose"
    where: str = ""
    line: str = ""
    help: str = ""
    usual: str = ""
    choices: tuple[Choice, ...] = ()
    default: str = ""
    checked: tuple[str, ...] = ()
    commands: tuple[Command, ...] = (Command.HELP, Command.BACK, Command.QUIT)
    complete: Callable[[str], Sequence[Choice]] | None = None
    holds: bool = False
    path: bool = False


class Asker(Protocol):
    """Asks one prompt at a time and shows text in between. ``KeyboardInterrupt`` and ``EOFError`` pass through."""

    def show(self, text: str) -> None: ...

    def choose(self, prompt: Prompt) -> str | Command: ...

    def choose_several(self, prompt: Prompt) -> list[str] | Command: ...

    def text(self, prompt: Prompt) -> str | Command: ...

    def confirm(self, prompt: Prompt) -> bool | Command: ...
