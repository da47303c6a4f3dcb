"""``moudraft edit``: the conversation again, from the answers of a deal that exists."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, load, style_bytes
from moudraft.commands.shared.outputs import check_discards, command_line
from moudraft.commands.shared.settled import named_paths

EXAMPLES = """\b
Examples:
  moudraft edit deal.yaml                          shows the deal, and changes what you choose
  moudraft edit deal.yaml --set terms.exit=at-will --no-input
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft edit`` is asked."""

    deal_path: Path
    answers: Path | None = None
    sets: tuple[str, ...] = ()
    no_input: bool = False
    plain: bool = False
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None
    discard: tuple[Path, ...] = ()
    as_json: bool = False


@click.command("edit", cls=Command, epilog=EXAMPLES)
@click.argument("deal_path", metavar="DEAL.yaml", type=flags.FILE)
@flags.interview_options
def command(**given: Any) -> int:
    """Change the answers of a deal, and draft it again.

    Only the lines whose values changed are changed in the file: comments and order stay as they are.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Ask what is to be changed, or take it as it was given; save the deal; draft it."""
    from moudraft.commands.shared.interviewing import interviewed
    from moudraft.commands.shared.saving import draft_of
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.files.targets import check_target
    from moudraft.hashes import sha256_hex
    from moudraft.yaml_source.by_name import refuse_toml

    refuse_toml(options.deal_path, "edited in place")
    draft = draft_of(options.deal_path)
    load(options.deal_path, (), options.library)
    check_discards(options.discard, (options.deal_path, draft))
    basis = sha256_hex(options.deal_path.read_bytes())
    place = check_target(options.deal_path, force=True, discard=options.discard, known=(basis,))
    wishes = Wishes(
        deal=options.deal_path,
        library=options.library,
        style=style_bytes(options.style),
        sets=options.sets,
        answers=options.answers,
        plain=options.plain,
        no_input=options.no_input,
        force=True,
        editing=True,
        today=day(options.today),
        resume=command_line("edit", options.deal_path, paths=named_paths(), plain=options.plain),
        place=place,
        basis=basis,
        discard=options.discard,
        as_json=options.as_json,
    )
    return interviewed(wishes, str(options.deal_path))
