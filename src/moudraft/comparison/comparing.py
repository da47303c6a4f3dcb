"""Compare two documents: clauses answered to one another by id, lines by likeness, words one by one.

Pure. The result is a tree: a :class:`Comparison` holds pairs of parts, these pairs of pieces (lines, grids), and a pair
of lines the stretches of words that changed. The summary, the web page and the tracked changes in Word all follow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from moudraft.comparison.alignment import by_id
from moudraft.comparison.laid_flat import Paper, Part, paper_of
from moudraft.comparison.piece_pairing import paired
from moudraft.comparison.piece_pairs import Change, LinePair, PiecePair
from moudraft.comparison.plain.asides import Told, told
from moudraft.document import Document


class PartPair(msgspec.Struct, frozen=True, dict=True):
    """Two parts with one id; one is None where the part was added or removed. ``moved``: it stands elsewhere now.

    A moved part comes twice in ``Comparison.pairs`` (where it stood, and where it stands); ``pieces`` is the same.
    """

    old: Part | None
    new: Part | None
    pieces: tuple[PiecePair, ...]
    moved: bool = False

    @property
    def part(self) -> Part:
        """The new part, else the old one."""
        part = self.new or self.old
        assert part is not None
        return part

    @cached_property
    def change(self) -> Change:
        if self.old is None or self.new is None:
            return "removed" if self.old else "added"
        changes = {pair.change for pair in self.lines()} - {"same"}
        return (
            changes.pop()
            if len(changes) == 1 and changes <= {"referred", "restyled"}
            else ("reworded" if changes else "same")
        )

    @property
    def renumbered(self) -> bool:
        """Whether it stands under another number."""
        return bool(self.old and self.new and place(self.old) != place(self.new))

    def lines(self) -> Iterator[LinePair]:
        """Every pair of lines, those in tables included."""
        for piece in self.pieces:
            if isinstance(piece, LinePair):
                yield piece
            else:
                yield from (line for row in piece.rows for cell in row.cells for line in cell)


class Comparison(msgspec.Struct, frozen=True):
    """Two papers compared. ``order`` is both in one: each part once, a moved one where it stood and where it stands.

    ``told`` is what the files have beside their words.
    """

    old: Paper
    new: Paper
    pairs: tuple[PartPair, ...]
    order: tuple[tuple[PartPair, Literal["both", "old", "new"]], ...]
    told: Told = Told()

    @property
    def same(self) -> bool:
        """Whether nothing that a reader sees has changed, and nothing is left that was not compared."""
        return not self.told and not any(True for _ in self.changed())

    def changed(self) -> Iterator[PartPair]:
        """The parts that were added, removed, moved, renumbered or reworded."""
        return (pair for pair in self.pairs if pair.change != "same" or pair.moved or pair.renumbered)


def compare(old: Document | Paper, new: Document | Paper) -> Comparison:
    """Compare two documents, or two papers read from .docx files of ours."""
    before = paper_of(old) if isinstance(old, Document) else old
    after = paper_of(new) if isinstance(new, Document) else new
    alike = before.template == after.template
    keys = [_ids(paper, alike) for paper in (before, after)]
    merged = by_id(*keys)
    there, here = dict(zip(keys[0], before.parts, strict=True)), dict(zip(keys[1], after.parts, strict=True))
    made: dict[str, PartPair] = {}
    order: list[tuple[PartPair, Literal["both", "old", "new"]]] = []
    for a, b in merged:
        id = keys[0][a] if a is not None else keys[1][b or 0]
        if id not in made:
            both = id in there and id in here
            made[id] = _part(there.get(id), here.get(id), moved=both and (a is None or b is None))
        order.append((made[id], "both" if a is not None and b is not None else "old" if b is None else "new"))
    return Comparison(before, after, tuple(made.values()), tuple(order), told(before.asides, after.asides))


def place(part: Part) -> str:
    """Where a part stands: its number, or its schedule; empty where nothing is numbered."""
    return part.schedule or (part.number if part.kind in ("clause", "heading") else "")


def _ids(paper: Paper, alike: bool) -> list[str]:
    """The ids by which parts answer; headings answer by their words where the templates differ."""
    found: dict[str, None] = {}
    for part in paper.parts:
        id = part.id if alike or part.kind != "heading" else f"heading: {part.title.casefold()}"
        found[id if id not in found else f"{id}#{len(found)}"] = None
    return list(found)


def _part(old: Part | None, new: Part | None, moved: bool) -> PartPair:
    before, after = old.pieces if old else (), new.pieces if new else ()
    if old and new and old.kind == "contents" and min(len(before), len(after)) > 3:
        # One field begins in the first entry, after the heading, and ends in the last.
        ends = (slice(0, 1), slice(1, 2), slice(2, -1), slice(-1, None))
        pairs = [pair for each in ends for pair in paired(before[each], after[each], each != ends[2], whole=False)]
        return PartPair(old, new, tuple(pairs), moved)
    return PartPair(old, new, tuple(paired(before, after, whole=not moved)), moved)
