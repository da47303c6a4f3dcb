"""The short names of parties wherever a deal speaks of them: changed in one place, they are changed in all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ONE = (
    "lead",
    "holder",
    "employer",
    "host",
    "owner",
    "user",
    "to",
    "by",
    "waived_by",
    "measured_by",
    "of",
    "who",
    "party",
    "from",
    "contact",
    "admitted_by",
    "register",
    "kept_by",
    "payer",
    "income",
    "client",
    "applicant",
    "complaints",
    "recipient",
    "cost",
    "for",
)
_SEVERAL = ("held_by", "order", "serves", "paid_by", "who", "members")
_CHAIRS = "parties"
"""The parties of a paper are maps; those that chair a body are names."""
_PAIRS = ("seats", "shares", "roles", "power", "article_6", "article_9", "article_10", "part_3", "owners", "managers")
"""Keys that hold a map by party."""


def renamed(data: Any, old: str, new: str | None) -> Any:
    """The data with a party's short name changed wherever it is spoken of, or taken out where ``new`` is None."""
    return all_renamed(data, {old: new})


def all_renamed(data: Any, names: Mapping[str, str | None]) -> Any:
    """The same for several names at once, so that two may change places. What that leaves empty is taken out."""
    if isinstance(data, list):
        return [all_renamed(each, names) for each in data]
    if not isinstance(data, dict):
        return data
    made = {}
    for key, value in data.items():
        if key in _ONE and isinstance(value, str):
            value = names.get(value, value)
        elif (key in (*_SEVERAL, *_ONE) and isinstance(value, str | list)) or (key == _CHAIRS and _are_names(value)):
            listed = [value] if isinstance(value, str) else value
            changed = [names.get(each, each) if isinstance(each, str) else each for each in listed]
            value = [name for name in changed if name is not None]
        elif key in _PAIRS and isinstance(value, dict):
            pairs = {names.get(name, name): each for name, each in value.items()}
            value = {name: each for name, each in pairs.items() if name is not None}
        elif key != "parties":
            value = all_renamed(value, names)
        if value not in (None, [], {}) or value == data[key]:
            made[key] = value
    return made


def _are_names(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
