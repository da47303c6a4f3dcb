"""Drafts for the tests of the checks: a bundled example with lines of a deal laid over it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

from moudraft import data
from moudraft.checks.running import check
from moudraft.checks.support.rule import example_lines
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.findings import Finding, PartyAt
from moudraft.library import Library

TODAY = datetime.date(2026, 11, 22)
EXAMPLES = [path.stem for path in sorted(data.path("examples").glob("*.yaml"))]


def drafted(
    lines: str = "", *, example: str = "shared-services", library: Library | None = None, today: datetime.date = TODAY
) -> Draft:
    """An example drafted with lines laid over it, as a rule's docstring writes them."""
    around, sets = example_lines(lines)
    path = data.path(f"examples/{around.get('example', example)}.yaml")
    day = datetime.date.fromisoformat(around["today"]) if "today" in around else today
    return draft(load_deal(path, sets=sets), library=library or built_in(), today=day, checks=())


@cache
def built_in() -> Library:
    return load_library()


def found(made: Draft, *codes: str, strict: bool = False) -> list[Finding]:
    """What the rules with these codes (all of them, if none is given) say of a draft."""
    return list(check(made, codes or None, strict=strict))


def beside_approvals(findings: Iterable[Finding]) -> list[Finding]:
    """Findings but F707 of a party: the template of the example has no place for the approvals it records."""
    return [each for each in findings if each.code != "F707" or not any(isinstance(it, PartyAt) for it in each.about)]


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]
