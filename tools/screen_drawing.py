"""A terminal's screen as SVG: text of its own colours in a window, each run of letters held to its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

import pyte
from tools.terminal_picture import BAR, LEADING, LETTER, MARGIN, window

WORDS = re.compile(r"\S+(?: \S+)*")
INK, PAPER = "#d5dce6", "#1f2630"
# The sixteen colours by pyte's names, each readable on the paper of the window.
COLOURS = {
    "black": "#11161d", "red": "#f47067", "green": "#8ddb8c", "brown": "#e0b44c", "blue": "#6cb6ff",
    "magenta": "#dcbdfb", "cyan": "#56d4dd", "white": "#d5dce6", "brightblack": "#9aa7b6", "brightred": "#ff938a",
    "brightgreen": "#b4f1b4", "brightbrown": "#daaa3f", "brightyellow": "#f2cc60", "brightblue": "#96d0ff",
    "brightmagenta": "#eedcff", "brightcyan": "#b3f0ff", "brightwhite": "#ffffff",
}  # fmt: skip


def drawing(screen: pyte.Screen, title: str) -> str:
    """The screen as it stands, with its cursor where that is shown; ``title`` says what it is a picture of."""
    drawn = [part for row in range(screen.lines) for part in _row(screen, row)]
    if not screen.cursor.hidden:
        drawn.append(_box(screen.cursor.y, screen.cursor.x, 1, INK))
    said = [word for word in " ".join(screen.display).split() if any(letter.isalnum() for letter in word)]
    return window(screen.columns, screen.lines, title, drawn, about=" ".join(said))


def _row(screen: pyte.Screen, row: int) -> Iterator[str]:
    """The boxes and letters of a line, one text for each run of words: no drawing program agrees on wide spaces."""
    cells = [(column, screen.buffer[row][column]) for column in range(screen.columns)]
    for (ink, paper, bold), group in groupby(cells, key=lambda cell: _look(cell[1])):
        run = list(group)
        if paper != PAPER:
            yield _box(row, run[0][0], len(run), paper)
        for words in WORDS.finditer("".join(cell.data for _, cell in run)):
            colour = f' fill="{ink}"' if ink != INK else ""
            weight = ' font-weight="bold"' if bold else ""
            yield (
                f'<text x="{_x(run[words.start()][0])}" y="{BAR + (row + 1) * LEADING - 6}" '
                f'textLength="{_length(len(words[0]))}"{colour}{weight}>{escape(words[0], quote=False)}</text>'
            )


def _look(cell: Any) -> tuple[str, str, bool]:
    """Ink, paper and whether it is bold."""
    ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
    return (paper, ink, cell.bold) if cell.reverse else (ink, paper, cell.bold)


def _colour(name: str, default: str) -> str:
    return default if name == "default" else COLOURS.get(name) or f"#{name}"


def _x(column: int) -> str:
    return f"{round(MARGIN + column * LETTER, 1):g}"


def _length(columns: int) -> str:
    return f"{round(columns * LETTER, 1):g}"


def _box(row: int, column: int, room: int, colour: str) -> str:
    return (
        f'<rect x="{_x(column)}" y="{BAR + row * LEADING - 1}" width="{_length(room)}" '
        f'height="{LEADING}" fill="{colour}"/>'
    )
