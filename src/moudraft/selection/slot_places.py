"""Where the slots of a draft stand: those of the template in reading order, and those made for other clauses."""

from __future__ import annotations

import msgspec

from moudraft.library.template import Slot, Template


class Place(msgspec.Struct, frozen=True):
    """Where a slot stands in the template.

    ``place`` is ``preamble``, the number of a section from 0, or ``schedules``; for a row of a table ``row_of`` is the
    slot that holds the table and ``group`` the number of its row; ``id`` is the slot's.
    """

    slot: Slot
    place: str
    row_of: str = ""
    group: int = 0
    id: str = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "id", self.slot.id)


def places_of(template: Template) -> list[Place]:
    """The places of a template in reading order."""
    places = []
    for place, slots in template.places():
        for slot in slots:
            places.append(Place(slot, place))
            for number, group in enumerate(slot.rows):
                places.extend(Place(row, place, slot.id, number) for row in group.slots)
    return places


def end_of(places: list[Place], place: str) -> int:
    """The index behind the last slot of a part of the draft."""
    return max((n for n, each in enumerate(places) if each.place == place), default=len(places) - 1) + 1


def welcoming(template: Template, topic: str) -> int | None:
    """The number of the first section that is a topic's."""
    return next((n for n, section in enumerate(template.sections) if topic in section.topics), None)
