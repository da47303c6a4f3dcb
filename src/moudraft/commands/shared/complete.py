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


def meeting_names(ctx: click.Context) -> list[str]:
    """The meetings that a report may go to."""
    from moudraft.library.reading.paper_files import read_paper_kinds

    return list(read_paper_kinds(ctx.params.get("library")).meetings)


def rule_codes(ctx: click.Context) -> list[str]:
    """The codes of the rules that ``check`` applies."""
    from moudraft.checks.file_rules import FILE_RULES
    from moudraft.checks.running import RULES

    return [rule.code for rule in (*RULES, *FILE_RULES)]


def party_names(ctx: click.Context) -> list[str]:
    """The short names of the parties of the deal that is named before."""
    from moudraft.deal.deal_file import load_deal

    return [party.short_name for party in load_deal(Path(ctx.params["deal_path"])).parties]


clauses = quietly(clause_ids)
topics = quietly(topic_names)
templates = quietly(template_ids)
red_lines = quietly(red_line_ids)
rules = quietly(rule_codes)
parties = quietly(party_names)
meetings = quietly(meeting_names)

# What may stand after the = of --set, by the key before it.
_VALUES: Mapping[str, Callable[[click.Context], Iterable[str]]] = {
    r"template": template_ids,
    r"red_lines\.[^.]+(\.id)?": red_line_ids,
    r"clauses\.add\.\d+": clause_ids,
    r"governance(\.[^.]+)?(\.model)?": lambda ctx: library(ctx).models,
    r"parties\.[^.]+\.kind": lambda ctx: library(ctx).home.kinds,
    r"red_lines\.[^.]+\.kind": lambda ctx: _line_kinds(),
}


def _line_kinds() -> tuple[str, ...]:
    from typing import get_args

    from moudraft.deal.line_terms import LineKind

    return get_args(LineKind)


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
    fixed = ["template=", "title=", "date=", "governance=", *(f"terms.{name}=" for name in axes)]
    with suppress(Exception):
        return [*fixed, *_keys_of_items(ctx)]
    return fixed


# The lists whose items a deal tells by name, each with the part of its schema that says what an item has.
_ITEMS = {
    "parties": "Party", "red_lines": "RedLine", "governance": "Body", "clauses.own": "OwnProvision",
}  # fmt: skip


def _keys_of_items(ctx: click.Context) -> list[str]:
    """The keys of the items that the deal of the command line has, each by its name: ``red_lines.bar.held_by=``.

    A name that a shell would cut in two is passed over for the item's number.
    """
    # An option that still waits for its value keeps click from giving the arguments their names.
    path = ctx.params.get("deal_path") or ctx.params.get("base") or next(iter(ctx.args), None)
    if path is None or str(path) == "-":
        return []
    from moudraft.deal import LISTS
    from moudraft.deal.deal_shape import deal_schema
    from moudraft.deal.named_places import name_in
    from moudraft.yaml_source.reaching import reached
    from moudraft.yaml_source.text_file import parse, read_file

    data, parts, found = parse(read_file(Path(path)), str(path)).data, deal_schema()["$defs"], []
    for place, part in {**_ITEMS, **dict.fromkeys(LISTS, "Item")}.items():
        items = reached(data, place.split("."))
        for number, item in enumerate(items if isinstance(items, list) else []):
            name = name_in(item)
            told = name if re.fullmatch(r"[\w-]+", name) and not name.isdecimal() else number
            found += [f"{place}.{told}.{key}=" for key in parts[part]["properties"]]
    return found


def _values(ctx: click.Context, key: str) -> list[str]:
    if key.startswith("terms."):
        axis = library(ctx).axes.get(key.removeprefix("terms."))
        return [*axis.values, "tbc"] if axis else []
    return [word for pattern, offer in _VALUES.items() if re.fullmatch(pattern, key) for word in offer(ctx)]


@quietly
def commands(ctx: click.Context) -> Iterable[str]:
    """The commands there are, or those of the group whose name stands before."""
    found: object = ctx.find_root().command
    for word in ctx.params.get("words") or ():
        found = getattr(found, "get_command", lambda _ctx, _word: None)(ctx, word)
    return getattr(found, "list_commands", lambda _ctx: [])(ctx)
