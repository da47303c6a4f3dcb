"""All papers that go with an agreement against its draft: reports, pages for members, checklist, register of duties."""

from __future__ import annotations

import datetime
from pathlib import Path

from line import Line, in_turn
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.papers.checklist.checklist_sheet import checklist_sheet
from moudraft.papers.checklist.signing_list import checklist_of
from moudraft.papers.duties.register import register_of
from moudraft.papers.duties.register_sheet import register_sheet
from moudraft.papers.report.report_files import ALL, papers_for
from moudraft.writers.paper.sheet_forms import sheet_bytes

DEAL = Path(__file__).parents[1] / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)
AIM = 2.5


def lines(runs: int) -> list[Line]:
    """The papers of a deal, all of them as Word files, and its draft as one, read, checked and written in turn."""
    library, kinds = load_library(), read_paper_kinds()

    def drafted() -> Draft:
        made = draft(load_deal(DEAL), library=library, today=DAY)
        made.docx()
        return made

    def papers(made: Draft) -> None:
        for paper in ("report", "summary"):
            for each in papers_for(made, [ALL], kinds, paper=paper):
                each.content("docx")
        for sheet in (checklist_sheet(checklist_of(made, made.findings)), register_sheet(register_of(made))):
            sheet_bytes(sheet, "docx", DAY, None)

    # What the papers of a draft share is worked out once and kept with it, so each run has a draft of its own.
    drafts = [drafted()]
    ours, theirs = in_turn(runs, lambda: papers(drafts.pop()), lambda: drafts.append(drafted()))
    what = "every paper of a deal: reports, pages for members, checklist, register"
    return [Line(what, "its draft alone, checked and written", ours, theirs, AIM)]
