"""``moudraft edit``: the conversation again, from the answers of a deal that exists."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from moudraft.commands.shared import options

EXAMPLES = """\b
Examples:
  moudraft edit deal.yaml                          shows the deal, and changes what you choose
  moudraft edit deal.yaml --set terms.exit=at-will --no-input
"""


@click.command("edit", cls=options.Command, epilog=EXAMPLES)
@click.argument("deal_path", metavar="DEAL.yaml", type=click.Path(path_type=Path))
@options.interview_options
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
    from moudraft.commands.shared.interviewing import Wishes, can_talk, talk
    from moudraft.files import check_target
    from moudraft.interview.answer_store import Store
    from moudraft.interview.askers import scripted

    options.load(deal_path, (), library)
    check_target(deal_path, force=True)
    resume = options.command_line("edit", deal_path, library=library, plain=plain)
    wishes = Wishes(deal_path, library, sets, answers, plain, no_input, True, True, options.day(today), resume)
    if not can_talk(wishes):
        return scripted.make(wishes, str(deal_path))
    with Store(deal_path) as store:
        return talk(wishes, str(deal_path), store)
