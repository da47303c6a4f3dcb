"""``moudraft upgrade``: deals and house libraries of former formats, written as they would be today."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day
from moudraft.commands.shared.outputs import command_line, print_json, say, show, write_files

if TYPE_CHECKING:
    from moudraft.commands.shared.upgrading import Due

EXAMPLES = """\b
Examples:
  moudraft upgrade deal.yaml                 says what it changes, and keeps what was there beside it
  moudraft upgrade deals/*.yaml our-clauses  several at once, a folder of your own clauses among them
  moudraft upgrade deal.yaml --check         changes nothing; ends with 1 where there is something to change
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft upgrade`` is asked. ``paths`` are deals, and folders that are house libraries."""

    paths: tuple[Path, ...]
    check: bool = False
    as_json: bool = False


@click.command("upgrade", cls=Command, epilog=EXAMPLES)
@click.argument("paths", metavar="DEAL.yaml|DIR...", nargs=-1, required=True, type=flags.FILE)
@click.option("--check", is_flag=True, help="Change nothing; end with 1 where there is something to change.")
@flags.json_option
def command(**given: Any) -> int:
    """Write deals, and libraries of your own clauses, as this moudraft would have them.

    What an older moudraft read goes on to be read, so nothing has to be upgraded to be drafted. Only what has to
    change is changed: comments, order and layout stay. A deal that changes is kept as it was beside it.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Work out every change before the first is made; make them, or with ``check`` only tell them."""
    from moudraft.commands.shared.upgrading import due
    from moudraft.problems import gathered
    from moudraft.records.small_outputs import Upgraded, UpgradeReport

    work: list[Due] = gathered(*(partial(due, path) for path in options.paths))
    changed = [each for each in work if each.changes]
    for each in work:
        for change in each.changes if not options.as_json else ():
            show(change)
        if not each.changes:
            say(f"{each.path}: nothing to do")
    if not options.check:
        _carry_out(changed)
    if options.as_json:
        files = tuple(Upgraded(str(each.path), tuple(each.changes)) for each in work)
        print_json(UpgradeReport(done=not options.check, files=files))
    if options.check and changed:
        say(f"Next: {command_line('upgrade', *(each.path for each in changed))}")
    return 1 if changed and options.check else 0


def _carry_out(changed: list[Due]) -> None:
    """Write all deals or none, each kept as it was; then move what is to be moved."""
    from moudraft.commands.shared.upgrading import move

    write_files([each.deal for each in changed if each.deal is not None], day(None))
    for each in changed:
        for before, now in each.moves:
            move(before, now)
        check = "clauses check" if each.moves else "check"
        say(f"{each.path}: upgraded. Next: moudraft {check} {each.path}")
