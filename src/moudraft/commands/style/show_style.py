"""``moudraft style show``: which styles of a file play which part in a draft, and how each was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, refusal, show

EXAMPLES = """\b
Examples:
  moudraft style show firm.dotx
  moudraft style show firm.dotx --map > style.yaml     to change a line of it and draft again
  moudraft style show firm.dotx --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft style show`` is asked; without a file, of moudraft's own style."""

    file_path: Path | None = None
    as_map: bool = False
    as_json: bool = False


@click.command("show", cls=Command, epilog=EXAMPLES)
@click.argument("file_path", metavar="[FILE]", required=False, type=flags.FILE)
@click.option("--map", "as_map", is_flag=True, help="Print a style.yaml, to lie beside the file and be changed.")
@flags.json_option
def command(**given: Any) -> int:
    """Show which styles of a file play which part in a draft, and how each was found."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Read the file, and show its roles."""
    from moudraft.commands.shared.style_files import read_style
    from moudraft.records.style_data import style_data
    from moudraft.screen.style_shown import style_map, style_shown
    from moudraft.writers.word.house_style import read_style_sheet

    if options.as_map and options.as_json:
        raise refusal(Path("--json, --map"), "one form at a time", "keep one of them")
    sheet = read_style(options.file_path, "")[1] if options.file_path else read_style_sheet()
    facts = style_data(str(options.file_path or "moudraft\u2019s own style"), sheet)
    if options.as_json:
        print_json(facts)
    else:
        show(style_map(facts) if options.as_map else style_shown(facts))
    return 0
