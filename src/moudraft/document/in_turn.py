"""Lines and rows that stand side by side for the items of one list, each under a condition on the item.

Two lines that repeat over the same list are two ways of saying an item, so the items keep the order of the deal: for
each item, the lines that stand for it. Lines without such a condition are repeated one after another, each over all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from moudraft.library.wording import GridRow, Line

L = TypeVar("L", Line, GridRow)


def alternatives(lines: Sequence[L]) -> Iterator[list[L]]:
    """Lines in their order, those together that are ways of saying the same items."""
    if len(lines) == 1 or not any(line.each for line in lines):
        yield from ([line] for line in lines)
        return
    for _same, group in groupby(enumerate(lines), lambda pair: _together(pair[1]) or pair[0]):
        yield [line for _number, line in group]


def _together(line: Line | GridRow) -> str:
    """The list over which a line is one of several ways; empty where it stands alone."""
    if not line.each:
        return ""
    return line.each if any(each.name.startswith("item.") for lines in line.when for each in lines) else ""
