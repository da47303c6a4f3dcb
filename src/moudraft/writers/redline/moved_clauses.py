"""Clauses that moved, as Word's own moves: a range where they stood, one where they stand, tied by a name.

Where a clause stood, all its words are marked as moved from there. Where it stands, the words that it had are marked as
moved there, the new ones as inserted, and those that went as deleted from among the moved ones, so that a reader sees
in one place what became of the clause. Accepted, the whole of the first place goes; rejected, that of the second.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import count

import msgspec

from moudraft.comparison.comparing import PartPair
from moudraft.comparison.laid_flat import Line
from moudraft.comparison.likeness import weight
from moudraft.comparison.piece_pairs import GridPair, LinePair, PiecePair
from moudraft.comparison.word_diff import stretches
from moudraft.comparison.word_lines import Chunk
from moudraft.writers.redline.change_marks import Marks

LEAST_ALIKE = 0.5
"""The share of its words that a clause must have kept to be shown as moved; else it is deleted and inserted."""


class MovedLine(LinePair, frozen=True, dict=True):
    """A line where it stood (``old``) or where it stands (``new``): the other of the two is None.

    ``twin`` is the line that answers to it at the other place, if one does; ``move`` names the move, and ``first`` and
    ``last`` say that the line begins and ends its range.
    """

    move: str = ""
    twin: Line | None = None
    first: bool = False
    last: bool = False


def is_move(pair: PartPair) -> bool:
    """Whether a part that stands elsewhere is to be shown as moved.

    Not with a table in it, since Word does not track the move of one, nor where most of its words are others.
    """
    if not pair.moved or any(isinstance(piece, GridPair) for piece in pair.pieces):
        return False
    before = sum(weight(atom.text) for line in pair.lines() if line.old for atom in line.old.atoms)
    after = sum(weight(atom.text) for line in pair.lines() if line.new for atom in line.new.atoms)
    kept = sum(
        weight(atom.text)
        for line in pair.lines()
        if line.old and line.new
        for stretch in line.stretches
        if stretch.kept
        for atom in line.old.atoms[stretch.old_from : stretch.old_to]
    )
    return kept >= LEAST_ALIKE * max(before, after)


def moved_lines(pair: PartPair, old: bool) -> Iterator[MovedLine]:
    """The lines of a moved part at one of its two places; two of which no word is the same are no twins."""
    for line in pair.lines():
        twins = line.change == "same" or any(stretch.kept for stretch in line.stretches)
        if old and line.old:
            yield MovedLine(line.old, None, pair.part.id, line.new if twins else None)
        elif not old and line.new:
            yield MovedLine(None, line.new, pair.part.id, line.old if twins else None)


def whole_moves(pairs: Sequence[PiecePair], broken: Container[int]) -> list[PiecePair]:
    """The blocks with each move named and bounded; a move that is not whole at both places is shown as no move.

    ``broken`` are the places of changed paragraphs right before a table or the end of the text, whose marks are not
    their own to move.
    """
    places: dict[str, tuple[list[int], list[int]]] = {}
    for at, pair in enumerate(pairs):
        if isinstance(pair, MovedLine):
            places.setdefault(pair.move, ([], []))[pair.old is None].append(at)
    found, numbers = list(pairs), count(1)
    for both in places.values():
        whole = _answer(pairs, *both) and not any(at in broken for run in both for at in run)
        name = f"move{next(numbers)}" if whole else ""
        for run in both:
            for at in run:
                found[at] = _named(pairs[at], name, at == run[0], at == run[-1])
    return found


def _answer(pairs: Sequence[PiecePair], stood: Sequence[int], stands: Sequence[int]) -> bool:
    """Whether the lines stand together at both places, and every line that has a twin finds it at the other."""
    if not stood or not stands or any(run[-1] - run[0] != len(run) - 1 for run in (stood, stands)):
        return False
    before, after = ([pairs[at] for at in run] for run in (stood, stands))
    wanted_before = {id(line.twin) for line in after if isinstance(line, MovedLine) and line.twin}
    wanted_after = {id(line.twin) for line in before if isinstance(line, MovedLine) and line.twin}
    there, here = {id(line.old) for line in before}, {id(line.new) for line in after}
    return bool(wanted_before) and wanted_before <= there and wanted_after <= here


def _named(pair: PiecePair, name: str, first: bool, last: bool) -> LinePair:
    assert isinstance(pair, MovedLine)
    return msgspec.structs.replace(pair, move=name, first=first, last=last) if name else LinePair(pair.old, pair.new)


def without_joins(pairs: Sequence[PiecePair], look: Callable[[PiecePair], str]) -> list[PiecePair]:
    """The blocks, moved lines with words changed in them made plain where LibreOffice would give their look away.

    It rejects the changes of a paragraph one by one, and so hands the look of one with several to the next paragraph
    that stays. ``look`` gives the properties that a paragraph has in the redline.
    """
    found = list(pairs)
    stays = ""
    for at in range(len(pairs) - 1, -1, -1):
        pair = pairs[at]
        if pair.old is not None:
            stays = look(pair)
        elif isinstance(pair, MovedLine) and pair.twin and _joins(pair, look(pair) != stays):
            found[at] = msgspec.structs.replace(pair, twin=None)
    kept = {id(pair.twin) for pair in found if isinstance(pair, MovedLine) and pair.new and pair.twin}
    for at, pair in enumerate(found):
        if isinstance(pair, MovedLine) and pair.old and id(pair.old) not in kept:
            found[at] = msgspec.structs.replace(pair, twin=None)
    return found


def _joins(pair: MovedLine, unlike: bool) -> bool:
    assert pair.new and pair.twin
    return unlike and [c.key for c in pair.twin.source.chunks] != [c.key for c in pair.new.source.chunks]


def arrived(marks: Marks, old: Sequence[Chunk], new: Sequence[Chunk]) -> str:
    """The words of a line where it stands now; of what went the words alone, since a field is not kept twice."""
    found = stretches([c.key for c in old], [c.key for c in new], [weight(c.text) for c in old])
    out = []
    for stretch in found:
        come = new[stretch.new_from : stretch.new_to]
        if stretch.kept:
            out.append(marks.moved("moveTo", come))
            continue
        gone = "".join(chunk.text for chunk in old[stretch.old_from : stretch.old_to])
        if gone:
            out.append(marks.mark("moveTo", marks.deleted([Chunk("text", gone)])))
        if come:
            out.append(marks.inserted(come))
    return "".join(out)
