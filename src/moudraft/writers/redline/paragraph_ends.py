"""The two ends of a changed paragraph: what must stay at them, and what must not come last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from moudraft.comparison.likeness import weight
from moudraft.comparison.piece_pairs import LinePair, PiecePair
from moudraft.comparison.word_diff import Stretch, stretches
from moudraft.comparison.word_lines import Chunk
from moudraft.writers.redline.block_order import Kind, kind_of
from moudraft.writers.redline.moved_clauses import MovedLine

After = Callable[[], Kind | None]
"""Tells with which change the next paragraph begins, if with one."""


def nothing() -> Kind | None:
    """No change begins the next paragraph, or none that matters."""
    return None


class Stretched(NamedTuple):
    """A paragraph of both texts: how many chunks at either end are fixed, and the stretches between them."""

    head: int
    tail: int
    found: tuple[Stretch, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing of it stayed."""
        return not self.head and not self.tail and not any(stretch.kept for stretch in self.found)


def stretched(old: Sequence[Chunk], new: Sequence[Chunk]) -> Stretched:
    head, tail = fixed_ends(old, new)
    middle, come_in = old[head : len(old) - tail], new[head : len(new) - tail]
    found = stretches([c.key for c in middle], [c.key for c in come_in], [weight(c.text) for c in middle])
    return Stretched(head, tail, tuple(found))


class Starts:
    """With which change each paragraph of a run begins; ``known`` gives the stretches of one of both texts."""

    def __init__(self, pairs: Sequence[PiecePair], known: Callable[[LinePair], Stretched]) -> None:
        self.pairs = pairs
        self.known = known
        self.found: dict[int, Kind | None] = {}

    def after(self, at: int) -> Kind | None:
        """The change with which the paragraph after one begins.

        One of which nothing stayed begins with what comes where what follows it does, else with what goes: so a row of
        them is looked through to its end.
        """
        row = []
        at += 1
        while at not in self.found:
            start = self._start(at)
            if start != "whole":
                self.found[at] = start
                break
            row.append(at)
            at += 1
        begins = self.found[at]
        for each in reversed(row):
            begins = self.found[each] = "ins" if begins == "ins" else "del"
        return begins

    def _start(self, at: int) -> Kind | Literal["whole"] | None:
        pair = self.pairs[at] if at < len(self.pairs) else None
        if not isinstance(pair, LinePair) or isinstance(pair, MovedLine):
            return kind_of(pair) if isinstance(pair, LinePair) else None
        if pair.old is None or pair.new is None or pair.change == "same":
            return kind_of(pair)
        known = self.known(pair)
        if known.whole:
            return "whole"
        first = known.found[0] if known.found and not known.head else None
        if first is None or first.kept:
            return None
        return "ins" if first.old_from == first.old_to else "del"


def fixed_ends(old: Sequence[Chunk], new: Sequence[Chunk]) -> tuple[int, int]:
    """How many chunks at either end of both are the same and no words: a watermark, the two ends of a field."""
    least = min(len(old), len(new))
    head = tail = 0
    while head < least and old[head].kind == "raw" and old[head] == new[head]:
        head += 1
    while tail < least - head and old[-1 - tail].kind == "raw" and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def apart(found: list[Stretch], following: Kind | None) -> list[Stretch]:
    """The stretches, so that the last is not only the change that follows: it takes in a kept word before it."""
    if len(found) < 2 or found[-1].kept:
        return found
    *rest, kept, last = found
    alone = (last.old_from == last.old_to, last.new_from == last.new_to)
    if not (following == "ins" and alone[0]) and not (following == "del" and alone[1]):
        return found
    wider = Stretch(False, last.old_from - 1, last.old_to, last.new_from - 1, last.new_to)
    if kept.old_to - kept.old_from == 1:
        return [*rest, wider]
    shorter = kept._replace(old_to=kept.old_to - 1, new_to=kept.new_to - 1)
    return [*rest, shorter, wider]
