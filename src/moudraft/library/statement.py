"""What the words of a library assert, as data: matters, the positions on each, and which of them cannot both be true.

A line of a wording says what it asserts with ``{{ says votes: taken }}`` at its front; a value of an axis, a governance
model and a deal's own provision say it under ``says``.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec

from moudraft.problems import NOWHERE, Location

UNSAID = "unsaid"
"""The position of an answer by which a matter is to be left out: every matter has it, and no words take it."""


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """A position taken on a matter: what ``{{ says votes: taken }}`` says."""

    matter: str
    position: str


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A position on a matter. ``says`` completes "it says that …".

    ``beside`` are the positions it can stand with; with any other on its matter it cannot. A position that ``needs``
    others only speaks of what one of them has to say somewhere in the paper, and can stand with each of them.
    """

    says: str
    beside: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Matter(msgspec.Struct, frozen=True, array_like=True):
    """Something on which a paper can say one thing only, with the positions that its words may take.

    One that stands ``alone`` has one position, which a paper takes or does not mention.
    """

    about: str
    positions: dict[str, Position]
    location: Location = NOWHERE
    alone: bool = False

    def exclude(self, one: str, other: str) -> bool:
        """Whether two positions cannot both be true. A position that the matter does not have excludes none."""
        if one == other:
            return False
        if UNSAID in (one, other):
            return True
        if one not in self.positions or other not in self.positions:
            return False
        first, second = self.positions[one], self.positions[other]
        return other not in (*first.beside, *first.needs) and one not in (*second.beside, *second.needs)
