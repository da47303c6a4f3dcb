"""Plain data to typed structs; when it does not fit, every misfit in plain words at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from moudraft.english import with_a
from moudraft.problems import MoudraftError, Problem, did_you_mean, raise_if
from moudraft.yaml_source.in_plain_words import (
    key_hint,
    kind_hint,
    kind_of,
    label,
    listed,
    near_hint,
    noun_of,
    shown,
)
from moudraft.yaml_source.tree import Tree

T = TypeVar("T")
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_HINTS = 50  # a hint costs a search for near words; a file with more faults than this needs no more of them
_FILL_IN = "write something, or take the line out"


def convert(tree: Tree, shape: type[T], *, known: Mapping[str, Iterable[str]] | None = None) -> T:
    """The data of a tree as ``shape``: structs, maps, lists, text, yes or no, whole numbers, choices.

    ``known`` maps a path pattern (``*`` for any one key: ``slots.*.clause``) to the words allowed there.
    Raises ``MoudraftError`` with every misfit: unknown and missing keys, wrong kinds, words not a choice.
    """
    problems = [*(each.problem() for each in tree.cuts), *_unknown_words(tree, known or {})]
    try:
        result = msgspec.convert(tree.data, shape, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        result = _convert_slowly(tree, shape, problems, str(error))
    raise_if(problems)
    return result


def at(data: Any, pattern: str) -> list[tuple[str, Any]]:
    """Each (dotted path, value) that a path pattern reaches; ``*`` stands for any one key or item."""
    found = [("", data)]
    for step in pattern.split("."):
        found = [
            (f"{path}.{key}" if path else key, inner)
            for path, value in found
            for key, inner in (children(value) if step == "*" else _child(value, step))
        ]
        if not found:
            break
    return found


Steps = dict[str, "tuple[str, Steps]"]
"""Several path patterns by their steps: after each, the pattern that ends with it (or none) and the steps beyond."""


def in_steps(patterns: Iterable[str]) -> Steps:
    """Path patterns as :func:`at_any` follows them."""
    steps: Steps = {}
    for pattern in patterns:
        names, here = pattern.split("."), steps
        for name in names[:-1]:
            here = here.setdefault(name, ("", {}))[1]
        _ends, beyond = here.get(names[-1], ("", {}))
        here[names[-1]] = (pattern, beyond)
    return steps


def at_any(data: Any, steps: Steps) -> list[tuple[str, str, Any]]:
    """As :func:`at` of each pattern, which stands before what it reaches; the data is gone through once for all."""
    found: list[tuple[str, str, Any]] = []
    _follow(data, steps, "", found)
    return found


def _follow(data: Any, steps: Steps, path: str, found: list[tuple[str, str, Any]]) -> None:
    for step, (pattern, beyond) in steps.items():
        for key, inner in children(data) if step == "*" else _child(data, step):
            if pattern:
                found.append((pattern, path + key, inner))
            if beyond and not isinstance(inner, str):
                _follow(inner, beyond, f"{path}{key}.", found)


def _child(data: Any, key: str) -> tuple[tuple[str, Any], ...]:
    """The pair of :func:`children` whose key this is, found without going through the others; nothing without it."""
    if isinstance(data, dict):
        return ((key, data[key]),) if key in data else ()
    if isinstance(data, list) and key.isdecimal() and str(int(key)) == key and int(key) < len(data):
        return ((key, data[int(key)]),)
    return ()


def children(data: Any) -> Iterable[tuple[str, Any]]:
    """The (key, value) pairs of a map, or (number, item) of a list; nothing for text."""
    if isinstance(data, dict):
        return data.items()
    return [(str(index), item) for index, item in enumerate(data)] if isinstance(data, list) else ()


def paths(value: Any, path: str) -> list[str]:
    """The dotted path of every part of a value that stands at ``path``, from the top down."""
    found = []
    for key, item in children(value):
        inner = f"{path}.{key}" if path else key
        found += [inner, *paths(item, inner)]
    return found


def empty(tree: Tree, path: str) -> Problem:
    """The problem for a value that is not there."""
    comment = tree.comments.get(path)
    hint = f'"{shown(comment)}" is read as a comment; put the text in quotes' if comment else _FILL_IN
    return Problem(tree.where(path), f"{label(path)} is empty", hint)


def _unknown_words(tree: Tree, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for pattern, words in known.items():
        choices = list(words)
        for path, value in at(tree.data, pattern):
            if isinstance(value, str) and value.strip() and value not in choices:
                hint = did_you_mean(value, choices)
                yield Problem(tree.where(path), f'{label(path)} "{shown(value)}" is not known', hint)


def _convert_slowly(tree: Tree, shape: Any, problems: list[Problem], said: str) -> Any:
    """Walk the data against the shape: fills ``problems``, or returns what fits once yes and no are read."""
    walk = _Walk(tree)
    data = walk.fit(tree.data, inspect.type_info(shape), "")
    problems += walk.problems
    if problems:
        return None
    try:
        return msgspec.convert(data, shape, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        said = str(error)
    raise MoudraftError(_last_resort(tree, said))


def _last_resort(tree: Tree, said: str) -> Problem:
    """msgspec's own message, at the nearest line, for a misfit the walk has no words for."""
    message, _, steps = said.partition(" - at `$")
    # msgspec writes [...] for a key it no longer knows: what follows cannot be placed.
    path = re.sub(r"\[(\d+)\]", r".\1", steps.partition("[...]")[0].rstrip("`")).strip(".")
    for jargon, word in (
        ("`str`", "text"),
        ("`int`", "a whole number"),
        ("`float`", "a number"),
        ("`array`", "a list"),
        ("`object`", "a map"),
        ("`", '"'),
    ):
        message = message.replace(jargon, word)
    return Problem(tree.where(path), f"{label(path)}: {message}")


