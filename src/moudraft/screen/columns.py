"""Plain text for people: aligned columns and wrapped lines, the same on a terminal and in a pipe."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDTH = 100


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with every column but the last as wide as its longest cell."""
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    return ["  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows]


def wrapped(text: str, indent: int = 0, mark: str = "") -> str:
    """Text wrapped to the width; ``mark`` (a dash, a label) stands before it and the lines below it line up."""
    first = " " * indent + mark
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines) or first.rstrip()
