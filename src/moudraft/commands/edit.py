"""``moudraft edit``: the conversation again, from the answers of a deal that exists."""

from __future__ import annotations

import datetime
import shlex
from pathlib import Path

import click

from moudraft.commands import options

EXAMPLES = """\b
Examples:
  moudraft edit deal.yaml                          shows the deal, and changes what you choose
  moudraft edit deal.yaml --set terms.exit=at-will --no-input
"""


@click.command("edit", cls=options.Command, epilog=EXAMPLES)
@click.argument("deal_path", metavar="DEAL.yaml", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Take answers from a file, and ask nothing.",
)
@options.set_option
@click.option("--no-input", is_flag=True, help="Ask nothing.")
@click.option("--plain", is_flag=True, help="Numbered choices and typed answers; nothing is redrawn.")
@options.library_option
@options.today_option
def command(
    deal_path: Path,
    answers: Path | None,
    sets: tuple[str, ...],
    no_input: bool,
    plain: bool,
    library: Path | None,
    today: datetime.datetime | None,
) -> int:
    """Change the answers of a deal, and draft it again.

    Only the lines whose values changed are changed in the file: comments and order stay as they are.
    """
    from moudraft.commands import scripted
    from moudraft.commands.interviewing import Wishes, can_talk, talk
    from moudraft.files import check_target
    from moudraft.interview.answer_store import Store

    options.load(deal_path, (), library)
    check_target(deal_path, force=True)
    parts = ["moudraft", "edit", str(deal_path), *(["--library", str(library)] if library else [])]
    resume = shlex.join([*parts, *(["--plain"] if plain else [])])
    wishes = Wishes(deal_path, library, sets, answers, plain, no_input, True, True, options.day(today), resume)
    if not can_talk(wishes):
        return scripted.make(wishes, str(deal_path))
    with Store(deal_path) as store:
        return talk(wishes, str(deal_path), store)
