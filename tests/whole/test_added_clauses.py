"""A clause that a deal adds beside an answer that contradicts it is told of, and each way out that is named ends it."""

from __future__ import annotations

import datetime
from itertools import product
from typing import Any

import pytest

from moudraft import MoudraftError, draft
from moudraft.deal import Deal
from moudraft.findings import AddTo, Finding, LeaveOut, SetKey
from moudraft.library.statement import UNSAID
from moudraft.library.wording import walk_parts
from moudraft.selection import select
from tests.sampling import some_of
from tests.whole.contradicting import LIBRARY, at_odds, deal, touched_by

DAY = datetime.date(2026, 11, 21)
OURS = ("B621", "B622", "R204")


def matters_of(clause: str) -> set[str]:
    wordings = LIBRARY.clauses[clause].wordings
    return {said.matter for wording in wordings for part in walk_parts(wording.body) for said in part.says}


TOUCHED = touched_by()
SPEAKING = [clause for clause in LIBRARY.clauses if matters_of(clause)]
"""The clauses that take a position on something."""
CASES = list(product(LIBRARY.templates, SPEAKING))


def answers(clause: str) -> list[dict[str, str]]:
    """The answers that can meet what a clause says, one in each deal."""
    axes = sorted(set().union(*(TOUCHED[matter] for matter in matters_of(clause))) - {"governance"})
    return [{}, *({axis: value} for axis in axes for value in LIBRARY.axes[axis].values)]


def made_of(template: str, terms: dict[str, str], clauses: dict[str, Any]) -> Deal:
    return deal(template, terms, clauses=clauses)


def findings(made: Deal, *codes: str) -> list[Finding]:
    return [each for each in draft(made, today=DAY, library=LIBRARY, checks=codes).findings if each.code in codes]


@pytest.mark.many(keep=24)
@pytest.mark.parametrize("template, clause", CASES)
def test_what_an_added_clause_contradicts_is_told_and_its_ways_out_end_it(template: str, clause: str) -> None:
    asked = answers(clause)
    for terms in some_of(asked, 8):
        made = made_of(template, terms, {"add": [clause]})
        try:
            # What a deal adds is what it wants to be said: it is not held against an answer to say nothing.
            expected = [each for each in at_odds(select(made, LIBRARY), terms) if UNSAID not in each]
            told = findings(made, *OURS) if expected else []
        except MoudraftError:
            continue
        assert bool(told) == bool(expected), (terms, expected)
        for finding in told:
            assert finding.ways, finding
            tried = [way for way in finding.ways if _is_gone(way, finding, template, terms, clause)]
            assert tried == list(finding.ways), (terms, finding, set(finding.ways) - set(tried))


def _is_gone(way: Any, finding: Finding, template: str, terms: dict[str, str], clause: str) -> bool:
    """Whether a finding is gone once a way out is taken (a way that the draft refuses counts as none)."""
    changes: dict[str, Any] = {"add": [clause]}
    if isinstance(way, LeaveOut):
        changes = {"leave_out": {way.clause: "said otherwise"}, **({} if way.clause == clause else changes)}
    elif isinstance(way, AddTo):
        changes = {"add": [clause, way.clause]}
    elif isinstance(way, SetKey) and way.key.startswith("clauses.wording."):
        changes |= {"wording": {way.key.removeprefix("clauses.wording."): way.value}}
    try:
        left = findings(made_of(template, terms, changes), finding.code)
    except MoudraftError:
        return False
    return finding.said not in [each.said for each in left]
