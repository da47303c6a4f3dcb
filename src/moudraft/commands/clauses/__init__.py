"""``moudraft clauses``: list, show and search the clause library; begin and check one of your own."""

from __future__ import annotations

import click

from moudraft.commands.clauses import check_library, list_clauses, new_clause, search_clauses, show_clause
from moudraft.commands.shared.help_order import Group

EXAMPLES = """\b
Examples:
  moudraft clauses list --topic safeguards
  moudraft clauses show veto
  moudraft clauses search pooled budget
  moudraft clauses new veto --library our-clauses
  moudraft clauses check our-clauses
"""


@click.group("clauses", cls=Group, epilog=EXAMPLES)
def command() -> None:
    """List, show and search the clause library; begin and check one of your own."""


for each in (list_clauses, show_clause, search_clauses, new_clause, check_library):
    command.add_command(each.command)
