"""What follows from a part of the library alone, worked out once for all the drafts of a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
MOST = 4096
"""How many parts are remembered: a wording that a deal brings is of use for that deal alone."""
_known: dict[tuple[int, Callable[[Any], Any]], tuple[Any, Any]] = {}


def once_for(part: T, work: Callable[[T], R]) -> R:
    """What some work over a part of the library comes to; the part itself, and not another like it, is remembered."""
    key = (id(part), work)
    found = _known.get(key)
    if found is None:
        found = (part, work(part))
        if len(_known) >= MOST:
            _known.clear()
        # With the part beside it: nothing else can get its number as long as it is there.
        _known[key] = found
    return cast(R, found[1])
