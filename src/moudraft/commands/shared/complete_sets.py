"""What the shell offers after ``--set``: the keys of a deal, and what each may be, from the schema of a deal.

So a key that a deal has, and a value that it may have, is offered as soon as there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from moudraft.commands.shared.complete import deal_path, house, library
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    import click

Schema = dict[str, Any]
_CODE = lazy_pattern(r"[A-Z]+-\d+")
_LISTED = ("governance", "red_lines")
"""Lists whose items may be ids; a deal that has one item of either may give the id alone."""


def settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Keys for ``--set`` (``terms.costs=``), and once there is an ``=`` the values that fit the key."""
    with suppress(Exception):
        key, equals, value = incomplete.partition("=")
        schema = _schema(ctx)
        words = _values(schema, key) if equals else _keys(ctx, schema, key)
        start = f"{key}=" if equals else ""
        return [start + word for word in dict.fromkeys(words) if word.startswith(value if equals else key)]
    return []


def _schema(ctx: click.Context) -> Schema:
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.records.deal_schema import deal_schema

    return deal_schema(library(ctx), read_paper_kinds(house(ctx)))


def _keys(ctx: click.Context, schema: Schema, typed: str) -> Iterator[str]:
    """The keys at the top and the terms, those of the deal's items by name, and those beside what is typed."""
    yield from (f"{name}=" for name in schema["properties"] if name not in ("moudraft", "terms"))
    yield from (f"terms.{name}=" for name in schema["properties"]["terms"]["properties"])
    with suppress(Exception):
        yield from _keys_of_items(ctx, schema)
    before, dot, _last = typed.rpartition(".")
    if dot:
        yield from (f"{before}.{name}=" for name in _properties(schema, _parts(schema, before)))


def _keys_of_items(ctx: click.Context, schema: Schema) -> Iterator[str]:
    """The keys of the items that the deal of the command line has, each by its name: ``red_lines.bar.held_by=``.

    A name that a shell would cut in two is passed over for the item's number.
    """
    from moudraft.deal import LISTS
    from moudraft.deal.named_places import name_in
    from moudraft.yaml_source.reaching import reached
    from moudraft.yaml_source.text_file import parse, read_file

    path = deal_path(ctx)
    if path is None:
        return
    data = parse(read_file(path), str(path)).data
    for place in ("parties", *_LISTED, "clauses.own", *LISTS):
        items = reached(data, place.split("."))
        for number, item in enumerate(items if isinstance(items, list) else []):
            name = name_in(item)
            told = name if re.fullmatch(r"[\w-]+", name) and not name.isdecimal() else number
            keys = _properties(schema, _parts(schema, f"{place}.0"))
            yield from (f"{place}.{told}.{key}=" for key in keys)


def _values(schema: Schema, key: str) -> Iterator[str]:
    """Every word that may stand at a key; codes are read there, too, and not offered."""
    for part in _parts(schema, key):
        yield from (word for word in part.get("enum", ()) if isinstance(word, str) and not _CODE.fullmatch(word))


def _parts(schema: Schema, key: str) -> list[Schema]:
    """The parts of the schema that hold what stands at a key; an item of a list has a number or a name."""
    parts = [schema]
    for step in key.split("."):
        inner: list[Schema] = []
        for part in parts:
            for form in _forms(schema, part):
                known = form.get("properties", {})
                other = form.get("additionalProperties")
                if step in known:
                    inner.append(known[step])
                elif isinstance(other, dict):
                    inner.append(other)
                elif "items" in form:
                    inner.append(form["items"])
        parts = inner
    return [form for part in parts for form in _forms(schema, part)]


def _forms(schema: Schema, part: Any) -> Iterator[Schema]:
    """A part of the schema and all that it may be, with what it refers to."""
    if not isinstance(part, dict):
        return
    if "$ref" in part:
        yield from _forms(schema, schema["$defs"][part["$ref"].rpartition("/")[2]])
    yield part
    for each in (*part.get("anyOf", ()), *part.get("allOf", ())):
        yield from _forms(schema, each)


def _properties(schema: Schema, parts: list[Schema]) -> Iterator[str]:
    for part in parts:
        yield from part.get("properties", {})
