"""A deal read for drafting: with the kind of each party that the register knows, where the deal leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moudraft.deal import Deal, deal_file
from moudraft.problems import Location
from moudraft.yaml_source.tree import Tree

if TYPE_CHECKING:
    from moudraft.library import Library


def load_deal(
    source: deal_file.Source | None = None,
    *,
    text: str | None = None,
    sets: Sequence[str] = (),
    name: str | None = None,
    kinds: Iterable[str] | None = None,
    templates: Iterable[str] | None = None,
    library: Library | None = None,
    house: Path | None = None,
    under: Mapping[str, tuple[str, Location]] | None = None,
) -> Deal:
    """The deal in a file (YAML, JSON or TOML), in YAML text or in plain Python data.

    A ``str`` is the path of a file, unless it can only be YAML: it is empty, has a line break, begins with ``{``, or
    begins with a ``key:`` and names no file. ``text`` is YAML whatever it looks like. ``sets`` are ``key=value`` texts
    that go before the deal's own values; ``name`` is what messages call the source. ``kinds`` and ``templates`` are
    those there are; a ``library`` says them itself, and without either they are looked at when the deal is drafted.
    ``house`` is the folder of a library of your own, whose register is then asked too. ``under`` is what settings say
    where the deal says nothing. Raises ``MoudraftError`` with every problem.
    """
    known: dict[str, Any] = {"kinds": kinds, "templates": templates}
    if library is not None:
        known = {"kinds": library.home.kinds, "templates": library.templates}
    return deal_file.load_deal(
        source, text=text, sets=sets, name=name, under=under, prepare=partial(prepared, library=library, house=house),
        **known,
    )  # fmt: skip


def prepared(tree: Tree, library: Library | None = None, house: Path | None = None) -> Tree:
    """The tree with the kinds of party that the register of public bodies has for it."""
    from moudraft.register.entries import Register, load_register
    from moudraft.register.kinds_told import with_kinds

    def register() -> Register:
        from moudraft.drafting import load_library

        return load_register((library or load_library(house)).home, house)

    return with_kinds(tree, register)
