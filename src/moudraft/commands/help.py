"""``moudraft help``: the help of a command, as ``--help`` gives it."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Plain
from moudraft.commands.shared.outputs import print_json, show

EXAMPLES = """\b
Examples:
  moudraft help
  moudraft help draft
  moudraft help clauses show
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft help`` is asked: the words of a command, or nothing."""

    words: tuple[str, ...] = ()
    as_json: bool = False


@click.command("help", cls=Plain, epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[COMMAND]", shell_complete=complete.commands)
@flags.json_option
def command(**given: Any) -> int:
    """Show the help of a command."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Find the command by its words among those of the command line that runs, print its help."""
    from moudraft.commands.shared.command_facts import command_data

    ctx = click.get_current_context().find_root()
    found = ctx.command
    for word in options.words:
        if not isinstance(found, click.Group):
            raise click.UsageError(f"{ctx.command_path} has no commands of its own")
        _name, inner, _rest = found.resolve_command(ctx, [word])
        assert inner is not None, word
        found, ctx = inner, click.Context(inner, parent=ctx, info_name=word)
    print_json(command_data(found, ctx)) if options.as_json else show(found.get_help(ctx))
    return 0
