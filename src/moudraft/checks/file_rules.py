"""The rules that look at a Word file, whoever made it, and not at a deal; found and documented as the others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft.checks.support.rule import Rule
from moudraft.checks.support.rule_folders import rules_in
from moudraft.findings import Finding
from moudraft.office.look.word_look import WordLook

FILE_KINDS = {"A": "accessibility"}
"""The folder of the rules of each kind, by the letter of their codes."""


FILE_RULES: tuple[Rule, ...] = rules_in(FILE_KINDS.values())


def check_file(look: WordLook, codes: Sequence[str] | None = None) -> Iterator[Finding]:
    """What the rules have to say of a file, in the order of their codes; ``codes`` limits them to those."""
    for rule in FILE_RULES:
        if codes is None or rule.code in codes:
            yield from rule.findings_in(look)
