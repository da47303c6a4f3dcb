"""Clauses that lost the bookmark by which they are known, found again by their words, with another text as guide.

A paragraph typed anew, a file scrubbed of its properties or sent through another program loses its marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from moudraft.comparison.laid_flat import Grid, Part, Piece
from moudraft.comparison.likeness import weight

_ALIKE = 0.6
"""The share of words that a piece must have in common with the first of a clause to be taken for it."""
_MOST_TRIED = 40  # pieces compared for each that is sought; those with the most words in common come first
_OURS = "_mou_"
_KINDS = ("clause", "heading", "schedule", "signatures", "front")
Place = tuple[int, int]


def regained(parts: Sequence[Part], guide: Sequence[Part], slots: Collection[str] | None) -> list[Part]:
    """The parts, cut where a clause begins that the guide has and they have not.

    ``slots`` are the clauses that they should have, as the file itself says; None where it says nothing.
    """
    known = {part.id for part in parts}
    if not any(part.kind == "clause" for part in guide):
        return list(parts)  # it has lost its own marks, and says nothing of where a clause begins
    missing = [
        part
        for part in guide
        if part.id not in known and part.kind in _KINDS and any(part.lines()) and _should(part, slots)
    ]
    if not missing:
        return list(parts)
    pieces = _Pieces(parts, {part.id for part in guide})
    cuts: dict[int, dict[int, Part]] = {}
    after: Place = (-1, -1)
    for part in missing:
        found = pieces.find(part, after)
        if found is not None:
            after = found
            cuts.setdefault(found[0], {})[found[1]] = part
    return [each for at, part in enumerate(parts) for each in _cut(part, cuts.get(at, {}))]


def _should(part: Part, slots: Collection[str] | None) -> bool:
    if slots is None or part.kind not in ("clause", "schedule"):
        return True
    return part.id.removeprefix("schedule/").partition("#")[0] in slots


def share_found(parts: Sequence[Part], guide: Sequence[Part]) -> float:
    """The share of the guide's clauses that the parts have too."""
    wanted = {part.id for part in guide if part.kind == "clause"}
    return len(wanted & {part.id for part in parts}) / (len(wanted) or 1)


def _cut(part: Part, cuts: dict[int, Part]) -> Iterator[Part]:
    starts = sorted(cuts)
    if not starts:
        yield part
        return
    if starts[0] > 0:
        yield Part(part.id, part.kind, part.title, part.pieces[: starts[0]], part.schedule)
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        found = cuts[start]
        yield Part(found.id, found.kind, found.title, part.pieces[start:end], found.schedule)


class _Pieces:
    """The pieces of all parts that may begin a clause, by their words."""

    def __init__(self, parts: Sequence[Part], known: set[str]) -> None:
        self._bags: dict[Place, Counter[str]] = {}
        self._whole: dict[str, list[Place]] = {}
        self._with: dict[str, list[Place]] = {}
        for number, part in enumerate(parts):
            if part.kind in ("header", "contents"):
                continue
            for at, piece in enumerate(part.pieces):
                if (at == 0 and part.id in known and part.kind != "cover") or _marked(piece):
                    continue
                place = (number, at)
                bag = self._bags[place] = _bag(piece)
                self._whole.setdefault(_letters(piece), []).append(place)
                for word in bag:
                    self._with.setdefault(word, []).append(place)
        self._taken: set[Place] = set()

    def find(self, part: Part, after: Place) -> Place | None:
        """Where a part begins: at a piece that says the same as its first, or nearly; by the later ones if need be."""
        for piece in part.pieces[:3]:
            same = [each for each in self._whole.get(_letters(piece), ()) if each not in self._taken]
            found = next((each for each in same if each > after), same[0] if same else None)
            found = found or self._nearest(piece)
            if found is not None and _letters(piece):
                self._taken.add(found)
                return found
        return None

    def _nearest(self, piece: Piece) -> Place | None:
        bag = _bag(piece)
        rare = sorted(bag, key=lambda word: len(self._with.get(word, ())))[:8]
        tried = Counter(place for word in rare for place in self._with.get(word, ())[:_MOST_TRIED])
        best, found = _ALIKE, None
        for place, _ in tried.most_common(_MOST_TRIED):
            other = self._bags[place]
            common = sum(min(times, other[word]) for word, times in bag.items())
            share = 2 * common / ((bag.total() + other.total()) or 1)
            if share > best and place not in self._taken:
                best, found = share, place
        return found


def _marked(piece: Piece) -> bool:
    """Whether a piece has a mark of ours, and so is no other clause."""
    return not isinstance(piece, Grid) and any(name.startswith(_OURS) for name in piece.bookmarks)


def _bag(piece: Piece) -> Counter[str]:
    lines = piece.lines() if isinstance(piece, Grid) else (piece,)
    return Counter(atom.text.casefold() for line in lines for atom in line.atoms if weight(atom.text))


def _letters(piece: Piece) -> str:
    lines = piece.lines() if isinstance(piece, Grid) else (piece,)
    return "".join(atom.text.casefold() for line in lines for atom in line.atoms if atom.text.strip())
