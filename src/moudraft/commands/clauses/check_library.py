"""``moudraft clauses check``: a house library, proven sound."""

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
  moudraft clauses check our-clauses
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft clauses check`` is asked."""

    library: Path
    as_json: bool = False


@click.command("check", cls=Command, epilog=EXAMPLES)
@click.argument("library", metavar="DIR", type=flags.FILE)
@flags.json_option
def command(**given: Any) -> int:
    """Prove a house library sound, as a compiler would.

    Finds unknown names, conditions that can never match, wordings that can tie, and references to nothing.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Read the library, search it for faults, and list the clauses it brings."""
    from moudraft.english import counted
    from moudraft.library.reading.former_files import to_move
    from moudraft.library.reading.soundness import library_problems
    from moudraft.library.reading.sources import read_library
    from moudraft.problems import raise_if
    from moudraft.records.clause_data import is_yours
    from moudraft.records.small_outputs import HouseLibrary

    library = read_library(options.library)
    raise_if(library_problems(library, thorough=True))
    yours = sorted(clause.id for clause in library.clauses.values() if is_yours(clause, options.library))
    say(f"{options.library}: sound; {counted(len(yours), 'clause')} of yours over {len(library.clauses)} in all")
    if options.as_json:
        print_json(HouseLibrary(library=str(options.library), yours=tuple(yours), clauses=len(library.clauses)))
    for id in yours if not options.as_json else ():
        show(id)
    for each in to_move(options.library):
        say(f"{each.before} is {each.now} since {each.since}; moudraft upgrade {options.library} moves it")
    return 0
