"""A value of a deal that may not be settled yet."""

from __future__ import annotations

import msgspec


class Tbc(msgspec.Struct, frozen=True):
    """Not settled. ``why`` says what is to be confirmed, or is empty."""

    why: str = ""


Unsettled = str | Tbc
