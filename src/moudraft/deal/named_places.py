"""An item of a list told by what the deal calls it: ``red_lines.bar.held_by`` for ``red_lines.0.held_by``.

A number does as well. A name with a full stop in it stands in quotation marks: ``parties."St. Mary's".kind``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.deal.lifting import lifted
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.laying import set_value
from moudraft.yaml_source.reaching import reached, replaced
from moudraft.yaml_source.tree import Tree

NAMING = ("key", "short_name", "id", "model", "rule", "name", "title", "party", "when", "stage", "post")
"""What an item may be told by, the first of them that it gives before the others."""
_STEP = lazy_pattern(r'"([^"]+)"|([^."]+)')
_QUOTED = lazy_pattern(r'(?:"[^"]+"|[^."]+)(?:\.(?:"[^"]+"|[^."]+))*')
_MOST_TOLD = 12


def numbered(data: Any, key: str, where: Location) -> str:
    """A dotted key with the number of each item that it names. Raises ``MoudraftError`` where no item has the name."""
    if "." not in key:
        return key
    made: list[str] = []
    for step, is_quoted in _steps(key, where):
        if isinstance(data, list) and (is_quoted or not step.isdecimal()) and step:
            step = _number(data, step, ".".join(made), where)
        elif made == ["governance"] and step not in _keys(data) and step in _names(data):
            # One body may stand without a list around it.
            continue
        elif "." in step:
            raise MoudraftError(Problem(where, f'{".".join(made)} is no list, so nothing in it is called "{step}"'))
        made.append(step)
        data = reached(data, [step])
    return ".".join(made)


def set_in(tree: Tree, key: str, value: str, places: dict[str, str]) -> Tree:
    """The tree of a deal with one ``--set`` in it.

    ``places`` keeps where each key stands: a deal may be laid over twice, and what a name led to is called otherwise.
    """
    place = places.get(key) or places.setdefault(key, numbered(tree.data, key, Location(f"--set {key}")))
    return set_value(lifted(tree, place), place, value, given=key)


def patch_in(tree: Tree, patch: Tree) -> Tree:
    """A patch of dotted keys with the numbers that its names have in a deal. Raises with every name that none has."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for key in patch.data:
        try:
            place = numbered(tree.data, key, patch.where(key))
        except MoudraftError as error:
            problems += error.problems
            continue
        if place in found.values():
            message = f"{key} and {next(other for other, same in found.items() if same == place)} are one place"
            problems.append(Problem(patch.where(key), message, "give it once"))
        found[key] = place
    raise_if(problems)
    if all(key == place for key, place in found.items()):
        return patch
    data = {place: patch.data[key] for key, place in found.items()}
    cuts = tuple(msgspec.structs.replace(each, path=_moved_path(each.path, found)) for each in patch.cuts)
    return Tree(data, patch.file, _moved(patch.lines, found), _moved(patch.comments, found), cuts)


def with_numbers(tree: Tree) -> Tree:
    """The tree with the keys that own provisions settle by their numbers; what none has is left for the checks."""
    data = tree.data
    for place, text in at(data, "clauses.own.*.settles") if isinstance(data, dict) else ():
        listed = text if isinstance(text, list) else [text]
        made = [_if_there(tree.data, each) for each in listed]
        if made != listed:
            data = replaced(data, place.split("."), made)
    return tree if data is tree.data else Tree(data, tree.file, tree.lines, tree.comments, tree.cuts)


def _if_there(data: Any, key: Any) -> Any:
    try:
        return numbered(data, key, Location("")) if isinstance(key, str) else key
    except MoudraftError:
        return key


def name_in(item: Any) -> str:
    """What an item of a list is told by, if anything."""
    return next(iter(_names(item)), "")


def _number(items: list[Any], name: str, above: str, where: Location) -> str:
    called = " ".join(name.split()).casefold()
    for found in _found(items, called):
        if len(found) == 1:
            return str(found[0])
        if found:
            message = f'{above} has {len(found)} items called "{name}"'
            raise MoudraftError(Problem(where, message, f"count from 0: {' or '.join(map(str, found))}"))
    known = [name for name in map(name_in, items) if name]
    count = f"{len(items)} item{'' if len(items) == 1 else 's'}"
    counted = f"count from 0 to {len(items) - 1}" if items else "set the whole list"
    told = f"name one of {', '.join(known[:_MOST_TOLD])}, or {counted}" if known else counted
    near = did_you_mean(name, known) if known else ""
    hint = f"{near} or {told}" if near.startswith("did") else told
    raise MoudraftError(Problem(where, f'{above} has {count}, and no "{name}"', hint))


def _found(items: list[Any], called: str) -> Iterator[list[int]]:
    """The items with a name: by the first that each has, then by any."""
    names = [[" ".join(each.split()).casefold() for each in _names(item)] for item in items]
    yield [n for n, own in enumerate(names) if own[:1] == [called]]
    yield [n for n, own in enumerate(names) if called in own]


def _names(item: Any) -> list[str]:
    if isinstance(item, str):
        return [item] if item.strip() else []
    if not isinstance(item, dict):
        return []
    return [item[part] for part in NAMING if isinstance(item.get(part), str) and item[part].strip()]


def _keys(data: Any) -> tuple[str, ...]:
    return tuple(data) if isinstance(data, dict) else ()


def _steps(key: str, where: Location) -> Iterator[tuple[str, bool]]:
    """The steps of a key, each with whether it stands in quotation marks."""
    if '"' not in key:
        yield from ((step, False) for step in key.split("."))
        return
    if not _QUOTED.fullmatch(key):
        raise MoudraftError(Problem(where, f"{key} is not a key", 'write it as in parties."St. Mary\'s".kind'))
    yield from ((match[1] or match[2], match[1] is not None) for match in _STEP.finditer(key))


def _moved(notes: dict[str, Any], found: dict[str, str]) -> dict[str, Any]:
    """What is noted by path of a patch, under the paths that its keys have now."""
    return {_moved_path(path, found): note for path, note in notes.items()}


def _moved_path(path: str, found: dict[str, str]) -> str:
    key = next((each for each in found if path == each or path.startswith(f"{each}.")), "")
    return found[key] + path[len(key) :] if key else path
