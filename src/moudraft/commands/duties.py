"""``moudraft duties``: who owes what to whom under a paper, and the days that matter."""

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
    from moudraft.papers.duties.register import Register

ENDINGS = {
    ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".ics": "ics", ".md": "md", ".docx": "docx", ".html": "html",
    ".htm": "html",
}  # fmt: skip
BINARY = ("docx", "xlsx")
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
    def chosen(self) -> list[str]:
        """The forms that flags ask for."""
        flags = {"json": self.as_json, "csv": self.as_csv, "xlsx": self.as_xlsx, "ics": self.as_ics}
        return [form for form, on in flags.items() if on]

    @property
    def form(self) -> str:
        ending = ENDINGS.get(self.output.suffix.lower(), "") if self.output else ""
        return next(iter(self.chosen), ending)

    @property
    def target(self) -> Path:
        return self.output or DASH


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
    from moudraft.problems import gathered

    place, (deal, library), style = gathered(
        lambda: _place(options),
        lambda: load(options.deal_path, options.sets, options.library),
        lambda: style_bytes(options.style),
    )
    party = party_named(deal, options.party)
    made = draft(deal, library=library, today=day(options.today), checks=())
    register = register_of(made, party=party, start=options.start)
    content = _content(register, made, options.form, style)
    if place is None and options.form not in BINARY:
        show(content.decode("utf-8").removesuffix("\n"))
        return 0
    written = write(place, content, made.today)
    if written is not None:
        from moudraft.papers.duties.register_sheet import in_short

        say(f"{written}: {in_short(register)}")
    return 0


def _words(register: Register) -> bytes:
    from moudraft.screen.duties_shown import duties_shown

    return (duties_shown(register) + "\n").encode("utf-8")


def _content(register: Register, made: Draft, form: str, style: bytes | None) -> bytes:
    if not form:
        return _words(register)
    if form == "json":
        return json_text(register).encode("utf-8")
    if form == "ics":
        from moudraft.papers.duties.calendar_file import calendar_file

        return calendar_file(register, made.today)
    if form in ("csv", "xlsx"):
        from moudraft.records import duty_table

        return duty_table.duty_table(register).encode("utf-8") if form == "csv" else duty_table.duty_workbook(register)
    from moudraft.papers.duties.register_sheet import register_sheet
    from moudraft.writers.paper.sheet_forms import sheet_bytes

    return sheet_bytes(register_sheet(register), form, made.today, style)


def _place(options: Options) -> Target | None:
    """Where it goes; refuses, before any work, two forms at once and a target that is the deal itself."""
    from moudraft.files.targets import same_file

    if len(options.chosen) > 1:
        raise refusal(Path("--json, --csv, --xlsx, --ics"), "one form at a time", "keep one of them")
    if options.target == DASH:
        refuse_terminal(options.form, options.form in BINARY, None, "name a file with -o")
        return None
    if options.deal_path != DASH and same_file(options.target, options.deal_path):
        raise refusal(options.target, "this is the deal itself", "name another file with -o")
    check_discards(options.discard, [options.target])
    return check_output(options.target, force=options.force, discard=options.discard)
