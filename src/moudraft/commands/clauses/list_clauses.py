"""``moudraft clauses list``: every clause in a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, say, show

if TYPE_CHECKING:
    from moudraft.library import Library
    from moudraft.library.wording import Clause

EXAMPLES = """\b
Examples:
  moudraft clauses list
  moudraft clauses list --topic safeguards
  moudraft clauses list --protects veto
  moudraft clauses list --library our-clauses --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft clauses list`` is asked; ``protects`` is a red line."""

    topic: str | None = None
    protects: str | None = None
    library: Path | None = None
    as_json: bool = False


@click.command("list", cls=Command, epilog=EXAMPLES)
@click.option("--topic", metavar="TOPIC", shell_complete=complete.topics, help="Only the clauses of one topic.")
@click.option("--protects", metavar="RED_LINE", shell_complete=complete.red_lines, help="Only those that keep it.")
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """List the clauses: id, code and title."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Load the library, choose, print."""
    from moudraft.drafting import load_library
    from moudraft.english import counted
    from moudraft.records.clause_data import clause_line
    from moudraft.screen.clause_shown import clauses_listed

    chosen = _chosen(options, load_library(options.library))
    listed = [clause_line(clause, options.library) for clause in chosen]
    if options.as_json:
        print_json(listed)
        return 0
    for line in clauses_listed(listed):
        show(line)
    legend = "; * comes from your own library" if any(each.yours for each in listed) else ""
    say(f"{counted(len(listed), 'clause')}{legend}. Next: moudraft clauses show ID")
    return 0


def _chosen(options: Options, library: Library) -> list[Clause]:
    from moudraft.problems import Location

    chosen = [library.clauses[id] for id in sorted(library.clauses)]
    if options.topic is not None:
        _check_topic(options.topic, {clause.topic for clause in chosen})
        chosen = [clause for clause in chosen if clause.topic == options.topic]
    if options.protects is not None:
        line = library.find("red_lines", options.protects, Location("--protects"))
        chosen = [clause for clause in chosen if line in clause.protects]
    return chosen


def _check_topic(topic: str, topics: set[str]) -> None:
    from moudraft.problems import Location, MoudraftError, Problem, did_you_mean

    if topic not in topics:
        hint = did_you_mean(topic, sorted(topics)) or "the topics are " + ", ".join(sorted(topics))
        raise MoudraftError(Problem(Location("--topic"), f'unknown topic "{topic}"', hint))
