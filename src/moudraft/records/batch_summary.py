"""What a batch came to, for scripts; its manifest has a line for each deal."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Sequence
from pathlib import Path

import msgspec

from moudraft.batch.batch_manifest import ProblemLine, Record
from moudraft.batch.run_batch import Tally


class Failure(msgspec.Struct, frozen=True):
    """A deal that failed, and why."""

    source: str
    problems: tuple[ProblemLine, ...]


class BatchSummary(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a run. ``failures`` are the first hundred; ``stopped`` is whether --fail-fast ended it early."""

    format: int = 1
    output: str
    manifest: str
    deals: int
    drafted: int
    unchanged: int
    failed: int
    with_errors: int
    stopped: bool
    failures: tuple[Failure, ...]


def batch_summary(tally: Tally, output: Path, manifest: Path, failures: Sequence[Record]) -> BatchSummary:
    """The summary of a run into ``output``."""
    return BatchSummary(
        output=str(output),
        manifest=str(manifest),
        deals=tally.deals,
        drafted=tally.drafted,
        unchanged=tally.unchanged,
        failed=tally.failed,
        with_errors=tally.with_errors,
        stopped=tally.stopped,
        failures=tuple(Failure(each.source, each.problems) for each in failures),
    )
