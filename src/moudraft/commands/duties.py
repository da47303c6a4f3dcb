"""``moudraft duties``: who owes what to whom under a paper, and the days that matter."""

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
    from moudraft.papers.duties.register import Register

EXAMPLES = """\b
Examples:
  moudraft duties deal.yaml                             every duty and date, on the screen
  moudraft duties deal.yaml --for Northmoor -o duties.docx
  moudraft duties deal.yaml -o dates.ics                a calendar for Outlook or Google
  moudraft duties deal.yaml --start 2027-04-01 -o duties.xlsx
  moudraft duties deal.yaml --csv > duties.csv
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft duties`` is asked. A flag for a form goes before ``output``'s ending; without both, words."""

    deal_path: Path
    party: str = ""
    output: Path | None = None
    as_json: bool = False
    as_csv: bool = False
    as_xlsx: bool = False
    as_ics: bool = False
    start: datetime.date | None = None
    sets: tuple[str, ...] = ()
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None

    @property
    def chosen(self) -> dict[str, bool]:
        """By form, whether its flag is given."""
        return {"json": self.as_json, "csv": self.as_csv, "xlsx": self.as_xlsx, "ics": self.as_ics}


@click.command("duties", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@for_option("Leave out what others alone owe, and dates that are theirs alone.")
@flags.output_option("Where to write (- for stdout); .docx, .md, .html, .csv, .xlsx, .ics or .json says what.")
@flags.json_option
@click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
@click.option("--xlsx", "as_xlsx", is_flag=True, help="An Excel workbook: a sheet of dates and one of duties.")
@click.option("--ics", "as_ics", is_flag=True, help="A calendar file, for Outlook, Google or Apple Calendar.")
@click.option("--start", type=flags.Day(), metavar="YYYY-MM-DD", help="The day on which the paper took effect.")
@flags.set_option
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.style_option
@flags.today_option
def command(**given: Any) -> int:
    """List every duty in the paper, with who owes it, to whom, by when and where it says so, and every date.

    Dates that follow from others are worked out: reviews, the first meeting, the last day to give notice. What counts
    from a day that is not known yet says what it waits for. Nothing of a private red line is shown.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, draft, gather, show or write."""
    from moudraft.drafting import draft
    from moudraft.papers.duties.register import register_of
    from moudraft.papers.duties.register_sheet import in_short
    from moudraft.papers.parties_called import short_name_of
    from moudraft.problems import gathered

    form = form_asked(options.output, options.chosen, FORMS)
    place, (deal, library), style = gathered(
        lambda: place_for(options.deal_path, options.output, form, FORMS, force=options.force, discard=options.discard),
        lambda: load(options.deal_path, options.sets, options.library),
        lambda: style_bytes(options.style),
    )
    party = short_name_of(deal, options.party)
    made = draft(deal, library=library, today=day(options.today), checks=())
    register = register_of(made, party=party, start=options.start)
    written = put(place, FORMS[form].write(Gathered(register, made, style)), form, FORMS, made.today)
    if written is not None:
        say(f"{written}: {in_short(register)}")
    return 0


def _words(registered: Gathered[Register]) -> str:
    from moudraft.screen.duties_shown import duties_shown

    return duties_shown(registered.of) + "\n"


def _table(registered: Gathered[Register]) -> str:
    from moudraft.records.duty_table import duty_table

    return duty_table(registered.of)


def _workbook(registered: Gathered[Register]) -> bytes:
    from moudraft.records.duty_table import duty_workbook

    return duty_workbook(registered.of)


def _calendar(registered: Gathered[Register]) -> bytes:
    from moudraft.papers.duties.calendar_file import calendar_file

    return calendar_file(registered.of, registered.made.today)


def _sheet(register: Register) -> Sheet:
    from moudraft.papers.duties.register_sheet import register_sheet

    return register_sheet(register)


FORMS: dict[str, Form[Gathered[Register]]] = {
    WORDS: text_form(".txt", _words),
    **sheet_forms(_sheet),
    "json": JSON,
    "csv": text_form(".csv", _table),
    "xlsx": Form((".xlsx",), True, _workbook),
    "ics": Form((".ics",), False, _calendar),
}
