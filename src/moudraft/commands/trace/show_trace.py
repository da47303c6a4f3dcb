"""``moudraft trace``: where the draft says each answer of the deal, and what asked for each of its paragraphs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load
from moudraft.commands.shared.outputs import check_discards, check_output, json_text, refusal, say, show, write

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.files.targets import Target
    from moudraft.tracing.both_ways import Trace

ENDINGS = {".json": "json", ".html": "html", ".htm": "html", ".csv": "csv"}
EXAMPLES = """\b
Examples:
  moudraft trace deal.yaml                               what stands where, and why
  moudraft trace deal.yaml -o trace.html                 the same as a page
  moudraft trace deal.yaml --csv > trace.csv             a row for each value and each paragraph
  moudraft trace deal.yaml --set clauses.posture=lean    without what nobody asked for
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft trace`` is asked. A flag for a form goes before the ending of ``output``; without both, words."""

    deal_path: Path
    output: Path | None = None
    as_json: bool = False
    as_html: bool = False
    as_csv: bool = False
    sets: tuple[str, ...] = ()
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    today: datetime.date | None = None

    @property
    def form(self) -> str:
        chosen = [name for name, on in (("json", self.as_json), ("html", self.as_html), ("csv", self.as_csv)) if on]
        return chosen[0] if chosen else ENDINGS.get(self.output.suffix.lower(), "") if self.output else ""

    @property
    def target(self) -> Path:
        return self.output or DASH


@click.command("trace", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@flags.output_option("Where to write (- for stdout); .json, .html or .csv says what.")
@flags.json_option
@click.option("--html", "as_html", is_flag=True, help="One web page that needs nothing else.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
@flags.set_option
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.today_option
def command(**given: Any) -> int:
    """Say where the draft says each answer of the deal, and what asked for each paragraph of the draft.

    Paragraphs that nobody asked for are listed, each with the line that takes it out. Ends with 1 when something
    that the deal says is nowhere in the draft. Nothing of a private red line is shown.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, draft, trace, show or write."""
    from moudraft.drafting import draft
    from moudraft.problems import gathered
    from moudraft.tracing.both_ways import trace_of

    place, (deal, library) = gathered(
        lambda: _place(options), lambda: load(options.deal_path, options.sets, options.library)
    )
    made = draft(deal, library=library, today=day(options.today), checks=())
    trace = trace_of(made)
    content = _content(trace, made, options.form)
    if place is None:
        show(content.removesuffix("\n"))
    else:
        written = write(place, content.encode("utf-8"), made.today)
        from moudraft.screen.trace_shown import count_lines

        say("\n".join([f"{written}: trace of {trace.title}", *count_lines(trace.counts)]))
    return 1 if trace.counts.unplaced else 0


def _content(trace: Trace, made: Draft, form: str) -> str:
    if form == "json":
        return json_text(trace)
    if form == "csv":
        from moudraft.records.trace_table import trace_table

        return trace_table(trace)
    if form == "html":
        from moudraft.papers.trace_sheet import trace_sheet
        from moudraft.writers.paper.sheet_in_html import paper_html

        return paper_html(trace_sheet(trace, made.document.parties))
    from moudraft.screen.trace_shown import trace_shown

    return trace_shown(trace) + "\n"


def _place(options: Options) -> Target | None:
    """Where it goes; refuses, before any work, two forms at once and a target that is the deal itself."""
    from moudraft.files.targets import same_file

    if options.as_json + options.as_html + options.as_csv > 1:
        raise refusal(Path("--json, --html, --csv"), "one form at a time", "keep one of them")
    if options.target == DASH:
        return None
    if options.deal_path != DASH and same_file(options.target, options.deal_path):
        raise refusal(options.target, "this is the deal itself", "name another file with -o")
    check_discards(options.discard, [options.target])
    return check_output(options.target, force=options.force, discard=options.discard)
