"""``moudraft rules show``: one rule, and why it matters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft rules show L401
  moudraft rules show L401 --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft rules show`` is asked."""

    code: str
    as_json: bool = False
    library: Path | None = None


@click.command("show", cls=Command, epilog=EXAMPLES)
@click.argument("code", shell_complete=complete.rules)
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """Show one rule: why it matters, what it flags and what is fine."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Find the rule and print it."""
    from moudraft.checks.file_rules import FILE_RULES
    from moudraft.checks.running import rules_of
    from moudraft.checks.support.codes import find_rule
    from moudraft.drafting import load_library
    from moudraft.records.rule_data import rule_entry
    from moudraft.screen.rule_shown import rule_shown

    found = find_rule(options.code, (*rules_of(load_library(options.library)), *FILE_RULES))
    rule = rule_entry(found)
    if options.as_json:
        print_json(rule)
        return 0
    show(rule_shown(rule))
    looks_at = "FILE.docx --accessibility" if found in FILE_RULES else "DEAL.yaml"
    say(f"Next: moudraft check {looks_at} --select {rule.code}")
    return 0
