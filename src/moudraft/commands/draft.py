"""``moudraft draft``: deal in, document out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared import options

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.problems import MoudraftError

ENDINGS = {"docx": ".docx", "md": ".md", "ast": ".ast.json", "svg": ".svg"}
FORMS = {".docx": "docx", ".md": "md", ".json": "ast", ".svg": "svg"}
STDOUT = Path("-")
EXAMPLES = """\b
Examples:
  moudraft draft deal.yaml                                   writes deal.docx beside the deal
  moudraft draft deal.yaml -o draft.md --force               Markdown, by its ending
  moudraft draft deal.yaml -o bodies.svg                     a picture of the governance structure
  moudraft draft deal.yaml --set terms.exit=notice-6m --dry-run
  moudraft draft deal.yaml --final                           refuses while anything is unsettled
  cat deal.yaml | moudraft draft - -o - > draft.docx
"""


@click.command("draft", cls=options.Command, epilog=EXAMPLES)
@options.deal_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Where to write (- for stdout).")
@click.option("--format", "form", type=click.Choice(list(ENDINGS)), help="What to write; else by the ending of -o.")
@options.set_option
@click.option("--final", is_flag=True, help="Refuse while anything is unsettled or wrong; leave out the DRAFT marks.")
@click.option("--dry-run", is_flag=True, help="Show the outline and the red lines, and write nothing.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.option("--manifest", type=click.Path(path_type=Path), metavar="FILE", help="Write this run's facts as JSON.")
@options.library_option
@click.option("--style", type=click.Path(path_type=Path), metavar="FILE.docx", help="Use your own house style.")
@options.today_option
def command(
    deal_path: Path,
    output: Path | None,
    form: str | None,
    sets: tuple[str, ...],
    final: bool,
    dry_run: bool,
    force: bool,
    manifest: Path | None,
    library: Path | None,
    style: Path | None,
    today: datetime.datetime | None,
) -> int:
    """Draft a document from a deal file.

    Ends with 1 when the draft has findings that are errors (it is written all the same) or --final refuses it.
    """
    from moudraft.drafting import draft
    from moudraft.problems import gathered
    from moudraft.screen.draft_summary import outline, summary

    form = form or form_of(output)
    target = output or _beside(deal_path, form)
    _, style_bytes, (deal, books) = gathered(
        lambda: None if dry_run else _check_targets(target, form, manifest, deal_path, force),
        lambda: options.style_bytes(style, check=True),
        lambda: options.load(deal_path, sets, library),
    )
    made = draft(deal, library=books, today=options.day(today))
    if dry_run:
        click.echo(outline(made))
    if final:
        refuse_unless_final(made)
    if not dry_run:
        content = made.content(form, final=final, style=style_bytes)
        written = write(target, content)
        _write_manifest(manifest, made, deal_path, written, content)
        options.say(summary(made, written))
    return 1 if any(finding.severity == "error" for finding in made.findings) else 0


def form_of(output: Path | None) -> str:
    """The form that the ending of a file name stands for; Word where it has none."""
    from moudraft.problems import Location, MoudraftError, Problem

    ending = "" if output is None else output.suffix.lower()
    if ending and ending not in FORMS:
        hint = f"end it in {', '.join(FORMS)}, or say which with --format"
        raise MoudraftError(Problem(Location(str(output)), f"moudraft does not write {ending} files", hint))
    return FORMS.get(ending, "docx")


def write(target: Path, content: bytes) -> Path | None:
    """Write to a file, or to standard output for ``-``; returns where it went (None: standard output)."""
    from moudraft.files import write_file

    if target == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return None
    written = write_file(target, content)
    if written != target:
        options.say(f"{target} cannot be replaced (is it open in Word?), so the draft is saved as {written}")
    return written


def refuse_unless_final(made: Draft) -> None:
    """Raise, with exit code 1, all that stands in the way of a final draft."""
    from moudraft.problems import MoudraftError

    problems = made.not_final()
    if problems:
        refusal = MoudraftError(problems)
        refusal.exit_code = 1
        raise refusal


def _beside(deal_path: Path, form: str) -> Path:
    return STDOUT if deal_path == STDOUT else deal_path.parent / (deal_path.stem + ENDINGS[form])


def _check_targets(target: Path, form: str, manifest: Path | None, deal_path: Path, force: bool) -> None:
    """Refuse, before any work, what would fail at the end or write over what is being read."""
    from moudraft.files import check_target, same_file

    if target == STDOUT and form == "docx" and sys.stdout.isatty():
        hint = "name a file with -o, or add --format md"
        raise _refusal(STDOUT, "a Word document cannot be shown on a terminal", hint)
    for path in (target, manifest):
        if path is None or path == STDOUT:
            continue
        if deal_path != STDOUT and same_file(path, deal_path):
            raise _refusal(path, "this is the deal itself", "name another file with -o")
        check_target(path, force=force)
    if manifest is not None and (manifest == target or same_file(manifest, target)):
        raise _refusal(manifest, "the draft and its manifest cannot be one file")


def _refusal(path: Path, message: str, hint: str = "") -> MoudraftError:
    from moudraft.problems import Location, MoudraftError, Problem

    return MoudraftError(Problem(Location("<stdout>" if path == STDOUT else str(path)), message, hint))


def _write_manifest(manifest: Path | None, made: Draft, deal_path: Path, written: Path | None, content: bytes) -> None:
    from moudraft.records.run_manifest import manifest as facts_of

    if manifest is not None:
        write(manifest, facts_of(made, deal_path, written, content).encode("utf-8"))
