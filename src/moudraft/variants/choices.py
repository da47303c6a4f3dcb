"""Combinations of options, and what each lays over the base deal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import Any

from moudraft.problems import Location
from moudraft.variants.options_shape import RED_LINES, Choice, Options
from moudraft.yaml_source.tree import Tree


def combination_count(options: Options) -> int:
    """How many combinations there are, told without making one: forty choices of two are a million million."""
    return (prod(len(axis.choices) for axis in options.axes) if options.matrix else 0) + len(options.bundles)


def combinations(options: Options) -> Iterator[tuple[str, dict[str, Choice]]]:
    """The matrix, the first axis slowest, and then the bundles."""
    if options.matrix:
        keys = [axis.key for axis in options.axes]
        for choices in product(*(axis.choices for axis in options.axes)):
            yield "", dict(zip(keys, choices, strict=True))
    for bundle in options.bundles:
        yield bundle.name, dict(bundle.choices)


def patch_of(choices: dict[str, Choice], options: Options) -> Tree:
    """What the choices lay over the base, with the places in the options file."""
    data: dict[str, Any] = {}
    lines: dict[str, Location] = {}
    for choice in choices.values():
        for key, tree in choice.sets.items():
            data[key] = tree.data
            lines |= tree.lines
    if any(choice.add or choice.remove for choice in choices.values()):
        patch_red_lines(choices.values(), options, data, lines)
    return Tree(data, options.source, lines)


def patch_red_lines(
    choices: Iterable[Choice], options: Options, data: dict[str, Any], lines: dict[str, Location]
) -> None:
    """Put the base's red lines, less those removed and with those added, into ``data``; their places into ``lines``."""
    labels = options.red_line_id
    chosen = list(choices)
    removed = {id for choice in chosen for id in choice.remove}
    held = data.get(RED_LINES, options.base.data.get(RED_LINES)) or []
    wanted = [(each, options.base.where(f"{RED_LINES}.{n}")) for n, each in enumerate(held)]
    wanted = [(each, where) for each, where in wanted if labels(each) not in removed]
    there = {labels(each) for each, _ in wanted}
    for choice in chosen:
        wanted += [(each, choice.where) for each in choice.add if labels(each) not in there]
    data[RED_LINES] = [each for each, _ in wanted]
    lines |= {f"{RED_LINES}.{n}": where for n, (_, where) in enumerate(wanted)}
