"""Every key of a deal that holds a text, read off the deal's shape and the library: for tests of what a text may be."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from msgspec import inspect

from moudraft.deal import LISTS
from moudraft.deal.deal_shape import DealForm
from moudraft.deal.line_terms import USES
from moudraft.drafting import load_library

OWN_WORDS = ("clauses.own.", "clauses.amend.")
"""Keys of words with a grammar of their own, which prints all that is typed there: they have tests of their own."""
IN_FULL = re.compile(
    r"governance\.\*\.(attend|chair|decision|escalates_to|groups|meets|reports_to|seats|standing|standing_orders)(\.|$)"
)
"""What is said in full of a part of a body: a word of a choice or a map, with tests of its own."""
NOT_TEXTS = {
    "template": "an id", "library": "a version", "date": "a date", "report": "not read",
    "parties.*.short_name": "what other keys call the party", "parties.*.kind": "a choice",
    "parties.*.nation": "a choice",
    "parties.*.approval.on": "a date", "parties.*.approval.notice": "a date",
    "parties.*.approval.*.on": "a date", "parties.*.approval.*.notice": "a date",
    "parties.*.vesting_day": "a date", "parties.*.signatory.by": "a way to sign",
    "red_lines.*.id": "an id", "red_lines.*.means": "a choice", "red_lines.*.held_by": "a party",
    "red_lines.*.held_by.*": "a party", "red_lines.*.waiver.on": "a date", "red_lines.*.waiver.by": "not printed",
    "red_lines.*.waiver.why": "not printed",
    "governance": "an id", "governance.*": "an id", "governance.*.model": "an id", "governance.*.decision": "an id",
    "governance.*.order.*": "a party", "governance.*.seats.*": "a number",
    "governance.model": "one body", "clauses.add.*": "an id", "clauses.leave_out.*": "not printed",
    "clauses.wording.*": "a name", "red_lines.*.key": "an id",
    **{f"red_lines.*.{key}": "a name" for name in ("kept_by", "needs", "yields_to") for key in (name, f"{name}.*")},
    **{f"red_lines.*.{key}": "a name" for key in ("forbids", "forbids.*", "forbids.*.*")},
    **{f"red_lines.*.{key}": "printed beside a line that has a kind" for key in (
        "changed_by", *(f"if_used.{part}" for part in USES))},
    "accepted.*": "not printed", "terms.*": "a choice",
    **{f"{name}.*.{key}": "no text of its own" for name in LISTS for key in ("id", "due", "lead", "key")},
}  # fmt: skip
"""Keys whose value is no text that a draft prints as its own words, each with the reason."""
LINE = "serve the area well"
BASE: dict[str, Any] = {
    "moudraft": 1,
    "template": "mou",
    "title": "Shared Services",
    "group": {"name": "the Partnership", "area": "the valley"},
    "parties": [
        {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district",
         "signatory": {"office": "Leader", "capacity": "office"}},
        {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough",
         "signatory": {"office": "Leader", "capacity": "body"}},
    ],
    "objectives": [{"text": "cut cost", "measure": "m", "lead": "Eastvale"}, {"text": LINE, "measure": "m"}],
    "governance": [{"model": "programme-board", "chair": "rotating", "order": ["Northmoor", "Eastvale"]}],
}  # fmt: skip


def keys_of(kind: Any, path: str = "") -> Iterator[str]:
    """The dotted paths below a type at which any words may stand (no choice has them); ``*`` for any item or key."""
    if isinstance(kind, inspect.Metadata):
        yield from keys_of(kind.type, path)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from keys_of(each, path)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            if field.encode_name != "tbc":
                yield from keys_of(field.type, f"{path}.{field.encode_name}".strip("."))
    elif isinstance(kind, (inspect.ListType, inspect.DictType)):
        yield from keys_of(kind.item_type if isinstance(kind, inspect.ListType) else kind.value_type, f"{path}.*")
    elif isinstance(kind, (inspect.StrType, inspect.AnyType)):
        yield path


def text_keys() -> list[str]:
    """The paths of the deal's shape that hold texts, and those of the details of axes and items of the library."""
    found = [key for key in dict.fromkeys(keys_of(inspect.type_info(DealForm))) if key not in NOT_TEXTS]
    found = [key for key in found if not key.startswith(OWN_WORDS)]
    plain = ("governance.*.chair", "governance.*.meets", "governance.*.reports_to")
    found = [key for key in found if not IN_FULL.match(key) or key in plain]
    # A single body is a map of the same keys as an item of the list.
    found = [key for key in found if not re.match(r"governance\.[^*]|terms\.\*", key)]
    found += [f"{name}.{end}" for name in LISTS for end in ("alone", "alone.text")]
    library = load_library()
    for axis in library.axes.values():
        for detail, asked in axis.details.items() if axis.id != "governance" else ():
            carrying = [id for id, value in axis.values.items() if detail in value.details] or list(axis.values)
            found += [f"terms.{axis.id}.{carrying[-1]}.{detail}"] if asked.kind in ("text", "list") else []
    for name, offered in library.items.items():
        found += [f"{name}.{item.id}.{ask}" for item in offered.values() for ask in item.asks]
    return found


def deal_with(key: str, value: str) -> dict[str, Any]:
    """A deal in which the text at a key is ``value``."""
    made = copy.deepcopy(BASE)
    first, _, rest = key.partition(".")
    if first == "terms":
        axis, rule, detail = rest.split(".", 2)
        whole, _, part = detail.partition(".")
        made["terms"] = {axis: {"rule": rule, whole: _parted(part, value) if part else value}}
    elif first == "answers":
        made["answers"] = {"the date": value}
    elif first == "red_lines":
        made["red_lines"] = [value if rest == "*" else {"text": LINE} | {rest[2:]: value}]
    elif first in LISTS:
        which, _, part = rest.partition(".")
        own = {"text": LINE} if which in ("*", "alone") else {"id": which}
        made[first] = [own | {part: value} if part else value]
        made[first] += [] if which == "alone" else [{"text": "answer at once"}]
    else:
        _set(made, key.replace("*", "0").split("."), value)
    return made


def _parted(part: str, value: str) -> dict[str, Any]:
    first, _, rest = part.partition(".")
    return {first: _parted(rest, value) if rest else value}


def _set(inside: Any, steps: list[str], value: str) -> None:
    for at, step in enumerate(steps[:-1]):
        if isinstance(inside, list):
            inside = inside[int(step)]
        else:
            if steps[at + 1] == "0" and isinstance(inside.get(step), dict):
                inside[step] = [inside[step]]  # a single one is a map of the same keys as an item of the list
            item: Any = {} if steps[at + 2 :] else ""
            inside = inside.setdefault(step, [item] if steps[at + 1] == "0" else {})
    inside[int(steps[-1]) if isinstance(inside, list) else steps[-1]] = value
