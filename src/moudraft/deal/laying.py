"""Lay values over a deal: dotted keys with plain data, each with the place it came from.

What ``--set`` does for one key on the command line, this does for many at once: a row of a table, a variant.
"""

from __future__ import annotations

from typing import Any

from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.tree import MAX_DEPTH, Tree


def lay_over(tree: Tree, patch: Tree) -> Tree:
    """The tree with each entry of ``patch`` (a map of dotted keys) set in it, in order; neither is changed.

    Makes maps on the way; a list is indexed from 0. Raises ``MoudraftError`` with every key that cannot be set.
    """
    data, lines = tree.data, dict(tree.lines)
    problems: list[Problem] = []
    for key, value in patch.data.items():
        where = patch.where(key)
        steps = key.split(".")
        if not all(steps) or len(steps) > MAX_DEPTH:
            problems.append(Problem(where, f'"{key}" is not a key', "write it as in terms.costs"))
            continue
        try:
            data = _with(data, steps, value, where, "")
        except MoudraftError as error:
            problems += error.problems
            continue
        if key in lines:
            below = f"{key}."
            lines = {path: line for path, line in lines.items() if path != key and not path.startswith(below)}
        for count in range(1, len(steps)):
            lines.setdefault(".".join(steps[:count]), where)
    raise_if(problems)
    return Tree(data, tree.file, lines | {path: line for path, line in patch.lines.items() if path})


def _with(data: Any, steps: list[str], value: Any, where: Location, above: str) -> Any:
    """A copy of the data with the value at the steps; only what lies on the way is copied."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    path = f"{above}.{step}" if above else step
    if isinstance(data, list):
        number = int(step) if step.isascii() and step.isdecimal() and len(step) < 7 else -1
        if not 0 <= number < len(data):
            hint = f"count from 0 to {len(data) - 1}" if data else "set the whole list"
            raise MoudraftError(Problem(where, f'{above or "the deal"} has no "{step}"', hint))
        return [_with(item, rest, value, where, path) if n == number else item for n, item in enumerate(data)]
    if isinstance(data, str) and data:
        hint = f"set {above} itself" if above else ""
        raise MoudraftError(Problem(where, f"{above or 'the deal'} is text, so nothing can be set inside it", hint))
    inside = data if isinstance(data, dict) else {}
    return {**inside, step: _with(inside.get(step, ""), rest, value, where, path)}
