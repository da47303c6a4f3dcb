"""``moudraft style check``: whether a style file can be used, and what of it is guessed, built in or left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, show

EXAMPLES = """\b
Examples:
  moudraft style check firm.dotx             what is guessed, built in or left behind
  moudraft style check firm.dotx --strict    ends with 1 where anything is guessed
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft style check`` is asked."""

    file_path: Path
    strict: bool = False
    as_json: bool = False


@click.command("check", cls=Command, epilog=EXAMPLES)
@click.argument("file_path", metavar="FILE", type=flags.FILE)
@click.option("--strict", is_flag=True, help="End with 1 where a style was told by its level or its look.")
@flags.json_option
def command(**given: Any) -> int:
    """Check a style file and the style.yaml beside it, as a draft would read them."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Read the file, and tell what a person should know of it."""
    from moudraft.commands.shared.style_files import read_style, told_of

    _, sheet = read_style(options.file_path, "")
    told = list(told_of(options.file_path, sheet))
    if options.as_json:
        from moudraft.records.style_data import style_data

        print_json(style_data(str(options.file_path), sheet))
    else:
        show("\n".join(told) if told else f"{options.file_path}: every style that a draft uses is in it, by name")
    guessed = any(how in ("level", "look") for _, how in sheet.played.values())
    return 1 if options.strict and guessed else 0
