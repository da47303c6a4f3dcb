"""Lay a house's data over the built-in: a house changes an entry, or adds one, without copying the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from moudraft.problems import Location
from moudraft.yaml_source.tree import Tree


def is_houses(where: Location) -> bool:
    """Whether a place in a library is in a house's own folder: built-in files are named from ``clauses/`` on."""
    return bool(where.file) and not where.file.startswith(("clauses/", "templates/"))


def laid_over(below: Any, above: Any) -> Any:
    """A house's data over the built-in: lists by ``id`` (a word by ``find``), maps by key, shapes field by field."""
    if isinstance(above, list):
        by_id = {_id(entry): entry for entry in (*below, *above)}
        return list(by_id.values())
    if isinstance(above, dict):
        both = [key for key, value in above.items() if _both_lists(below.get(key), value)]
        return {**below, **above, **{key: laid_over(below[key], above[key]) for key in both}}
    if isinstance(above, msgspec.Struct):
        fields = above.__struct_fields__
        return type(above)(**{name: laid_over(getattr(below, name), getattr(above, name)) for name in fields})
    return above


def _both_lists(below: Any, above: Any) -> bool:
    return isinstance(below, list) and isinstance(above, list)


def _id(entry: Any) -> Any:
    return getattr(entry, "id", "") or getattr(entry, "find", "") or tuple(getattr(entry, "lines", ()))


def entry_places(tree: Tree) -> dict[str, Location]:
    """Where each entry of a data file stands, by id: of a list, a map, or the lists and maps of a map."""
    found: dict[str, Location] = {}
    _gather(tree, tree.data, "", found)
    return found


def pair_id(lines: Iterable[str]) -> str:
    """What two red lines that may collide are called in messages' places: they have no id."""
    return " ".join(lines)


def _id_in(entry: dict[str, Any]) -> Any:
    lines = entry.get("lines", ())
    return entry.get("id") or entry.get("find") or (pair_id(map(str, lines)) if isinstance(lines, list) else "")


def _gather(tree: Tree, data: Any, path: str, found: dict[str, Location], depth: int = 0) -> None:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        at = f"{path}.{key}" if path else str(key)
        listed = isinstance(value, dict) and isinstance(data, list)
        id = _id_in(value) if listed else str(key)
        if at in tree.lines and isinstance(id, str):
            found.setdefault(id, tree.lines[at])
        if depth == 0 and isinstance(data, dict):
            _gather(tree, value, at, found, 1)
