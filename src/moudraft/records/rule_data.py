"""The rules of ``moudraft check``, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Any

import msgspec

from moudraft.checks.support.rule import Rule
from moudraft.problems import Severity


class RuleData(msgspec.Struct, frozen=True):
    """A rule: its code, the severities it may have (the usual one first), what it finds, and why it matters."""

    code: str
    name: str
    severities: tuple[Severity, ...]
    sentence: str
    why: str
    flagged: str
    fine: str


class RuleEntry(RuleData, frozen=True, kw_only=True):
    """One rule by itself."""

    format: int = 1


def rule_data(rule: Rule) -> RuleData:
    return RuleData(*_parts(rule))


def rule_entry(rule: Rule) -> RuleEntry:
    return RuleEntry(*_parts(rule))


def _parts(rule: Rule) -> tuple[Any, ...]:
    return rule.code, rule.name, rule.severities, rule.sentence, rule.why, rule.flagged, rule.fine
