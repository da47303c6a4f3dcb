"""The rules in the folders of their kinds: each is found by the name of its file, and none is on a list."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from moudraft.checks.support.rule import PREFIXES, Rule


def rules_in(folders: Iterable[str]) -> tuple[Rule, ...]:
    """Every rule in these folders, by its code."""
    found: list[Rule] = []
    for name in folders:
        folder = import_module(f"moudraft.checks.{name}")
        for module in iter_modules(folder.__path__):
            made = getattr(import_module(f"{folder.__name__}.{module.name}"), module.name, None)
            if isinstance(made, Rule):
                found.append(made)
    letters = list(PREFIXES)
    return tuple(sorted(found, key=lambda each: (letters.index(each.code[0]), each.code)))
