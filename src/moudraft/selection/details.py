"""The details that a value of an axis carries: one text, a map with parts, or rows.

A deal may give ``cap: £2.4 million`` or ``cap: {sum: £2.4 million, covers: fees}``: ``cap`` is then the main part and
``cap.covers`` a detail of its own. Rows (``posts: [{title: manager, host: Fenshire}]``) are maps of their fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from moudraft.deal.values import is_unsettled
from moudraft.library import Axis, Detail
from moudraft.library.condition import Fact
from moudraft.problems import Problem, did_you_mean

GIVEN, SILENT = "given", "silent"
EVERYBODY = "all"
"""What stands for every party where a detail names parties."""


def is_map(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a detail is given in parts."""
    return isinstance(value, Mapping) and not is_unsettled(value)


def part_of(details: Mapping[str, Any], axis: Axis, name: str) -> Any:
    """The detail ``cap`` or the part ``cap.covers`` among those given, or None."""
    whole, _, part = name.partition(".")
    value = details.get(whole)
    if part:
        return value.get(part) if is_map(value) else None
    return value.get(axis.details[name].main) if is_map(value) and axis.details[name].kind != "rows" else value


def rows_of(value: Any, detail: Detail) -> list[dict[str, Any]]:
    """The rows that a detail gives, each a map of its fields; a row given as one text is its main field."""
    if value is None or is_unsettled(value):
        return []
    rows = value if isinstance(value, list | tuple) else [value]
    return [dict(row) if is_map(row) else {detail.main: row} for row in rows]


def detail_fact(value: Any, detail: Detail) -> Fact:
    """Whether a detail is given, and of a choice which: what conditions ask of it."""
    if value is None:
        return Fact((SILENT,))
    chosen = (str(value),) if detail.kind == "choice" and not is_unsettled(value) else ()
    return Fact((GIVEN, *chosen))


def known_values(detail: Detail) -> tuple[str, ...]:
    """What the fact of a detail may be."""
    return (GIVEN, SILENT, *detail.values)


class DetailFaults:
    """What is wrong with the shape of a detail in a deal: a part it has not, a map for a text, no such choice."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis

    def of(self, key: str, name: str, value: Any) -> Iterator[tuple[str, str, str]]:
        """Each fault of one detail as its key, the message and a hint."""
        detail = self.axis.details[name]
        if is_unsettled(value):
            return
        if detail.kind == "rows":
            rows = value if isinstance(value, list | tuple) else [value]
            for number, row in enumerate(rows):
                at = f"{key}.{number}" if isinstance(value, list | tuple) else key
                yield from _row_faults(at, row, detail)
        elif is_map(value):
            parts = {each.partition(".")[2]: each for each in self.axis.details if each.startswith(f"{name}.")}
            known = [detail.main, *parts] if detail.main else []
            if not known:
                yield key, f"{name} has no parts", f"write {name}: and its words"
            for part in value if known else ():
                if part not in known:
                    yield f"{key}.{part}", f'unknown part of {name} "{part}"', did_you_mean(part, known)
                elif part in parts:
                    yield from value_faults(f"{key}.{part}", part, value[part], self.axis.details[parts[part]])
        else:
            yield from value_faults(key, name, value, detail)


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
    elif detail.values and not is_unsettled(value) and str(value) not in detail.values:
        yield key, f'{name} cannot be "{value}"', f"choose from: {', '.join(detail.values)}"


def problems_of(axis: Axis, key: str, name: str, value: Any, where: Any) -> Iterator[Problem]:
    """The same as problems; ``where`` gives the place of a key."""
    for at, message, hint in DetailFaults(axis).of(key, name, value):
        yield Problem(where(at), message, hint)
