"""Standing orders that a deal gives beside the body they are of, read as the option that they are.

``governance.0.standing_orders: {notice: seven clear days}`` says what ``terms.standing_orders`` says, since a deal has
one committee with rules of its own. What is given in both places adds up; where they differ, that is told.
"""

from __future__ import annotations

from typing import Any, TypeVar

from moudraft.problems import MoudraftError, Problem
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.tree import Tree

T = TypeVar("T")
KEY = "standing_orders"
AXIS = f"terms.{KEY}"
_YES, _NO = ("yes", "true"), ("no", "false")


def with_standing_orders(tree: Tree) -> Tree:
    """The tree with the standing orders of a body among its terms; all else as it was."""
    given = _given(tree.data) if isinstance(tree.data, dict) else []
    if not given:
        return tree
    place, value = given[0]
    if len(given) > 1:
        hint = "one committee has standing orders of its own; write its rules beside it alone"
        raise MoudraftError(Problem(tree.where(given[1][0]), "two bodies have standing orders", hint))
    terms = tree.data.get("terms", {})
    if not isinstance(terms, dict):
        return tree  # its shape is told with everything else
    whole = _together(tree, place, _setting(value), terms.get(KEY))
    lines, comments = _moved(tree.lines, place), _moved(tree.comments, place)
    data = {**tree.data, "governance": _without(tree.data["governance"]), "terms": {**terms, KEY: whole}}
    return Tree(data, tree.file, {**lines, f"{AXIS}.rule": tree.where(place)}, comments, tree.cuts)


def _given(data: dict[str, Any]) -> list[tuple[str, Any]]:
    places = ("governance",) if isinstance(data.get("governance"), dict) else ("governance.*",)
    bodies = [found for place in places for found in at(data, place)]
    return [(f"{path}.{KEY}", body[KEY]) for path, body in bodies if isinstance(body, dict) and KEY in body]


def _moved(noted: dict[str, T], place: str) -> dict[str, T]:
    """What is noted by path, that of the body's standing orders under the option."""
    return {
        f"{AXIS}{path.removeprefix(place)}" if path == place or path.startswith(f"{place}.") else path: each
        for path, each in noted.items()
    }


def _setting(value: Any) -> Any:
    """The value of the option: a map of rules is a schedule of them, and so is a plain yes."""
    if isinstance(value, dict):
        return value if "tbc" in value else {**value, "rule": _setting(value.get("rule", "yes"))}
    word = value.strip().lower() if isinstance(value, str) else ""
    return "schedule" if word in _YES else "none" if word in _NO else value


def _together(tree: Tree, place: str, beside: Any, term: Any) -> Any:
    if term is None or term == beside:
        return beside
    one, other = ({"rule": each} if isinstance(each, str) else each for each in (beside, term))
    if not isinstance(one, dict) or not isinstance(other, dict):
        return beside
    for name, value in one.items():
        if name in other and other[name] != value:
            where = tree.where(f"{AXIS}.{name}")
            message = f"{KEY} and {AXIS} both say it, and differ (the other at {where})"
            raise MoudraftError(Problem(tree.where(f"{place}.{name}"), message, f"keep {KEY} beside the body"))
    return {**one, **other}


def _without(governance: Any) -> Any:
    """The bodies without what has been read."""
    if isinstance(governance, list):
        return [_without(each) for each in governance]
    if not isinstance(governance, dict):
        return governance
    return {name: each for name, each in governance.items() if name != KEY}
