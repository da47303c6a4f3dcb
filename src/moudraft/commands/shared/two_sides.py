"""The two sides of a comparison: deals drafted, or drafts read back; and the forms of what changed between them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from moudraft.commands.shared.outputs import json_text, say
from moudraft.commands.shared.settled import laid_under
from moudraft.writers.forms import Form

if TYPE_CHECKING:
    from moudraft.comparison.comparing import Comparison
    from moudraft.comparison.deal_changes import DealChange
    from moudraft.comparison.party_number import PartyNumber
    from moudraft.comparison.word_file import WordFile
    from moudraft.drafting import Draft
    from moudraft.library import Library

DAY = datetime.date(2000, 1, 1)
"""The day in the properties of a redline of deals: fixed, so that the same deals give the same bytes."""


class Sides:
    """The two sides as they were given, and what changed between them.

    ``author`` and ``stamp`` (a date and time as Word writes it, or nothing) stand on tracked changes. ``remarks`` are
    what is to be told of a redline beside what changed.
    """

    def __init__(
        self, old: Path, new: Path, library: Path | None, *, author: str = "moudraft", stamp: str = ""
    ) -> None:
        from moudraft.drafting import load_library
        from moudraft.problems import gathered

        self.author, self.stamp = author, stamp
        self.remarks: list[str] = []
        self.library: Library = load_library(library)
        self.sides: list[Draft | WordFile] = gathered(
            lambda: _read(old, self.library, library), lambda: _read(new, self.library, library)
        )
        self.titles = {id: clause.title for id, clause in self.library.clauses.items()}

    @cached_property
    def comparison(self) -> Comparison:
        from moudraft.comparison.comparing import compare
        from moudraft.comparison.reading_both import read_both
        from moudraft.drafting import Draft

        old, new = self.sides
        if isinstance(old, Draft) and isinstance(new, Draft):
            return compare(old.document, new.document)
        before, after = self.file(0), self.file(1)
        _tell_of(before, after)
        return compare(*read_both(before, after, self.titles))

    def redline(self) -> bytes:
        """A .docx with tracked changes."""
        from moudraft.writers.redline.redline import redline

        old, new = self.file(0), self.file(1)
        made = redline(old, new, author=self.author, date=self.stamp, titles=self.titles)
        _tell_of(old, new)
        self.comparison = made.comparison
        if made.whole:
            self.remarks.append("The redline shows the old text struck out whole, and the new one put in.")
        if made.dropped:
            self.remarks.append(f"Left out of the redline: {', '.join(made.dropped)}.")
        return made.docx

    def page(self) -> bytes:
        """A web page."""
        from moudraft.writers.redline.changes_in_html import to_html

        return to_html(self.comparison, self.words(wide=False)).encode("utf-8")

    def markdown(self) -> bytes:
        from moudraft.writers.redline.changes_in_markdown import to_markdown

        return (to_markdown(self.comparison, self.words(wide=False)).rstrip("\n") + "\n").encode("utf-8")

    def data(self) -> bytes:
        """JSON."""
        from moudraft.records.comparison_data import comparison_data

        return json_text(comparison_data(self.comparison, self.deal_changes(), self.unit(), self.number())).encode(
            "utf-8"
        )

    def words(self, *, wide: bool) -> str:
        """What changed, in words; ``wide`` shows the words that changed too."""
        from moudraft.comparison.changes_in_words import summary

        return summary(self.comparison, self.deal_changes(), self.unit(), wide=wide, number=self.number())

    def file(self, side: Literal[0, 1]) -> WordFile:
        from moudraft.comparison.word_file import WordFile
        from moudraft.drafting import Draft

        given = self.sides[side]
        return WordFile(given.docx(), given.deal.source) if isinstance(given, Draft) else given

    def deal_changes(self) -> Sequence[DealChange] | None:
        """What changed in the deal, where both sides are deals."""
        from moudraft.comparison.deal_changes import deal_changes
        from moudraft.drafting import Draft

        old, new = self.sides
        if isinstance(old, Draft) and isinstance(new, Draft):
            return deal_changes(old, new, self.comparison)
        return None

    def number(self) -> PartyNumber | None:
        """The words that follow from how many parties there are, where two deals have other numbers of them."""
        from moudraft.comparison.party_number import party_number
        from moudraft.drafting import Draft

        old, new = self.sides
        return party_number(old, new) if isinstance(old, Draft) and isinstance(new, Draft) else None

    def unit(self) -> str:
        template = self.library.templates.get(self.comparison.new.template)
        return template.unit if template else "paragraph"


def _tell_of(*files: WordFile) -> None:
    """Say which files hold changes that somebody tracked, and which have lost what says what is in them."""
    for file in files:
        if file.tracked:
            say(f"{file.name}: read as if all its tracked changes were accepted ({', '.join(file.tracked)})")
        if file.record is None:
            say(f"{file.name}: does not say which clauses are in it: they are known by their marks and words")


def _read(path: Path, library: Library, house: Path | None) -> Draft | WordFile:
    """A draft of ours from a Word file, or a deal drafted on a fixed day, under the settings as any draft is."""
    from moudraft.comparison.word_file import is_office_file, read_file
    from moudraft.document.assembly import assemble
    from moudraft.drafting import Draft
    from moudraft.loading import load_deal
    from moudraft.selection import select

    if path.suffix.lower() == ".docx" or is_office_file(path):
        return read_file(path)
    deal = load_deal(path, library=library, house=house, under=laid_under())
    selection = select(deal, library)
    library = selection.library or library
    return Draft(deal, library, selection, assemble(deal, selection, library), DAY)


FORMS: dict[str, Form[Sides]] = {
    "docx": Form((".docx",), True, Sides.redline),
    "html": Form((".html", ".htm"), False, Sides.page),
    "md": Form((".md",), False, Sides.markdown),
    "json": Form((".json",), False, Sides.data),
}
"""The forms of a comparison, by the names that ``--format`` takes."""
