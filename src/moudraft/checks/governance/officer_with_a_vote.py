"""G534: an officer, or somebody whom nobody may appoint, with a seat on a joint committee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.governance.standing_without_powers import COMMITTEE
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.seniority import rank_of
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.body_parts_told import posts_told

OFFICERS = 4
"""The most senior rank that an officer holds."""
_PARISH = lazy_pattern(r"\b(?:parish|town council)", re.IGNORECASE)
_HEALTH_BOARD = lazy_pattern(r"\bhealth (?:and|&) well-?being board\b", re.IGNORECASE)


@rule("G534", "error", wants={"governance": COMMITTEE, "deal": ("governance.sits", "governance.members")})
def officer_with_a_vote(draft: Context) -> Iterator[Found]:
    """An officer, or a parish that is no party, has a seat on a joint committee that decides.

    Why: A joint committee is made up of members of the councils that appoint it, and only they vote; an officer advises
    (Local Government Act 1972, section 102; Local Government and Housing Act 1989, section 13). A parish has a member
    on it only as one of the councils that appoint it. In a health and wellbeing board everybody votes, unless the
    council has directed otherwise (SI 2013/218), so nothing is said of one.

    Flagged::

        governance: [{model: statutory-joint-committee, seats: {each: {posts: [chief executive]}}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}

    Fine::

        governance: [{model: statutory-joint-committee, seats: {each: {posts: [Cabinet member for the environment]}}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}
    """
    parishes = draft.parties_in("parishes")
    for body in draft.deal.governance:
        if body.model != COMMITTEE or _HEALTH_BOARD.search(str(body.name)):
            continue
        for post in posts_told(body):
            rank = rank_of(post)
            if rank is not None and rank <= OFFICERS:
                message = f"“{post}” is an officer, and officers do not vote on a joint committee"
                hint = "put it under attend, as adviser, and give the seat to a member of the council"
                yield Found(message, draft.at(f"{body.key}.seats"), hint)
            elif _PARISH.search(post) and not parishes:
                message = f"“{post}” has a seat, and no parish council appoints this committee"
                hint = "put it under attend; or the parish is one of the parties, and appoints"
                yield Found(message, draft.at(f"{body.key}.seats"), hint)
