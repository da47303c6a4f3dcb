"""S003: a free service that one party can begin to charge for."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.ways_to_leave import ONE_SIDED, may_leave_on_a_change
from moudraft.said import Settled, marked


@rule("S003", "warning", wants={"charges": ("free", "free-to-limit"), "variation": ONE_SIDED})
def charge_imposed(draft: Context) -> Iterator[Found]:
    """A service is free, one party may change the paper, and whoever uses the service cannot leave because of the
    change.

    Why: A charge that can be brought in and not refused is a charge already agreed to, and nobody has approved it.

    Flagged::

        terms.charges: free
        terms.exit: no-early-exit
        terms.variation: {rule: notice-consult, by: Northmoor}

    Fine::

        terms.charges: free
        terms.variation: {rule: notice-and-leave, by: Northmoor}
    """
    free = draft.has("charges", "free", "free-to-limit")
    if free and draft.has("variation", *ONE_SIDED) and not may_leave_on_a_change(draft):
        said = (Settled("terms.charges", draft.value("charges").values), ", and one party may bring in a charge")
        yield Found(said, draft.at_axis("variation"), marked("`terms.variation: notice-and-leave`"))
