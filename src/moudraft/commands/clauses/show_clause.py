"""``moudraft clauses show``: one clause, its wordings, and all that is known of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, show

EXAMPLES = """\b
Examples:
  moudraft clauses show safeguards/veto
  moudraft clauses show veto             the end of an id will do
  moudraft clauses show SAF-7 --json     and so will a code
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft clauses show`` is asked."""

    clause_name: str
    library: Path | None = None
    as_json: bool = False


@click.command("show", cls=Command, epilog=EXAMPLES)
@click.argument("clause_name", metavar="CLAUSE", shell_complete=complete.clauses)
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """Show a clause and its wordings.

    With it: what it is for, what it rests on, what needs it, and which documents it stands in.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load the library, find the clause, print it."""
    from moudraft.drafting import load_library
    from moudraft.records.clause_data import clause_entry
    from moudraft.records.clause_names import find_clause
    from moudraft.screen.clause_shown import clause_shown

    library = load_library(options.library)
    entry = clause_entry(find_clause(library, options.clause_name), library, options.library)
    print_json(entry) if options.as_json else show(clause_shown(entry))
    return 0
