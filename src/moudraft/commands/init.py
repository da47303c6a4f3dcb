"""``moudraft init``: a folder made ready for deals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Plain
from moudraft.commands.shared.inputs import day
from moudraft.commands.shared.outputs import command_line, print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft init                                          this folder
  moudraft init deals --body "Northmoor District Council"  another, for your own council
"""
LIBRARY = "library"
STYLE = "house-style.docx"
EXAMPLE = "example.yaml"
IGNORED = """\
# What moudraft keeps while it works, and what Word does.
*.answers.json
*.answers*.json
*.answers.lock
*.lock
~$*
# What is for your own eyes.
*.INTERNAL.*
"""
ABOUT_LIBRARY = """\
# Our own clauses

A file in `clauses/` here stands in for the built-in clause of the same name, or adds one.

    moudraft clauses new veto --library {library}     a copy of a built-in clause, to change
    moudraft clauses check {library}                  what is wrong with what is here
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft init`` is asked."""

    folder: Path = Path()
    body: str = ""
    as_json: bool = False


class Made(NamedTuple):
    """A file to be made: its name in the folder, its content, and what it is for."""

    name: str
    content: bytes
    about: str


@click.command("init", cls=Plain, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", type=flags.FILE, default=Path())
@click.option(
    "--body", metavar="NAME", default="", shell_complete=complete.bodies, help="Your own body, for the settings."
)
@flags.json_option
def command(**given: Any) -> int:
    """Make a folder ready: settings, your own library, your house style, an example deal, what Git is to ignore.

    A file that is there already is left as it is.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Write each file that is not there yet, and say what came of it."""
    from moudraft.files.replacing import write_file
    from moudraft.files.targets import check_target, make_folder
    from moudraft.records.small_outputs import FileMade, FolderMade

    folder = options.folder
    files = list(_files(options.body))
    make_folder(folder / LIBRARY / "clauses")
    made: list[FileMade] = []
    for each in files:
        path = folder / each.name
        left = path.exists()
        if not left:
            write_file(check_target(path, force=False), each.content, day(None), ours=False)
        made.append(FileMade(str(path), "left" if left else "made", each.about))
        if not options.as_json:
            show(f"{path}: {'left as it is' if left else each.about}")
    if options.as_json:
        print_json(FolderMade(folder=str(folder), files=tuple(made)))
    drafted, begun = command_line("draft", folder / EXAMPLE), command_line("new", folder / "deal.yaml")
    say(f"Next: look through {folder / 'moudraft.toml'}. Then {begun} asks about a deal of yours; {drafted} shows one")
    return 0


def _files(body: str) -> Iterator[Made]:
    from moudraft.data import path as bundled
    from moudraft.settings import FILE
    from moudraft.settings.settings_page import settings_begun

    yield Made(FILE, settings_begun(body, library=LIBRARY, style=STYLE).encode("utf-8"), "the settings for this folder")
    yield Made(f"{LIBRARY}/README.md", ABOUT_LIBRARY.format(library=LIBRARY).encode("utf-8"), "where your clauses go")
    style = bundled("templates/style/house-style.docx").read_bytes()
    yield Made(STYLE, style, "the built-in style, to change in Word")
    deal = bundled("examples/shared-services.yaml").read_bytes()
    yield Made(EXAMPLE, deal, "an example deal")
    yield Made(".gitignore", IGNORED.encode("utf-8"), "what Git is to ignore")
