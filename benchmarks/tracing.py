"""What it costs to note, while a draft is filled, which paragraph says what: against the same draft without."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from line import Line, in_turn
from moudraft.deal.deal_file import load_deal
from moudraft.document.assembly import assemble
from moudraft.document.provenance import Provenance
from moudraft.drafting import load_library
from moudraft.selection import select
from moudraft.writers.word.docx_writer import to_docx

DEAL = Path(__file__).parents[1] / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)
DRAFTS = 10
"""How many drafts are made in one run: one alone is too short to be timed."""


class Deaf(Provenance):
    """A provenance that notes nothing."""

    def _nothing(self, *_given: Any) -> None:
        return

    enter = leave = begin = fold = note = note_ahead = note_at = _nothing


def lines(runs: int) -> list[Line]:
    """Draft and write the same deal in turn, with and without."""
    library = load_library()
    deal = load_deal(DEAL)

    def drafts(kind: type[Provenance]) -> None:
        for _ in range(DRAFTS):
            to_docx(assemble(deal, select(deal, library), library, kind()), today=DAY)

    ours, theirs = in_turn(runs, lambda: drafts(Provenance), lambda: drafts(Deaf))
    return [Line("ten drafts, noting where each value stands", "the same, noting nothing", ours, theirs, 1.05)]
