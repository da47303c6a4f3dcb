"""The smallest sets of red lines and options that cannot stand together: exact on the combinations drafted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

import msgspec

MOST_OPTIONS = 3
"""Sets that need more options than these are too long to be a reason anybody would read."""


class ConflictSet(msgspec.Struct, frozen=True):
    """Red lines and options (axis key → choice) that no combination has together, though each part of them has one."""

    lines: tuple[str, ...]
    options: dict[str, str]

    @property
    def size(self) -> int:
        return len(self.lines) + len(self.options)


Combination = tuple[Mapping[str, str], Sequence[frozenset[str]]]
"""The options of a combination, by axis, and the sets of red lines of which it breaks at least one each."""


def conflict_sets(combined: Sequence[Combination], keep: Iterable[str]) -> list[ConflictSet]:
    """Every inclusion-minimal conflict with at most three options, the smallest first.

    A set (lines, options) conflicts when every combination that has the options breaks the lines: has a breakage that
    is a subset of them. Only breakages within ``keep`` count.
    """
    wanted = frozenset(keep)
    rows = [(options, [each for each in broken if each <= wanted]) for options, broken in combined]
    found: list[tuple[frozenset[str], frozenset[tuple[str, str]]]] = []
    for options in _partial(rows):
        matching = [broken for has, broken in rows if all(has.get(axis) == value for axis, value in options)]
        if not matching or not all(matching):
            continue
        for lines in _transversals(matching):
            if not any(less <= lines and fewer <= options for less, fewer in found):
                found.append((lines, options))
    made = [ConflictSet(tuple(sorted(lines)), dict(sorted(options))) for lines, options in found]
    return sorted(made, key=lambda each: (each.size, len(each.options), each.lines, sorted(each.options.items())))


def _partial(rows: Sequence[tuple[Mapping[str, str], object]]) -> Iterator[frozenset[tuple[str, str]]]:
    """Every choice of options for some axes, fewer axes first, in a steady order."""
    axes: dict[str, dict[str, None]] = {}
    for options, _ in rows:
        for axis, value in options.items():
            axes.setdefault(axis, {})[value] = None
    for count in range(min(MOST_OPTIONS, len(axes)) + 1):
        for chosen in combinations(axes, count):
            for values in product(*(axes[axis] for axis in chosen)):
                yield frozenset(zip(chosen, values, strict=True))


def _transversals(rows: Sequence[Sequence[frozenset[str]]]) -> list[frozenset[str]]:
    """The minimal sets of lines that hold, for every row, at least one of its breakages."""
    found: list[frozenset[str]] = [frozenset()]
    for breakages in dict.fromkeys(tuple(row) for row in rows):
        grown = {
            lines if any(each <= lines for each in breakages) else lines | more
            for lines in found
            for more in (breakages if not any(each <= lines for each in breakages) else breakages[:1])
        }
        found = [each for each in grown if not any(other < each for other in grown)]
    return sorted(found, key=lambda each: (len(each), sorted(each)))
