"""A rule of ``check`` for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.records.rule_data import RuleData


def rule_shown(rule: RuleData) -> str:
    """Its name and sentence, why it matters, what it flags and what is fine."""
    parts = [f"{rule.code} {rule.name} ({' or '.join(rule.severities)})", ""]
    parts += [wrapped(rule.sentence), "", wrapped(rule.why)]
    for title, text in (("Flagged", rule.flagged), ("Fine", rule.fine)):
        parts += ["", f"{title}:", *(f"  {line}" for line in text.splitlines())]
    return "\n".join(parts)
