"""Lay values over what a file says: dotted keys with plain data, each with the place it came from.

One value of ``--set`` at a time, or many at once: a row of a table, the answers of a file, a variant.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.cut_values import Cut
from moudraft.yaml_source.depth import MAX_DEPTH
from moudraft.yaml_source.fitting import at, paths
from moudraft.yaml_source.tree import Tree, parse_typed

T = TypeVar("T")


def set_value(tree: Tree, key: str, value_text: str, flag: str = "--set", given: str = "") -> Tree:
    """A new tree with a dotted key set to a YAML value, as ``--set parties.0.kind=county`` does.

    A ``#`` in it begins no comment.
    Makes maps on the way; a list is indexed from 0. Raises ``MoudraftError`` at the flag for bad YAML, a
    path that goes through text and an index that is out of range. ``given`` is the key as it was typed.
    """
    typed_as = f"{given or key}={value_text}"
    where = Location(f"{flag} {typed_as if len(typed_as) <= 60 else typed_as[:57] + '...'}".replace("\n", " "))
    try:
        typed = parse_typed(value_text, "") if value_text.strip() else Tree("", "", {})
        value = typed.data
        data = _set(tree.data, key, value, where)
    except MoudraftError as error:
        raise MoudraftError([Problem(where, each.message, each.hint) for each in error.problems]) from None
    place = Location(f"{flag} {given or key}")
    lines = _without(tree.lines, key)
    _name_the_way(lines, key, place)
    lines |= dict.fromkeys([key, *paths(value, key)], place)
    cuts = (msgspec.structs.replace(cut, path=f"{key}.{cut.path}", where=place) for cut in typed.cuts)
    return Tree(data, tree.file, lines, _without(tree.comments, key), (*_uncut(tree, key), *cuts))


def lay_over(tree: Tree, patch: Tree) -> Tree:
    """The tree with each entry of ``patch`` (a map of dotted keys) set in it, in order; neither is changed.

    Makes maps on the way; a list is indexed from 0, and a part of the item after its last
    begins that item. Raises ``MoudraftError`` with every key that cannot be set.
    """
    data, lines = tree.data, dict(tree.lines)
    problems: list[Problem] = []
    for key, value in patch.data.items():
        where, before = patch.where(key), at(data, key)
        try:
            data = _set(data, key, value, where, grows=True)
        except MoudraftError as error:
            problems += error.problems
            continue
        if before and isinstance(before[0][1], str):
            # Most that a row lays over is text, in which nothing else has a place.
            lines.pop(key, None)
        elif key in lines:
            lines = _without(lines, key)
        _name_the_way(lines, key, where)
        tree = Tree(data, tree.file, lines, _without(tree.comments, key), _uncut(tree, key))
    raise_if(problems)
    lines |= {path: line for path, line in patch.lines.items() if path}
    return Tree(data, tree.file, lines, {**tree.comments, **patch.comments}, (*tree.cuts, *patch.cuts))


def _set(data: Any, key: str, value: Any, where: Location, *, grows: bool = False) -> Any:
    steps = key.split(".")
    if not all(steps):
        raise MoudraftError(Problem(where, f'"{key}" is not a key', "write it as in terms.costs"))
    if len(steps) > MAX_DEPTH:
        raise MoudraftError(Problem(where, f"more than {MAX_DEPTH} keys inside one another"))
    return _with(data, steps, value, where, "", grows=grows)


def _with(data: Any, steps: list[str], value: Any, where: Location, above: str, *, grows: bool) -> Any:
    """A copy of the data with the value at the steps; only what lies on the way is copied.

    In data that ``grows`` a part of the item after the last of a list begins that item.
    """
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    path = f"{above}.{step}" if above else step
    if isinstance(data, list):
        number = int(step) if step.isascii() and step.isdecimal() and len(step) < 7 else len(data)
        if grows and rest and step.isdecimal() and number == len(data):
            return [*data, _with("", rest, value, where, path, grows=grows)]
        if number >= len(data):
            count = f"{len(data)} item{'' if len(data) == 1 else 's'}"
            hint = f"count from 0 to {len(data) - 1}" if data else "set the whole list"
            raise MoudraftError(Problem(where, f'{above or "the file"} has {count}, and no "{step}"', hint))
        inner = _with(data[number], rest, value, where, path, grows=grows)
        return [*data[:number], inner, *data[number + 1 :]]
    if isinstance(data, str) and data:
        hint = f"set {above} itself" if above else ""
        raise MoudraftError(Problem(where, f"{above or 'the file'} is text, so nothing can be set inside it", hint))
    inside = data if isinstance(data, dict) else {}
    return {**inside, step: _with(inside.get(step, ""), rest, value, where, path, grows=grows)}


def _without(notes: dict[str, T], key: str) -> dict[str, T]:
    """What is noted by path of a tree (places, comments) but for one value, which is about to be another."""
    inside = f"{key}."
    return {path: note for path, note in notes.items() if path != key and not path.startswith(inside)}


def _uncut(tree: Tree, key: str) -> tuple[Cut, ...]:
    return tuple(each for each in tree.cuts if not _stands_in(each.path, key))


def _stands_in(path: str, key: str) -> bool:
    return path == key or path.startswith(f"{key}.")


def _name_the_way(lines: dict[str, Location], key: str, place: Location) -> None:
    """Every map on the way to a key has a place: its own, or that of the first value set in it."""
    steps = key.split(".")
    for count in range(1, len(steps)):
        lines.setdefault(".".join(steps[:count]), place)
