"""``moudraft checklist``: what has to be settled, approved and signed, in which order and by when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, load, style_bytes
from moudraft.commands.shared.one_output import (
    JSON,
    WORDS,
    Gathered,
    form_asked,
    place_for,
    put,
    sheet_forms,
    text_form,
)
from moudraft.commands.shared.outputs import say
from moudraft.commands.shared.party_flags import for_option
from moudraft.writers.forms import Form

if TYPE_CHECKING:
    from moudraft.document.sheet import Sheet
    from moudraft.papers.checklist.signing_list import Checklist

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
    from moudraft.papers.checklist.checklist_sheet import in_short
    from moudraft.papers.checklist.signing_list import checklist_of
    from moudraft.papers.parties_called import short_name_of
    from moudraft.problems import gathered

    form = form_asked(options.output, {"json": options.as_json}, FORMS)
    place, (deal, library), style = gathered(
        lambda: place_for(options.deal_path, options.output, form, FORMS, force=options.force, discard=options.discard),
        lambda: load(options.deal_path, options.sets, options.library),
        lambda: style_bytes(options.style),
    )
    party = short_name_of(deal, options.party)
    made = draft(deal, library=library, today=day(options.today))
    checklist = checklist_of(made, made.findings, party=party)
    written = put(place, FORMS[form].write(Gathered(checklist, made, style)), form, FORMS, made.today)
    if written is not None:
        say(f"{written}: {in_short(checklist)}")
    return 0


def _words(listed: Gathered[Checklist]) -> str:
    from moudraft.screen.checklist_shown import checklist_shown

    return checklist_shown(listed.of) + "\n"


def _sheet(checklist: Checklist) -> Sheet:
    from moudraft.papers.checklist.checklist_sheet import checklist_sheet

    return checklist_sheet(checklist)


FORMS: dict[str, Form[Gathered[Checklist]]] = {
    WORDS: text_form(".txt", _words),
    **sheet_forms(_sheet),
    "json": JSON,
}
