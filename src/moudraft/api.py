"""What Python calls: each is a command without its files and its talk. ``docs/python.md`` shows them at work.

Nothing here reads settings, asks questions or writes files. Every fault is a ``MoudraftError`` with all problems.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.findings import Finding
    from moudraft.papers.checklist.signing_list import Checklist
    from moudraft.papers.duties.register import Register
    from moudraft.papers.report.party_report import Paper
    from moudraft.records.comparison_data import ComparisonData
    from moudraft.records.explanation_data import Explanation
    from moudraft.tracing.both_ways import Trace


def check(made: Draft, codes: Sequence[str] | None = None, *, strict: bool = False) -> list[Finding]:
    """What a careful lawyer would raise about a draft: ``moudraft check``, in the order of the codes.

    ``codes`` limits the rules; ``strict`` adds wordings that are stale or not approved. ``Draft.findings`` has them
    already where ``draft`` was left to check.
    """
    from moudraft.checks.running import check as found

    return list(found(made, codes, strict=strict))


def explain(made: Draft, clause: str = "") -> Explanation:
    """Why each clause is in, what was turned down, and where each value came from; or what bears on one clause."""
    from moudraft.document.places import place_of
    from moudraft.records.clause_names import find_clause
    from moudraft.records.explanation import explanation

    places = {each.id: place_of(made, each) for each in made.document.all_provisions()}
    return explanation(made, places, find_clause(made.library, clause) if clause else None)


def trace(made: Draft) -> Trace:
    """Where each value of the deal is said or what it decided, and what asked for each paragraph."""
    from moudraft.tracing.both_ways import trace_of

    return trace_of(made)


def compare(old: Draft, new: Draft) -> ComparisonData:
    """What changed between two drafts, clause by clause and key by key."""
    from moudraft.comparison.comparing import compare as compared
    from moudraft.comparison.deal_changes import deal_changes
    from moudraft.records.comparison_data import comparison_data

    found = compared(old.document, new.document)
    return comparison_data(found, deal_changes(old, new, found), new.selection.template.unit)


def redline(old: Draft | Path, new: Draft | Path, *, author: str = "moudraft", date: str = "") -> bytes:
    """A Word file with tracked changes between two drafts, or Word files that moudraft made.

    ``date`` stands on the changes, as ``2027-03-01T00:00:00Z``. Raises ``MoudraftError`` where accepting all changes
    would not give the new text, or rejecting them the old one.
    """
    from moudraft.comparison.word_file import WordFile, read_file
    from moudraft.drafting import Draft
    from moudraft.writers.redline.redline import redline as made

    sides = [
        WordFile(each.docx(), each.deal.source) if isinstance(each, Draft) else read_file(each) for each in (old, new)
    ]
    titles = {
        id: clause.title
        for each in (old, new)
        if isinstance(each, Draft)
        for id, clause in each.library.clauses.items()
    }
    return made(sides[0], sides[1], author=author, date=date, titles=titles).docx


def report(
    made: Draft, parties: Sequence[str] = ("all",), *, meeting: str = "", purpose: str = "",
    paper: Literal["report", "summary"] = "report", house: Path | None = None,
) -> list[Paper]:  # fmt: skip
    """The paper that takes the agreement to each party's meeting, with its eyes alone; or the one-page summary.

    ``parties`` are short names, or ``all``. A paper has ``content(form)`` for each form of a draft.
    """
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.papers.report.report_files import papers_for

    return papers_for(made, parties, read_paper_kinds(house), meeting=meeting, purpose=purpose, paper=paper)


def duties(made: Draft, party: str = "", *, start: datetime.date | None = None) -> Register:
    """Every duty of the paper, who owes it and by when, and every date; or those of one party by its short name.

    ``start`` is the day on which the paper takes effect, from which relative dates are counted.
    """
    from moudraft.papers.duties.register import register_of
    from moudraft.papers.parties_called import short_name_of

    return register_of(made, party=short_name_of(made.deal, party), start=start)


def checklist(made: Draft, party: str = "") -> Checklist:
    """What must be settled, approved and signed, in order and by when; or for one party by its short name."""
    from moudraft.papers.checklist.signing_list import checklist_of
    from moudraft.papers.parties_called import short_name_of

    return checklist_of(made, made.findings, party=short_name_of(made.deal, party))
