"""Where a draft says what the deal settled: noted paragraph by paragraph while it is filled, never looked for in words.

A paragraph is told by the provision it stands in and its place there in reading order, those that a table gathers
from other provisions not counted. So a number that is given later, or a reference resolved, changes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.library.statement import Statement
from moudraft.problems import Location

if TYPE_CHECKING:
    from moudraft.document.vocabulary import Vocabulary
    from moudraft.document.words_of_values import Scope
    from moudraft.library.wording import Column, Inline, Owed

WHEN = "when "
"""What a fact or key is noted with on which the condition of a line rests, where it holds."""
SAYS = "says "
"""What a statement that a line makes is noted with: ``says votes: taken``."""
_MARKED = (WHEN, SAYS)
COVER = "cover"
SIGNING = "signing"
"""What stands outside every provision, under names that no slot has."""


def said_key(said: Statement) -> str:
    """What a statement is noted as."""
    return f"{SAYS}{said.matter}: {said.position}"


class Spot(msgspec.Struct, frozen=True, order=True, gc=False):
    """A paragraph of a draft: the provision's id, and its place in that provision from 0."""

    provision: str
    paragraph: int


class Source(msgspec.Struct, frozen=True, gc=False):
    """What a paragraph was filled from: words of the library with their holes, the item at hand, and the vocabulary.

    ``where`` is the wording that the words are of, and ``line`` their line in it. ``owed`` is the mark of a line that
    says who owes what it lays down; ``column`` what a cell of a table says of that.
    """

    content: tuple[Inline, ...]
    item: Scope | None
    line: int
    vocabulary: Vocabulary
    where: Location
    owed: Owed | None = None
    column: Column = ""


