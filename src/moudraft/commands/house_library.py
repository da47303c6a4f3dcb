"""``moudraft clauses new`` and ``check``: begin a house library, and prove one sound."""

from __future__ import annotations

from pathlib import Path

import click

from moudraft.commands.shared import complete, options

NEW_EXAMPLES = """\b
Examples:
  moudraft clauses new veto --library our-clauses             a copy of safeguards/veto to change
  moudraft clauses new money/parking --from money/costs --library our-clauses
"""
CHECK_EXAMPLES = """\b
Examples:
  moudraft clauses check our-clauses
"""


@click.command("new", cls=options.Command, epilog=NEW_EXAMPLES)
@click.argument("id", metavar="CLAUSE", shell_complete=complete.clauses)
@click.option("--from", "origin", metavar="CLAUSE", shell_complete=complete.clauses, help="The clause to begin from.")
@click.option("--library", type=click.Path(path_type=Path), metavar="DIR", required=True, help="Your own library.")
def new(id: str, origin: str | None, library: Path) -> int:
    """Begin a clause of your own from one of the library's.

    The copy is marked as a draft: say who has approved it when it is ready.
    """
    from moudraft.commands.shared.clause_names import find_clause
    from moudraft.drafting import load_library
    from moudraft.files import check_target, make_folder, write_file

    books = load_library()
    clause = find_clause(books, origin or id)
    target = library / "clauses" / f"{clause.id if origin is None else _slug(id)}.md"
    make_folder(target.parent)
    check_target(target, force=False, hint="change that one, or take it away first")
    written = write_file(target, _as_draft(clause.id, same=origin is None).encode("utf-8"))
    click.echo(written)
    options.say(f"a copy of {clause.id}. Next: change it, then moudraft clauses check {library}")
    return 0


@click.command("check", cls=options.Command, epilog=CHECK_EXAMPLES)
@click.argument("library", metavar="DIR", type=click.Path(path_type=Path))
def check(library: Path) -> int:
    """Prove a house library sound, as a compiler would.

    Finds unknown names, conditions that can never match, wordings that can tie, and references to nothing.
    """
    from moudraft.library.reading.soundness import library_problems
    from moudraft.library.reading.sources import read_library
    from moudraft.problems import raise_if

    books = read_library(library)
    raise_if(library_problems(books, thorough=True))
    yours = sorted(id for id in books.clauses if (library / "clauses" / f"{id}.md").is_file())
    options.say(f"{library}: sound; {options.plural(len(yours), 'clause')} of yours over {len(books.clauses)} in all")
    for id in yours:
        click.echo(id)
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
