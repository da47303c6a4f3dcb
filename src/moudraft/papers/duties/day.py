"""A day that matters under a paper: given in the deal, worked out from it, or still waiting for something."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Literal

import msgspec

Kind = Literal["approval", "start", "meeting", "review", "notice", "end", "due"]
ORDER: tuple[Kind, ...] = ("approval", "start", "meeting", "review", "due", "notice", "end")


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """``on`` is the day (YYYY-MM-DD, or YYYY-MM or YYYY so far as it is known), empty while it is not.

    ``said`` is how the paper says it where that is in relation to something else, and ``waits_for`` what that is.
    ``then`` are the days on which it comes round again. ``worked_out`` is whether it follows from the paper and is not
    itself in it; ``party`` is the one that it concerns alone, empty for all.
    """

    kind: Kind
    what: str
    on: str = ""
    said: str = ""
    waits_for: str = ""
    then: tuple[str, ...] = ()
    worked_out: bool = False
    party: str = ""
    place: str = ""
    clause: str = ""
    key: str = ""
