"""The approval of a party as the interview asks for it: one decision, and the stages after it as rows.

A deal has one approval as a map and several as a list. The questions on one approval speak of the first stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from moudraft.deal.values import is_unsettled

OF_ONE = ("by", "on", "notice")
"""What is asked of one approval by itself."""


def is_of_approval(path: Sequence[str]) -> bool:
    """Whether a key is that of a party's approval, or below it: ``parties.0.approval.by``."""
    return len(path) > 2 and path[0] == "parties" and path[2] == "approval"


def of_first_stage(key: str) -> str:
    """Where an answer about one approval stands in a deal that has several: with the first of them."""
    path = key.split(".")
    return ".".join((*path[:3], "0", *path[3:])) if is_of_approval(path) and len(path) > 3 else key


def stages_of(approval: Any) -> list[dict[str, Any]]:
    """The stages of an approval, one where it is a map."""
    rows = approval if isinstance(approval, list) else [approval] if approval else []
    return [dict(each) for each in rows if isinstance(each, Mapping) and not is_unsettled(each)]


def approval_part(approval: Any, path: Sequence[str]) -> Any:
    """The stages, where there are several; with ``path``, a part of the first."""
    stages = stages_of(approval)
    if not path:
        return stages if len(stages) > 1 else None
    return stages[0].get(path[0]) if stages else None


def with_approval_part(approval: Any, path: Sequence[str], value: Any) -> Any:
    """An approval with its stages, or a part of the first, set; None where nothing is left of it.

    A first row comes after an approval that is there already. Without rows the first stage is the one approval again.
    """
    stages = stages_of(approval)
    first = stages[0] if stages else {}
    if path:
        first = {**first, path[0]: value} if value is not None else {k: v for k, v in first.items() if k != path[0]}
        stages = [first, *stages[1:]]
    elif value is None:
        stages = [{name: each for name, each in first.items() if name in OF_ONE}]
    else:
        stages = [*(stages if len(stages) == 1 and len(value) == 1 else []), *value]
    return stages if len(stages) > 1 else stages[0] or None
