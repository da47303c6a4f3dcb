"""What a red line in own words carries beside its words: what keeps it, what it forbids, what using it means."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

LineKind = Literal["reserve", "shield", "honour", "cap", "ceiling", "bar", "right"]
"""What a line is for: a decision kept, a thing nobody can be made to do, a contract seen to its end, a most that is
paid, a longest or a largest, a thing that does not happen, a thing that needs no leave."""
USES = ("by", "how", "then", "keeps", "cost", "benefit", "others")


class IfUsed(msgspec.Struct, frozen=True):
    """What follows when its holder relies on a line: who says so and how, what comes of it, and for whom."""

    by: str = ""
    how: str = ""
    then: str = ""
    keeps: str = ""
    cost: str = ""
    benefit: str = ""
    others: str = ""


class IfUsedForm(msgspec.Struct, forbid_unknown_fields=True):
    """What follows when its holder relies on a red line: who says so, how, and what comes of it."""

    by: str = ""
    how: str = ""
    then: str = ""
    keeps: str = ""
    cost: str = ""
    benefit: str = ""
    others: str = ""


Forbidden = str | dict[str, str]
"""A clause, or values of option axes."""


class WaiverForm(msgspec.Struct, forbid_unknown_fields=True):
    """Who approved departing from a red line, on what date and why."""

    by: str
    on: str
    why: str


class RedLineForm(msgspec.Struct, forbid_unknown_fields=True):
    """A line a partner will not cross: an id from the library, or text. Every party holds it, or held_by."""

    id: str = ""
    text: str = ""
    means: str = ""
    held_by: list[str] | str | UnsetType = UNSET
    reason: str = ""
    private: bool = False
    waiver: WaiverForm | UnsetType = UNSET
    key: str = ""
    kind: LineKind | UnsetType = UNSET
    kept_by: list[str] | str = []
    forbids: list[Forbidden] | Forbidden = []
    needs: list[str] | str = []
    if_used: IfUsedForm | UnsetType = UNSET
    yields_to: list[str] | str = []
    changed_by: str = ""
