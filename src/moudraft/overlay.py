"""Lay a house's data over the built-in: a house changes an entry, or adds one, without copying the rest."""

from __future__ import annotations

from typing import Any

import msgspec


def laid_over(below: Any, above: Any) -> Any:
    """A house's data over the built-in: lists by ``id`` (a word by ``find``), maps by key, shapes field by field."""
    if isinstance(above, list):
        by_id = {_id(entry): entry for entry in (*below, *above)}
        return list(by_id.values())
    if isinstance(above, dict):
        return {**below, **above}
    if isinstance(above, msgspec.Struct):
        fields = above.__struct_fields__
        return type(above)(**{name: laid_over(getattr(below, name), getattr(above, name)) for name in fields})
    return above


def _id(entry: Any) -> Any:
    return getattr(entry, "id", "") or getattr(entry, "find", "") or tuple(getattr(entry, "lines", ()))
