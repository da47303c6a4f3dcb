"""``moudraft variants``: options in; an options paper, a draft of each and what each changes out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, style_bytes
from moudraft.commands.shared.outputs import check_discards, print_json, say, write_files
from moudraft.commands.shared.settled import laid_under

if TYPE_CHECKING:
    from moudraft.papers.options.option_files import Content
    from moudraft.problems import Problem
    from moudraft.variants.appraisal import Appraisal

EXAMPLES = """\b
Examples:
  moudraft variants options.yaml                          paper and drafts into options-paper/
  moudraft variants options.yaml -o paper --keep all      only what keeps every red line
  moudraft variants options.yaml --minimise "obligations on Eastvale"
  moudraft variants options.yaml --json                   the facts alone, for a script
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft variants`` is asked. Without ``output`` and with ``as_json`` nothing is written."""

    options_path: Path
    output: Path | None = None
    keep: tuple[str, ...] = ()
    minimise: str | None = None
    draft_broken: bool = False
    reports: bool = False
    internal: bool = False
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None
    as_json: bool = False

    @property
    def folder(self) -> Path | None:
        return self.output or (None if self.as_json else self.options_path.with_name("options-paper"))


@click.command("variants", cls=Command, epilog=EXAMPLES)
@click.argument("options_path", metavar="OPTIONS.yaml", type=flags.FILE)
@flags.output_option("The folder to write to.  [default: options-paper]", type=flags.FILE)
@click.option(
    "--keep",
    multiple=True,
    metavar="all|ID...",
    shell_complete=complete.kept_lines,
    help="Only options that break none of these red lines.",
)
@click.option(
    "--minimise",
    metavar="WHAT",
    shell_complete=complete.minimised,
    help='Rank by "obligations on PARTY", findings or changes, fewest first.',
)
@click.option("--draft-broken", is_flag=True, help="Draft those too that break a hard rule.")
@click.option("--reports", is_flag=True, help="Write the report of each party on each option, too.")
@click.option("--internal", is_flag=True, help="Show private red lines: the paper is then for your side alone.")
@flags.force_option("Replace files that exist; what was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.style_option
@flags.today_option
@flags.json_option
def command(**given: Any) -> int:
    """Appraise options: draft and check each variant of a deal, and set them side by side.

    Writes an options paper (Word and web), the draft of each option that breaks no hard rule, and its redline against
    the base. With --json and no -o only the facts are printed. Ends with 1 when no option is left.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, appraise, write the paper and the drafts, tell what was found."""
    from moudraft.drafting import load_library
    from moudraft.problems import gathered
    from moudraft.screen.appraisal_closing import closing
    from moudraft.variants.appraisal import appraise
    from moudraft.variants.options_file import read_options

    style, library = gathered(lambda: style_bytes(options.style), lambda: load_library(options.library))
    read = read_options(options.options_path, library, house=options.library, under=laid_under())
    today, minimise = day(options.today), options.minimise or ""
    appraisal = appraise(read, library, today, keep=options.keep, minimise=minimise, internal=options.internal)
    written: list[Path] = []
    missing: list[Problem] = []
    if options.folder is not None:
        written = _write(options, options.folder, _contents(options, appraisal, missing, style))
    if options.as_json:
        from moudraft.records.variant_data import appraisal_data

        print_json(appraisal_data(appraisal, options.folder, written))
    say("\n".join(closing(appraisal, options.folder, written, missing, options.draft_broken)))
    return 0 if appraisal.variants else 1


def _contents(options: Options, appraisal: Appraisal, missing: list[Problem], style: bytes | None) -> Iterator[Content]:
    from moudraft.batch.workers import cores
    from moudraft.papers.options.option_files import drafts, papers

    yield from papers(appraisal, internal=options.internal, style=style)
    yield from drafts(appraisal, missing, broken=options.draft_broken, style=style, processes=min(cores(), 4))
    if options.reports:
        yield from _reports(options, appraisal, style)


def _reports(options: Options, appraisal: Appraisal, style: bytes | None) -> Iterator[Content]:
    """The report of each party on each option that is drafted, under the option's name."""
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.papers.options.option_files import Content, is_drafted
    from moudraft.papers.report.report_files import ALL, files_of, papers_for

    kinds = read_paper_kinds(options.library)
    for variant in appraisal.variants:
        if variant.made is not None and is_drafted(variant, options.draft_broken):
            for each in files_of(
                papers_for(variant.made, [ALL], kinds, appended=False), variant.id, ["docx"], style=style
            ):
                yield Content(each.name, each.content)


def _write(options: Options, folder: Path, contents: Iterator[Content]) -> list[Path]:
    """Write every file, or none: what is in the way is said before the first."""
    from moudraft.files.replacing import Outgoing
    from moudraft.files.targets import Target, check_target, make_folder
    from moudraft.problems import MoudraftError, Problem

    made = list(contents)
    make_folder(folder)
    check_discards(options.discard, [folder / each.name for each in made])
    problems: list[Problem] = []
    targets: list[Target] = []
    for each in made:
        try:
            targets.append(check_target(folder / each.name, force=options.force, discard=options.discard))
        except MoudraftError as error:
            problems += error.problems
    if problems:
        hint = "add --force to replace what is there, or -o for another folder"
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise MoudraftError(Problem(problems[0].location, problems[0].message + more, hint))
    files = [Outgoing(target, each.content) for target, each in zip(targets, made, strict=True)]
    return [each.path for each in write_files(files, day(options.today))]
