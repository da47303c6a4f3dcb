"""What ``moudraft check --accessibility`` found in a Word file, for scripts."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Sequence

import msgspec

from moudraft.findings import Finding, FlatFinding, flat
from moudraft.problems import SEVERITIES, Severity
from moudraft.records.check_report import Counts, fails


class AccessibilityReport(msgspec.Struct, frozen=True, kw_only=True):
    """The findings on one file. ``failed`` is whether one of them is at or above ``fail_on``."""

    format: int = 1
    source: str
    title: str
    fail_on: Severity
    failed: bool
    counts: Counts
    findings: tuple[FlatFinding, ...]


def accessibility_report(
    source: str, title: str, findings: Sequence[Finding], threshold: Severity
) -> AccessibilityReport:
    """The report on a file. ``threshold`` is the severity from which on it fails."""
    return AccessibilityReport(
        source=source,
        title=title,
        fail_on=threshold,
        failed=fails(findings, threshold),
        counts=Counts(*(sum(each.severity == name for each in findings) for name in SEVERITIES)),
        findings=tuple(flat(each) for each in findings),
    )
