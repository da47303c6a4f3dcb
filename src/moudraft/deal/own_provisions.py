"""What a deal says in words of its own: provisions of its own, and stock words that it changes for this one paper."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec

OWN = "own/"
"""What the ids of a deal's own provisions begin with, beside the topics of the library's clauses."""
OwnEffect = Literal["follows", "binds", "never"]


class Approved(msgspec.Struct, frozen=True):
    """Who approved words of the deal's own, and on what day (YYYY-MM-DD)."""

    by: str
    on: str


class OwnLine(msgspec.Struct, frozen=True):
    """One paragraph of an own provision: who does it (short names, or ``each``), the words, and the list below them."""

    text: str
    by: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class OwnProvision(msgspec.Struct, frozen=True):
    """A provision that the deal words itself. ``handle`` is what the deal calls it: ``own/handle`` is its id.

    ``after`` is the clause, the own provision or the heading that it follows; ``schedule`` makes it a schedule.
    ``keeps`` names red lines, ``settles`` keys of the deal that it says, ``replaces`` the clauses it stands in for.
    ``says`` are the positions that it takes, each with its matter, as the library's statements name them.
    """

    handle: str
    title: str
    text: tuple[OwnLine, ...]
    key: str = ""
    after: str = ""
    schedule: bool = False
    effect: OwnEffect = "follows"
    define: dict[str, str] = {}
    keeps: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    basis: tuple[str, ...] = ()
    why: str = ""
    approved: Approved | None = None

    @property
    def id(self) -> str:
        return f"{OWN}{self.handle}"


class Amendment(msgspec.Struct, frozen=True):
    """One paragraph of a stock wording changed for this deal: ``to`` other words, or taken ``out``.

    ``sentence`` counts the paragraphs of the wording from 1; ``was`` is what stood there when it was changed. Where
    ``wording`` is empty it is whichever the draft has.
    """

    clause: str
    sentence: int
    was: str
    key: str = ""
    wording: str = ""
    to: str = ""
    out: bool = False
    why: str = ""
    approved: Approved | None = None
