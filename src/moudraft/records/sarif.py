"""Findings as SARIF 2.1.0, the form in which code hosts show what a check found in a repository of deals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from moudraft import __version__
from moudraft.checks.support.rule import Rule
from moudraft.findings import Finding

LEVELS = {"error": "error", "warning": "warning", "info": "note", "question": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Sequence[Finding], rules: Sequence[Rule]) -> dict[str, object]:
    """One run with those of ``rules`` that found something and each result at its file and line."""
    codes = sorted({finding.code for finding in findings})
    found = sorted((rule for rule in rules if rule.code in codes), key=lambda rule: rule.code)
    driver = {
        "name": "moudraft",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.sentence},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {"level": LEVELS[rule.severities[0]]},
            }
            for rule in found
        ],
    }
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(finding: Finding, rule: int) -> dict[str, object]:
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    place: dict[str, object] = {"artifactLocation": {"uri": PurePath(finding.location.file or "deal.yaml").as_posix()}}
    if finding.location.line:
        place["region"] = {"startLine": finding.location.line}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
