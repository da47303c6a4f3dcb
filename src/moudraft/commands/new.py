"""``moudraft new``: a conversation that ends with a deal and a draft."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, style_bytes
from moudraft.commands.shared.outputs import check_discards, command_line
from moudraft.commands.shared.settled import named_paths

EXAMPLES = """\b
Examples:
  moudraft new                                   asks, and writes deal.yaml
  moudraft new waste.yaml --from old-deal.yaml   starts from another deal's answers
  moudraft new --plain                           numbered choices, for a screen reader or a slow line
  moudraft new deal.yaml --answers answers.yaml  asks nothing
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft new`` is asked; ``source`` is a deal or a bundled example to start from."""

    deal_path: Path = Path("deal.yaml")
    source: str | None = None
    force: bool = False
    answers: Path | None = None
    sets: tuple[str, ...] = ()
    no_input: bool = False
    plain: bool = False
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None
    discard: tuple[Path, ...] = ()
    as_json: bool = False


@click.command("new", cls=Command, epilog=EXAMPLES)
@click.argument("deal_path", metavar="[DEAL.yaml]", type=flags.FILE, default=Path("deal.yaml"))
@click.option(
    "--from",
    "source",
    metavar="DEAL|EXAMPLE",
    shell_complete=complete.deals_or_files,
    help="Start from the answers of a deal, or of a bundled example.",
)
@flags.force_option("Replace a deal that exists, which is kept beside.")
@flags.interview_options
def command(**given: Any) -> int:
    """Make a deal by answering questions, and draft it.

    Every answer is kept on disk at once: stop at any time and go on later with the same command.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Ask, or take the answers as they were given; save the deal; draft it."""
    from moudraft.commands.shared.interviewing import interviewed
    from moudraft.commands.shared.saving import draft_of
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.files.targets import check_target

    draft_of(options.deal_path)
    check_discards(options.discard, (options.deal_path,))
    hint = "add --force to replace it, or name another"
    place = check_target(options.deal_path, force=options.force, hint=hint, discard=options.discard)
    wishes = Wishes(
        deal=options.deal_path,
        library=options.library,
        style=style_bytes(options.style),
        sets=options.sets,
        answers=options.answers,
        plain=options.plain,
        no_input=options.no_input,
        force=options.force,
        today=day(options.today),
        resume=command_line("new", options.deal_path, paths=named_paths(), plain=options.plain, force=options.force),
        place=place,
        discard=options.discard,
        as_json=options.as_json,
    )
    return interviewed(wishes, options.source)
