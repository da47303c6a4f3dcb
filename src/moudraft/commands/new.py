"""``moudraft new``: a conversation that ends with a deal and a draft."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from moudraft.commands.shared import options

EXAMPLES = """\b
Examples:
  moudraft new                                   asks, and writes deal.yaml
  moudraft new waste.yaml --from old-deal.yaml   starts from another deal's answers
  moudraft new --plain                           numbered choices, for a screen reader or a slow line
  moudraft new deal.yaml --answers answers.yaml  asks nothing
"""


@click.command("new", cls=options.Command, epilog=EXAMPLES)
@click.argument("deal_path", metavar="[DEAL.yaml]", type=click.Path(path_type=Path), default=Path("deal.yaml"))
@click.option(
    "--from", "source", metavar="DEAL|EXAMPLE", help="Start from the answers of a deal, or of a bundled example."
)
@click.option("--force", is_flag=True, help="Replace a deal that exists.")
@options.interview_options
def command(
    deal_path: Path,
    source: str | None,
    answers: Path | None,
    sets: tuple[str, ...],
    no_input: bool,
    plain: bool,
    force: bool,
    library: Path | None,
    today: datetime.datetime | None,
) -> int:
    """Make a deal by answering questions, and draft it.

    Every answer is kept on disk at once: stop at any time and go on later with the same command.
    """
    from moudraft.commands.shared.interviewing import Wishes, can_talk, talk
    from moudraft.files import check_target
    from moudraft.interview.answer_store import Store
    from moudraft.interview.askers import scripted

    check_target(deal_path, force=force, hint="add --force to replace it, or name another")
    wishes = Wishes(
        deal_path, library, sets, answers, plain, no_input, force, False, options.day(today),
        options.command_line("new", deal_path, library=library, plain=plain, force=force),
    )  # fmt: skip
    if not can_talk(wishes):
        return scripted.make(wishes, source)
    with Store(deal_path) as store:
        return talk(wishes, source, store)
