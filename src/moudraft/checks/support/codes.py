"""Codes of rules as a person types them: ``L401``, a prefix (``L``, ``L4``) or a rule's name."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.checks.support.rule import Rule
from moudraft.checks.support.rule_folders import Listed
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule with this code or name; raises ``MoudraftError`` with the nearest one."""
    for rule in rules:
        if name.strip().upper() == rule.code or name.strip().lower() == rule.name:
            return rule
    raise MoudraftError(Problem(Location("CODE"), f'there is no rule "{name}"', nearest(name, rules)))


def codes_of(names: Sequence[str], flag: str, rules: Sequence[Listed | Rule]) -> tuple[str, ...]:
    """The codes that names stand for, each a code, a prefix or a rule's name, several with commas between."""
    wanted = [name.strip() for given in names for name in given.split(",") if name.strip()]
    codes: list[str] = []
    problems = []
    for name in wanted:
        found = [rule.code for rule in rules if rule.code.startswith(name.upper()) or rule.name == name.lower()]
        codes += found
        if not found:
            problems.append(Problem(Location(flag), f'there is no rule "{name}"', nearest(name, rules)))
    if problems:
        raise MoudraftError(problems)
    return tuple(dict.fromkeys(codes))


def nearest(name: str, rules: Sequence[Listed | Rule]) -> str:
    """A hint with the nearest code or name, or where to find them all."""
    near = did_you_mean(name.upper(), [rule.code for rule in rules]) or did_you_mean(
        name.lower(), [rule.name for rule in rules]
    )
    return near or "moudraft rules list shows every rule"
