"""``moudraft variants``: options in; an options paper, a draft of each and what each changes out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared import options
from moudraft.commands.shared.options import plural

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


@click.command("variants", cls=options.Command, epilog=EXAMPLES)
@click.argument("options_path", metavar="OPTIONS.yaml", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The folder to write to.  [default: options-paper]"
)
@click.option("--keep", multiple=True, metavar="all|ID...", help="Only options that break none of these red lines.")
@click.option("--minimise", metavar="WHAT", help='Rank by "obligations on PARTY", findings or changes, fewest first.')
@click.option("--draft-broken", is_flag=True, help="Draft those too that break a hard rule.")
@click.option("--internal", is_flag=True, help="Show private red lines: the paper is then for your side alone.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@options.library_option
@click.option("--style", type=click.Path(path_type=Path), metavar="FILE.docx", help="Use your own house style.")
@options.today_option
@options.json_option
def command(
    options_path: Path,
    output: Path | None,
    keep: tuple[str, ...],
    minimise: str | None,
    draft_broken: bool,
    internal: bool,
    force: bool,
    library: Path | None,
    style: Path | None,
    today: datetime.datetime | None,
    as_json: bool,
) -> int:
    """Appraise options: draft and check each variant of a deal, and set them side by side.

    Writes an options paper (Word and web), the draft of each option that breaks no hard rule, and its redline against
    the base. With --json and no -o only the facts are printed. Ends with 1 when no option is left.
    """
    from moudraft.drafting import load_library
    from moudraft.problems import gathered
    from moudraft.variants.appraisal import appraise
    from moudraft.variants.options_file import read_options

    style_bytes, books = gathered(lambda: options.style_bytes(style, check=True), lambda: load_library(library))
    read = read_options(options_path, books)
    appraisal = appraise(read, books, options.day(today), keep=keep, minimise=minimise or "")
    folder = output or (None if as_json else options_path.with_name("options-paper"))
    written: list[Path] = []
    missing: list[Problem] = []
    if folder is not None:
        contents = _contents(appraisal, missing, draft_broken, internal, style_bytes)
        written = _write(folder, contents, force)
    if as_json:
        from moudraft.records.variant_data import facts

        options.print_json(facts(appraisal, folder, written))
    options.say("\n".join(_closing(appraisal, folder, written, missing, draft_broken)))
    return 0 if appraisal.variants else 1


def _contents(
    appraisal: Appraisal, missing: list[Problem], broken: bool, internal: bool, style: bytes | None
) -> Iterator[Content]:
    from moudraft.batch.workers import cores
    from moudraft.papers.options.option_files import drafts, papers

    yield from papers(appraisal, internal=internal, style=style)
    yield from drafts(appraisal, missing, broken=broken, style=style, processes=min(cores(), 4))


def _write(folder: Path, contents: Iterator[Content], force: bool) -> list[Path]:
    """Write every file, or none: what is in the way is said before the first."""
    from moudraft.files import check_target, make_folder, write_file
    from moudraft.problems import MoudraftError, Problem

    made = list(contents)
    make_folder(folder)
    problems: list[Problem] = []
    for each in made:
        try:
            check_target(folder / each.name, force=force)
        except MoudraftError as error:
            problems += error.problems
    if problems:
        hint = "add --force to replace what is there, or -o for another folder"
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise MoudraftError(Problem(problems[0].location, problems[0].message + more, hint))
    return [write_file(folder / each.name, each.content) for each in made]


def _closing(
    appraisal: Appraisal, folder: Path | None, written: list[Path], missing: list[Problem], broken: bool
) -> Iterator[str]:
    from moudraft.screen.draft_summary import LAWYER
    from moudraft.variants.appraisal import keeps

    options_shown = [*appraisal.variants, *appraisal.aside]
    good = sum(keeps(each, appraisal.lines) for each in options_shown)
    yield f"{appraisal.title}: {plural(len(options_shown), 'option')}, {good} of them keeping every red line"
    if appraisal.excluded:
        yield f"  {plural(appraisal.excluded, 'combination')} excluded"
    if appraisal.kept:
        yield f"  {plural(len(appraisal.variants), 'option')} left by --keep"
    for each in appraisal.variants:
        reasons = each.facts.cannot or each.facts.hard
        if reasons:
            yield f"  {each.title} breaks a hard rule: {reasons[0]}" + (
                f" (and {len(reasons) - 1} more)" if reasons[1:] else ""
            )
    for conflict in appraisal.conflicts[:10]:
        parts = [appraisal.lines[id].title for id in conflict.lines if id in appraisal.lines]
        parts += [f"{appraisal.labels.get(key, key)}: {value}" for key, value in conflict.options.items()]
        yield f"  cannot stand together: {' + '.join(parts)}"
    for problem in missing:
        yield str(problem)
    if folder is not None:
        yield f"{folder}: {plural(len(written), 'file')}"
        yield f"Next: read {written[0]}, and complete its recommendation"
    if any(each.is_broken for each in appraisal.variants) and not broken and folder is not None:
        yield "Options that break a hard rule are not drafted; --draft-broken drafts them too"
    yield LAWYER
