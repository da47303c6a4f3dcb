"""``moudraft doctor``: what is installed and works here, and what is not and what that costs."""

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
  moudraft doctor          before you ask somebody for help
  moudraft doctor --json   the same, to send with a question
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft doctor`` is asked."""

    as_json: bool = False


@click.command("doctor", cls=Plain, epilog=EXAMPLES)
@flags.json_option
def command(**given: Any) -> int:
    """Say what is installed and works here, and what is not and what that costs.

    Exits with 1 when something is broken; what is only missing costs what is said beside it.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Look around, print what was found."""
    from moudraft.records.health import health
    from moudraft.screen.health_shown import health_shown

    facts = health(Path())
    if options.as_json:
        print_json(facts)
    else:
        show(health_shown(facts))
    broken = [each.name for each in facts.signs if each.state == "broken"]
    if broken:
        say(f"broken: {', '.join(broken)}")
    return 1 if broken else 0
