"""``moudraft demo``: the bundled example, drafted, with the deal it was drafted from beside it."""

from __future__ import annotations

import datetime
from itertools import count
from pathlib import Path

import click

from moudraft.commands.shared import options

EXAMPLE = "brentwood-rochford"
EXAMPLES = """\b
Examples:
  moudraft demo                 into this folder
  moudraft demo -o somewhere    into another, which is made where there is none
  moudraft demo -o first.docx   under another name
"""


@click.command("demo", cls=options.Command, epilog=EXAMPLES)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FOLDER|FILE",
    help="Where to write (- for the draft on stdout).",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the demo's files where they exist.")
@options.today_option
def command(output: Path | None, force: bool, today: datetime.datetime | None) -> int:
    """Draft the bundled example, to see what moudraft does.

    Writes two councils' Heads of Terms, and beside them the deal file they were drafted from, for you to change and
    draft again. It replaces nothing of yours: where a name is taken by something else, it takes another.
    """
    import msgspec

    from moudraft.commands.draft import STDOUT, form_of, write
    from moudraft.data import path
    from moudraft.deal.deal_file import load_deal
    from moudraft.drafting import draft
    from moudraft.screen.draft_summary import summary

    source = path(f"examples/{EXAMPLE}.yaml")
    deal, text = load_deal(source), source.read_bytes()
    made = draft(deal, today=options.day(today))
    content = made.content(form_of(output))
    if output == STDOUT:
        write(STDOUT, content)
        return 0
    deal_file, target = (write(*each) for each in places(output, force, text, content))
    made = msgspec.structs.replace(made, deal=msgspec.structs.replace(deal, source=str(deal_file)))
    options.say(summary(made, target, next_steps(str(deal_file), str(target))))
    return 0


def next_steps(deal: str, draft: str) -> list[str]:
    return [
        f"Next: open {draft}, and see how {deal} says it. Change the deal, and then:",
        f"  moudraft draft {deal} --force       draft it again",
        f"  moudraft check {deal}               what a careful lawyer would raise",
        f"  moudraft explain {deal} veto        why a clause is in, and what was turned down",
    ]


def places(output: Path | None, force: bool, deal: bytes, draft: bytes) -> list[tuple[Path, bytes]]:
    """Where the deal and the draft go, and what goes there: names that are free, or that hold just this already."""
    from moudraft.files import check_target, make_folder

    target = output or Path(f"{EXAMPLE}.docx")
    if output is not None and (output.is_dir() or not output.suffix):
        make_folder(output)
        target = output / f"{EXAMPLE}.docx"
    for number in count(1):
        stem = target.stem if number == 1 else f"{target.stem}-{number}"
        pair = [(target.with_name(f"{stem}.yaml"), deal), (target.with_name(stem + target.suffix), draft)]
        if force or all(_is_free(path, content) for path, content in pair):
            break
    for path, _ in pair:
        check_target(path, force=True)
    return pair


def _is_free(path: Path, content: bytes) -> bool:
    return not path.exists() or (path.is_file() and path.read_bytes() == content)
