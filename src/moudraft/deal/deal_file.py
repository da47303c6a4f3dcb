"""``deal.yaml`` read into a ``Deal``: every problem of the file at once, each with its line.

An entry of a list is an id, or own text when it has a space in it. ``governance`` may be one body instead
of a list, and ``meets: monthly`` stands for ``meets: {first: monthly}``. Keys that begin ``x-`` are the
writer's own: allowed at the top and in parties, and not read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from moudraft.deal import FORMAT, Deal
from moudraft.deal.build import build
from moudraft.deal.deal_faults import faults, unknown_template
from moudraft.deal.deal_shape import DealForm
from moudraft.deal.deal_shape import deal_schema as deal_schema
from moudraft.deal.former_deals import brought_up
from moudraft.deal.standing_orders import with_standing_orders
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.by_name import parse_by_name
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.text_file import convert, from_data, parse, read_file
from moudraft.yaml_source.tree import Tree

Source = Path | str | Mapping[str, Any]
_KEY = lazy_pattern(r"[\w-]+:(\s|$)")


def load_deal(
    source: Source | None = None,
    *,
    text: str | None = None,
    sets: Sequence[str] = (),
    name: str | None = None,
    kinds: Iterable[str] | None = None,
    templates: Iterable[str] | None = None,
    under: Mapping[str, tuple[str, Location]] | None = None,
    prepare: Callable[[Tree], Tree] | None = None,
) -> Deal:
    """The deal in a file, in YAML text or in plain Python data.

    A ``str`` is the path of a file, unless it can only be YAML: it is empty, has a line break, begins with ``{``, or
    begins with a ``key:`` and names no file. ``text`` is YAML whatever it looks like. ``sets`` are ``key=value`` texts
    that go before the deal's own values; ``name`` is what messages call the source. ``kinds`` and ``templates`` are
    those there are, where the library is at hand; without them both are looked at when the deal is drafted, as every
    other name of the library is. ``under`` holds what settings say where the deal says nothing, by its dotted key, with
    its place; ``prepare`` completes what was read before it is looked at. Raises ``MoudraftError`` with every problem.
    """
    if (source is None) is (text is None):
        raise TypeError("load_deal takes a source or text, and not both")
    if isinstance(source, str) and not _is_yaml(source):
        source = Path(source)
    if isinstance(source, Path):
        tree = parse_by_name(read_file(source), str(source) if name is None else name, source)
    elif isinstance(source, Mapping):
        tree = from_data(source, name or "deal")
    else:
        tree = parse(source if text is None else text, name or "deal")  # type: ignore[arg-type]
    tree = with_sets(tree, sets)
    tree = tree if prepare is None else prepare(tree)
    return settled_deal(tree, under or {}, kinds, templates)


def settled_deal(
    tree: Tree,
    under: Mapping[str, tuple[str, Location]],
    kinds: Iterable[str] | None = None,
    templates: Iterable[str] | None = None,
) -> Deal:
    """The deal that a tree holds, with what settings say ``under`` it where it says nothing."""
    given = missing_from(tree, under)
    deal = read_deal(with_settings(tree, given), kinds, templates)
    return msgspec.structs.replace(deal, from_settings=tuple(given)) if given else deal


def missing_from(tree: Tree, under: Mapping[str, tuple[str, Location]]) -> dict[str, tuple[str, Location]]:
    """Of the values that settings give, those whose key the deal does not have."""
    data = tree.data if isinstance(tree.data, dict) else {}
    found = {}
    for key, given in under.items():
        top, _, last = key.partition(".")
        held = data.get(top, {}) if last else data
        name = last or top
        if isinstance(held, dict) and name.casefold() not in (str(each).casefold() for each in held):
            found[key] = given
    return found


def with_settings(tree: Tree, given: Mapping[str, tuple[str, Location]]) -> Tree:
    """The tree with values of settings in it, each at the place where the settings say it."""
    if not given:
        return tree
    data, lines = dict(tree.data), dict(tree.lines)
    for key, (value, where) in given.items():
        top, _, last = key.partition(".")
        lines.setdefault(top, where)
        lines[key] = where
        data[top] = {**data.get(top, {}), last: value} if last else value
    return Tree(data, tree.file, lines, tree.comments, tree.cuts)


def _is_yaml(text: str) -> bool:
    """Whether a text is a deal rather than the path of one."""
    if not text.strip() or "\n" in text or "\r" in text or text.lstrip().startswith("{"):
        return True
    return bool(_KEY.match(text)) and not os.path.exists(text)  # noqa: PTH110  a Path refuses what is no path at all


def with_sets(tree: Tree, sets: Sequence[str]) -> Tree:
    """The tree with each ``KEY=VALUE`` of ``--set`` in it; all that cannot be set is told at once."""
    if not sets:
        return tree
    from moudraft.deal.laid_names import laid

    places: dict[str, str] = {}
    return laid(tree, lambda base: _with_sets(base, sets, places))


def _with_sets(tree: Tree, sets: Sequence[str], places: dict[str, str]) -> Tree:
    from moudraft.deal.named_places import set_in

    problems: list[Problem] = []
    for given in sets:
        key, equals, value = given.partition("=")
        if not equals:
            problems.append(Problem(Location(f"--set {given}"), "there is no = in it", "write KEY=VALUE"))
            continue
        try:
            tree = set_in(tree, key.strip(), value, places)
        except MoudraftError as error:
            problems += error.problems
    raise_if(problems)
    return tree


def read_deal(tree: Tree, kinds: Iterable[str] | None = None, templates: Iterable[str] | None = None) -> Deal:
    """The deal that a tree holds, of these kinds of party and one of these templates.

    Raises ``MoudraftError`` with every problem.
    """
    tree = _with_numbers(with_standing_orders(brought_up(tree)))
    data = _without_extras(tree.data)
    tree = Tree(data, tree.file, tree.lines, tree.comments, tree.cuts)
    problems: list[Problem] = []
    if isinstance(data, dict):
        _refuse_other_format(tree)
        _refuse_options(tree)
        problems += faults(tree, kinds)
    try:
        form = convert(tree, DealForm)
    except MoudraftError as error:
        raise MoudraftError([*error.problems, *problems, *unknown_template(tree, templates)]) from None
    if problems:
        # A name that is the only fault is told with every other name that the library does not know.
        raise MoudraftError([*problems, *unknown_template(tree, templates)])
    return build(form, tree)


def _with_numbers(tree: Tree) -> Tree:
    """The tree with the keys that own provisions settle by their numbers."""
    if not any(True for _ in at(tree.data, "clauses.own.*.settles")):
        return tree
    from moudraft.deal.named_places import with_numbers

    return with_numbers(tree)


def _without_extras(data: Any) -> Any:
    """The data without the keys ``x-…`` that the deal and its parties may carry."""
    if not isinstance(data, dict):
        return data
    data = _plain_keys(data)
    if isinstance(data.get("parties"), list):
        data["parties"] = [_plain_keys(each) if isinstance(each, dict) else each for each in data["parties"]]
    return data


def _plain_keys(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if not key.startswith("x-")}


def _refuse_other_format(tree: Tree) -> None:
    """Stop at once at a deal of another format: its other keys would be misread."""
    given = tree.data.get("moudraft")
    if isinstance(given, str) and given.isascii() and given.isdecimal() and given != str(FORMAT):
        message = f"this deal is written for format {given[:9]}; this moudraft reads format {FORMAT}"
        raise MoudraftError(Problem(tree.where("moudraft"), message, "use the moudraft it was written for"))


def _refuse_options(tree: Tree) -> None:
    """Stop at once at a file of options: every key of it would be told as unknown."""
    if "base" in tree.data and not {"parties", "template"} & set(tree.data):
        hint = f"moudraft variants {tree.file} appraises them; the deal is the file under base:"
        raise MoudraftError(Problem(tree.where("base"), "these are options for a deal, not a deal", hint))
