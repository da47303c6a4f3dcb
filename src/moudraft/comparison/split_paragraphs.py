"""A paragraph that somebody cut in two, or two that were run together: the words are the same, a mark came or went.

The two halves are made one line again, with a ``¶`` between them, so that what is shown as changed is that mark alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from moudraft.comparison.laid_flat import Atom, Line
from moudraft.comparison.likeness import weight
from moudraft.comparison.looks import lasting
from moudraft.comparison.piece_pairs import LinePair, PiecePair
from moudraft.comparison.word_lines import Chunk, Source

_MARK = "\u00b6"
_FROM_THERE = 0.8
"""The share of a half's words that must come from the whole."""


def rejoined(pairs: Sequence[PiecePair]) -> list[PiecePair]:
    """The pairs, each line that stands beside the other half of what it answers to joined to it."""
    found: list[PiecePair] = []
    for pair in pairs:
        if found and isinstance(pair, LinePair) and isinstance(found[-1], LinePair):
            whole = _joined(found[-1], pair)
            if whole is not None:
                found[-1] = whole
                continue
        found.append(pair)
    return found


def _joined(first: LinePair, second: LinePair) -> LinePair | None:
    """Two neighbours as one, where one of them has both sides and the other is the rest of what was cut."""
    whole, rest = (first, second) if first.old and first.new else (second, first)
    if not whole.old or not whole.new or bool(rest.old) == bool(rest.new):
        return None
    halves = (first.new, second.new) if rest.new else (first.old, second.old)
    other = whole.old if rest.new else whole.new
    half, part = (rest.new, whole.new) if rest.new else (rest.old, whole.old)
    one, two = halves
    if one is None or two is None or half is None or part is None or not _like(one, two) or not _cut(other, half, part):
        return None
    line = _line(one, two)
    return LinePair(other, line) if rest.new else LinePair(line, other)


def _like(one: Line, two: Line) -> bool:
    """Whether two lines look as the halves of one do. Only what was read from a file can have been cut by hand."""
    before, after = one.source, two.source
    return (
        isinstance(before, Source)
        and isinstance(after, Source)
        and lasting(before.properties) == lasting(after.properties)
        and "<w:sectPr" not in before.properties + after.properties
        and not two.bookmarks
    )


def _cut(whole: Line, half: Line, part: Line) -> bool:
    """Whether the words of a half are those of the whole that its other part lacks."""
    words = _bag(half)
    left = _bag(whole)
    left.subtract(_bag(part))
    kept = sum(min(times, left[word]) for word, times in words.items() if left[word] > 0)
    return bool(words) and kept >= _FROM_THERE * words.total()


def _bag(line: Line) -> Counter[str]:
    return Counter(atom.text.casefold() for atom in line.atoms if weight(atom.text))


def _line(one: Line, two: Line) -> Line:
    before, after = one.source, two.source
    chunks = (*before.chunks, Chunk("break", _MARK), *after.chunks)
    source = Source(after.properties, after.mark, f"{before.content}{_MARK}{after.content}", chunks)
    atoms = (*one.atoms, Atom(_MARK, "break"), *two.atoms)
    return msgspec.structs.replace(one, atoms=atoms, source=source)
