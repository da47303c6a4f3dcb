"""What was made of answers and of a draft, for scripts: the deal and its draft, or the papers for meetings."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from moudraft.findings import FlatFinding
from moudraft.papers.report.party_report import Paper


class AnswerTaken(msgspec.Struct, frozen=True):
    """An answer that nobody gave and that is usual: its key, its value as a person reads it, and why it is usual."""

    key: str
    value: str
    why: str


class DealMade(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an interview, or of answers given without one.

    ``deal`` is null where a conversation was stopped, and ``answers`` then names the file that keeps what was said.
    ``draft`` is null where none was made. ``conflicts`` are findings that break a red line.
    """

    format: int = 1
    deal: str | None = None
    draft: str | None = None
    reports: tuple[str, ...] = ()
    answers: str | None = None
    taken: tuple[AnswerTaken, ...] = ()
    conflicts: tuple[FlatFinding, ...] = ()


class PaperMade(msgspec.Struct, frozen=True, kw_only=True):
    """A paper for a party, and what its author has still to confirm."""

    name: str
    party: str
    outstanding: tuple[str, ...]


class PapersMade(msgspec.Struct, frozen=True, kw_only=True):
    """The papers of a run of ``moudraft report``, and every file that was written, the appendices too."""

    format: int = 1
    papers: tuple[PaperMade, ...]
    files: tuple[str, ...]


def papers_made(papers: Iterable[Paper], written: Sequence[Path]) -> PapersMade:
    """The papers as data, beside the files that were written."""
    made = tuple(
        PaperMade(name=each.name, party=each.party, outstanding=each.outstanding()) for each in papers
    )  # fmt: skip
    return PapersMade(papers=made, files=tuple(map(str, written)))
