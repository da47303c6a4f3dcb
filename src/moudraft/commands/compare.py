"""``moudraft compare``: two deals, or two drafts of ours, and what changed between them."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from moudraft.commands.shared import options

if TYPE_CHECKING:
    from moudraft.comparison.comparing import Comparison
    from moudraft.comparison.deal_changes import DealChange
    from moudraft.comparison.reading_back import WordFile
    from moudraft.drafting import Draft
    from moudraft.library import Library
    from moudraft.problems import MoudraftError

FORMS = {".docx": "docx", ".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
STDOUT = Path("-")
DAY = datetime.date(2000, 1, 1)
"""The day in the properties of a redline of deals: fixed, so that the same deals give the same bytes."""
EXAMPLES = """\b
Examples:
  moudraft compare old.yaml new.yaml                     what changed, in words
  moudraft compare old.yaml new.yaml -o redline.docx     tracked changes for Word
  moudraft compare sent.docx new.yaml -o redline.docx    a draft we sent, against the deal as it is now
  moudraft compare old.yaml new.yaml --format json
"""


@click.command("compare", cls=options.Command, epilog=EXAMPLES)
@click.argument("old_path", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new_path", metavar="NEW", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Where to write (- for stdout).")
@click.option("--format", "form", type=click.Choice(["docx", "html", "md", "json"]), help="Else by the ending of -o.")
@click.option("--author", default="moudraft", show_default=True, help="Whose name stands on the tracked changes.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day on them (default: none)."
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.option("--foreign", is_flag=True, help="Compare two .docx files that moudraft did not make.")
@options.library_option
def command(
    old_path: Path,
    new_path: Path,
    output: Path | None,
    form: str | None,
    author: str,
    date: datetime.datetime | None,
    force: bool,
    foreign: bool,
    library: Path | None,
) -> int:
    """Compare two deals, or two drafts that moudraft made (.docx), or one of each.

    Without -o it says in words what changed. A redline (.docx) is written only when accepting all its changes gives
    the new text and rejecting them all gives the old one.
    """
    from moudraft.problems import gathered

    form = form or form_of(output)
    stamp = f"{date:%Y-%m-%d}T00:00:00Z" if date else ""
    if foreign:
        _check(form, output, (old_path, new_path), force)
        return _foreign(old_path, new_path, output, form, author, stamp)
    _, sides = gathered(
        lambda: _check(form, output, (old_path, new_path), force), lambda: _Sides(old_path, new_path, library)
    )
    if form == "docx":
        content, words = sides.redline(author, stamp)
        _write(output or STDOUT, content, words)
        return 0
    text = sides.text(form)
    if output is None or output == STDOUT:
        click.echo(text)
    else:
        _write(output, (text + "\n").encode("utf-8"), sides.text("words", wide=False))
    return 0


class _Sides:
    """The two sides as they were given, and what they have in common."""

    def __init__(self, old: Path, new: Path, library: Path | None) -> None:
        from moudraft.drafting import load_library
        from moudraft.problems import gathered

        self.library: Library = load_library(library)
        self.sides: list[Draft | WordFile] = gathered(
            lambda: _read(old, self.library), lambda: _read(new, self.library)
        )
        self.titles = {id: clause.title for id, clause in self.library.clauses.items()}

    def redline(self, author: str, stamp: str) -> tuple[bytes, str]:
        """The .docx with tracked changes, and its summary."""
        from moudraft.writers.redline.redline import redline

        old, new = (self.file(0), self.file(1))
        made = redline(old, new, author=author, date=stamp, titles=self.titles)
        return made.docx, self.words(made.comparison, wide=False)

    def text(self, form: str, wide: bool = True) -> str:
        """The comparison in one of the forms that are text."""
        import json

        from moudraft.comparison.changes_in_words import as_data
        from moudraft.writers.redline.changes_in_html import to_html
        from moudraft.writers.redline.changes_in_markdown import to_markdown

        comparison = self.comparison()
        if form == "json":
            data = as_data(comparison, self.deal_changes(comparison), self.unit(comparison))
            return json.dumps(data, indent=2, ensure_ascii=False)
        words = self.words(comparison, wide=wide and form == "words")
        if form == "words":
            return words
        return (to_html if form == "html" else to_markdown)(comparison, words).rstrip("\n")

    def comparison(self) -> Comparison:
        from moudraft.comparison.comparing import compare
        from moudraft.comparison.reading_back import read_back
        from moudraft.drafting import Draft
        from moudraft.writers.redline.redline import settle

        old, new = self.sides
        if isinstance(old, Draft) and isinstance(new, Draft):
            return compare(old.document, new.document)
        files = [self.file(0), self.file(1)]
        for file in files:
            if settle(file):
                options.say(f"{file.name}: read as if all its tracked changes were accepted")
        return compare(*(read_back(file, titles=self.titles) for file in files))

    def file(self, side: Literal[0, 1]) -> WordFile:
        from moudraft.comparison.reading_back import WordFile
        from moudraft.drafting import Draft

        given = self.sides[side]
        return WordFile(given.docx(), given.deal.source) if isinstance(given, Draft) else given

    def deal_changes(self, comparison: Comparison) -> Sequence[DealChange] | None:
        """What changed in the deal, where both sides are deals."""
        from moudraft.comparison.deal_changes import deal_changes
        from moudraft.drafting import Draft

        old, new = self.sides
        if isinstance(old, Draft) and isinstance(new, Draft):
            return deal_changes(old, new, comparison)
        return None

    def unit(self, comparison: Comparison) -> str:
        template = self.library.templates.get(comparison.new.template)
        return template.unit if template else "paragraph"

    def words(self, comparison: Comparison, wide: bool) -> str:
        from moudraft.comparison.changes_in_words import summary

        return summary(comparison, self.deal_changes(comparison), self.unit(comparison), wide=wide)


def form_of(output: Path | None) -> str:
    """The form that the ending of a file name stands for; without a file, the summary in words."""
    if output is None or output == STDOUT:
        return "words"
    form = FORMS.get(output.suffix.lower())
    if form is None:
        hint = f"end it in {', '.join(FORMS)}, or say which with --format"
        raise _problem(output, f"moudraft does not write {output.suffix or 'such'} files", hint)
    return form


def _read(path: Path, library: Library) -> Draft | WordFile:
    """A draft of ours from a .docx, or a deal drafted on a fixed day."""
    from moudraft.comparison.reading_back import read_file
    from moudraft.deal.deal_file import load_deal
    from moudraft.document.assembly import assemble
    from moudraft.drafting import Draft
    from moudraft.selection import select

    if path.suffix.lower() == ".docx":
        return read_file(path)
    deal = load_deal(path)
    selection = select(deal, library)
    return Draft(deal, library, selection, assemble(deal, selection, library), (), DAY)


def _check(form: str, output: Path | None, sources: tuple[Path, Path], force: bool) -> None:
    """Refuse, before any work, what would fail at the end or write over what is being read."""
    from moudraft.files import check_target, same_file

    if form == "docx" and (output is None or output == STDOUT) and sys.stdout.isatty():
        raise _problem(STDOUT, "a Word document cannot be shown on a terminal", "name a file with -o")
    if output is None or output == STDOUT:
        return
    if any(same_file(output, source) for source in sources):
        raise _problem(output, "this is one of the two files to compare", "name another file with -o")
    check_target(output, force=force)


def _foreign(old: Path, new: Path, output: Path | None, form: str, author: str, stamp: str) -> int:
    from moudraft.comparison.foreign import foreign_redline
    from moudraft.comparison.reading_back import read_file

    if form != "docx":
        raise _problem(
            Path("--foreign"), "files that moudraft did not make are compared as .docx only", "add -o redline.docx"
        )
    for path in (old, new):
        read_file(path)
    content = foreign_redline(old.read_bytes(), new.read_bytes(), author, stamp)
    _write(output or STDOUT, content, "Made by docxodus; moudraft has not proved this redline both ways.")
    return 0


def _write(target: Path, content: bytes, words: str) -> None:
    from moudraft.commands.draft import write

    written = write(target, content)
    options.say(f"{written or 'standard output'}: what changed\n\n{words}")


def _problem(path: Path, message: str, hint: str = "") -> MoudraftError:
    from moudraft.problems import Location, MoudraftError, Problem

    return MoudraftError(Problem(Location("<stdout>" if path == STDOUT else str(path)), message, hint))
