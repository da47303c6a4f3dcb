"""S007: a service that closes before its users can move."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.lengths import days_in
from moudraft.checks.support.rule import Found, rule
from moudraft.english import period
from moudraft.said import KeyName
from moudraft.selection.details import part_of

USUAL = 90
"""The days that the export of much data may take, where the deal gives no time for it."""
EXPORT = "export"


@rule("S007", "warning", wants={"variation": "by-kind"})
def closed_too_soon(draft: Context) -> Iterator[Found]:
    """A service may close on less notice than it takes to move what is in it.

    Why: Whoever uses a service has to find another, test it and take its data across. How long the data alone takes
    is what the deal says of the service (`services[].export`), or else ninety days; a year is usual.

    Flagged::

        terms.variation: {rule: by-kind, by: Northmoor, closing: 1 month}

    Fine::

        terms.variation: {rule: by-kind, by: Northmoor, closing: 12 months}
    """
    if not draft.has("variation", "by-kind"):
        return
    closing = draft.value("variation").detail(draft.library.axes["variation"], "closing")
    days = days_in(closing)
    export = longest_export(draft)
    if days is not None and days < (USUAL if export is None else days_in(export) or 0):
        takes = "it takes to move" if export is None else f"the {period(export)} it takes to move the data"
        message = f"the service may close on {period(str(closing))} notice, which is less than {takes}"
        yield Found(message, draft.at_axis("variation"), ("lengthen ", KeyName("terms.variation.closing")))


def longest_export(draft: Context) -> str | None:
    """The longest time that the deal gives users of a service to take their data out; None where it gives none."""
    asked = draft.library.lists.get("services", {})
    if EXPORT not in asked:
        return None
    given = (part_of(item.details, asked, EXPORT) for item in draft.deal.lists.get("services", ()))
    told = [each for each in given if isinstance(each, str) and days_in(each) is not None]
    return max(told, key=lambda each: days_in(each) or 0, default=None)
