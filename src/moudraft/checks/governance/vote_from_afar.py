"""G535: votes by video in a committee of councils."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("G535", "warning", wants={"standing_orders.remote": "vote"})
def vote_from_afar(draft: Context) -> Iterator[Found]:
    """The standing orders of a committee let members vote by video.

    Why: A member of a council's committee attends it in person to be counted and to vote: Hertfordshire County Council
    v Secretary of State [2021] EWHC 1093 (Admin). Look whether the law has changed before relying on it. A board of
    officers is free to meet as it likes.

    Flagged::

        governance: [{model: advisory-joint-committee, standing_orders: {remote: vote}}]

    Fine::

        governance: [{model: advisory-joint-committee, standing_orders: {remote: speak}}]
    """
    if draft.has("standing_orders", "schedule") and draft.has("standing_orders.remote", "vote"):
        message = "members may vote by video, and a committee of councils votes in the room"
        yield Found(message, draft.at("terms.standing_orders.remote"), "remote: speak")
