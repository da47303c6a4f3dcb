"""What the shell offers when a person presses Tab: ids of the library, worked out only then.

Completion never fails and never talks: where something is wrong, it offers nothing. Clause and template ids are
read off the file names, since the whole library takes longer to read than a person waits for a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from moudraft.library import Library

Completer = Callable[["click.Context", "click.Parameter", str], list[str]]


def quietly(offer: Callable[[click.Context], Iterable[str]]) -> Completer:
    """A completion from a list of words; whatever goes wrong, the shell sees no words."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        with suppress(Exception):
            return [word for word in offer(ctx) if word.startswith(incomplete)]
        return []

    return complete


def _files(ctx: click.Context, folder: str, pattern: str) -> list[str]:
    """The ids of the library's files, those of ``--library`` included."""
    from moudraft.data import path

    roots = [path(folder)]
    if ctx.params.get("library"):
        roots.append(Path(ctx.params["library"]) / folder)
    found = {each.relative_to(root).with_suffix("").as_posix() for root in roots for each in root.glob(pattern)}
    return sorted(found)


def clause_ids(ctx: click.Context) -> list[str]:
    return _files(ctx, "clauses", "*/*.md")


def topic_names(ctx: click.Context) -> list[str]:
    return sorted({id.partition("/")[0] for id in clause_ids(ctx)})


def template_ids(ctx: click.Context) -> list[str]:
    return _files(ctx, "templates", "*.yaml")


def library(ctx: click.Context) -> Library:
    from moudraft.drafting import load_library

    return load_library(ctx.params.get("library"))


def red_line_ids(ctx: click.Context) -> list[str]:
    return list(library(ctx).red_lines)


def rule_codes(ctx: click.Context) -> list[str]:
    """The codes of the rules that ``check`` applies."""
    from moudraft.checks.running import RULES

    return [rule.code for rule in RULES]


clauses = quietly(clause_ids)
topics = quietly(topic_names)
templates = quietly(template_ids)
red_lines = quietly(red_line_ids)
rules = quietly(rule_codes)

# What may stand after the = of --set, by the key before it.
_VALUES: Mapping[str, Callable[[click.Context], Iterable[str]]] = {
    r"template": template_ids,
    r"red_lines\.\d+(\.id)?": red_line_ids,
    r"clauses\.add\.\d+": clause_ids,
    r"governance(\.\d+)?(\.model)?": lambda ctx: library(ctx).models,
}


def settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Keys for ``--set`` (``terms.costs=``), and once there is an ``=`` the values that fit the key."""
    with suppress(Exception):
        key, equals, value = incomplete.partition("=")
        words = _values(ctx, key) if equals else _keys(ctx)
        start = f"{key}=" if equals else ""
        return [start + word for word in words if word.startswith(value if equals else key)]
    return []


def _keys(ctx: click.Context) -> list[str]:
    axes = [name for name in library(ctx).axes if name != "governance"]
    return ["template=", "title=", "date=", "governance=", *(f"terms.{name}=" for name in axes)]


def _values(ctx: click.Context, key: str) -> list[str]:
    if key.startswith("terms."):
        axis = library(ctx).axes.get(key.removeprefix("terms."))
        return [*axis.values, "tbc"] if axis else []
    return [word for pattern, offer in _VALUES.items() if re.fullmatch(pattern, key) for word in offer(ctx)]
