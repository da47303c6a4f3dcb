"""The whole line in one call: select, assemble, check; and the Draft that comes out, ready to write."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.deal import Deal
from moudraft.deal.deal_digest import deal_digest
from moudraft.deal.pasted_lists import with_sentences
from moudraft.document.assembly import assembled
from moudraft.document.drafted import Drafted
from moudraft.findings import Finding
from moudraft.library import Library
from moudraft.problems import Problem
from moudraft.selection import select

if TYPE_CHECKING:
    from moudraft.document.structure import Structure
    from moudraft.margin import MarginNote

UNPRINTED = "F707"
"""The rule that tells of what is printed nowhere: what is accepted of it does not stand in the way of a final draft."""


STANDS_IN_THE_WAY = ("L411",)
"""Warnings that a draft may have and a final one may not: a red line still needs something."""


class Draft(Drafted, frozen=True):
    """A deal drafted and checked, ready to write: with what was selected and why, and what the checks found."""

    findings: tuple[Finding, ...] = ()

    def content(
        self, form: str, *, final: bool = False, style: bytes | None = None, internal: bool = False, author: str = "",
        scrub: bool = False,
    ) -> bytes:  # fmt: skip
        """The bytes of the draft in one of :data:`moudraft.writers.forms.FORMS`: ``docx``, ``md``, ``ast``, ``svg``.

        ``style`` is a house style .docx; ``final`` drops the DRAFT marks. ``internal`` is for whoever holds the deal,
        and nobody else: a Word document with comments on why each paragraph stands. ``author`` goes before the deal's.
        ``scrub`` leaves out of a Word document what says of which clauses it was made.
        """
        from moudraft.document.cover_lines import undrafted
        from moudraft.writers.forms import FORMS, Manuscript

        def structure() -> Structure:
            from moudraft.document.structure import structure_of

            return structure_of(self.deal, self.selection.terms)

        version = self.library.version
        notes = self.notes() if internal else None
        author = author or self.deal.author
        document = undrafted(self.document) if final else self.document
        manuscript = Manuscript(
            document, structure, self.today, version, final, style,
            author=author, notes=notes, scrub=scrub, deal=deal_digest(self.deal),
        )  # fmt: skip
        return FORMS[form].write(manuscript)

    def notes(self) -> tuple[MarginNote, ...]:
        """What stands in the margin of an internal draft."""
        from moudraft.checks.hard_points import hard_points
        from moudraft.margin.margin_notes import margin_notes

        return margin_notes(self, (*self.findings, *hard_points(self)))

    def docx(self, *, final: bool = False, style: bytes | None = None) -> bytes:
        """The draft as a Word document."""
        return self.content("docx", final=final, style=style)

    def markdown(self) -> str:
        """The draft as Markdown text."""
        return self.content("md").decode("utf-8")

    def ast(self) -> str:
        """The draft as JSON: the Document, with every number and reference in it."""
        return self.content("ast").decode("utf-8")

    def structure(self) -> str:
        """The governance structure as an SVG picture: the parties, the bodies, and who reports to whom."""
        return self.content("svg").decode("utf-8")

    def not_final(self) -> list[Problem]:
        """All that stands in the way of a final draft: what is still to confirm, and the errors found."""
        errors = [each for each in self.findings if each.severity == "error" or each.code in STANDS_IN_THE_WAY]
        waiting = [
            Problem(self.deal.where(each.keys[0]), f"still to confirm: {each.name}") for each in self.open_questions()
        ]
        return [
            *waiting,
            *(Problem(each.location, f"{each.code}: {each.message}", each.hint, each.private) for each in errors),
            *self._said_nowhere(),
        ]

    def _said_nowhere(self) -> list[Problem]:
        """What the deal says and the draft does not, unless the parties live with that."""
        from moudraft.tracing.both_ways import trace_of

        if any(code.upper() == UNPRINTED for code in self.deal.accepted):
            return []
        lost = (leaf for leaf in trace_of(self).leaves if leaf.state == "unplaced")
        hint = f"take it out, choose a paper with a place for it, or accept {UNPRINTED} with the reason"
        return [Problem(self.deal.where(each.key), f"{each.key} is said nowhere in the draft", hint) for each in lost]


def draft(
    deal: Deal, *, today: datetime.date, library: Library | None = None, checks: Sequence[str] | None = None
) -> Draft:
    """Draft a deal: select its clauses, assemble the document and check it.

    ``library`` is the built-in one unless given; ``checks`` limits the checks to these codes. Raises
    ``MoudraftError`` with every problem that stops the work.
    """
    from moudraft.checks.running import check

    library = library or load_library()
    printed = with_sentences(deal)
    selection = select(printed, library)
    library = selection.library or library
    document, provenance = assembled(printed, selection, library)
    made = Drafted(deal, library, selection, document, today, provenance)
    return Draft(deal, library, selection, document, today, provenance, tuple(check(made, checks)))


def load_library(house: Path | None = None) -> Library:
    """The clause library; with ``house`` that folder's files laid over it, and checked.

    The built-in library is read once in a process, a house library afresh at each call: somebody may be editing it.
    """
    from moudraft.library.reading.sources import read_library

    return _built_in() if house is None else read_library(house)


def forget_library() -> None:
    """Read the built-in library afresh at the next call, for a process that goes on while somebody edits it."""
    _built_in.cache_clear()


@cache
def _built_in() -> Library:
    from moudraft.library.reading.sources import read_library

    return read_library()
