"""Which of two sequences' members answer to one another: by id where they have one, else by likeness, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int | None, int | None]
LIKE = 0.45
"""How alike two lines must be to count as one line reworded (1 is alike)."""
_MOST_CELLS = 250_000  # of the table below; beyond it only equal members are paired


def in_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The longest set of ids that stand in the same order in both; the other ids that both have were moved."""
    places = {id: at for at, id in enumerate(old)}
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for id in new:
        if id not in places:
            continue
        at = bisect_left(tails, places[id])
        before[id] = ends[at - 1] if at else None
        tails[at : at + 1] = [places[id]]
        ends[at : at + 1] = [id]
    kept: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def by_id(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Both sequences in one: what stands in order together, between them first what went and then what came."""
    kept = in_order(old, new)
    pairs: list[Pair] = []
    at = 0
    gone = [(n, id) for n, id in enumerate(old)]
    for n, id in enumerate(new):
        if id not in kept:
            pairs.append((None, n))
            continue
        start = len(pairs)
        while start and pairs[start - 1][0] is None:
            start -= 1
        went: list[Pair] = []
        while gone[at][1] != id:
            went.append((gone[at][0], None))
            at += 1
        pairs[start:start] = went
        pairs.append((gone[at][0], n))
        at += 1
    start = len(pairs)
    while start and pairs[start - 1][0] is None:
        start -= 1
    pairs[start:start] = [(n, None) for n, _ in gone[at:]]
    return pairs


def by_likeness(old: Sequence[T], new: Sequence[T], like: Callable[[T, T], float]) -> list[Pair]:
    """Both sequences in one, so that the likeness of the pairs is greatest; ``like`` gives 0 for what cannot pair."""
    head = 0
    while head < min(len(old), len(new)) and like(old[head], new[head]) >= 1:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and like(old[-1 - tail], new[-1 - tail]) >= 1:
        tail += 1
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail], like)
    pairs: list[Pair] = [(n, n) for n in range(head)]
    pairs += [(None if a is None else a + head, None if b is None else b + head) for a, b in middle]
    return pairs + [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]


def _middle(old: Sequence[T], new: Sequence[T], like: Callable[[T, T], float]) -> list[Pair]:
    """The best pairing by dynamic programming: ``best[i][j]`` is what old[i:] and new[j:] can reach."""
    rows, columns = len(old), len(new)
    if not rows or not columns or rows * columns > _MOST_CELLS:
        return [(n, None) for n in range(rows)] + [(None, n) for n in range(columns)]
    likes = [[like(a, b) for b in new] for a in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        below, here, own = best[i + 1], best[i], likes[i]
        for j in range(columns - 1, -1, -1):
            paired = own[j] + below[j + 1] if own[j] else 0.0
            here[j] = max(paired, below[j], here[j + 1])
    return _walk(likes, best)


def _walk(likes: list[list[float]], best: list[list[float]]) -> list[Pair]:
    pairs: list[Pair] = []
    i = j = 0
    rows, columns = len(likes), len(best[0]) - 1
    while i < rows and j < columns:
        if likes[i][j] and best[i][j] == likes[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs + [(n, None) for n in range(i, rows)] + [(None, n) for n in range(j, columns)]