class _Walk:
    """One walk of the data against ``msgspec.inspect`` types."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []

    def report(self, path: str, message: str, hint: Callable[[], str] | str = "") -> None:
        if not isinstance(hint, str):
            hint = hint() if len(self.problems) < _HINTS else ""
        self.problems.append(Problem(self.tree.where(path), message, hint))

    def fit(self, value: Any, kind: Any, path: str) -> Any:
        """The value with yes, no and choices as the type has them; reports what does not fit."""
        kinds = [_bare(kind)]
        if isinstance(kinds[0], inspect.UnionType):
            kinds = [_bare(each) for each in kinds[0].types]
        fitting = [each for each in kinds if _can_hold(each, value) and not _is_another_map(each, value)]
        if fitting:
            return self.fit_one(value, fitting[0], path)
        words = [str(word) for each in kinds if isinstance(each, _CHOICES) for word in _choices(each)]
        if value == "":
            self.problems.append(empty(self.tree, path))
        elif isinstance(value, str) and (len(words) > 1 or (words and not _takes_parts(kinds))):
            self.wrong_choice(value, words, path)
        else:
            expected = " or ".join(dict.fromkeys(filter(None, map(describe, kinds))))
            found = f'"{shown(value)}"' if isinstance(value, str) and not _takes_parts(kinds) else kind_of(value)
            texts = any(isinstance(k, inspect.StrType) for k in kinds)
            hint = kind_hint(value, any(isinstance(k, _LISTS) for k in kinds)) if texts or found == "text" else ""
            self.report(path, f"{label(path)} must be {expected}, not {found}", hint)
        return value

    def fit_one(self, value: Any, kind: Any, path: str) -> Any:
        if isinstance(kind, inspect.StructType):
            return self.fit_struct(value, kind, path)
        if isinstance(kind, inspect.DictType):
            return {key: self.fit(item, kind.value_type, _join(path, key)) for key, item in value.items()}
        if isinstance(kind, (inspect.ListType, inspect.VarTupleType, inspect.SetType, inspect.FrozenSetType)):
            return [self.fit(item, kind.item_type, _join(path, str(n))) for n, item in enumerate(value)]
        if isinstance(kind, inspect.BoolType) and isinstance(value, str):
            return YES_NO[value.lower()]
        if isinstance(kind, _CHOICES) and isinstance(value, str):
            return next(word for word in _choices(kind) if str(word).lower() == value.lower())
        return value

    def fit_struct(self, value: dict[str, Any], kind: Any, path: str) -> dict[str, Any]:
        fields = {field.encode_name: field for field in kind.fields}
        fitted = {}
        for key, item in value.items():
            if key in fields:
                fitted[key] = self.fit(item, fields[key].type, _join(path, key))
            elif kind.forbid_unknown_fields:
                spare = [name for name in fields if name not in value]
                self.report(_join(path, key), f'unknown key "{shown(key)}"', partial(key_hint, key, spare))
        needs = [name for name, field in fields.items() if field.required]
        for name in needs:
            if name not in value:
                noun = noun_of(kind.cls)
                hint = f"{with_a(noun)} needs {listed(needs)}"
                self.report(path, f'the key "{name}" is missing from this {noun}', hint)
        return fitted

    def wrong_choice(self, value: str, choices: list[str], path: str) -> None:
        def hint() -> str:
            near = near_hint(value, choices)
            near = near + " " if near.startswith("did") else ""
            return f"{near}choose from: {', '.join(choices)}"

        self.report(path, f'{label(path)} cannot be "{shown(value)}"', hint)


_CHOICES = (inspect.LiteralType, inspect.EnumType)
_MAPS = (inspect.StructType, inspect.DictType)
_LISTS = (inspect.ListType, inspect.VarTupleType, inspect.TupleType, inspect.SetType, inspect.FrozenSetType)
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")


def _bare(kind: Any) -> Any:
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _choices(kind: Any) -> list[Any]:
    return list(kind.values) if isinstance(kind, inspect.LiteralType) else [each.value for each in kind.cls]


def _is_another_map(kind: Any, value: Any) -> bool:
    """A map without ``tbc`` where only ``{tbc: why}`` can stand: text with a brace before it, more likely than not."""
    only_tbc = isinstance(kind, inspect.StructType) and [each.encode_name for each in kind.fields] == ["tbc"]
    return only_tbc and isinstance(value, dict) and "tbc" not in value


def _can_hold(kind: Any, value: Any) -> bool:
    """Whether a value is of the sort a type takes, whatever is inside it."""
    if isinstance(kind, _MAPS):
        return isinstance(value, dict)
    if isinstance(kind, _LISTS):
        return isinstance(value, list)
    if isinstance(kind, inspect.StrType):
        return isinstance(value, str)
    if isinstance(kind, inspect.BoolType):
        return isinstance(value, bool) or (isinstance(value, str) and value.lower() in YES_NO)
    if isinstance(kind, inspect.IntType):
        return isinstance(value, str) and bool(_WHOLE_NUMBER.fullmatch(value))
    if isinstance(kind, _CHOICES):
        return isinstance(value, str) and value.lower() in (str(word).lower() for word in _choices(kind))
    if isinstance(kind, inspect.NoneType):
        return value is None
    return isinstance(value, str) or isinstance(kind, inspect.AnyType)


def describe(kind: Any) -> str:
    """What a type takes, in plain words; nothing for what nobody would write."""
    if isinstance(kind, inspect.StructType):
        fields = sorted(kind.fields, key=lambda field: not field.required)
        if len(fields) == 1:
            return f"{{{fields[0].encode_name}: ...}}"
        return "a map with " + ", ".join(field.encode_name for field in fields[:4])
    if isinstance(kind, inspect.DictType):
        return "a map of names and values"
    if isinstance(kind, _LISTS):
        return "a list"
    if isinstance(kind, inspect.BoolType):
        return "yes or no"
    if isinstance(kind, inspect.IntType):
        return "a whole number"
    if isinstance(kind, inspect.FloatType):
        return "a number"
    if isinstance(kind, _CHOICES):
        return " or ".join(str(word) for word in _choices(kind))
    return "text" if isinstance(kind, inspect.StrType) else ""


def _takes_parts(kinds: Iterable[Any]) -> bool:
    return any(isinstance(kind, _MAPS + _LISTS) for kind in kinds)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
