"""Where a finding points: at a key of the deal, or at a wording of the library."""

from __future__ import annotations

import msgspec

from moudraft.findings import ClauseAt
from moudraft.problems import Location


class At(msgspec.Struct, frozen=True):
    """A place that a finding points at: the key of the deal, or the ``wording`` of the library, and its line."""

    key: str
    location: Location
    wording: ClauseAt | None = None


Place = At | Location


def is_house(where: Place) -> bool:
    """Whether a place in the library is in a house's own folder: built-in files are named from ``clauses/`` on."""
    file = (where.location if isinstance(where, At) else where).file
    return bool(file) and not file.startswith(("clauses/", "templates/"))
