"""G505: a casting vote where nobody votes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import marked

CASTING = lazy_pattern(r"\b(?:casting|second) vote\b", re.IGNORECASE)
NO_TIE = ("consensus", "unanimity", "recommend-only", "lead-decides")


@rule("G505", "warning", wants=[{"decision": NO_TIE, "chair.casting": "yes"}, {"decision": NO_TIE, "typed": "vote"}])
def casting_vote(draft: Context) -> Iterator[Found]:
    """The deal gives the chair a casting vote, and the body's rule leaves nothing to cast it on.

    Why: A casting vote breaks a tie. A body that works by consensus has no ties, and its members will read the vote as
    the power to overrule them.

    Flagged::

        governance.0.chair: the Leader of Northmoor, with a casting vote

    Fine::

        governance.0.chair: the Leader of Northmoor
    """
    if not draft.has("decision", *NO_TIE):
        return
    board = draft.board()
    if board is not None and draft.has("chair.casting", "yes"):
        message = f"a casting vote has no use where the rule is {draft.value('decision')}"
        hint = marked("leave it out, or `terms.decision: majority`")
        yield Found(message, draft.at(f"{board.key}.chair.casting"), hint)
    for own, passage in printed(draft):
        if CASTING.search(own.text):
            place = draft.place(passage.provision)
            message = f"a casting vote has no use where the rule is {draft.value('decision')}"
            yield Found(message, draft.at(own.key), marked("leave it out, or `terms.decision: majority`"), place)
