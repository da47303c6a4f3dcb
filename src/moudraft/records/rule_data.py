"""The rules of ``moudraft check``, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

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


def rule_data(rule: Rule) -> RuleData:
    return RuleData(rule.code, rule.name, rule.severities, rule.sentence, rule.why, rule.flagged, rule.fine)
