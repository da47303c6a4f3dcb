"""Which item of an old list each item of a new one goes on from."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

_NAMES = ("id", "model", "rule", "short_name", "name", "text")
_LIKE = 0.6  # two texts this alike are one text reworded
_MOST = 2_000  # pairs at one spot that are weighed: beyond this nobody changed one into the other by hand


def matched(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new item the number of the old item it is, moved or changed, or ``None`` for one that was added.

    Equal items first, in place before moved; then those with the same id or name; then, where as many went as
    came at one spot, each for each; then what is much alike.
    """
    before, after = [*map(_print, old)], [*map(_print, new)]
    found: list[int | None] = [None] * len(new)
    spots = _spots(before, after)
    for kind, i, i_end, j, j_end in spots:
        if kind == "equal":
            found[j:j_end] = range(i, i_end)
    _take(found, range(len(old)), range(len(new)), lambda i, j: before[i] == after[j])
    _take(found, range(len(old)), range(len(new)), lambda i, j: bool(_names(old[i]) & _names(new[j])))
    for _, i, i_end, j, j_end in spots:
        _pair(found, old, new, [n for n in range(i, i_end) if n not in found], range(j, j_end))
    if old and new and found == [None] * len(new):
        found = [n if n < len(old) else None for n in range(len(new))]
    return found


def kept(order: Iterable[int | None]) -> set[int]:
    """The most numbers that already stand in rising order; the others are the ones that moved."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for number in order:
        if number is not None:
            at = bisect_left(ends, number)
            chain = [*(chains[at - 1] if at else []), number]
            ends[at : at + 1], chains[at : at + 1] = [number], [chain]
    return set(chains[-1]) if chains else set()


def _spots(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The stretches that are equal and those that are not, the same ends first: one changed item is one change."""
    most = min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    tail = next((n for n in range(most - head) if before[-1 - n] != after[-1 - n]), most - head)
    i, j = len(before) - tail, len(after) - tail
    inner = SequenceMatcher(None, before[head:i], after[head:j], autojunk=False).get_opcodes()
    return [
        ("equal", 0, head, 0, head),
        *((kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in inner),
        ("equal", i, len(before), j, len(after)),
    ]


def _take(found: list[int | None], old: Iterable[int], new: Iterable[int], same: Any) -> None:
    taken = set(found)
    free = [i for i in old if i not in taken]
    for j in new:
        if found[j] is None:
            match = next((i for i in free if same(i, j)), None)
            if match is not None:
                found[j] = match
                free.remove(match)


def _pair(found: list[int | None], old: Sequence[Any], new: Sequence[Any], gone: list[int], spot: range) -> None:
    come = [j for j in spot if found[j] is None]
    if len(gone) == len(come):
        for i, j in zip(gone, come, strict=True):
            found[j] = i
    elif len(gone) * len(come) <= _MOST:
        _take(found, gone, come, lambda i, j: _alike(old[i], new[j]))


def _alike(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return any(new.get(key) == value for key, value in old.items())
    if isinstance(old, str) and isinstance(new, str):
        return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _LIKE
    return False


def _names(value: Any) -> set[str]:
    """What an item is called, whether it is a bare word or a record."""
    given = [value.get(key) for key in _NAMES] if isinstance(value, dict) else [value]
    return {each for each in given if isinstance(each, str) and each}


def _print(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
