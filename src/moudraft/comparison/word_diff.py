"""What changed inside a line: stretches of atoms kept, deleted and inserted, in a form that reads well."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LEAST_KEPT = 0.25
"""Where less than this share of two lines' words is the same, the one is struck out whole and the other put in."""


MOST_CELLS = 4_000_000
"""Two paragraphs longer than this, one by the other, are not compared word by word: it would take minutes."""
_RUN = 32


class Stretch(NamedTuple):
    """Places in the old and the new sequence: ``old_from:old_to`` was replaced by ``new_from:new_to``, or kept."""

    kept: bool
    old_from: int
    old_to: int
    new_from: int
    new_to: int


def stretches(old: Sequence[Hashable], new: Sequence[Hashable], weights: Sequence[int]) -> list[Stretch]:
    """Both sequences, from end to end. ``weights`` says of each old member how much it counts (0: space, marks)."""
    if list(old) == list(new):
        return [Stretch(True, 0, len(old), 0, len(new))] if old else []
    least = min(len(old), len(new))
    head = 0
    while head < least and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    blocks = [(0, 0, head)] if head else []
    middle = _matching(old[head : len(old) - tail], new[head : len(new) - tail])
    blocks += [(a + head, b + head, size) for a, b, size in middle]
    blocks += [(len(old) - tail, len(new) - tail, tail)] if tail else []
    kept = sum(weights[n] for a, _, size in blocks for n in range(a, a + size))
    if kept < LEAST_KEPT * sum(weights) and sum(weights) > 3:
        blocks = []
    return _filled(_worth_keeping(blocks, weights, len(old), len(new)), len(old), len(new))


def _matching(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """What two sequences have in common, as (place, place, length); of very long ones what runs of words have."""
    if len(old) * len(new) <= MOST_CELLS:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    if len(old) * len(new) > MOST_CELLS * _RUN * _RUN:
        return []
    runs = [[tuple(each[at : at + _RUN]) for at in range(0, len(each), _RUN)] for each in (old, new)]
    return [(a * _RUN, b * _RUN, sum(map(len, runs[0][a : a + size]))) for a, b, size in _matching(runs[0], runs[1])]


def _worth_keeping(
    blocks: list[tuple[int, int, int]], weights: Sequence[int], old: int, new: int
) -> list[tuple[int, int, int]]:
    """The kept blocks without scraps: a space or a lone little word between two changes only hinders reading."""
    kept = []
    for a, b, size in blocks:
        inside = a > 0 and b > 0 and a + size < old and b + size < new
        if not inside or sum(weights[a : a + size]) > 1 or _long_enough(weights, a, size):
            kept.append((a, b, size))
    return kept


def _long_enough(weights: Sequence[int], a: int, size: int) -> bool:
    return size > 4 or any(weights[n] > 1 for n in range(a, a + size))


def _filled(blocks: list[tuple[int, int, int]], old: int, new: int) -> list[Stretch]:
    """The blocks with the changes between them, neighbours that touch joined."""
    found: list[Stretch] = []
    at_old = at_new = 0
    for a, b, size in [*blocks, (old, new, 0)]:
        if (at_old, at_new) != (a, b):
            found.append(Stretch(False, at_old, a, at_new, b))
        elif found and size and found[-1].kept:
            last = found.pop()
            a, b, size = last.old_from, last.new_from, size + last.old_to - last.old_from
        if size:
            found.append(Stretch(True, a, a + size, b, b + size))
        at_old, at_new = a + size, b + size
    return found
