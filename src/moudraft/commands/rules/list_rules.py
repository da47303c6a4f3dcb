"""``moudraft rules list``: every rule in a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft rules list
  moudraft rules list --json
  moudraft rules list --library our-clauses      with the house's own
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft rules list`` is asked."""

    as_json: bool = False
    library: Path | None = None


@click.command("list", cls=Command, epilog=EXAMPLES)
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """List every rule: its code, how grave it is and what it finds."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Print the rules, in the order of their codes."""
    from moudraft.checks.file_rules import FILE_RULES
    from moudraft.checks.running import rules_of
    from moudraft.drafting import load_library
    from moudraft.records.rule_data import rule_data
    from moudraft.screen.columns import columns

    rules = [rule_data(rule) for rule in (*rules_of(load_library(options.library)), *FILE_RULES)]
    if options.as_json:
        print_json(rules)
        return 0
    show("\n".join(columns([(each.code, "/".join(each.severities), each.name, each.sentence) for each in rules])))
    say("Next: moudraft rules show CODE")
    return 0
