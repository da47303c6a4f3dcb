"""``moudraft style new``: a style file to begin from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft style new house.docx      then change how its styles look in Word or LibreOffice
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft style new`` is asked."""

    file_path: Path
    as_json: bool = False


@click.command("new", cls=Command, epilog=EXAMPLES)
@click.argument("file_path", metavar="FILE.docx", type=flags.OutputPath())
@flags.json_option
def command(**given: Any) -> int:
    """Write a style file with every style that a draft uses, each shown with a specimen."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Write moudraft's own style file under another name."""
    from moudraft import data
    from moudraft.files.replacing import write_file
    from moudraft.files.targets import check_target

    place = check_target(options.file_path, force=False, hint="name another file, or take that one away first")
    content = data.path("templates/style/house-style.docx").read_bytes()
    written = write_file(place, content, day(None), ours=False)
    if options.as_json:
        from moudraft.records.small_outputs import CopyMade

        print_json(CopyMade(path=str(written.path), source="templates/style/house-style.docx"))
    else:
        show(str(written.path))
    say(f"Next: change how its styles look, then moudraft draft deal.yaml --style {written.path}")
    return 0
