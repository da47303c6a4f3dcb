"""What ``moudraft check`` found, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Sequence

import msgspec

from moudraft.drafting import Draft
from moudraft.findings import Finding, FlatFinding, flat
from moudraft.problems import SEVERITIES, Severity


class Counts(msgspec.Struct, frozen=True):
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int
    question: int = 0


class CheckReport(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one deal. ``failed`` is whether one of them is at or above ``fail_on``."""

    format: int = 1
    source: str
    title: str
    today: str
    library: str
    fail_on: Severity
    failed: bool
    counts: Counts
    findings: tuple[FlatFinding, ...]


def check_report(made: Draft, findings: Sequence[Finding], threshold: Severity) -> CheckReport:
    """The report on a draft. ``threshold`` is the severity from which on it fails."""
    return CheckReport(
        source=made.deal.source,
        title=made.document.title,
        today=made.today.isoformat(),
        library=made.library.version,
        fail_on=threshold,
        failed=fails(findings, threshold),
        counts=Counts(*(sum(each.severity == name for each in findings) for name in SEVERITIES)),
        findings=tuple(flat(finding) for finding in findings),
    )


def fails(findings: Sequence[Finding], threshold: Severity) -> bool:
    """Whether any finding is at or above a severity."""
    return any(SEVERITIES.index(each.severity) <= SEVERITIES.index(threshold) for each in findings)
