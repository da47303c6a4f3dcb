"""The library's words of which a draft is made: each run of them between its holes, with the place it has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from moudraft.library.condition import Condition, Facts
from moudraft.library.wording import GridRow, Inline, Line, Wording, Words, walk
from moudraft.library.worked_out import once_for
from moudraft.problems import Location

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.checks.support.pointing import Place
    from moudraft.document import Provision

Run = tuple[str, "Place", "Provision", str]
"""A run of words: its text, its place in the library, the provision, and the effect its wording is for."""


def library_text(draft: Context) -> Sequence[Run]:
    """Each run of the library's words in the draft."""
    return draft.once(_library_texts)


def library_text_with(draft: Context, *signs: str) -> list[Run]:
    """Those runs that hold any of some letters, small ones, in reading order."""
    text, starts = draft.once(_joined)
    found: set[int] = set()
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = text.find(sign, starts[number + 1])
    runs = library_text(draft)
    return [runs[number] for number in sorted(found)]


def worded(draft: Context) -> str:
    """All the runs as one text in small letters."""
    return draft.once(_joined)[0]


def _joined(draft: Context) -> tuple[str, list[int]]:
    """The runs as one text in small letters, with where each begins, and where the last ends."""
    texts = [f"{text.lower()}\n" for text, *_ in library_text(draft)]
    return "".join(texts), [0, *accumulate(map(len, texts))]


def _library_texts(draft: Context) -> list[Run]:
    return list(_library_text(draft))


def _library_text(draft: Context) -> Iterator[Run]:
    for provision in draft.all_provisions:
        wording = draft.choices[provision.id].wording
        for text, place in _standing(once_for(wording, _parts), draft.facts):
            yield text, place, provision, wording.effect


class _Part(msgspec.Struct, frozen=True):
    """A line, a row or the head of a table: when it stands, the runs in it with their place, and what is below it."""

    when: Condition
    runs: tuple[tuple[str, Location], ...]
    below: tuple[_Part, ...] = ()


def _parts(wording: Wording) -> tuple[_Part, ...]:
    """The parts of a wording, the heads of its tables first."""
    where, body = wording.location, wording.body
    heads = [_Part((), _runs(block.header, where)) for block in body if not isinstance(block, Line)]
    rest = [each for block in body for each in ((block,) if isinstance(block, Line) else block.rows)]
    return (*heads, *(_part(each, where) for each in rest))


def _part(each: Line | GridRow, where: Location) -> _Part:
    at = Location(where.file, each.line) if each.line else where
    when = tuple(tuple(line for line in lines if not line.name.startswith("item.")) for lines in each.when)
    if isinstance(each, Line):
        return _Part(when, _runs((each.content,), at), tuple(_part(child, where) for child in each.children))
    return _Part(when, _runs(each.cells, at))


def _runs(contents: Iterable[tuple[Inline, ...]], at: Location) -> tuple[tuple[str, Location], ...]:
    texts = ("\u00b7".join(part.text for part in walk(content) if isinstance(part, Words)) for content in contents)
    return tuple((text, at) for text in texts if text.strip())


def _standing(parts: Iterable[_Part], facts: Facts) -> Iterator[tuple[str, Location]]:
    """Each run whose line may stand in the draft; what a line asks of the item at hand is left open."""
    waiting = list(parts)
    for each in waiting:
        if not each.when or any(all(line.holds(facts) for line in lines) for lines in each.when):
            yield from each.runs
            waiting.extend(each.below)