class Provenance:
    """What each paragraph of a draft was asked for: keys of the deal whose values a hole or a list printed there.

    A second filling of a provision replaces the first. ``worked_out`` is for whoever works something out of the
    finished draft that others need, too: it goes with it.
    """

    takes_notes = True

    def __init__(self) -> None:
        # All paragraphs in a row, the cover first. Most have nothing noted, or one source: nothing is made for them.
        self._notes: list[dict[str, None] | None] = [None]
        self._filled: list[Source | tuple[Source, ...]] = [()]
        self._begins: dict[str, int] = {COVER: 0}
        self._ends: dict[str, int] = {COVER: 1}
        self._open = COVER
        self._ahead: list[str] = []
        self.worked_out: dict[str, Any] = {}

    # --- while a draft is filled ------------------------------------------------------------------

    def enter(self, provision: str) -> None:
        """A provision begins; what is noted from here on stands in it."""
        self.leave()
        self._open = provision
        self._begins[provision] = len(self._notes)

    def leave(self) -> None:
        """A provision ends: what is noted between provisions stands on the cover."""
        if self._open != COVER:
            self._ends[self._open] = len(self._notes)
        self._open = COVER
        self._ahead.clear()

    def begin(self, source: Source | None = None) -> None:
        """A paragraph begins, filled from ``source``."""
        self._notes.append(dict.fromkeys(self._ahead) if self._ahead else None)
        self._filled.append(source or ())
        self._ahead.clear()

    @property
    def has_begun(self) -> bool:
        """Whether the provision at hand has a paragraph."""
        return len(self._notes) > self._begins[self._open]

    def fold(self) -> None:
        """The last paragraph became the end of the one before it."""
        for key in self._notes.pop() or ():
            self._note(-1, key)
        last = self._filled.pop()
        self._filled[-1] = (*_each(self._filled[-1]), *_each(last))

    def note(self, key: str) -> None:
        """The value of a key stands in the paragraph at hand."""
        if self._open == COVER:
            self._note(0, key)
        elif self.has_begun:
            self._note(-1, key)
        else:
            self._ahead.append(key)

    def _note(self, place: int, key: str) -> None:
        noted = self._notes[place]
        if noted is None:
            self._notes[place] = {key: None}
        else:
            noted[key] = None

    def note_ahead(self, key: str) -> None:
        """The value of a key stands in the paragraph that begins next: a list asks before its first line begins."""
        self._ahead.append(key)

    def note_said(self, said: Iterable[Statement]) -> None:
        """The paragraph that begins next asserts something."""
        self._ahead += [said_key(each) for each in said]

    def note_at(self, provision: str, paragraph: int, key: str) -> None:
        """The value of a key stands in a paragraph that is done."""
        self._note(self._begins[provision] + paragraph, key)

    # --- when it is done --------------------------------------------------------------------------

    @cached_property
    def paragraphs(self) -> Mapping[str, Sequence[Mapping[str, None]]]:
        """By provision the keys of each paragraph."""
        return {id: [each or {} for each in self._notes[slice(*of)]] for id, of in self._spans()}

    @cached_property
    def sources(self) -> Mapping[str, Sequence[tuple[Source, ...]]]:
        """By provision what each paragraph was filled from: one, or two where a list ended a sentence."""
        return {id: [_each(found) for found in self._filled[slice(*of)]] for id, of in self._spans()}

    def _spans(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Where the paragraphs of each provision begin, and where they end."""
        return ((id, (begin, self._ends.get(id, len(self._notes)))) for id, begin in self._begins.items())

    @cached_property
    def printed(self) -> frozenset[str]:
        """Every key whose value the draft prints."""
        noted = (keys for paragraphs in self.paragraphs.values() for keys in paragraphs)
        return frozenset(key for keys in noted for key in keys if not key.startswith(_MARKED))

    @cached_property
    def spots(self) -> Mapping[str, tuple[Spot, ...]]:
        """By key, the paragraphs that print its value, in the order in which they were filled."""
        found: dict[str, list[Spot]] = {}
        for provision, paragraphs in self.paragraphs.items():
            for number, keys in enumerate(paragraphs):
                spot = Spot(provision, number)
                for key in keys:
                    if not key.startswith(_MARKED):
                        found.setdefault(key, []).append(spot)
        return {key: tuple(spots) for key, spots in found.items()}

    @cached_property
    def decided(self) -> frozenset[str]:
        """Every fact, and every key of a row, for which some line of the draft stands."""
        noted = (key for paragraphs in self.paragraphs.values() for keys in paragraphs for key in keys)
        return frozenset(key.removeprefix(WHEN) for key in noted if key.startswith(WHEN))

    def asked_in(self, spot: Spot) -> tuple[str, ...]:
        """The keys whose values a paragraph prints."""
        return tuple(key for key in self._noted(spot) if not key.startswith(_MARKED))

    def stands_by(self, spot: Spot) -> tuple[str, ...]:
        """The facts, and the keys of rows, for which the line of a paragraph stands in the draft."""
        return tuple(key.removeprefix(WHEN) for key in self._noted(spot) if key.startswith(WHEN))

    def statements(self) -> Iterator[tuple[Spot, Statement]]:
        """What the draft asserts, paragraph by paragraph."""
        for provision, paragraphs in self.paragraphs.items():
            for number, keys in enumerate(paragraphs):
                for key in keys:
                    if key.startswith(SAYS):
                        matter, _, position = key.removeprefix(SAYS).partition(": ")
                        yield Spot(provision, number), Statement(matter, position)

    def _noted(self, spot: Spot) -> Mapping[str, None]:
        paragraphs = self.paragraphs.get(spot.provision, [])
        return paragraphs[spot.paragraph] if spot.paragraph < len(paragraphs) else {}


def _each(found: Source | tuple[Source, ...]) -> tuple[Source, ...]:
    return found if isinstance(found, tuple) else (found,)


class _NoNotes(Provenance):
    """Where nobody will ask what stands where: nothing is noted."""

    takes_notes = False

    def begin(self, source: Source | None = None) -> None: ...

    def fold(self) -> None: ...

    def note(self, key: str) -> None: ...

    def note_ahead(self, key: str) -> None: ...

    def note_said(self, said: Iterable[Statement]) -> None: ...


NO_NOTES: Provenance = _NoNotes()
