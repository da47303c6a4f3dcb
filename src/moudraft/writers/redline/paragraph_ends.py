"""The two ends of a changed paragraph: what must stay at them, and what must not come last."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.comparison.word_diff import Stretch
from moudraft.comparison.word_lines import Chunk
from moudraft.writers.redline.block_order import Kind


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
