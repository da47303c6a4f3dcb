"""``moudraft clauses search``: the clauses that hold certain words."""

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
  moudraft clauses search pooled budget
  moudraft clauses search "section 113"
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft clauses search`` is asked."""

    words: tuple[str, ...]
    library: Path | None = None
    as_json: bool = False


@click.command("search", cls=Command, epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """Find the clauses that hold every word.

    Looks in their names, text and notes, and in the law they rest on. Ends with 1 when there is none.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load the library, search, print what was found."""
    from moudraft.drafting import load_library
    from moudraft.records.clause_data import found_clause, search
    from moudraft.screen.clause_shown import clause_found

    hits = search(load_library(options.library), options.words, options.library)
    found = [found_clause(clause, line, options.library) for clause, line in hits]
    if options.as_json:
        print_json(found)
    for each in [] if options.as_json else found:
        show(clause_found(each))
    if not found:
        say(f"no clause holds all of: {' '.join(options.words)}. Try fewer words, or moudraft clauses list")
    return 0 if found else 1
