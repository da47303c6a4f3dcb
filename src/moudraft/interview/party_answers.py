"""What a deal says of a party in rows, which no single question can show: it is known, and not asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft.deal.values import is_unsettled

IN_ROWS = ("approval", "contacts")


def is_known_in_rows(party: Mapping[str, object], path: Sequence[str]) -> bool:
    """Whether the part of a party that a question asks for is given in rows, each with fields of its own."""
    value = party.get(path[0]) if path[0] in IN_ROWS else None
    rows = value if isinstance(value, list) else []
    return any(isinstance(each, dict) and not is_unsettled(each) for each in rows)
