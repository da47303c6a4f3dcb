"""Whether a party that does not accept a change may leave because of it."""

from __future__ import annotations

from moudraft.checks.support.context import Context

WITH_LEAVE = ("notice-and-leave", "by-kind")
"""The answers by which a change carries a right to leave with it."""
ONE_SIDED = ("notice-consult", *WITH_LEAVE, "posted")
"""The answers by which one party changes the paper for all."""


def may_leave_on_a_change(draft: Context) -> bool:
    """Whether the change itself, or what the paper says of leaving, lets a party go."""
    if draft.has("variation", *WITH_LEAVE) or draft.has("variation.leave_until", "given"):
        return True
    if draft.has("exit", "no-early-exit"):
        return False
    # A paper that binds and says nothing of leaving lets nobody go.
    return draft.in_role("leaving") is not None or not draft.has("binding", "full")
