"""F723: a later stage of approval that comes before an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from moudraft.checks.support.calendar_dates import earliest, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import date


@rule("F723", "warning", wants={"deal": "parties.stages"})
def stages_out_of_order(draft: Context) -> Iterator[Found]:
    """A party takes a later stage of its approval before the stage that is listed before it.

    Why: Stages are read in the order in which they stand, and each rests on the one before. A date that is out of
    order is a slip, or the order is.

    Flagged::

        parties.0.approval: [{stage: outline, by: Cabinet, on: 2027-01-20}, {stage: full, by: Cabinet, on: 2026-12-02}]

    Fine::

        parties.0.approval: [{stage: outline, by: Cabinet, on: 2026-12-02}, {stage: full, by: Cabinet, on: 2027-01-20}]
    """
    for number, party in enumerate(draft.deal.parties):
        placed = list(party.approvals(f"parties.{number}"))
        for (_key, before), (key, after) in pairwise(placed):
            first, second = earliest(before.on), latest(after.on)
            if first and second and second < first:
                days = f"{date(str(after.on))}, before {date(str(before.on))}"
                message = f"a later stage of the approval of {party.short_name} is on {days}"
                yield Found(message, draft.at(f"{key}.on"), "put the stages in the order in which they come")
