"""``moudraft report``: the paper that takes the agreement to each party's meeting."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load, style_bytes
from moudraft.commands.shared.outputs import (
    check_discards,
    print_json,
    refusal,
    refuse_terminal,
    refuse_two_on_stdout,
    say,
    write,
    write_files,
)
from moudraft.commands.shared.settled import laid_under
from moudraft.writers.forms import FORMS, form_for

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.papers.report.party_report import Appraised, Paper
    from moudraft.papers.report.report_files import PaperFile

PURPOSES = ("approve", "comment", "note")
FORM_NAMES = tuple(name for name in FORMS if name != "svg")
EXAMPLES = """\b
Examples:
  moudraft report deal.yaml --for Eastvale               writes deal.report.eastvale.docx, the agreement beside it
  moudraft report deal.yaml --for all -o papers/         a report for each party
  moudraft report deal.yaml --for Eastvale --summary     one page for members, in Word and for the web
  moudraft report deal.yaml --for Eastvale --meeting executive-board --purpose comment
  moudraft report deal.yaml --for Eastvale -o report.md --no-appendix
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft report`` is asked. ``form`` goes before the ending of ``output``."""

    deal_path: Path
    parties: tuple[str, ...]
    meeting: str = ""
    purpose: str = ""
    summary: bool = False
    options_path: Path | None = None
    output: Path | None = None
    form: str | None = None
    appendix: bool = True
    sets: tuple[str, ...] = ()
    final: bool = False
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None
    as_json: bool = False

    @property
    def appended(self) -> bool:
        """Whether the agreement is written with the reports, as their Appendix 1."""
        return self.appendix and not self.summary and self.output != DASH

    @property
    def folder(self) -> Path | None:
        """The folder to write to, where ``output`` is one; a name without an ending is a folder's."""
        output = self.output
        if output is None or output == DASH or (output.suffix and not output.is_dir()):
            return None
        return output

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of each paper: the one that is asked for, else Word, and for the summary the web too."""
        if self.form:
            return (self.form,)
        if self.output is not None and self.folder is None and self.output != DASH:
            return (form_for(self.output, {name: FORMS[name] for name in FORM_NAMES}, "docx"),)
        return ("docx", "html") if self.summary and "html" in FORMS and self.output != DASH else ("docx",)


@click.command("report", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@click.option(
    "--for", "parties", multiple=True, required=True, metavar="PARTY|all", shell_complete=complete.parties_or_all,
    help="Whose paper it is.",
)  # fmt: skip
@click.option(
    "--meeting", default="", metavar="MEETING", shell_complete=complete.meetings,
    help="council, executive, executive-board, committee, authority, nhs-board, commissioner, trustees, minister or "
    "board.  [default: by the body]",
)  # fmt: skip
@click.option("--purpose", type=click.Choice(PURPOSES), help="What is asked of the meeting.  [default: approve]")
@click.option("--summary", is_flag=True, help="Write the page for members instead, in plain English.")
@click.option("--options", "options_path", type=flags.FILE, metavar="OPTIONS.yaml",
              help="Appraise these options, and add the options paper as an appendix.")  # fmt: skip
@flags.output_option("A file to write (- for stdout), or a folder.", type=flags.OutputPath(folders=True))
@flags.format_option(FORM_NAMES, "What to write; else by the ending of -o.")
@click.option("--no-appendix", "appendix", flag_value=False, default=True, help="Leave the agreement out.")
@flags.set_option
@click.option("--final", is_flag=True, help="Refuse while anything is to be confirmed; leave out the DRAFT marks.")
@flags.force_option("Replace files that exist; what was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.style_option
@flags.today_option
@flags.json_option
def command(**given: Any) -> int:
    """Write the report that takes an agreement to a party's meeting, with that party's eyes.

    What the agreement settles is taken from its draft; what only the author knows stands under report: in the deal,
    and prints [to confirm: …] until it does. No paper shows what another party keeps private. Ends with 1 when the
    draft has findings that are errors, or --final refuses.
    """
    return run(Options(**{**given, "purpose": given["purpose"] or ""}))


def run(options: Options) -> int:
    """Load, draft, make the papers, write them all."""
    from moudraft.drafting import draft
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.papers.report.report_files import papers_for
    from moudraft.problems import gathered
    from moudraft.screen.report_summary import report_summary

    refuse_two_on_stdout(options.as_json, options.output, "a paper")
    for form in options.forms:
        refuse_terminal(form, FORMS[form].binary, options.output or Path(), "name a file with -o, or add --format md")
        FORMS[form].check()
    style, kinds, (deal, library) = gathered(
        lambda: style_bytes(options.style),
        lambda: read_paper_kinds(options.library),
        lambda: load(options.deal_path, options.sets, options.library),
    )
    made = draft(deal, library=library, today=day(options.today))
    paper = "summary" if options.summary else "report"
    appraised: Appraised = ()
    more: Sequence[PaperFile] = ()
    if options.options_path is not None:
        appraised, more = _appraised(options, made, style)
    papers = papers_for(
        made, options.parties, kinds, meeting=options.meeting, purpose=options.purpose, appraised=appraised,
        paper=paper, appended=options.appended,
    )  # fmt: skip
    if options.final:
        _refuse_unless_final(papers)
    written = _write(options, made, papers, [*more], style)
    if options.as_json:
        from moudraft.records.made_files import papers_made

        print_json(papers_made(papers, written))
    say(report_summary(papers, written, options.deal_path))
    return 1 if any(finding.severity == "error" for finding in made.findings) else 0


def _refuse_unless_final(papers: Sequence[Paper]) -> None:
    """Raise, with exit code 1, everything that a paper has still to confirm."""
    from moudraft.problems import Location, MoudraftError, Problem

    problems = [
        Problem(Location(f"the paper for {paper.party}"), f"still to confirm: {what}")
        for paper in papers
        for what in paper.all_open()
    ]
    if problems:
        error = MoudraftError(problems)
        error.exit_code = 1
        raise error


def _write(
    options: Options, made: Draft, papers: Sequence[Paper], more: list[PaperFile], style: bytes | None
) -> list[Path]:
    """Write every file, or none. Returns where they went; nothing for standard output."""
    from moudraft.files.replacing import Outgoing
    from moudraft.files.targets import check_target, make_folder
    from moudraft.papers.report.report_files import APPENDIX, PaperFile, files_of

    stem = "deal" if options.deal_path == DASH else options.deal_path.stem
    files = list(files_of(papers, stem, options.forms, final=options.final, style=style))
    if options.output == DASH:
        if len(files) > 1:
            raise refusal(DASH, "several papers cannot go to standard output", "name a folder with -o")
        write(None, files[0].content, made.today)
        return []
    if options.output is not None and options.folder is None:
        if len(files) > 1:
            raise refusal(options.output, "several papers cannot go into one file", "name a folder with -o")
        stem = options.output.stem
        files = [PaperFile(options.output.name, files[0].content, files[0].paper)]
    if options.appended:
        form = options.forms[0]
        content = made.content(form, final=options.final, style=style)
        files.append(PaperFile(f"{stem}.{APPENDIX}{FORMS[form].ending}", content, None))
    number = 2 if options.appended else 1
    files += [PaperFile(f"{stem}.appendix-{n}.{each.name}", each.content, None) for n, each in enumerate(more, number)]
    place = _place(options)
    if options.folder is not None:
        make_folder(options.folder)
    check_discards(options.discard, [place / each.name for each in files])
    targets = [check_target(place / each.name, force=options.force, discard=options.discard) for each in files]
    outgoing = [Outgoing(target, each.content) for target, each in zip(targets, files, strict=True)]
    return [each.path for each in write_files(outgoing, made.today)]


def _place(options: Options) -> Path:
    if options.folder is not None:
        return options.folder
    if options.output is not None:
        return options.output.parent
    return Path() if options.deal_path == DASH else options.deal_path.parent


def _appraised(options: Options, made: Draft, style: bytes | None) -> tuple[Appraised, Sequence[PaperFile]]:
    """What each option would mean, and the options paper as an appendix: what every party may know."""
    from moudraft.papers.report.appraised import appraised_options

    assert options.options_path is not None
    return appraised_options(options.options_path, made, style, laid_under())
