"""The rules that look at a Word file, whoever made it, and not at a deal; found and documented as the others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from moudraft.checks.support.rule import Rule
from moudraft.findings import Finding
from moudraft.office.look.word_look import WordLook

FILE_KINDS = {"A": "accessibility"}
"""The folder of the rules of each kind, by the letter of their codes."""


def _discovered() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for kind in FILE_KINDS.values():
        folder = import_module(f"moudraft.checks.{kind}")
        for module in iter_modules(folder.__path__):
            made = getattr(import_module(f"{folder.__name__}.{module.name}"), module.name, None)
            if isinstance(made, Rule):
                found.append(made)
    return tuple(sorted(found, key=lambda each: each.code))


FILE_RULES: tuple[Rule, ...] = _discovered()


def check_file(look: WordLook, codes: Sequence[str] | None = None) -> Iterator[Finding]:
    """What the rules have to say of a file, in the order of their codes; ``codes`` limits them to those."""
    for rule in FILE_RULES:
        if codes is None or rule.code in codes:
            yield from rule.findings_in(look)
