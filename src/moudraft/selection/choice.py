"""What selection comes to for one slot: a clause chosen and why, or left out and why."""

from __future__ import annotations

from typing import Literal

import msgspec

from moudraft.library.condition import Unmet
from moudraft.library.wording import Clause, Wording
from moudraft.problems import Location
from moudraft.selection.wording_choice import TurnedDown


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why a clause is in: the template's slot, a red line, the need of another clause, or the deal's own addition.

    ``red_line`` is the key of the line that requires it, where one does.
    """

    kind: Literal["slot", "red line", "need", "deal"]
    text: str
    location: Location
    red_line: str = ""


class Choice(msgspec.Struct, frozen=True, gc=False):
    """A slot filled: the clause, the wording, why the clause is in and what was turned down.

    ``place`` is where it stands: ``preamble``, the number of a section from 0, or ``schedules``; for a row of a
    table ``row_of`` is the slot that holds the table and ``group`` the number of its row.
    """

    slot: str
    clause: Clause
    wording: Wording
    because: tuple[Reason, ...]
    turned_down: tuple[TurnedDown, ...]
    place: str
    row_of: str = ""
    group: int = 0


class LeftOut(msgspec.Struct, frozen=True, gc=False):
    """A slot of the template that was not filled, and why."""

    slot: str
    reason: str | Unmet
    location: Location

    @property
    def why(self) -> str:
        return str(self.reason)
