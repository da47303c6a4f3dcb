"""Text as it stands on a terminal: within its width, and the lines above a question."""

from __future__ import annotations

import shutil
import textwrap

from moudraft.interview.asker import Choice, Prompt
from moudraft.interview.askers.plain import hanging
from moudraft.interview.askers.spoken import shown

WIDEST = 100
FEWEST = 6
BELOW = 5


def width() -> int:
    return max(30, min(shutil.get_terminal_size().columns - 1, WIDEST))


def longest() -> int:
    """The letters that an answer in a list has room for."""
    return width() - 8


def wrapped(text: str, indent: str = "") -> str:
    """Text within the width of the terminal, paragraph by paragraph."""
    lines = []
    for line in text.split("\n"):
        more = indent + hanging(line)
        lines.append(
            textwrap.fill(line, width(), initial_indent=indent, subsequent_indent=more) if line.strip() else ""
        )
    return "\n".join(lines)


def head(prompt: Prompt) -> str:
    """What stands above a question: the progress, the commands, the line of help, what is usual."""
    commands = "  ".join(shown(prompt))
    gap = width() - len(prompt.where) - len(commands)
    top = f"{prompt.where}{' ' * gap}{commands}" if gap > 1 else f"{prompt.where}\n{wrapped(commands)}".strip()
    return "\n".join(["", top, *(wrapped(text, "  ") for text in (prompt.line, prompt.usual) if text)])


def room_below(above: str) -> int:
    """How many answers there is room for below what stands above a question."""
    return max(FEWEST, shutil.get_terminal_size().lines - above.count("\n") - BELOW)


def whole(choice: Choice) -> str:
    return choice.label if not choice.blocked else f"{choice.label} ({choice.blocked})"


def title(choice: Choice) -> str:
    """An answer in one line."""
    label = whole(choice)
    return label if len(label) <= longest() else label[: longest() - 1] + "…"
