"""``moudraft demo``: the bundled example, drafted, with the deal it was drafted from beside it."""

from __future__ import annotations

import datetime
from itertools import count
from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day
from moudraft.commands.shared.outputs import (
    check_discards,
    check_output,
    print_json,
    refuse_two_on_stdout,
    say,
    write,
    write_files,
)
from moudraft.writers.forms import FORMS, form_for

EXAMPLE = "brentwood-rochford"
EXAMPLES = """\b
Examples:
  moudraft demo                 into this folder
  moudraft demo -o somewhere    into another, which is made where there is none
  moudraft demo -o first.docx   under another name
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft demo`` is asked. ``output`` is a folder or the draft's own name."""

    output: Path | None = None
    force: bool = False
    discard: tuple[Path, ...] = ()
    today: datetime.date | None = None
    as_json: bool = False


@click.command("demo", cls=Command, epilog=EXAMPLES)
@flags.output_option(
    "Where to write (- for the draft on stdout).", metavar="FOLDER|FILE", type=flags.OutputPath(folders=True)
)
@flags.force_option("Replace the demo's files where they exist; what was changed by hand is kept beside.")
@flags.discard_option
@flags.today_option
@flags.json_option
def command(**given: Any) -> int:
    """Draft the bundled example, to see what moudraft does.

    Writes two councils' Heads of Terms, and beside them the deal file they were drafted from, for you to change and
    draft again. It replaces nothing of yours: where a name is taken by something else, it takes another.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Draft the example, and put the deal and the draft where there is room."""
    from moudraft.data import path
    from moudraft.deal.deal_file import load_deal
    from moudraft.drafting import draft
    from moudraft.screen.draft_summary import summary

    refuse_two_on_stdout(options.as_json, options.output, "the draft")
    source = path(f"examples/{EXAMPLE}.yaml")
    deal, text = load_deal(source), source.read_bytes()
    made = draft(deal, today=day(options.today))
    content = made.content(form_for(options.output, FORMS, "docx"))
    if options.output == DASH:
        write(None, content, made.today)
        return 0
    deal_file, target = _write(options, text, content, made.today)
    made = msgspec.structs.replace(made, deal=msgspec.structs.replace(deal, source=str(deal_file)))
    if options.as_json:
        from moudraft.records.run_manifest import run_manifest

        print_json(run_manifest(made, deal_file, target, content))
    say(summary(made, target, _next_steps(str(deal_file), str(target))))
    return 0


def _next_steps(deal: str, draft: str) -> list[str]:
    return [
        f"Next: open {draft}, and see how {deal} says it. Change the deal, and then:",
        f"  moudraft draft {deal} --force       draft it again",
        f"  moudraft check {deal}               what a careful lawyer would raise",
        f"  moudraft explain {deal} veto        why a clause is in, and what was turned down",
    ]


def _places(options: Options, deal: bytes, draft: bytes) -> list[tuple[Path, bytes]]:
    """Where the deal and the draft go, and what goes there: names that are free, or that hold just this already."""
    from moudraft.files.targets import make_folder

    name = EXAMPLE + FORMS["docx"].ending
    target = options.output or Path(name)
    if options.output is not None and (options.output.is_dir() or not options.output.suffix):
        make_folder(options.output)
        target = options.output / name
    for number in count(1):
        stem = target.stem if number == 1 else f"{target.stem}-{number}"
        pair = [(target.with_name(f"{stem}.yaml"), deal), (target.with_name(stem + target.suffix), draft)]
        if options.force or all(_is_free(path, content) for path, content in pair):
            break
    return pair


def _write(options: Options, deal: bytes, draft: bytes, today: datetime.date) -> tuple[Path, Path]:
    """Write the deal and the draft, both or neither; returns where they went."""
    from moudraft.files.replacing import Outgoing

    pair = _places(options, deal, draft)
    check_discards(options.discard, [path for path, _ in pair])
    targets = [(check_output(path, force=True, discard=options.discard), content) for path, content in pair]
    files = [Outgoing(target, content) for target, content in targets if target is not None]
    deal_file, draft_file = (each.path for each in write_files(files, today))
    return deal_file, draft_file


def _is_free(path: Path, content: bytes) -> bool:
    return not path.exists() or (path.is_file() and path.read_bytes() == content)
