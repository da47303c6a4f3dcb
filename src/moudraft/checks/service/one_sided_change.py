"""S001: one party changes the paper, without notice or a way out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.ways_to_leave import may_leave_on_a_change
from moudraft.english import joined
from moudraft.said import Settled, marked


@rule("S001", "error", wants={"variation": ("posted", "notice-consult")})
def one_sided_change(draft: Context) -> Iterator[Found]:
    """One party may change the paper for all, and the others have no notice of a change or cannot leave because of
    it.

    Why: A promise that one side may rewrite binds nobody but the other. Notice lets people prepare, and a right to
    leave is what keeps the change fair. What the law or security asks for at once is excepted, as is mere wording.

    Flagged::

        terms.variation: {rule: posted, by: Northmoor, page: the terms page}

    Fine::

        terms.variation: {rule: notice-and-leave, by: Northmoor}
    """
    if not draft.has("variation", "posted", "notice-consult"):
        return
    lacking = [] if draft.detail("variation", "notice") or draft.has("variation", "notice-consult") else ["no notice"]
    lacking += [] if may_leave_on_a_change(draft) else ["no way to leave because of it"]
    if lacking:
        said = (Settled("terms.variation", draft.value("variation").values), f": a change comes with {joined(lacking)}")
        hint = marked("`terms.variation: notice-and-leave`, or give it a notice and a time in which to leave")
        yield Found(said, draft.at_axis("variation"), hint)
