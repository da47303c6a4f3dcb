"""``moudraft batch``: many deals in, a folder of drafts and a manifest out."""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moudraft.commands.shared import options
from moudraft.commands.shared.options import plural
from moudraft.screen.batch_progress import problem_data, progress

if TYPE_CHECKING:
    from moudraft.batch.batch_manifest import Record
    from moudraft.batch.job import Brief
    from moudraft.batch.run_batch import Tally
    from moudraft.batch.workers import Crew

EXAMPLES = """\b
Examples:
  moudraft batch deals/ -o drafts
  moudraft batch partners.csv --base deal.yaml -o drafts     a row, a draft
  moudraft batch deals/ -o drafts                            again: only what has changed
  moudraft batch deals/ -o drafts --jobs 2 --format md --json
  generate-deals | moudraft batch - -o drafts                JSON Lines, one deal each
"""


@click.command("batch", cls=options.Command, epilog=EXAMPLES)
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder to write to.")
@click.option("--base", type=click.Path(path_type=Path), metavar="DEAL.yaml", help="Lay each row over this deal.")
@click.option("--format", "form", type=click.Choice(("docx", "md", "ast")), default="docx", show_default=True)
@options.set_option
@options.library_option
@click.option("--style", type=click.Path(path_type=Path), metavar="FILE.docx", help="Use your own house style.")
@click.option("--final", is_flag=True, help="A deal with anything unsettled or wrong fails; no DRAFT marks.")
@options.today_option
@click.option("--force", is_flag=True, help="Replace files that this batch did not write, or that were changed since.")
@click.option("--jobs", type=click.IntRange(1, 512), metavar="N", help="Processes to use.  [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="Draft on the workers of this Dask scheduler.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first deal that fails.")
@click.option("--manifest", type=click.Path(path_type=Path), metavar="FILE", help="Where the manifest goes.")
@options.json_option
def command(
    sources: tuple[Path, ...],
    output: Path,
    base: Path | None,
    form: str,
    sets: tuple[str, ...],
    library: Path | None,
    style: Path | None,
    final: bool,
    today: datetime.datetime | None,
    force: bool,
    jobs: int | None,
    scheduler: str | None,
    fail_fast: bool,
    manifest: Path | None,
    as_json: bool,
) -> int:
    """Draft many deals into one folder.

    A SOURCE is a deal, a folder of deals, a table (.csv, .xlsx) whose headings are keys of a deal, or JSON Lines
    (.jsonl, or - for standard input). What is unchanged since the last run is not done again. Ends with 1 when a
    deal failed, or a draft has findings that are errors.
    """
    from moudraft.batch.deal_sources import check_sources, count, read_jobs
    from moudraft.batch.run_batch import NAME, Batch
    from moudraft.files import make_folder

    if scheduler is not None and jobs is not None:
        raise click.UsageError("--jobs is for this machine, --scheduler for others: give one of them")
    check_sources(sources, has_base=base is not None)
    brief = _brief(base, form, sets, library, style, final, options.day(today))
    make_folder(output)
    manifest = manifest or output / NAME
    batch = Batch(brief, output, manifest, force=force)
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    failures: list[Record] = []
    with progress(lambda: count(sources), failures) as report:
        tally = batch.run(read_jobs(sources, stdin), _crew(brief, jobs, scheduler), report=report, fail_fast=fail_fast)
    if as_json:
        options.print_json(_data(tally, output, manifest, failures))
    options.say("\n".join(_closing(tally, output, manifest)))
    return 0 if tally.good else 1


def _brief(
    base: Path | None,
    form: str,
    sets: tuple[str, ...],
    library: Path | None,
    style: Path | None,
    final: bool,
    today: datetime.date,
) -> Brief:
    """What all deals share, read and checked: every problem at once."""

    from moudraft.batch.job import Brief
    from moudraft.drafting import load_library
    from moudraft.library.reading.cache import packed
    from moudraft.problems import Location, MoudraftError, Problem, raise_if
    from moudraft.yaml_source.text_file import parse, read_file

    problems: list[Problem] = []

    def tried(work: Any) -> Any:
        try:
            return work()
        except MoudraftError as error:
            problems.extend(error.problems)

    books = tried(lambda: load_library(library))
    text = tried(lambda: None if base is None else read_file(base))
    if text is not None:
        tried(lambda: parse(text, str(base)))
    given = [each.partition("=") for each in sets]
    for key, equals, _ in given:
        if not equals:
            problems.append(Problem(Location(f"--set {key}"), "there is no = in it", "write KEY=VALUE"))
    style_bytes = tried(lambda: options.style_bytes(style, check=True))
    raise_if(problems)
    keys = tuple((key.strip(), value) for key, _, value in given)
    return Brief(packed(books), today, form, final, style_bytes, text, str(base or ""), keys)


def _crew(brief: Brief, jobs: int | None, scheduler: str | None) -> Crew:
    if scheduler is not None:
        from moudraft.batch.cluster import Cluster

        return Cluster(brief, scheduler)
    from moudraft.batch.workers import Alone, Processes, cores

    wanted = jobs or cores()
    return Alone(brief) if wanted == 1 else Processes(brief, wanted)


def _data(tally: Tally, output: Path, manifest: Path, failures: list[Record]) -> dict[str, object]:
    """The summary for a script; the manifest has the rest."""
    return {
        "output": str(output),
        "manifest": str(manifest),
        "deals": tally.deals,
        "drafted": tally.drafted,
        "unchanged": tally.unchanged,
        "failed": tally.failed,
        "with_errors": tally.with_errors,
        "stopped": tally.stopped,
        "failures": [
            {"source": each.source, "problems": [problem_data(problem) for problem in each.problems]}
            for each in failures
        ],
    }


def _closing(tally: Tally, output: Path, manifest: Path) -> list[str]:
    from moudraft.screen.draft_summary import LAWYER

    counts = ((tally.drafted, "drafted"), (tally.unchanged, "unchanged"), (tally.failed, "failed"))
    shown = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing to do"
    lines = [f"{output}: {plural(tally.deals, 'deal')}: {shown}"]
    if tally.with_errors:
        lines.append(f"Findings that are errors: in {plural(tally.with_errors, 'draft')}")
    lines.append(f"The manifest is {manifest}, a line for each deal")
    if tally.stopped:
        lines.append("Stopped at the first that failed; run it again to go on from here")
    elif tally.failed:
        lines.append("Next: put the failed deals right and run it again; what is done is not done again")
    return [*lines, LAWYER]
