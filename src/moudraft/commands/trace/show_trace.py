"""``moudraft trace``: where the draft says each answer of the deal, and what asked for each of its paragraphs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, load
from moudraft.commands.shared.one_output import JSON, WORDS, Gathered, form_asked, place_for, put, text_form
from moudraft.commands.shared.outputs import say
from moudraft.writers.forms import Form

if TYPE_CHECKING:
    from moudraft.tracing.both_ways import Trace

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
    def chosen(self) -> dict[str, bool]:
        """By form, whether its flag is given."""
        return {"json": self.as_json, "html": self.as_html, "csv": self.as_csv}


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

    form = form_asked(options.output, options.chosen, FORMS)
    place, (deal, library) = gathered(
        lambda: place_for(options.deal_path, options.output, form, FORMS, force=options.force, discard=options.discard),
        lambda: load(options.deal_path, options.sets, options.library),
    )
    made = draft(deal, library=library, today=day(options.today), checks=())
    trace = trace_of(made)
    written = put(place, FORMS[form].write(Gathered(trace, made)), form, FORMS, made.today)
    if written is not None:
        from moudraft.screen.trace_shown import count_lines

        say("\n".join([f"{written}: trace of {trace.title}", *count_lines(trace.counts)]))
    return 1 if trace.counts.unplaced else 0


def _words(traced: Gathered[Trace]) -> str:
    from moudraft.screen.trace_shown import trace_shown

    return trace_shown(traced.of) + "\n"


def _table(traced: Gathered[Trace]) -> str:
    from moudraft.records.trace_table import trace_table

    return trace_table(traced.of)


def _page(traced: Gathered[Trace]) -> bytes:
    from moudraft.papers.trace_sheet import trace_sheet
    from moudraft.writers.paper.sheet_in_html import paper_html

    return paper_html(trace_sheet(traced.of, traced.made.document.parties)).encode("utf-8")


FORMS: dict[str, Form[Gathered[Trace]]] = {
    WORDS: text_form(".txt", _words),
    "json": JSON,
    "html": Form((".html", ".htm"), False, _page),
    "csv": text_form(".csv", _table),
}
