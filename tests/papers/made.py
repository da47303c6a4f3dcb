"""Drafts and their reports for the tests of papers, made in this process."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from moudraft.deal.deal_file import load_deal
from moudraft.document import plain_text
from moudraft.drafting import Draft, draft, load_library
from moudraft.library.paper_kinds import PaperKinds
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.papers.report.party_report import Paper, report_for

DAY = datetime.date(2026, 11, 21)


@cache
def kinds() -> PaperKinds:
    return read_paper_kinds()


def drafted(source: Path | Mapping[str, Any], *sets: str) -> Draft:
    return draft(load_deal(source, sets=sets), today=DAY, library=load_library(), checks=())


def report(made: Draft, party: str, **how: Any) -> Paper:
    return report_for(made, party, kinds(), **how)


def words(paper: Paper) -> str:
    return paper.content("md").decode("utf-8")


def section(paper: Paper, heading: str) -> str:
    """What stands under the headings that begin so, a line a paragraph, tables and all."""
    found = [each for each in paper.document.sections if each.heading.startswith(heading)]
    said = (plain_text(p.content) for each in found for one in each.provisions for p in one.paragraphs())
    return "\n".join(said).replace("\u00a0", " ")


def deal(parties: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """A small deal of plain data between these parties."""
    named = [{"signatory": {"office": "tbc", "capacity": "body"}, **each} for each in parties]
    return {"moudraft": 1, "template": "mou", "title": "Joint Working", "parties": named, **more}


def two(kind: str, other: str = "", **more: Any) -> dict[str, Any]:
    """A deal of two bodies of a kind, whose names say nothing of it."""
    one = {"name": "Northmoor Body", "short_name": "Northmoor", "kind": kind, **more}
    return deal([one, {"name": "Eastvale Body", "short_name": "Eastvale", "kind": other or kind}])
