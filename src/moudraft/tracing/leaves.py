"""The leaves of a deal: every value that it gives under a key, with the place it was given.

What is for the record alone is none (the format, the version of the library, whose file it is, accepted warnings, keys
of one's own), nor is anything of a red line that its holder keeps private.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.deal import LISTS, Body, Contact, Deal, Item, Party, RedLine, Setting, Tbc
from moudraft.deal.body_parts import EACH, Seat
from moudraft.problems import Location

NOT_SAID = ("", "moudraft", "library", "author", "accepted", "report", "format")
POINTING = ("keeps", "among")
"""Keys under which a deal names its red lines."""


class Leaf(msgspec.Struct, frozen=True):
    """A value of a deal. ``plain`` is its key without numbers: ``objectives.*.due``, ``terms.costs.lead``."""

    key: str
    plain: str
    value: str
    location: Location


def leaves_of(deal: Deal) -> Iterator[Leaf]:
    """Every leaf, in the order of the file."""
    private = {line.key for line in deal.red_lines if line.private}
    secret = _names(deal, private=True) - _names(deal, private=False)
    above = {key[:place] for key in deal.lines for place, sign in enumerate(key) if sign == "."}
    for key, location in deal.lines.items():
        root = key.partition(".")[0]
        if key in above or root in NOT_SAID or root.startswith("x-"):
            continue
        if any(key == line or key.startswith(f"{line}.") for line in private):
            continue
        found = value_at(deal, key)
        value = shown(found)
        # A key whose value no struct holds under that name is a leaf all the same.
        if (value or found is None or isinstance(found, msgspec.Struct)) and not (
            value in secret and any(f".{part}." in f"{key}." for part in POINTING)
        ):
            yield Leaf(key, plain_key(key), value, location)


def _names(deal: Deal, *, private: bool) -> set[str]:
    """What other keys may call the private red lines of a deal, or the open ones."""
    return {
        name for line in deal.red_lines if line.private == private for name in (line.id, line.text, line.handle) if name
    }


def plain_key(key: str) -> str:
    """A key with ``*`` for each number; a value of an axis is told as if the axis had that one alone."""
    parts = key.split(".")
    if parts[0] == "terms" and len(parts) > 2 and parts[2].isdecimal():
        del parts[2]
    if parts[0] == "terms" and parts[-1] == "rule":
        del parts[-1]
    if parts[0] == "governance" and not (len(parts) > 1 and parts[1].isdecimal()):
        parts.insert(1, "*")
    plain = ".".join("*" if part.isdecimal() else part for part in parts)
    return "governance.*.model" if plain == "governance.*" else plain


def value_at(deal: Deal, key: str) -> Any:
    """What stands under a dotted key of a deal; None where nothing does that its structs hold."""
    root, _, rest = key.partition(".")
    if root == "title" and deal.title_tbc is not None:
        return deal.title_tbc
    if root == "answers":
        return deal.answers.get(rest)
    if root in LISTS:
        return _below(deal.lists.get(root, ()), rest)
    if root == "governance":
        number, _, below = rest.partition(".")
        at, part = (int(number), below) if number.isdecimal() else (0, rest)
        return _of_body(deal.governance[at], part) if at < len(deal.governance) else None
    if root == "terms":
        return _term(deal, rest)
    return _below(getattr(deal, root, None), rest)


def _of_body(body: Body, rest: str) -> Any:
    """What stands under a key of a body, whose struct has some parts under other names, or beside the whole."""
    part, _, below = rest.partition(".")
    if part == "chair" and below and body.chairing is not None:
        beside = {"rule": body.chair, "turn": body.term}
        if below in beside:
            return beside[below]
        if below.startswith("order"):
            return _below(body.order, below.partition(".")[2])
        return _below(body.chairing, below)
    if part == "decision" and below:
        return body.decision if below == "rule" else _below(body.agreement, below)
    if part == "seats" and body.sits:
        party, _, after = below.partition(".")
        each = next(iter(body.sits.values())) if party == EACH else body.sits.get(party)
        return (each.count if isinstance(each, Seat) and not after else _below(each, after)) if each else None
    if part == "reports_to" and body.reports:
        return _below(body.reports, below)
    return _below(body, rest)


def _term(deal: Deal, rest: str) -> Any:
    axis, _, below = rest.partition(".")
    settings = deal.terms.get(axis, ())
    if settings is None:
        return Tbc()
    number, _, after = below.partition(".")
    if number.isdecimal():
        settings, below = settings[int(number) : int(number) + 1], after
    if below in ("", "rule"):
        return settings[0] if settings else None
    return next((found for each in settings if (found := _below(each.details, below)) is not None), None)


def _below(value: Any, rest: str) -> Any:
    while rest and value is not None:
        if isinstance(value, dict) and rest in value:
            return value[rest]
        part, _, rest = rest.partition(".")
        if isinstance(value, list | tuple):
            value = value[int(part)] if part.isdecimal() and int(part) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, str | Tbc) or value is None:
            return value  # one word that stands for a map
        elif isinstance(value, Party) and part == "approval" and value.stages:
            value = value.stages
        elif isinstance(value, Item) and part not in value.__struct_fields__:
            value = value.details.get(part)
        else:
            of_struct = _OF_CONTACT if isinstance(value, Contact) else _FIELDS
            value = getattr(value, of_struct.get(part, part), None)
    return value


_FIELDS = {
    "list": "items", "key": "handle", "for": "lasting", "from": "starts", "n": "count", "as": "role",
    "escalates_to": "escalates",
}  # fmt: skip
"""What some keys of a deal are called in their struct."""
_OF_CONTACT = {"for": "matter"}


def shown(value: Any) -> str:
    """A value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, Tbc):
        return f"tbc: {value.why}" if value.why else "tbc"
    if isinstance(value, Setting):
        return value.value
    if isinstance(value, Item):
        return value.id or shown(value.text)
    if isinstance(value, RedLine):
        return value.id or value.text
    if isinstance(value, Body):
        return value.model
    if isinstance(value, dict):
        return ", ".join(f"{name}: {shown(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, msgspec.Struct):
        return ", ".join(filter(None, (shown(getattr(value, name)) for name in value.__struct_fields__)))
    return str(value)
