"""G540: own words that take away a casting vote that the law gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.governance.unlawful_committee_vote import COMMITTEES
from moudraft.checks.support.context import Context
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

ABOLISHED = lazy_pattern(
    r"\b(?:no|without(?: a| any)?|(?:shall |does |will |must )?not have (?:a|any)|loses? (?:the|any))"
    r" (?:second|casting|second or casting) vote\b",
    re.IGNORECASE,
)


@rule("G540", "error", wants={"principal": COMMITTEES, "typed": "vote"})
def casting_vote_abolished(draft: Context) -> Iterator[Found]:
    """The deal's own words take the casting vote from whoever presides at a committee of councils.

    Why: By law whoever presides at a committee that councils appoint has a second vote where votes are equal (Local
    Government Act 1972, Schedule 12, paragraph 39). The members may hold by a convention that it is not used; no paper
    can take it away.

    Flagged::

        governance: [{model: statutory-joint-committee, chair: a member of Northmoor without a casting vote}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}

    Fine::

        governance: [{model: statutory-joint-committee, chair: {rule: elected, casting: not-used}}]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}
    """
    board = draft.board()
    if board is None or board.model not in COMMITTEES:
        return
    for own, passage in printed(draft):
        if ABOLISHED.search(own.text):
            message = (
                "whoever presides at a committee of councils has a casting vote by law, and no paper can take it away"
            )
            hint = "casting: not-used, which is a convention"
            yield Found(message, draft.at(own.key), hint, draft.place(passage.provision))
