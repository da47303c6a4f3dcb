"""A document shape: its words, its ordered slots and where they stand.

:mod:`moudraft.library.reading.template_file` reads it from ``templates/<name>.yaml``.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterator
from typing import Literal

import msgspec

from moudraft.deal.presentation import Layout
from moudraft.library.condition import ALWAYS, Condition
from moudraft.library.wording import Inline
from moudraft.problems import NOWHERE, Location

Weight = Literal["core", "protective", "usual", "ornament"]
"""How much a paper of this kind needs a clause: it is none without it; it protects somebody; it is often there; it is
there for its sound. A lean draft has the last two only where something in the deal asks for them."""


class Slot(msgspec.Struct, frozen=True, array_like=True):
    """A place for a clause in a template. ``rows`` gather other clauses in its table, group by group.

    An ``optional`` slot is filled only where the deal, a red line or another clause asks for its clause. ``because``
    says what a ``protective`` one protects. ``heading`` stands above it in the preamble.
    """

    clause: str
    register: str = "clause"
    when: Condition = ALWAYS
    required: bool = False
    optional: bool = False
    wording: str = ""
    rows: tuple["RowGroup", ...] = ()
    weight: Weight = "usual"
    because: str = ""
    heading: tuple[Inline, ...] = ()
    location: Location = NOWHERE

    @property
    def id(self) -> str:
        """Unique in a template: the clause, and its register where that is not plain ``clause``."""
        return self.clause if self.register == "clause" else f"{self.clause}@{self.register}"


class RowGroup(msgspec.Struct, frozen=True, array_like=True):
    """One row of a gathering table: a heading and the slots that stand beside it."""

    heading: tuple[Inline, ...]
    slots: tuple[Slot, ...]


class TemplateSection(msgspec.Struct, frozen=True, array_like=True):
    """A headed part of a template. Clauses without a slot of their own go where their topic is welcome."""

    heading: tuple[Inline, ...]
    slots: tuple[Slot, ...]
    topics: tuple[str, ...] = ()


class LaterPaper(msgspec.Struct, frozen=True, array_like=True):
    """The paper that a first paper leads to, and when it is that one."""

    name: str
    when: Condition = ALWAYS


class Paper(msgspec.Struct, frozen=True, array_like=True):
    """What the document calls itself: its name, how it says "this", and the later paper it leads to.

    Of ``later`` the first whose condition holds is meant; where a deal names the later paper, it is that.
    """

    name: str
    this: str
    plural: bool = False
    later: tuple["LaterPaper", ...] = ()
    bound: tuple[str, ...] = ()

    def called(self, binds: bool) -> tuple[str, str]:
        """Its name and how it says "this"; a paper may have others where it binds as a whole."""
        return (self.bound[0], self.bound[1]) if binds and self.bound else (self.name, self.this)


class Template(msgspec.Struct, frozen=True, array_like=True):
    """A document shape: its words and its ordered slots. It is ``signed`` when that condition holds (None: never).

    ``leads_as`` is the class of the party that leads its service, and ``others_as`` that of the rest, for a deal that
    has no classes of its own. ``opening`` is the heading over its first section, where what comes before is headed too.
    A paper that goes with an agreement (:mod:`moudraft.library.paper_kinds`) may go without numbers: it is then not
    ``numbered``.
    """

    id: str
    title: str
    help: str
    instrument: str
    unit: str
    schedule: str
    paper: Paper
    councils: str
    partners: str
    cover: tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]
    preamble: tuple[Slot, ...]
    sections: tuple[TemplateSection, ...]
    schedules: tuple[Slot, ...]
    signed: Condition | None
    execution_intro: tuple[Inline, ...] = ()
    fill_bodies: bool = True
    layout: Layout = Layout()
    opening: tuple[Inline, ...] = ()
    numbered: bool = True
    together: str = "the partnership"
    work: str = "joint work"
    leads_as: str = ""
    others_as: str = ""
    location: Location = NOWHERE

    def slots(self) -> Iterator[tuple[str, Slot]]:
        """Every slot in reading order with where it stands: ``preamble``, a section's number, or ``schedules``."""
        for place, slots in self.places():
            for slot in slots:
                yield place, slot
                for group in slot.rows:
                    for row in group.slots:
                        yield place, row

    def places(self) -> Iterator[tuple[str, tuple[Slot, ...]]]:
        yield "preamble", self.preamble
        for index, section in enumerate(self.sections):
            yield str(index), section.slots
        yield "schedules", self.schedules
