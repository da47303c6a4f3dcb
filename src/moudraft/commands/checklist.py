"""``moudraft checklist``: what has to be settled, approved and signed, in which order and by when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load, style_bytes
from moudraft.commands.shared.outputs import (
    check_discards,
    check_output,
    json_text,
    refusal,
    refuse_terminal,
    say,
    show,
    write,
)
from moudraft.commands.shared.party_flags import for_option, party_named

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.files.targets import Target
    from moudraft.papers.checklist.signing_list import Checklist

ENDINGS = {".json": "json", ".md": "md", ".docx": "docx", ".html": "html", ".htm": "html"}
EXAMPLES = """\b
Examples:
  moudraft checklist deal.yaml                          on the screen
  moudraft checklist deal.yaml -o checklist.docx        in Word, with boxes to tick
  moudraft checklist deal.yaml --for Northmoor -o checklist.md
  moudraft checklist deal.yaml --json                   for a script
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft checklist`` is asked. The ending of ``output`` says the form; without it, words."""

    deal_path: Path
    party: str = ""
    output: Path | None = None
    as_json: bool = False
    sets: tuple[str, ...] = ()
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None

    @property
    def form(self) -> str:
        ending = ENDINGS.get(self.output.suffix.lower(), "") if self.output else ""
        return "json" if self.as_json else ending

    @property
    def target(self) -> Path:
        return self.output or DASH


@click.command("checklist", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@for_option("With the approval of this party alone.")
@flags.output_option("Where to write (- for stdout); .docx, .md, .html or .json says what.")
@flags.json_option
@flags.set_option
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.style_option
@flags.today_option
def command(**given: Any) -> int:
    """List what must be settled before anybody signs, who approves in which order and by when, and the signing.

    Blanks stand with their paragraph, findings with what settles them, approvals with what the law asks of that kind
    of body. Nothing of a private red line is shown. Ends with 0 whatever is still open.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, draft and check, gather, show or write."""
    from moudraft.drafting import draft
    from moudraft.papers.checklist.signing_list import checklist_of
    from moudraft.problems import gathered

    place, (deal, library), style = gathered(
        lambda: _place(options),
        lambda: load(options.deal_path, options.sets, options.library),
        lambda: style_bytes(options.style),
    )
    party = party_named(deal, options.party)
    made = draft(deal, library=library, today=day(options.today))
    checklist = checklist_of(made, made.findings, party=party)
    content = _content(checklist, made, options.form, style)
    if place is None and options.form != "docx":
        show(content.decode("utf-8").removesuffix("\n"))
        return 0
    written = write(place, content, made.today)
    if written is not None:
        from moudraft.papers.checklist.checklist_sheet import in_short

        say(f"{written}: {in_short(checklist)}")
    return 0


def _content(checklist: Checklist, made: Draft, form: str, style: bytes | None) -> bytes:
    if form == "json":
        return json_text(checklist).encode("utf-8")
    if not form:
        from moudraft.screen.checklist_shown import checklist_shown

        return (checklist_shown(checklist) + "\n").encode("utf-8")
    from moudraft.papers.checklist.checklist_sheet import checklist_sheet
    from moudraft.writers.paper.sheet_forms import sheet_bytes

    return sheet_bytes(checklist_sheet(checklist), form, made.today, style)


def _place(options: Options) -> Target | None:
    """Where it goes; refuses, before any work, a target that is the deal itself."""
    from moudraft.files.targets import same_file

    if options.target == DASH:
        refuse_terminal(options.form, options.form == "docx", None, "name a file with -o")
        return None
    if options.deal_path != DASH and same_file(options.target, options.deal_path):
        raise refusal(options.target, "this is the deal itself", "name another file with -o")
    check_discards(options.discard, [options.target])
    return check_output(options.target, force=options.force, discard=options.discard)
