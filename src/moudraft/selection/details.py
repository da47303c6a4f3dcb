"""The details that a value of an axis carries: one text, a map with parts, or rows.

A deal may give ``cap: £2.4 million`` or ``cap: {sum: £2.4 million, covers: fees}``: ``cap`` is then the main part and
``cap.covers`` a detail of its own. Rows (``posts: [{title: manager, host: Fenshire}]``) are maps of their fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from moudraft.deal.values import is_unsettled
from moudraft.library import Detail
from moudraft.library.condition import Fact

GIVEN, SILENT = "given", "silent"
EVERY = "every"
"""What the fact of a detail of a list is besides, where every line of the list gives it."""
CHOSEN = "chosen"
"""The part of an axis that a condition asks for where it matters that the deal itself gives the answer: what is usual
need not be said, and what somebody settled must be."""
USUAL = "usual"
"""What a detail is, too, while it has nothing but the default of its axis."""
PARTLY = "partly"
"""What a field of rows is, too, while some of the rows go without it."""
NONE, SOME = "none", "some"
"""What a detail says that has ``none`` among its values, and what it is where it says anything else."""
BY_PARTY = ("by-party", "choice-by-party")
"""The kinds of detail that may say one thing of each party."""
OPEN = "tbc"
"""The rule of a term that nobody has settled, although details of it are given."""
EVERYBODY = "all"
"""What stands for every party where a detail names parties."""


def is_map(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a detail is given in parts."""
    return isinstance(value, dict) and "tbc" not in value


def part_of(details: Mapping[str, Any], asked: Mapping[str, Detail], name: str) -> Any:
    """The detail ``cap`` or the part ``cap.covers`` among those given, or None."""
    value = _whole(details, name)
    return value.get(asked[name].main) if is_map(value) and asked[name].kind not in ("rows", *BY_PARTY) else value


def cells_of(value: Any, detail: Detail) -> list[Any]:
    """What a detail says, party by party where it does."""
    if detail.kind in BY_PARTY and is_map(value):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else [value]


def rows_of(value: Any, detail: Detail) -> list[dict[str, Any]]:
    """The rows that a detail gives, each a map of its fields; a row given as one text is its main field.

    Rows of two fields may be one map of pairs: ``shares: {Northmoor: 40, Eastvale: 60}``. Rows that are still to be
    confirmed are one row that asks for everything.
    """
    if value in (None, ""):
        return []
    if is_unsettled(value):
        return [{detail.main: value} if detail.main else {}]
    if is_pairs(value, detail):
        other = next(field for field in detail.fields if field != detail.main)
        return [{detail.main: one, other: each} for one, each in value.items()]
    rows = value if isinstance(value, list | tuple) else [value]
    return [dict(row) if is_map(row) else {detail.main: row} for row in rows]


def given_parts(details: Mapping[str, Any], asked: Mapping[str, Detail]) -> tuple[str, ...]:
    """Which details and parts are given, and of each choice which: ``lease``, ``lease.rent``, ``kind=building``."""
    told: list[str] = []
    for name, detail in asked.items() if details else ():
        if _whole(details, name) is not None:
            told.append(name)
            cells = cells_of(part_of(details, asked, name), detail)
            told += [f"{name}={value}" for value in dict.fromkeys(_told_by(cells, detail))]
    return tuple(told)


def _told_by(cells: list[Any], detail: Detail) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, str) and cell in detail.values:
            yield cell
        if NONE in detail.values and cell is not None and not is_unsettled(cell) and cell != NONE:
            yield SOME


def _whole(details: Any, name: str) -> Any:
    if not details:
        return None  # most values carry no details at all
    for part in name.split("."):
        details = details.get(part) if is_map(details) else None
    return details


def detail_facts(name: str, value: Any, detail: Detail, usual: bool) -> Iterator[tuple[str, Fact]]:
    """Whether a detail is given, and of a choice which: what conditions ask of it, and of each field of its rows.

    ``usual`` is whether the value is only the axis's default; a default that is empty prints nothing and is silent.
    """
    if value in (None, ""):
        yield name, Fact((SILENT,))
    else:
        chosen = (str(value),) if str(value) in detail.values else ()
        yield name, Fact((GIVEN, *chosen, *((USUAL,) if usual else ())))
    rows = rows_of(value, detail) if detail.kind == "rows" else []
    for field in detail.fields:
        has = [row.get(field) is not None for row in rows]
        yield f"{name}.{field}", Fact((GIVEN, *(() if all(has) else (PARTLY,))) if any(has) else (SILENT,))


def is_pairs(value: Any, detail: Detail) -> TypeGuard[Mapping[str, Any]]:
    """Whether rows are given as a map of pairs, and not as one row."""
    two = bool(detail.main) and len(detail.fields) == 2
    return two and is_map(value) and not set(value) & set(detail.fields)


def known_values(name: str, detail: Detail) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the facts of a detail may be."""
    some = (SOME,) if NONE in detail.values else ()
    yield name, (GIVEN, SILENT, *detail.values, *some, *((USUAL,) if detail.default else ()))
    for field in detail.fields:
        yield f"{name}.{field}", (GIVEN, SILENT, PARTLY)


def placed_rows(value: Any, detail: Detail, key: str) -> Iterator[tuple[str, Any]]:
    """Each row as the deal gives it, with its key in the deal."""
    if is_pairs(value, detail):
        yield from zip((f"{key}.{one}" for one in value), rows_of(value, detail), strict=True)
    elif isinstance(value, list | tuple):
        yield from ((f"{key}.{number}", row) for number, row in enumerate(value))
    else:
        yield key, value
