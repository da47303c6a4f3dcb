"""I018: a flow that starts before it was assessed."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.details import is_map

BEFORE = {"dpia": "the date of its impact assessment", "notices": "the privacy notices are changed"}


@rule("I018", "warning", wants={"data_sets": "some"})
def flow_before_assessment(draft: Context) -> Iterator[Found]:
    """A data set starts before the date of its impact assessment, or of the privacy notices.

    Why: An assessment after the start changes nothing for the people whose data has passed already, and they were told
    too late.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, start: 2027-03-01, dpia: 2027-04-01}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, start: 2027-03-01, dpia: 2027-02-01}]
    """
    for row in data_rows(draft):
        begins = latest(row.says("start"))
        for part, noun in BEFORE.items():
            value = row.item.details.get(part)
            day = earliest(value.get("on") if is_map(value) else value)
            if begins and day and day > begins:
                message = f"\u201c{row.name}\u201d starts before {noun}"
                hint = "move the start of the flow behind its assessment"
                yield Found(message, draft.at(row.at("start")), hint)
