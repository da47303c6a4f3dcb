"""The order of a redline's blocks, put so that Word and LibreOffice both come out right at tables and at the end.

A paragraph that goes (or comes) runs on into the next one. There is none where a table follows, or the end of a cell or
of the text, so there something else has to give: see :func:`settled` and :func:`shifts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from moudraft.comparison.comparing import Comparison
from moudraft.comparison.laid_flat import Line, Part
from moudraft.comparison.piece_pairs import GridPair, LinePair, PiecePair, RowPair
from moudraft.writers.redline.moved_clauses import is_move, moved_lines

Kind = Literal["ins", "del"]


class Shift(NamedTuple):
    """A run of changed paragraphs before a table takes the mark of the kept paragraph before it, not its own last one.

    That is also how Word records a deletion from the end of one paragraph to the end of another. ``lead`` is the kept
    paragraph.
    """

    kind: Kind
    lead: LinePair


def blocks(comparison: Comparison) -> Iterator[PiecePair]:
    """Every block of both texts in one order; a part that moved comes where it stood and where it stands."""
    for pair, where in comparison.order:
        if pair.part.kind == "header":
            continue
        if where == "both":
            yield from pair.pieces
        elif is_move(pair):
            yield from moved_lines(pair, where == "old")
        elif where == "old":
            yield from _alone(pair.old, old=True)
        else:
            yield from _alone(pair.new, old=False)


def _alone(part: Part | None, old: bool) -> Iterator[PiecePair]:
    for piece in part.pieces if part else ():
        if isinstance(piece, Line):
            yield _one(piece, old)
            continue
        cells = [tuple(tuple(_one(line, old) for line in cell) for cell in row.cells) for row in piece.rows]
        pairs = zip(piece.rows, cells, strict=True)
        rows = tuple(RowPair(row if old else None, None if old else row, each) for row, each in pairs)
        yield GridPair(piece, None, rows) if old else GridPair(None, piece, rows)


def _one(line: Line, old: bool) -> LinePair:
    return LinePair(line, None) if old else LinePair(None, line)


def kind_of(pair: PiecePair) -> Kind | None:
    """Whether a block comes or goes; None where both texts have it."""
    return "del" if pair.new is None else "ins" if pair.old is None else None


def settled(pairs: Sequence[PiecePair], alike: Callable[[PiecePair, PiecePair], bool]) -> list[PiecePair]:
    """The blocks with a paragraph that goes and one that comes made one, where a table or the end follows them.

    ``alike`` says whether two paragraphs have one style and level.
    """
    found = [pair for region in _regions(pairs) for pair in region]
    at = 0
    while at < len(found):
        if isinstance(found[at], GridPair):
            at = _before_table(found, at, alike)
        at += 1
    return _at_end(found)


def _regions(pairs: Sequence[PiecePair]) -> Iterator[list[PiecePair]]:
    """Runs of blocks that come or go, and the blocks between; of a run, first those of the text that has tables in it.

    Then the words that lead in to such a table stand right after a kept paragraph.
    """
    for changed, group in groupby(pairs, lambda pair: kind_of(pair) is not None):
        run = list(group)
        if changed:
            gone, come = ([pair for pair in run if kind_of(pair) == kind] for kind in ("del", "ins"))
            tables = [any(isinstance(pair, GridPair) for pair in each) for each in (gone, come)]
            run = come + gone if tables == [False, True] else gone + come
        yield run


def _before_table(found: list[PiecePair], at: int, alike: Callable[[PiecePair, PiecePair], bool]) -> int:
    """Pair the paragraphs before a table, in place; returns where the table then is."""
    start = at
    while start and isinstance(found[start - 1], LinePair) and kind_of(found[start - 1]):
        start -= 1
    gone = [n for n in range(start, at) if kind_of(found[n]) == "del"]
    come = [n for n in range(start, at) if kind_of(found[n]) == "ins"]
    if gone and come:
        both = _joined(found[gone[-1]], found[come[-1]])
        found[start:at] = [found[n] for n in range(start, at) if n not in (gone[-1], come[-1])] + [both]
        return at - 1
    led = start and isinstance(found[start - 1], LinePair)
    if kind_of(found[at]) == ("del" if gone else "ins") and (gone or (come and not led)):
        return _over_table(found, at, alike)
    return at


def _over_table(found: list[PiecePair], at: int, alike: Callable[[PiecePair, PiecePair], bool]) -> int:
    """Pair the paragraph before a table that goes (or comes) with one after it of the other kind, if there is one.

    The first that has its style, since LibreOffice does not bring an old style back; those before that one then stand
    before the table, which is not there where they are.
    """
    last, later = found[at - 1], at + 1
    while later < len(found) and kind_of(found[later]) == kind_of(last):
        later += 1
    others = list[PiecePair]()
    for pair in found[later:]:
        if not isinstance(pair, LinePair) or not kind_of(pair) or kind_of(pair) == kind_of(last):
            break
        others.append(pair)
    if not others:
        return at
    chosen = next((n for n, pair in enumerate(others) if alike(last, pair)), 0)
    del found[later : later + chosen + 1]
    other = others[chosen]
    both = _joined(last, other) if last.new is None else _joined(other, last)
    found[at - 1 : at] = [*others[:chosen], both]
    return at + chosen


def _joined(old: PiecePair, new: PiecePair) -> LinePair:
    assert isinstance(old, LinePair) and isinstance(new, LinePair)
    return LinePair(old.old, new.new)


def _at_end(pairs: list[PiecePair]) -> list[PiecePair]:
    """The last paragraphs of both texts are one: a body cannot be without its last paragraph."""
    gone = next((n for n in range(len(pairs) - 1, -1, -1) if pairs[n].old), None)
    come = next((n for n in range(len(pairs) - 1, -1, -1) if pairs[n].new), None)
    if gone is None or come is None or gone == come:
        return pairs
    old, new = pairs[gone], pairs[come]
    if not isinstance(old, LinePair) or not isinstance(new, LinePair) or old.new or new.old:
        return pairs
    return [*(pair for n, pair in enumerate(pairs) if n not in (gone, come)), _joined(old, new)]


def shifts(pairs: Sequence[PiecePair]) -> tuple[dict[int, Kind], dict[int, Shift]]:
    """By place: the kept paragraphs whose mark comes or goes, and the last paragraphs of the runs after them."""
    leads: dict[int, Kind] = {}
    ends: dict[int, Shift] = {}
    for at in range(1, len(pairs) + 1):
        kind = kind_of(pairs[at - 1])
        stopped = at == len(pairs) or isinstance(pairs[at], GridPair)
        if not stopped or not kind or not isinstance(pairs[at - 1], LinePair):
            continue
        start = at - 1
        while start and isinstance(pairs[start - 1], LinePair) and kind_of(pairs[start - 1]) == kind:
            start -= 1
        lead = pairs[start - 1] if start else None
        if isinstance(lead, LinePair) and kind_of(lead) is None:
            leads[start - 1] = kind
            ends[at - 1] = Shift(kind, lead)
    return leads, ends


def last_before_stops(pairs: Sequence[PiecePair]) -> set[int]:
    """The places of the changed paragraphs in the runs that end at a table or at the end of the text."""
    found: set[int] = set()
    for at in range(1, len(pairs) + 1):
        if at == len(pairs) or isinstance(pairs[at], GridPair):
            start = at - 1
            while start >= 0 and isinstance(pairs[start], LinePair) and kind_of(pairs[start]) == kind_of(pairs[at - 1]):
                start -= 1
            if kind_of(pairs[at - 1]):
                found.update(range(start + 1, at))
    return found
