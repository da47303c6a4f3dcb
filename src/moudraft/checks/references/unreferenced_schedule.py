"""R202: a schedule that no paragraph refers to."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.document import CrossReference


@rule("R202", "info")
def unreferenced_schedule(draft: Context) -> Iterator[Found]:
    """No paragraph refers to a schedule.

    Why: A schedule takes its force from the paragraph that refers to it. One that nothing mentions may not be part of
    what was signed.

    Flagged::

        example: essex-working-together
        clauses.wording: {purpose/objectives: list}

    Fine::

        example: essex-working-together
    """
    referred = {each.target for _, each in draft.marked if isinstance(each, CrossReference)}
    unread = [each for each in draft.document.schedules if each.provision.clause not in referred]
    if unread:  # what stands around the paragraphs, as beside the heading of a schedule, may refer to it
        referred = {each.target for each in draft.document.marked() if isinstance(each, CrossReference)}
    for schedule in unread:
        if schedule.provision.clause not in referred:
            place = f"{schedule.noun} {schedule.number}"
            where = draft.wording_location(schedule.provision)
            yield Found(f"no paragraph refers to {place} ({schedule.heading})", where, "", place)
