"""``moudraft clauses new``: a clause of your own, begun from one of the library's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft clauses new veto --library our-clauses             a copy of safeguards/veto to change
  moudraft clauses new money/parking --from money/costs --library our-clauses
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft clauses new`` is asked; ``origin`` is the clause to begin from, where it is another."""

    id: str
    library: Path
    origin: str | None = None
    as_json: bool = False


@click.command("new", cls=Command, epilog=EXAMPLES)
@click.argument("id", metavar="CLAUSE", shell_complete=complete.clauses)
@click.option("--from", "origin", metavar="CLAUSE", shell_complete=complete.clauses, help="The clause to begin from.")
@click.option("--library", type=flags.FILE, metavar="DIR", required=True, help="Your own library.")
@flags.json_option
def command(**given: Any) -> int:
    """Begin a clause of your own from one of the library's.

    The copy is marked as a draft: say who has approved it when it is ready.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Find the clause to begin from, and write a copy of it into the library."""
    from moudraft.drafting import load_library
    from moudraft.files.replacing import write_file
    from moudraft.files.targets import check_target, make_folder
    from moudraft.records.clause_names import find_clause

    clause = find_clause(load_library(), options.origin or options.id)
    id = clause.id if options.origin is None else _slug(options.id)
    target = options.library / "clauses" / f"{id}.md"
    make_folder(target.parent)
    place = check_target(target, force=False, hint="change that one, or take it away first")
    text = _as_draft(clause.id, same=options.origin is None)
    written = write_file(place, text.encode("utf-8"), day(None), ours=False)
    if options.as_json:
        from moudraft.records.small_outputs import CopyMade

        print_json(CopyMade(path=str(written.path), source=clause.id))
    else:
        show(str(written.path))
    say(f"a copy of {clause.id}. Next: change it, then moudraft clauses check {options.library}")
    return 0


def _slug(id: str) -> str:
    """An id that is a topic and a name; it is a path in the library and goes nowhere else."""
    import re

    from moudraft.problems import Location, MoudraftError, Problem

    if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", id):
        hint = "write topic/clause in small letters"
        raise MoudraftError(Problem(Location("CLAUSE"), f'"{id}" cannot be an id', hint))
    return id


def _as_draft(id: str, *, same: bool) -> str:
    """The text of a built-in clause as a draft, not yet reviewed; under another id it leaves the code behind too."""
    from moudraft.data import path as bundled
    from moudraft.yaml_source.text_file import read_file

    lines = read_file(bundled(f"clauses/{id}.md")).split("\n")
    closing = lines.index("---", 1)
    dropped = ("reviewed:", "status:", "owner:", *(() if same else ("code:",)))
    front = [line for line in lines[1:closing] if not line.startswith(dropped)]
    return "\n".join(["---", *front, "status: draft", *lines[closing:]])
