"""What is wrong with a deal although it has the right shape: bad values, and parts that do not match.

Each rule reads plain data and passes over what has the wrong shape, so that every fault is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from moudraft.deal import LISTS
from moudraft.deal.body_faults import body_faults
from moudraft.deal.deal_shape import ItemForm
from moudraft.deal.own_faults import own_faults
from moudraft.deal.values import CHECKS, is_tbc
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Problem, did_you_mean
from moudraft.yaml_source.fitting import at, at_any, children, empty, in_steps
from moudraft.yaml_source.in_plain_words import key_hint, kind_of, label, near_hint, shown
from moudraft.yaml_source.tree import Tree

ITEM_KEYS = ItemForm.__struct_fields__
_NAME = lazy_pattern(r"[a-z][a-z0-9_-]*")
_CHECKED = in_steps(CHECKS)


def faults(tree: Tree, kinds: Iterable[str] | None = None) -> Iterator[Problem]:
    """Every fault of a deal's data that its shape does not show. Kinds of party are held against ``kinds``."""
    yield from _empties(tree, tree.data, "")
    for pattern, path, value in at_any(tree.data, _CHECKED):
        # A single body is a map, whose keys are no models.
        if isinstance(value, str) and value.strip() and not _is_key_of_body(tree, pattern):
            fault = CHECKS[pattern](path, value)
            if fault:
                yield Problem(tree.where(path), *fault)
    yield from _parties(tree)
    yield from _kinds(tree, kinds)
    yield from _short_names(tree)
    yield from body_faults(tree)
    yield from _items(tree)
    yield from _red_lines(tree)
    yield from _terms(tree)
    yield from own_faults(tree)


def _is_key_of_body(tree: Tree, pattern: str) -> bool:
    return pattern == "governance.*" and isinstance(tree.data["governance"], dict)


def _empties(tree: Tree, value: Any, path: str) -> Iterator[Problem]:
    for key, inner in children(value):
        # Nearly every value is a text with something in it.
        if (isinstance(inner, str) and inner.strip()) or key == "tbc":
            continue
        inside = f"{path}.{key}" if path else key
        if inside == "report":
            continue
        if isinstance(inner, str):
            yield empty(tree, inside)
        else:
            yield from _empties(tree, inner, inside)


def _parties(tree: Tree) -> Iterator[Problem]:
    parties = tree.data.get("parties")
    if isinstance(parties, list) and len(parties) < 2:
        # One party is enough where others join it: a class of party is open to them.
        joined = any(value == "yes" for _path, value in at(tree.data, "classes.*.open"))
        if not joined:
            yield Problem(tree.where("parties"), "a deal needs at least two parties", "add the other party")
        elif not parties:
            yield Problem(tree.where("parties"), "a deal needs a party", "add the party that others join")
    for field in ("short_name", "name"):
        first: dict[str, str] = {}
        for path, value in at(tree.data, f"parties.*.{field}"):
            if not isinstance(value, str) or not value.strip() or is_tbc(value):
                continue
            other = first.setdefault(" ".join(value.split()).casefold(), path)
            if other != path:
                message = f'two parties have the {field} "{shown(value)}" (the other at {tree.where(other)})'
                yield Problem(tree.where(path), message, f"give each party its own {field}")


def _kinds(tree: Tree, known: Iterable[str] | None) -> Iterator[Problem]:
    if known is None:
        return
    for path, kind in at(tree.data, "parties.*.kind"):
        if isinstance(kind, str) and kind.strip() and (fault := kind_fault(kind, known)):
            yield Problem(tree.where(path), *fault)


def unknown_template(tree: Tree, known: Iterable[str] | None) -> Iterator[Problem]:
    """The template of a deal, where it is none of those known."""
    name = tree.data.get("template") if isinstance(tree.data, dict) else None
    if known is not None and isinstance(name, str) and _NAME.fullmatch(name.strip()) and name.strip() not in known:
        yield Problem(tree.where("template"), f'unknown template "{shown(name)}"', near_hint(name, known))


