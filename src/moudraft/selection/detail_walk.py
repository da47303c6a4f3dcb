"""One walk through what a deal gives of a detail, its parts and its rows: each single value, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from moudraft.deal.values import is_unsettled
from moudraft.library import Detail, Kind
from moudraft.problems import did_you_mean
from moudraft.selection.details import BY_PARTY, is_map, placed_rows


class Placed(msgspec.Struct, frozen=True):
    """A single value of a detail, its key in the deal, and the kind of thing it should be."""

    key: str
    kind: Kind
    value: Any


class Misfit(msgspec.Struct, frozen=True):
    """What does not fit a detail: a part it has not, a map for a text, no such choice."""

    key: str
    message: str
    hint: str


Found = Iterator[Placed | Misfit]


def walked(asked: Mapping[str, Detail], key: str, name: str, value: Any) -> Found:
    """The values of one detail of ``asked``, in the order of the deal; none of what is still to be confirmed."""
    detail = asked[name]
    if is_unsettled(value):
        return
    if detail.kind == "rows":
        for at, row in placed_rows(value, detail, key):
            yield from _row(at, row, detail)
    elif detail.kind in BY_PARTY and is_map(value):
        for party, cell in value.items():
            yield Placed(f"{key}.{party}", "party", party)
            yield from _one(f"{key}.{party}", name, cell, detail)
    elif is_map(value) and detail.main:
        yield from _parts(asked, key, name, value)
    else:
        yield from _one(key, name.rpartition(".")[2], value, detail)


def _parts(asked: Mapping[str, Detail], key: str, name: str, value: Mapping[str, Any]) -> Found:
    start, detail = f"{name}.", asked[name]
    parts = [each.removeprefix(start) for each in asked if each.startswith(start)]
    known = [detail.main, *(each for each in parts if "." not in each)]
    for part, each in value.items():
        at = f"{key}.{part}"
        if part not in known:
            yield Misfit(at, f'unknown part of {name.rpartition(".")[2]} "{part}"', did_you_mean(part, known))
        elif part in parts:
            yield from walked(asked, at, start + part, each)
        else:
            yield from _one(at, part, each, detail)


def _row(key: str, row: Any, detail: Detail) -> Found:
    if not is_map(row) and not detail.main:
        fields = ", ".join(f"{each}: ..." for each in list(detail.fields)[:2])
        yield Misfit(key, "a row has its fields", f"write {{{fields}}}")
        return
    for field, value in (row if is_map(row) else {detail.main: row}).items():
        at = f"{key}.{field}"
        if field in detail.fields:
            yield from _one(at, field, value, detail.fields[field])
        else:
            yield Misfit(at, f'unknown key "{field}"', did_you_mean(field, detail.fields))


def _one(key: str, name: str, value: Any, detail: Detail) -> Found:
    if is_unsettled(value):
        return
    if is_map(value) or (isinstance(value, list | tuple) and any(map(is_map, value))):
        yield Misfit(key, f"{name} has no parts", f"write {name}: and its words")
    elif detail.kind in ("choice", "choice-by-party") and str(value) not in detail.values:
        yield Misfit(key, f'{name} cannot be "{value}"', f"choose from: {', '.join(detail.values)}")
    else:
        yield Placed(key, detail.kind, value)
