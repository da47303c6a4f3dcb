"""What one typed answer says of a line where it may be several things: fields, or something of each party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moudraft.deal.values import is_unsettled
from moudraft.interview.prompting import TBC, as_text
from moudraft.library import Detail
from moudraft.selection.details import BY_PARTY, is_map

EACH_APART = "; type what holds for all, or Name: words; Name: words"


def asked_by_party(detail: Detail | None) -> bool:
    """Whether an answer may say one thing of each party."""
    return detail is not None and detail.kind in BY_PARTY


def typed(value: Any, detail: Detail | None) -> str:
    """A value as a person types it."""
    if detail is not None and asked_by_party(detail) and is_map(value):
        return "; ".join(f"{party}: {TBC if is_unsettled(each) else each}" for party, each in value.items())
    return as_text(value)


def read(text: str, detail: Detail | None, names: Sequence[str]) -> Any:
    """What was typed, as the deal has it; what names no party holds for all of them."""
    if detail is None or not text:
        return text
    pieces = [piece for piece in (each.strip() for each in re.split(r"[;\n]", text)) if piece]
    if detail.kind in ("list", "bodies"):
        return pieces if len(pieces) > 1 else text
    if detail.kind == "parties":
        called = [_called(each, names) for each in pieces]
        return called if len(called) > 1 else called[0]
    if detail.kind not in BY_PARTY:
        return text
    pairs = [piece.partition(":") for piece in pieces]
    cells = {_called(name.strip(), names): _word(said.strip(), detail) for name, _colon, said in pairs}
    whole = cells and set(cells) <= set(names) and all(cells.values())
    return cells if whole else _word(text, detail)


def _word(said: str, detail: Detail) -> str:
    """A word of the deal, where its label was typed."""
    labels = {label.casefold(): value for value, label in detail.values.items()}
    return labels.get(said.casefold(), said)


def _called(name: str, names: Sequence[str]) -> str:
    return next((each for each in names if each.casefold() == name.casefold()), name)
