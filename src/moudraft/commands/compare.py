"""``moudraft compare``: two deals, or two drafts of ours, and what changed between them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day
from moudraft.commands.shared.one_output import WORDS
from moudraft.commands.shared.outputs import (
    check_author,
    check_discards,
    check_output,
    refusal,
    refuse_terminal,
    say,
    show,
    write,
)
from moudraft.commands.shared.two_sides import FORMS, Sides
from moudraft.writers.forms import form_for

if TYPE_CHECKING:
    from moudraft.files.targets import Target

EXAMPLES = """\b
Examples:
  moudraft compare old.yaml new.yaml                     what changed, in words
  moudraft compare old.yaml new.yaml -o redline.docx     tracked changes for Word
  moudraft compare sent.docx new.yaml -o redline.docx    a draft we sent, against the deal as it is now
  moudraft compare old.yaml new.yaml --format json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft compare`` is asked. ``form`` goes before the ending of ``output``; without both, words."""

    old_path: Path
    new_path: Path
    output: Path | None = None
    form: str | None = None
    as_json: bool = False
    author: str = "moudraft"
    date: datetime.date | None = None
    force: bool = False
    discard: tuple[Path, ...] = ()
    foreign: bool = False
    library: Path | None = None

    @property
    def target(self) -> Path:
        return self.output or DASH

    @property
    def stamp(self) -> str:
        """The day on tracked changes, as Word writes it."""
        return f"{self.date:%Y-%m-%d}T00:00:00Z" if self.date else ""


@click.command("compare", cls=Command, epilog=EXAMPLES)
@click.argument("old_path", metavar="OLD", type=flags.FILE)
@click.argument("new_path", metavar="NEW", type=flags.FILE)
@flags.output_option("Where to write (- for stdout).")
@flags.format_option(FORMS, "Else by the ending of -o.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--author", default="moudraft", show_default=True, help="Whose name stands on the tracked changes.")
@click.option("--date", type=flags.Day(), metavar="YYYY-MM-DD", help="The day on them (default: none).")
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@click.option("--foreign", is_flag=True, help="Compare two .docx files that moudraft did not make.")
@flags.library_option
def command(**given: Any) -> int:
    """Compare two deals, or two drafts that moudraft made (.docx), or one of each.

    Without -o it says in words what changed. A redline (.docx) is written only when accepting all its changes gives
    the new text and rejecting them all gives the old one.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Read both sides, compare, and write or say what changed."""
    form = options.form or ("json" if options.as_json else form_for(options.output, FORMS, WORDS))
    if options.foreign:
        return _foreign(options, form, _place(options, form))
    place, sides = _sides(options, form)
    if form == WORDS:
        show(sides.words(wide=True))
        return 0
    content = FORMS[form].write(sides)
    if options.target == DASH and not FORMS[form].binary:
        write(None, content, day(None))
    else:
        _write(place, content, "\n\n".join((sides.words(wide=False), *sides.remarks)))
    return 0


def _sides(options: Options, form: str) -> tuple[Target | None, Sides]:
    """Both sides, read; what is wrong with the target is told with what is wrong with them."""
    from moudraft.problems import gathered

    def read() -> Sides:
        both = (options.old_path, options.new_path)
        return Sides(*both, options.library, author=options.author, stamp=options.stamp)

    place, sides = gathered(lambda: _place(options, form), read)
    return place, sides


def _place(options: Options, form: str) -> Target | None:
    """Where it goes; refuses, before any work, what would fail at the end or write over what is being read."""
    from moudraft.files.targets import same_file

    target = options.target
    check_author(options.author)
    refuse_terminal(form, form != WORDS and FORMS[form].binary, target, "name a file with -o")
    if target != DASH and any(same_file(target, source) for source in (options.old_path, options.new_path)):
        raise refusal(target, "this is one of the two files to compare", "name another file with -o")
    check_discards(options.discard, [target])
    return check_output(target, force=options.force, discard=options.discard)


def _foreign(options: Options, form: str, place: Target | None) -> int:
    from moudraft.comparison.foreign import foreign_redline
    from moudraft.comparison.word_file import read_file

    if form != "docx":
        hint = "add -o redline.docx"
        raise refusal(Path("--foreign"), "files that moudraft did not make are compared as .docx only", hint)
    sides = (options.old_path, options.new_path)
    for path in sides:
        read_file(path)
    old, new = (path.read_bytes() for path in sides)
    content = foreign_redline(old, new, options.author, options.stamp)
    _write(place, content, "Made by docxodus; moudraft has not proved this redline both ways.")
    return 0


def _write(place: Target | None, content: bytes, words: str) -> None:
    written = write(place, content, day(None))
    say(f"{written or 'standard output'}: what changed\n\n{words}")
