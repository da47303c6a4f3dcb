"""What changed between two drafts, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.comparison.changes_in_words import Heading, clause_changes, words_of
from moudraft.comparison.comparing import Comparison
from moudraft.comparison.deal_changes import DealChange
from moudraft.comparison.party_number import PartyNumber
from moudraft.comparison.piece_pairs import LinePair
from moudraft.comparison.plain.asides import Aside


class SideData(msgspec.Struct, frozen=True):
    """One of the two drafts."""

    title: str
    template: str


class StretchData(msgspec.Struct, frozen=True):
    """Words of a line that stayed, or words that went and what came in their place."""

    kept: str | UnsetType = UNSET
    deleted: str | UnsetType = UNSET
    inserted: str | UnsetType = UNSET


class LineData(msgspec.Struct, frozen=True):
    """A line that changed, with its label in each draft; null where it is not there."""

    change: str
    old: str | None
    new: str | None
    stretches: tuple[StretchData, ...]


class ClauseChangeData(msgspec.Struct, frozen=True):
    """What became of a clause. ``old`` and ``new`` are its places; empty where it is not there.

    ``because`` says of one that has another number alone what shifted it.
    """

    id: str
    title: str
    kinds: tuple[Heading, ...]
    old: str
    new: str
    lines: tuple[LineData, ...]
    because: str


class AsideData(msgspec.Struct, frozen=True):
    """Something of a file beside its plain words: what it is, where it stands, who wrote it, and what it says."""

    what: str
    place: str
    author: str
    words: str


class ComparisonData(msgspec.Struct, frozen=True, kw_only=True):
    """Two drafts compared. ``deal`` is null unless both sides are deals.

    ``in_words`` are compared by their words alone, ``styles`` look otherwise, ``not_compared`` were
    not compared at all; all three only where the two files differ.
    """

    format: int = 1
    same: bool
    old: SideData
    new: SideData
    deal: tuple[DealChange, ...] | None
    clauses: tuple[ClauseChangeData, ...]
    comments: tuple[AsideData, ...]
    comments_gone: tuple[AsideData, ...]
    in_words: tuple[AsideData, ...]
    styles: tuple[AsideData, ...]
    not_compared: tuple[AsideData, ...]


def comparison_data(
    comparison: Comparison,
    deal: Sequence[DealChange] | None = None,
    unit: str = "paragraph",
    number: PartyNumber | None = None,
) -> ComparisonData:
    """A comparison with every changed line; ``unit`` is what the paper calls a numbered paragraph."""
    lines = {
        pair.part.id: tuple(_line(line) for line in pair.lines() if line.change != "same")
        for pair in comparison.changed()
    }
    return ComparisonData(
        same=comparison.same,
        old=SideData(comparison.old.title, comparison.old.template),
        new=SideData(comparison.new.title, comparison.new.template),
        deal=None if deal is None else tuple(deal),
        clauses=tuple(
            ClauseChangeData(each.id, each.title, each.kinds, each.old, each.new, lines.get(each.id, ()), each.because)
            for each in clause_changes(comparison, unit, number)
        ),
        comments=_asides(comparison.told.comments, unit),
        comments_gone=_asides(comparison.told.gone, unit),
        in_words=_asides(comparison.told.in_words, unit),
        styles=_asides(comparison.told.styles, unit),
        not_compared=_asides(comparison.told.unread, unit),
    )


def _asides(found: Sequence[Aside], unit: str) -> tuple[AsideData, ...]:
    return tuple(
        AsideData(each.what, f"{unit} {each.number}" if each.number else each.part, each.author, each.words)
        for each in found
    )


def _line(pair: LinePair) -> LineData:
    old, new = (side.label if side else None for side in (pair.old, pair.new))
    return LineData(pair.change, old, new, tuple(_stretches(pair)))


def _stretches(pair: LinePair) -> Iterator[StretchData]:
    for each in pair.stretches:
        gone = words_of(pair.old.atoms[each.old_from : each.old_to]) if pair.old else ""
        come = words_of(pair.new.atoms[each.new_from : each.new_to]) if pair.new else ""
        yield StretchData(kept=come) if each.kept else StretchData(deleted=gone or UNSET, inserted=come or UNSET)
