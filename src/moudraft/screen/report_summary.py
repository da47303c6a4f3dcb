"""What a person is told of the papers that were written: where they are, and what their authors have still to say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.english import counted
from moudraft.screen.draft_summary import LAWYER

if TYPE_CHECKING:
    from moudraft.papers.report.party_report import Paper

MOST = 8


def report_summary(papers: Sequence[Paper], written: Sequence[Path], deal: Path) -> str:
    """The report of a run of ``report``."""
    lines = [f"wrote {path}" for path in written]
    for paper in papers:
        waiting = paper.outstanding()
        if not waiting:
            continue
        lines += ["", f"{paper.party}: {counted(len(waiting), 'point')} still to confirm"]
        lines += [f"  - {what}" for what in waiting[:MOST]]
        if len(waiting) > MOST:
            lines.append(f"  and {len(waiting) - MOST} more")
    if any(paper.outstanding() for paper in papers):
        lines += ["", f"Next: say them under report: in {deal} (for: {papers[0].party}), and run this again"]
    return "\n".join([*lines, LAWYER])
