"""``moudraft questions``: every question of the interview, for people and for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, say, show

EXAMPLES = """\b
Examples:
  moudraft questions                 every question, by section
  moudraft questions --quick         those of the quick interview
  moudraft questions --json          for a script: key, type, choices, defaults, condition, help
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft questions`` is asked."""

    quick: bool = False
    library: Path | None = None
    as_json: bool = False


@click.command("questions", cls=Command, epilog=EXAMPLES)
@click.option("--quick", is_flag=True, help="Only those that the quick interview asks.")
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """List the questions of the interview, with what may be answered and what is usual.

    The keys are those of --answers and --set; a star stands for a number, counted from 0.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load the library, take its questions, print them."""
    from moudraft.commands.shared.interviewing import desk_of
    from moudraft.english import counted
    from moudraft.records.question_data import question_data
    from moudraft.screen.questions_shown import questions_shown

    desk = desk_of(options.library)
    asked = [question_data(each, desk) for each in desk.questions.questions if each.quick or not options.quick]
    if options.as_json:
        print_json(asked)
        return 0
    for text in questions_shown(desk.questions.sections, asked):
        show(text)
    say(f"{counted(len(asked), 'question')}. Next: moudraft new, or moudraft new --answers FILE")
    return 0
