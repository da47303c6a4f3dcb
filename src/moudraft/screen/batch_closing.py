"""What is said when a batch has ended: the counts, where the manifest is, what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.english import counted
from moudraft.screen.draft_summary import LAWYER

if TYPE_CHECKING:
    from moudraft.batch.run_batch import Tally


def closing(tally: Tally, output: Path, manifest: Path) -> list[str]:
    """The lines, in order."""
    counts = ((tally.drafted, "drafted"), (tally.unchanged, "unchanged"), (tally.failed, "failed"))
    shown = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing to do"
    lines = [f"{output}: {counted(tally.deals, 'deal')}: {shown}"]
    if tally.with_errors:
        lines.append(f"Findings that are errors: in {counted(tally.with_errors, 'draft')}")
    lines.append(f"The manifest is {manifest}, a line for each deal")
    if tally.stopped:
        lines.append("Stopped at the first that failed; run it again to go on from here")
    elif tally.failed:
        lines.append("Next: put the failed deals right and run it again; what is done is not done again")
    return [*lines, LAWYER]
