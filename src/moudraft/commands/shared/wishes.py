"""What ``new`` and ``edit`` are asked, as their common work takes it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from moudraft.files.targets import Target


class Wishes(msgspec.Struct, frozen=True):
    """What ``new`` and ``edit`` are asked; ``resume`` is the command that goes on where it stopped.

    ``basis`` is the hash of the deal that is edited, as it was when this began.
    """

    deal: Path
    library: Path | None = None
    style: bytes | None = None
    sets: tuple[str, ...] = ()
    answers: Path | None = None
    plain: bool = False
    no_input: bool = False
    force: bool = False
    editing: bool = False
    today: datetime.date = datetime.date.min
    resume: str = ""
    place: Target | None = None
    basis: str = ""
    discard: tuple[Path, ...] = ()
    as_json: bool = False
