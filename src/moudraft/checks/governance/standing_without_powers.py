"""G517: a standing that what is delegated does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked

COMMITTEE = "statutory-joint-committee"


@rule("G517", "error", "warning", wants={"standing": ("advisory", "decides")})
def standing_without_powers(draft: Context) -> Iterator[Found]:
    """A body is said to advise, and functions are delegated to it; or to decide, and nothing is.

    Why: Whether a body decides follows from the powers that the parties give it, and not from what it is called. One
    that decides without powers decides for nobody, and what it settles may be set aside (Local Government Act 1972,
    section 101).

    Flagged::

        terms.delegation: joint-committee
        governance: [{model: statutory-joint-committee, standing: advisory}]

    Fine::

        terms.delegation: joint-committee
        governance: [{model: statutory-joint-committee, standing: {rule: decides, powers: [waste collection]}}]
    """
    board = draft.board()
    if board is None:
        return
    where = draft.at(f"{board.key}.standing")
    if draft.has("standing", "advisory") and board.model == COMMITTEE and draft.has("delegation", "joint-committee"):
        message = "the body only advises, and functions are delegated to it"
        yield Found(message, where, marked("standing: decides, or `terms.delegation: none`"))
    if draft.has("standing", "decides") and draft.has("delegation", "none"):
        message = "the body decides, and no party delegates anything to it: it can decide for nobody"
        yield Found(message, where, "standing: advisory, or delegate its powers", severity="warning")
