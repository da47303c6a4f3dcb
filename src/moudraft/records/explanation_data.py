"""Why a draft is as it is, for scripts: the shape of what ``moudraft explain`` prints."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Any, Literal

import msgspec

from moudraft.deal import Waiver
from moudraft.library.wording import Position
from moudraft.selection.settled_value import Source
from moudraft.tracing.both_ways import TraceCounts


class TemplateName(msgspec.Struct, frozen=True):
    """The kind of paper."""

    id: str
    title: str


class RedLineData(msgspec.Struct, frozen=True, kw_only=True):
    """A red line of the deal: who holds it, what it asks for, where it is kept. ``id`` is empty for own words."""

    id: str
    code: str
    title: str
    held_by: tuple[str, ...]
    means: str
    reason: str
    private: bool
    waiver: Waiver | None
    requires: tuple[str, ...]
    any_of: tuple[str, ...]
    kept_by: tuple[str, ...]
    protected: bool
    file: str
    line: int


class TermValue(msgspec.Struct, frozen=True):
    """A value of an axis with the details it carries."""

    value: str
    label: str
    details: dict[str, Any]


class TermData(msgspec.Struct, frozen=True, kw_only=True):
    """An axis as it is settled for the deal, where that came from and why."""

    axis: str
    label: str
    values: tuple[TermValue, ...]
    settled: bool
    source: Source
    because: str
    file: str
    line: int


class ReasonData(msgspec.Struct, frozen=True):
    """Why a clause is in."""

    kind: Literal["slot", "red line", "need", "deal"]
    text: str
    file: str
    line: int


class ChosenData(msgspec.Struct, frozen=True):
    """Who chose a wording; ``matched`` are the lines of its condition that held."""

    by: Literal["deal", "template", "condition"]
    matched: tuple[str, ...]
    file: str
    line: int


class TurnedDownData(msgspec.Struct, frozen=True):
    """A wording that was not taken."""

    wording: str
    why: str


class ChoiceMade(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of the draft. ``place`` is where it stands; empty where no draft could be made, or it prints nothing."""

    slot: str
    clause: str
    code: str
    title: str
    place: str
    because: tuple[ReasonData, ...]
    keeps: tuple[str, ...]
    wording: str
    register: str
    position: Position
    chosen: ChosenData
    turned_down: tuple[TurnedDownData, ...]
    file: str
    line: int


class LeftOutData(msgspec.Struct, frozen=True):
    """A clause that is not in the draft."""

    slot: str
    clause: str
    code: str
    title: str
    why: str
    file: str
    line: int


class SettingMade(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings gave where the deal, or the command, says nothing; ``file`` may name a variable."""

    key: str
    value: str
    file: str
    line: int


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why each clause is in or out, and where each value came from.

    ``settings`` is what the settings said of a draft, where nothing went before them. ``counts`` are those of the
    trace; null where one clause alone is explained, or no draft could be made.
    """

    format: int = 1
    deal: str
    title: str
    template: TemplateName
    library: str
    red_lines: tuple[RedLineData, ...]
    terms: tuple[TermData, ...]
    clauses: tuple[ChoiceMade, ...]
    left_out: tuple[LeftOutData, ...]
    settings: tuple[SettingMade, ...] = ()
    counts: TraceCounts | None = None
