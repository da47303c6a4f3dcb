"""``moudraft batch``: many deals in, a folder of drafts and a manifest out."""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import day, style_bytes
from moudraft.commands.shared.outputs import print_json, print_line, refusal, say
from moudraft.commands.shared.settled import laid_under
from moudraft.writers.forms import FORMS

if TYPE_CHECKING:
    from moudraft.batch.batch_manifest import Record
    from moudraft.batch.job import Brief
    from moudraft.batch.workers import Crew

EXAMPLES = """\b
Examples:
  moudraft batch deals/ -o drafts
  moudraft batch partners.csv --base deal.yaml -o drafts     a row, a draft
  moudraft batch deals/ -o drafts                            again: only what has changed
  moudraft batch deals/ -o drafts --reports                  and the report of each party on each deal
  moudraft batch deals/ -o drafts --jobs 2 --format md --json
  generate-deals | moudraft batch - -o drafts                JSON Lines, one deal each
  generate-deals | moudraft batch - -o drafts --jsonl | jq .status    and a line for each deal out
"""


REPORTS = "papers.report.report_files:in_batch"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft batch`` is asked; without ``manifest`` it stands in the folder ``output``."""

    sources: tuple[Path, ...]
    output: Path
    base: Path | None = None
    form: str = "docx"
    sets: tuple[str, ...] = ()
    library: Path | None = None
    style: Path | None = None
    final: bool = False
    today: datetime.date | None = None
    force: bool = False
    discard: tuple[Path, ...] = ()
    jobs: int | None = None
    scheduler: str | None = None
    fail_fast: bool = False
    manifest: Path | None = None
    as_json: bool = False
    as_lines: bool = False
    reports: bool = False


@click.command("batch", cls=Command, epilog=EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=flags.FILE_OR_DASH)
@flags.output_option("The folder to write to.", required=True, type=flags.FILE)
@click.option("--base", type=flags.FILE, metavar="DEAL.yaml", help="Lay each row over this deal.")
@flags.format_option(FORMS, "What to write of each deal.", default="docx", show_default=True)
@flags.set_option
@flags.library_option
@flags.style_option
@click.option("--reports", is_flag=True, help="Write the report of each party to its meeting, too.")
@click.option("--final", is_flag=True, help="A deal with anything unsettled or wrong fails; no DRAFT marks.")
@flags.today_option
@flags.force_option("Replace files of others, or changed since; they are kept beside.")
@flags.discard_option
@click.option("--jobs", type=click.IntRange(1, 512), metavar="N", help="Processes to use.  [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="Draft on the workers of this Dask scheduler.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first deal that fails.")
@click.option("--manifest", type=flags.OutputPath(), metavar="FILE", help="Where the manifest goes.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON of the whole batch when it is done.")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print a line of JSON for each deal as soon as it is done.")
def command(**given: Any) -> int:
    """Draft many deals into one folder.

    A SOURCE is a deal, a folder of deals, a table (.csv, .xlsx) whose headings are keys of a deal, or JSON Lines
    (.jsonl, or - for standard input). What is unchanged since the last run is not done again, and a deal that fails
    stops no other. Ends with 1 when a deal failed, or a draft has findings that are errors.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Read what all deals share, draft each of them, tell how it went."""
    from moudraft.batch.date_keys import date_keys
    from moudraft.batch.deal_sources import check_sources, count, read_jobs
    from moudraft.batch.run_batch import NAME, Batch
    from moudraft.commands.shared.batch_progress import progress
    from moudraft.files.targets import make_folder
    from moudraft.library.reading.cache import unpacked
    from moudraft.records.batch_summary import batch_summary
    from moudraft.screen.batch_closing import closing

    _refuse_what_does_not_go_together(options)
    passed_over = check_sources(options.sources, has_base=options.base is not None)
    brief = _brief(options)
    make_folder(options.output)
    manifest = options.manifest or options.output / NAME
    _check_manifest(options, manifest)
    batch = Batch(brief, options.output, manifest, force=options.force, discard=options.discard)
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    failures: list[Record] = []
    for line in passed_over:
        say(line)
    with progress(lambda: count(options.sources), failures, print_line if options.as_lines else None) as report:
        jobs = read_jobs(options.sources, stdin, date_keys(unpacked(brief.library)))
        tally = batch.run(jobs, _crew(options, brief), report=report, fail_fast=options.fail_fast)
    if options.as_json:
        print_json(batch_summary(tally, options.output, manifest, failures))
    if batch.kept_manifest is not None:
        say(f"{manifest} was no manifest, so that is kept as {batch.kept_manifest}")
    say("\n".join(closing(tally, options.output, manifest)))
    return 0 if tally.good else 1


def _refuse_what_does_not_go_together(options: Options) -> None:
    from moudraft.problems import Location, MoudraftError, Problem

    if options.scheduler is not None and options.jobs is not None:
        hint = "give one of them"
        raise MoudraftError(Problem(Location("--jobs"), "this is for this machine, --scheduler for others", hint))
    if options.as_json and options.as_lines:
        raise refusal(Path("--json, --jsonl"), "one form at a time", "keep one of them")


def _check_manifest(options: Options, manifest: Path) -> None:
    """Refuse a manifest that would be written over what is read, or where nothing can be written."""
    from moudraft.commands.shared.inputs import DASH
    from moudraft.files.targets import same_file

    hint = "name another file with --manifest"
    read = [each for each in (*options.sources, options.base, options.style) if each not in (None, DASH)]
    if any(each is not None and same_file(manifest, each) for each in read):
        raise refusal(manifest, "this is read by the batch, and cannot be its manifest", hint)
    if manifest.is_dir():
        raise refusal(manifest, "this is a folder, not a file", hint)
    if not manifest.parent.is_dir():
        raise refusal(manifest, f"there is no folder {manifest.parent}", "make it first, or " + hint)


def _brief(options: Options) -> Brief:
    """What all deals share, read and checked: every problem at once."""
    from moudraft.batch.job import Brief
    from moudraft.drafting import load_library
    from moudraft.library.reading.cache import packed
    from moudraft.problems import gathered

    library, base, sets, style, kinds, _ = gathered(
        lambda: load_library(options.library),
        lambda: _base(options.base),
        lambda: tuple(_settings(options.sets)),
        lambda: style_bytes(options.style),
        lambda: _paper_kinds(options),
        # The workers of a scheduler may have what this machine has not.
        lambda: options.scheduler is None and FORMS[options.form].check(),
    )
    name = str(options.base or "")
    beside = REPORTS if options.reports else ""
    return Brief(
        packed(library), day(options.today), options.form, options.final, style, base, name, sets, beside, kinds,
        under=dict(laid_under()), house=str(options.library or ""),
    )  # fmt: skip


def _paper_kinds(options: Options) -> bytes:
    """What reports are made from, where any are written."""
    if not options.reports:
        return b""
    from moudraft.library.reading.paper_files import read_paper_kinds

    return msgspec.msgpack.encode(read_paper_kinds(options.library))


def _base(path: Path | None) -> str | None:
    """The text that each deal is laid over, proven to be YAML."""
    from moudraft.yaml_source.text_file import parse, read_file

    if path is None:
        return None
    text = read_file(path)
    parse(text, str(path))
    return text


def _settings(sets: tuple[str, ...]) -> list[tuple[str, str]]:
    """The keys and values of ``--set``."""
    from moudraft.problems import Location, Problem, raise_if
    from moudraft.yaml_source.characters import forbidden_characters

    given = [each.partition("=") for each in sets]
    wrong = [key for key, equals, _ in given if not equals]
    problems = [Problem(Location(f"--set {key}"), "there is no = in it", "write KEY=VALUE") for key in wrong]
    problems += [each for key, _, value in given for each in forbidden_characters(key + value, Location("--set"))]
    raise_if(problems)
    return [(key.strip(), value) for key, _, value in given]


def _crew(options: Options, brief: Brief) -> Crew:
    if options.scheduler is not None:
        from moudraft.batch.cluster import Cluster

        return Cluster(brief, options.scheduler)
    from moudraft.batch.workers import Alone, Processes, cores

    wanted = options.jobs or cores()
    return Alone(brief) if wanted == 1 else Processes(brief, wanted)
