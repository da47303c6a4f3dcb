"""A duty, as the register knows it."""

from __future__ import annotations

import msgspec

from moudraft.document.owners import Who
from moudraft.document.provenance import Spot
from moudraft.papers.duties.times import Every


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed: by whom, to whom, by when or how often, in the words of the paper, and where it says so.

    ``force`` is the verb of the paper (``will``, ``must``, ``may``); ``not_to`` is whether it is something not to do;
    ``changes`` whether it comes round otherwise later than at first.
    """

    who: Who
    to: Who
    text: str
    when: str
    every: Every | None
    changes: bool
    not_to: bool
    force: str
    place: str
    clause: str
    heading: str
    spot: Spot
