"""The details that a value of an axis carries: one text, a map with parts, or rows.

A deal may give ``cap: £2.4 million`` or ``cap: {sum: £2.4 million, covers: fees}``: ``cap`` is then the main part and
``cap.covers`` a detail of its own. Rows (``posts: [{title: manager, host: Fenshire}]``) are maps of their fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeGuard

from moudraft.deal.values import is_unsettled
from moudraft.library import Detail
from moudraft.library.condition import Fact
from moudraft.problems import Location, Problem, did_you_mean

GIVEN, SILENT = "given", "silent"
EVERY = "every"
"""What the fact of a detail of a list is besides, where every line of the list gives it."""
USUAL = "usual"
"""What a detail is, too, while it has nothing but the default of its axis."""
PARTLY = "partly"
"""What a field of rows is, too, while some of the rows go without it."""
OPEN = "tbc"
"""The rule of a term that nobody has settled, although details of it are given."""
EVERYBODY = "all"
"""What stands for every party where a detail names parties."""


def is_map(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a detail is given in parts."""
    return isinstance(value, Mapping) and not is_unsettled(value)


def part_of(details: Mapping[str, Any], asked: Mapping[str, Detail], name: str) -> Any:
    """The detail ``cap`` or the part ``cap.covers`` among those given, or None."""
    value = _whole(details, name)
    return value.get(asked[name].main) if is_map(value) and asked[name].kind != "rows" else value


def rows_of(value: Any, detail: Detail) -> list[dict[str, Any]]:
    """The rows that a detail gives, each a map of its fields; a row given as one text is its main field.

    Rows of two fields may be one map of pairs: ``shares: {Northmoor: 40, Eastvale: 60}``. Rows that are still to be
    confirmed are one row that asks for everything.
    """
    if value is None:
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
    told = []
    for name, detail in asked.items():
        value = part_of(details, asked, name)
        if value is not None or is_map(_whole(details, name)):
            told.append(name)
            if isinstance(value, str) and value in detail.values:
                told.append(f"{name}={value}")
    return tuple(told)


def _whole(details: Any, name: str) -> Any:
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
    yield name, (GIVEN, SILENT, *detail.values, *((USUAL,) if detail.default else ()))
    for field in detail.fields:
        yield f"{name}.{field}", (GIVEN, SILENT, PARTLY)


class DetailFaults:
    """What is wrong with the shape of a detail in a deal: a part it has not, a map for a text, no such choice."""

    def __init__(self, asked: Mapping[str, Detail]) -> None:
        self.asked = asked

    def of(self, key: str, name: str, value: Any) -> Iterator[tuple[str, str, str]]:
        """Each fault of one detail as its key, the message and a hint."""
        detail, called = self.asked[name], name.rpartition(".")[2]
        if is_unsettled(value):
            return
        if detail.kind == "rows":
            for at, row in placed_rows(value, detail, key):
                yield from _row_faults(at, row, detail)
        elif not is_map(value) or not detail.main:
            yield from value_faults(key, called, value, detail)
        else:
            yield from self.parts(key, name, value)

    def parts(self, key: str, name: str, value: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        start = f"{name}."
        parts = [each.removeprefix(start) for each in self.asked if each.startswith(start)]
        known = [self.asked[name].main, *(each for each in parts if "." not in each)]
        for part, each in value.items():
            if part not in known:
                yield f"{key}.{part}", f'unknown part of {name.rpartition(".")[2]} "{part}"', did_you_mean(part, known)
            elif part in parts:
                yield from self.of(f"{key}.{part}", start + part, each)
            else:
                yield from value_faults(f"{key}.{part}", part, each, self.asked[name])


def placed_rows(value: Any, detail: Detail, key: str) -> Iterator[tuple[str, Any]]:
    """Each row as the deal gives it, with its key in the deal."""
    if is_pairs(value, detail):
        yield from zip((f"{key}.{one}" for one in value), rows_of(value, detail), strict=True)
    elif isinstance(value, list | tuple):
        yield from ((f"{key}.{number}", row) for number, row in enumerate(value))
    else:
        yield key, value


def _row_faults(key: str, row: Any, detail: Detail) -> Iterator[tuple[str, str, str]]:
    if not is_map(row):
        if not detail.main:
            fields = ", ".join(f"{each}: ..." for each in list(detail.fields)[:2])
            yield key, "a row has its fields", f"write {{{fields}}}"
        return
    for field, value in row.items():
        if field not in detail.fields:
            yield f"{key}.{field}", f'unknown key "{field}"', did_you_mean(field, detail.fields)
        else:
            yield from value_faults(f"{key}.{field}", field, value, detail.fields[field])


def value_faults(key: str, name: str, value: Any, detail: Detail) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one value of a detail: a map, or a word that is none of its choices."""
    if is_map(value) or (isinstance(value, list | tuple) and any(map(is_map, value))):
        yield key, f"{name} has no parts", f"write {name}: and its words"
    elif detail.kind == "choice" and not is_unsettled(value) and str(value) not in detail.values:
        yield key, f'{name} cannot be "{value}"', f"choose from: {', '.join(detail.values)}"


def problems_of(
    asked: Mapping[str, Detail], key: str, name: str, value: Any, where: Callable[[str], Location]
) -> Iterator[Problem]:
    """The same as problems; ``where`` gives the place of a key."""
    for at, message, hint in DetailFaults(asked).of(key, name, value):
        yield Problem(where(at), message, hint)
