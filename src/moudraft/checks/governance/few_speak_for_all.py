"""G516: a few members who may agree for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey

SMALL = ("third", "third-two-sectors", "none")
AGREED = ("consensus", "unanimity")
ASKED = ("asked-in-writing", "adjourned", "own")


@rule("G516", "warning", wants={"roles": "quorum", "quorum": SMALL, "decision": AGREED})
def few_speak_for_all(draft: Context) -> Iterator[Found]:
    """A body that works by agreement may meet with a third of its members or fewer, and nothing is said of the rest.

    Why: Where only those present need to agree, two people of six may speak for everyone, and the parties that were
    not there learn of it afterwards. Ask them in writing, wait for the next meeting, or have somebody from each there.

    Flagged::

        governance: [{model: leaders-board, decision: {rule: consensus, interested: counted}, quorum: third}]

    Fine::

        governance: [{model: leaders-board, decision: {rule: consensus, absent: asked-in-writing}, quorum: third}]
    """
    board = draft.board()
    quorum = draft.in_role("quorum")
    if board is None or board.slugs.get("quorum") not in SMALL or quorum is None:
        return
    if draft.has("decision", *AGREED) and not draft.has("decision.absent", *ASKED):
        message = "everything needs agreement, and a third of the members or fewer may meet without the rest"
        hint = "quorum: one-from-each, or decision: {rule: consensus, absent: asked-in-writing}"
        place = draft.place(quorum)
        way = SetKey(f"{board.key}.quorum", "one-from-each")
        yield Found(message, draft.at(f"{board.key}.quorum"), hint, place, ways=(way,))
