"""What changed between two drafts, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.comparison.changes_in_words import Heading
from moudraft.comparison.deal_changes import DealChange


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
    """What became of a clause. ``old`` and ``new`` are its places; empty where it is not there."""

    id: str
    title: str
    kinds: tuple[Heading, ...]
    old: str
    new: str
    lines: tuple[LineData, ...]


class AsideData(msgspec.Struct, frozen=True):
    """Something of a file beside its plain words: what it is, where it stands, who wrote it, and what it says."""

    what: str
    place: str
    author: str
    words: str


class ComparisonData(msgspec.Struct, frozen=True, kw_only=True):
    """Two drafts compared. ``deal`` is null unless both sides are deals.

    ``in_words`` are compared by their words alone, ``not_compared`` not at all; both only where the two files differ.
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
    not_compared: tuple[AsideData, ...]