def kind_fault(kind: str, known: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with a kind of party that is none of those known, and which was meant."""
    choices = sorted(known)
    if kind.strip().lower() in choices:
        return None
    near = did_you_mean(kind, choices)
    near = f"{near} " if near.startswith("did") else ""
    return f'kind cannot be "{shown(kind)}"', f"{near}choose from: {', '.join(choices)}"


def _short_names(tree: Tree) -> Iterator[Problem]:
    """Short names that no party has, where a red line speaks of parties."""
    known = [" ".join(name.split()) for _, name in at(tree.data, "parties.*.short_name") if isinstance(name, str)]
    for pattern in ("red_lines.*.held_by", "red_lines.*.held_by.*"):
        for path, value in at(tree.data, pattern):
            if known and isinstance(value, str) and value.strip() and " ".join(value.split()) not in known:
                message = f'no party has the short_name "{shown(value)}"'
                yield Problem(tree.where(path), message, did_you_mean(value, known))


def _items(tree: Tree) -> Iterator[Problem]:
    for path, item in (found for name in LISTS if name in tree.data for found in at(tree.data, f"{name}.*")):
        if not isinstance(item, dict):
            continue
        if "tbc" in item and len(item) > 1:
            yield Problem(tree.where(path), f"{label(path)} has tbc and more", "write {text: {tbc: why}, ...}")
        elif "id" not in item and "text" not in item and "tbc" not in item:
            yield Problem(tree.where(path), f"{label(path)} needs an id or a text", "write {text: ...}")
        details = {key: value for key, value in item.items() if key not in ITEM_KEYS}
        yield from _all_details(tree, path, details)
        # Which details a line may have is the library's to say; what is no name is the rest of a text.
        for key in details:
            if not _NAME.fullmatch(key):
                yield Problem(
                    tree.where(f"{path}.{key}"), f'unknown key "{shown(key)}"', key_hint(key, list(ITEM_KEYS))
                )


def _red_lines(tree: Tree) -> Iterator[Problem]:
    for path, line in at(tree.data, "red_lines.*"):
        if isinstance(line, dict) and ("id" in line) == ("text" in line):
            which = "has both an id and a text" if "id" in line else "needs an id or a text"
            yield Problem(tree.where(path), f"{label(path)} {which}", "give one of them")


def _terms(tree: Tree) -> Iterator[Problem]:
    for path, term in at(tree.data, "terms.*"):
        listed = isinstance(term, list)
        if listed and not term:
            yield Problem(tree.where(path), f"{label(path)} is empty", "take the line out, or write tbc")
        settings = [(f"{path}.{n}", each) for n, each in enumerate(term)] if listed else [(path, term)]
        for place, setting in settings:
            yield from _setting(tree, path, place, setting, listed)


def _setting(tree: Tree, path: str, place: str, setting: Any, listed: bool) -> Iterator[Problem]:
    where, name = tree.where(place), label(path)
    tbc = is_tbc(setting) or (isinstance(setting, dict) and "tbc" in setting)
    if tbc and listed:
        yield Problem(where, f"{name} cannot be tbc in part", f"write {name}: tbc")
    elif tbc and isinstance(setting, dict):
        if len(setting) > 1 or not isinstance(setting["tbc"], str):
            yield Problem(where, f"{name} has tbc and more", f"write {name}: {{tbc: why}}, or take tbc out")
    elif isinstance(setting, dict) and not isinstance(setting.get("rule"), str):
        lacks = "needs a single word as its rule" if "rule" in setting else 'has details but no "rule"'
        yield Problem(where, f"{name} {lacks}", f"write {name}: {{rule: ..., and its details}}")
    elif isinstance(setting, dict):
        yield from _all_details(tree, place, {key: value for key, value in setting.items() if key != "rule"})


def _all_details(tree: Tree, place: str, details: dict[str, Any]) -> Iterator[Problem]:
    """The details of a line or a setting, their parts and their rows."""
    for key, value in details.items():
        yield from _parted(tree, f"{place}.{key}", value)
    yield from _details(tree, place, {key: value for key, value in details.items() if not _has_parts(value)})


def _has_parts(value: Any) -> bool:
    """Whether a detail is a map with parts, or a list of rows."""
    rows = value if isinstance(value, list) else [value]
    return any(isinstance(each, dict) and "tbc" not in each for each in rows)


def _parted(tree: Tree, place: str, value: Any) -> Iterator[Problem]:
    """The parts of a detail, or of each of its rows."""
    if not _has_parts(value):
        return
    rows = [(f"{place}.{n}", each) for n, each in enumerate(value)] if isinstance(value, list) else [(place, value)]
    for path, row in rows:
        if row == {}:
            yield empty(tree, path)
        above, _, last = path.rpartition(".")
        yield from _all_details(tree, path, row) if isinstance(row, dict) else _details(tree, above, {last: row})


def _details(tree: Tree, place: str, details: dict[str, Any]) -> Iterator[Problem]:
    """Details that no sentence can print: each is text, a list of texts, or not settled."""
    for key, value in details.items():
        where, name = tree.where(f"{place}.{key}"), label(f"{place}.{key}")
        if value == []:
            yield empty(tree, f"{place}.{key}")
        elif isinstance(value, list) and any(map(is_tbc, value)):
            yield Problem(where, f"{name} cannot be tbc in part", f"write {name}: tbc")
        elif isinstance(value, dict) and "tbc" in value:
            if len(value) > 1 or not isinstance(value["tbc"], str):
                yield Problem(where, f"{name} has tbc and more", f"write {name}: {{tbc: why}}, or take tbc out")
        elif not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(x, str) for x in value)):
            what = "a list inside a list" if isinstance(value, list) else kind_of(value)
            yield Problem(where, f"{name} must be text, a list of texts or {{tbc: ...}}, not {what}")
