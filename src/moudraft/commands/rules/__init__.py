"""``moudraft rules``: the rules that check applies."""

from __future__ import annotations

import click

from moudraft.commands.rules import list_rules, show_rule
from moudraft.commands.shared.help_order import Group

EXAMPLES = """\b
Examples:
  moudraft rules list
  moudraft rules show L401
  moudraft rules list --json
"""


@click.group("rules", cls=Group, epilog=EXAMPLES)
def command() -> None:
    """List and show the rules that check applies."""


for each in (list_rules, show_rule):
    command.add_command(each.command)
