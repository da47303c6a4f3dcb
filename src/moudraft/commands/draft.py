"""``moudraft draft``: deal in, document out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moudraft.commands import options
from moudraft.commands.summary import outline, summary

if TYPE_CHECKING:
    from moudraft.drafting import Draft

FORMATS = ("docx", "md", "ast")
ENDINGS = {"docx": ".docx", "md": ".md", "ast": ".ast.json"}
EXAMPLES = """\b
Examples:
  moudraft draft deal.yaml
  moudraft draft deal.yaml -o draft.docx --force
  moudraft draft deal.yaml --set terms.exit=notice-6m --format md -o -
  cat deal.yaml | moudraft draft - -o - > draft.docx
"""


@click.command("draft", cls=options.Command, epilog=EXAMPLES)
@options.deal_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Where to write (- for stdout).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="docx", show_default=True, help="What to write.")
@options.set_option
@click.option("--final", is_flag=True, help="Refuse while anything is unsettled or wrong; leave out the DRAFT marks.")
@click.option("--dry-run", is_flag=True, help="Show the outline and the red lines, and write nothing.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.option("--manifest", type=click.Path(path_type=Path), metavar="FILE", help="Write the facts of this run as JSON.")
@options.library_option
@click.option("--style", type=click.Path(path_type=Path), metavar="FILE.docx", help="Use your own house style.")
@options.today_option
def command(
    deal_path: Path,
    output: Path | None,
    form: str,
    sets: tuple[str, ...],
    final: bool,
    dry_run: bool,
    force: bool,
    manifest: Path | None,
    library: Path | None,
    style: Path | None,
    today: datetime.datetime | None,
) -> int:
    """Draft a document from a deal file."""
    from moudraft.drafting import draft

    target = output or _beside(deal_path, form)
    _check_targets(target, manifest, force, dry_run)
    style_bytes = _read_style(style)
    deal, books = options.load(deal_path, sets, library)
    made = draft(deal, library=books, today=options.day(today))
    if dry_run:
        click.echo(outline(made))
        return _exit_code(made)
    if final:
        refuse_unless_final(made)
    content = _content(made, form, final, style_bytes)
    written = write(target, content)
    if manifest is not None:
        from moudraft.commands.manifest import manifest as facts_of

        write(manifest, facts_of(made, deal_path, written, content).encode("utf-8"))
    options.say(summary(made, written))
    return _exit_code(made)


def write(target: Path, content: bytes) -> Path | None:
    """Write to a file, or to standard output for ``-``; the path goes to standard output as the run's data."""
    from moudraft.files import write_file

    if str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return None
    written = write_file(target, content)
    if written != target:
        options.say(f"{target} is open in another program; saved as {written}")
    return written


def refuse_unless_final(made: Draft) -> None:
    """A final draft has nothing to confirm and no errors; otherwise all that stands in its way is said."""
    from moudraft.problems import MoudraftError, Problem

    errors = [finding for finding in made.findings if finding.severity == "error"]
    problems = [Problem(made.deal.where(""), f"still to confirm: {what}") for what in made.outstanding()]
    problems += [Problem(each.location, f"{each.code}: {each.message}", each.hint) for each in errors]
    if problems:
        refusal = MoudraftError(problems)
        refusal.exit_code = 1
        raise refusal


def _beside(deal_path: Path, form: str) -> Path:
    return Path("-") if str(deal_path) == "-" else deal_path.with_name(deal_path.stem + ENDINGS[form])


def _check_targets(target: Path, manifest: Path | None, force: bool, dry_run: bool) -> None:
    from moudraft.files import check_target

    for path in (target, manifest):
        if path is not None and str(path) != "-" and not dry_run:
            check_target(path, force=force)


def _read_style(style: Path | None) -> bytes | None:
    from moudraft.problems import Location, MoudraftError, Problem

    if style is None:
        return None
    try:
        return style.read_bytes()
    except OSError as error:
        raise MoudraftError(Problem(Location("--style"), f"{style}: {error.strerror or error}")) from None


def _content(made: Draft, form: str, final: bool, style: bytes | None) -> bytes:
    if form == "docx":
        return made.docx(final=final, style=style)
    return (made.markdown() if form == "md" else made.ast()).encode("utf-8")


def _exit_code(made: Draft) -> int:
    return 1 if any(finding.severity == "error" for finding in made.findings) else 0
