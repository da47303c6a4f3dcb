"""What the answers say of a body, whichever way the deal spells it: a word, or a map that says more.

A question asks for one thing (``governance.0.chair``, ``governance.0.order``); the deal may hold it in a word or
inside a map (``chair: {rule: rotating, order: [...]}``). What a question does not ask for is left as it is.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from moudraft.deal.lifting import RULED
from moudraft.deal.values import is_unsettled

INSIDE = {"order": ("chair", "order"), "term": ("chair", "turn")}
"""Parts that a question knows by an older name, where the chair is a map."""
WHOLE = ("reports_to", "escalates_to", "groups", "seats")
"""Parts that one question cannot show where the deal gives them in a map or a list."""


def spelt(body: dict[str, Any], path: list[str]) -> list[str]:
    """The path of a part of a body as this body has it."""
    if len(path) == 1 and path[0] in INSIDE and path[0] not in body and _is_map(body.get("chair")):
        return list(INSIDE[path[0]])
    return path


def value_in(body: dict[str, Any], path: list[str]) -> Any:
    """What a body says to a question: the rule of a map, or the one party that has the chair."""
    data: Any = body
    for step in spelt(body, path):
        if not isinstance(data, dict):
            # `meets: monthly` stands for `meets: {first: monthly}`.
            return data if step == "first" and data is not None else None
        data = data.get(step)
    if path[0] in RULED and len(path) == 1 and _is_map(data):
        parties = data.get("parties")
        one = parties[0] if isinstance(parties, list) and len(parties) == 1 else None
        return data.get("rule") or (one if one else "co-chairs" if parties else None)
    return data


def with_part(body: dict[str, Any], path: list[str], value: Any, parties: list[str]) -> bool:
    """Set a part that the deal spells in its own way; whether that was done here. None takes it out."""
    part = path[0]
    if len(path) == 1 and part in RULED:
        return _with_rule(body, part, value, parties)
    if part in RULED and len(path) > 1 and value is not None:
        inner = body.get(part)
        made = dict(inner) if _is_map(inner) else {"rule": inner} if inner is not None else {}
        body[part] = {**made, path[1]: value}
        return True
    inside = spelt(body, path)
    if inside == path:
        return False
    return with_part(body, inside, value, parties) if value is not None else _without(body, inside)


def _with_rule(body: dict[str, Any], part: str, value: Any, parties: list[str]) -> bool:
    """The word of a part changed, and what is said beside it kept; a party has the chair by its name."""
    inner = body.get(part)
    chaired = part == "chair" and value in parties
    if not chaired and not _is_map(inner):
        return False
    if value is None:
        del body[part]
        return True
    if value == value_in(body, [part]):
        return True
    kept = {key: each for key, each in inner.items() if key not in ("rule", "parties")} if _is_map(inner) else {}
    if not isinstance(value, str):
        body[part] = value
    elif chaired:
        body[part] = {"parties": [value], **kept}
    else:
        body[part] = {"rule": value, **kept} if kept else value
    return True


def _without(body: dict[str, Any], path: list[str]) -> bool:
    body[path[0]] = {key: each for key, each in body[path[0]].items() if key != path[1]}
    return True


def is_known_whole(body: dict[str, Any], path: list[str]) -> bool:
    """Whether a deal says a part in a way that one question cannot show: it is then known, and not asked."""
    value = body.get(path[0])
    if path[0] == "seats":
        return _is_map(value) and ("each" in value or any(isinstance(seat, dict) for seat in value.values()))
    return path[0] in WHOLE and (isinstance(value, list) or _is_map(value))


def _is_map(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict) and not is_unsettled(value)
