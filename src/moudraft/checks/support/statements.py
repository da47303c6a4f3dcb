"""What a draft asserts, position by position, and where: what the rules on contradictions look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, islice
from typing import TYPE_CHECKING
from weakref import proxy

import msgspec

from moudraft.document import Provision
from moudraft.document.provenance import Spot
from moudraft.library.statement import Matter, Statement

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection import Choice

BODIES = ("body", "team", "terms-of-reference")
"""What the clauses do that print what a body is for; the first of them that is there stands for it."""


class Stated(msgspec.Struct, frozen=True):
    """A position that a provision takes. ``place`` is where a reader finds it; ``model`` is whose purpose says it."""

    said: Statement
    provision: Provision
    choice: Choice
    place: str
    model: str = ""

    @property
    def basis(self) -> Choice | None:
        """The choice whose words say it; None where a body's purpose does."""
        return None if self.model else self.choice


class Statements:
    """What a draft asserts: each position once for each provision that takes it, at its first paragraph.

    The draft keeps it (``draft.once(Statements)``). It does not keep the draft in turn, which would then not go when
    it is done with.
    """

    def __init__(self, draft: Context) -> None:
        self.draft: Context = proxy(draft)

    @cached_property
    def all(self) -> tuple[Stated, ...]:
        found: dict[tuple[Statement, str, str], Stated] = {}
        for each in (*self._of_words(), *self._of_bodies()):
            found.setdefault((each.said, each.provision.id, each.model), each)
        return tuple(found.values())

    @cached_property
    def disagreeing(self) -> tuple[tuple[Stated, Stated], ...]:
        """Two positions that exclude each other, taken by two provisions or by one."""
        on: dict[str, list[Stated]] = {}
        for each in self.all:
            on.setdefault(each.said.matter, []).append(each)
        pairs = (pair for stated in on.values() for pair in combinations(stated, 2))
        return tuple((one, other) for one, other in pairs if self.exclude(one, other.said))

    @cached_property
    def resting_on_nothing(self) -> tuple[Stated, ...]:
        """What speaks of something that nothing in the draft says; not where it says the contrary."""
        said = {each.said for each in self.all}
        told = {each.said for pair in self.disagreeing for each in pair}
        return tuple(each for each in self.all if each.said not in told and not self._rests(each, said))

    def exclude(self, stated: Stated, other: Statement) -> bool:
        said = stated.said
        return said.matter == other.matter and self.matter(said.matter).exclude(said.position, other.position)

    def matter(self, name: str) -> Matter:
        return self.draft.library.statements.get(name, Matter(name, {}))

    def words(self, said: Statement) -> str:
        """What a position says, to follow "says that"."""
        return self.matter(said.matter).positions[said.position].says

    def needed(self, said: Statement) -> tuple[str, ...]:
        """The positions of which one has to be taken somewhere for this one to mean anything."""
        return self.matter(said.matter).positions[said.position].needs

    def _rests(self, stated: Stated, said: set[Statement]) -> bool:
        needed = self.needed(stated.said)
        return not needed or any(Statement(stated.said.matter, each) in said for each in needed)

    def _of_words(self) -> Iterator[Stated]:
        provisions = {provision.id: provision for provision in self.draft.all_provisions}
        for spot, said in self.draft.made.provenance.statements():
            provision, choice = provisions.get(spot.provision), self.draft.choices.get(spot.provision)
            if provision and choice and said.position in self.matter(said.matter).positions:
                yield Stated(said, provision, choice, self._place(provision, spot))

    def _of_bodies(self) -> Iterator[Stated]:
        standing = map(self.draft.in_role, BODIES)
        provision = next((each for each in standing if each is not None), None)
        if provision is None:
            return
        choice, place = self.draft.choices[provision.id], self.draft.place(provision)
        for body in self.draft.selection.terms.bodies:
            for said in self.draft.library.models[body.model].says.items():
                yield Stated(Statement(*said), provision, choice, place, body.model)

    def _place(self, provision: Provision, spot: Spot) -> str:
        """The paragraph, where it has a number of its own, else the provision."""
        paragraph = next(islice(provision.paragraphs(), spot.paragraph, None), None)
        if paragraph and paragraph.number and paragraph.role == "paragraph":
            return f"{self.draft.selection.template.unit} {paragraph.number}"
        return self.draft.place(provision)
