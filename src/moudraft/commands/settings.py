"""``moudraft settings``: what holds here, and where each of it was said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Plain
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft settings                  what holds in this folder
  moudraft settings deals/deal.yaml  what holds for a deal
  moudraft settings --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft settings`` is asked: a deal or a folder, else the folder at hand."""

    deal_path: Path | None = None
    as_json: bool = False


@click.command("settings", cls=Plain, epilog=EXAMPLES)
@click.argument("deal_path", metavar="[DEAL.yaml|DIR]", required=False, type=flags.FILE)
@flags.json_option
def command(**given: Any) -> int:
    """Show the settings that hold here, and where each of them was said.

    An option goes before the environment, that before the nearest moudraft.toml, that before a file of your own.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Read the settings, print them."""
    from moudraft.records.settings_data import settings_data
    from moudraft.screen.settings_shown import settings_shown
    from moudraft.settings.settings_file import own_file, settings_for

    place = options.deal_path or Path()
    facts = settings_data(settings_for(place if place.is_dir() else place.parent))
    if options.as_json:
        print_json(facts)
        return 0
    show(settings_shown(facts))
    if not facts.files:
        own = own_file()
        say("There is no settings file. moudraft init writes one here" + (f"; your own would be {own}" if own else ""))
    return 0
