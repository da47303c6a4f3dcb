"""F703: a waiver dated in the future."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import date


@rule("F703", "warning", wants={"deal": "red_lines.waiver"})
def waiver_not_yet_given(draft: Context) -> Iterator[Found]:
    """A red line is waived by an approval that is dated in the future.

    Why: Until the approval is given the line stands, and the waiver is meanwhile silencing every finding about it.

    Flagged::

        red_lines: [{id: local-ideas, waiver: {by: full Council, on: 2999-01-31, why: one shared scheme}}]

    Fine::

        red_lines: [{id: local-ideas, waiver: {by: full Council, on: 2026-01-31, why: one shared scheme}}]
    """
    for line in draft.deal.red_lines:
        given = earliest(line.waiver.on) if line.waiver else None
        if line.waiver and given and given > draft.today:
            message = f"the waiver by {line.waiver.by} is dated {date(line.waiver.on)}, which has not come yet"
            yield Found(message, draft.at(f"{line.key}.waiver"), "take the waiver out until it is given")
