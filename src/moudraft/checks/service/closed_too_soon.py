"""S007: a service that closes before its users can move."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.lengths import days_in
from moudraft.checks.support.rule import Found, rule
from moudraft.english import period
from moudraft.said import KeyName

FEWEST = 90
"""The days that the export of much data may take."""


@rule("S007", "warning")
def closed_too_soon(draft: Context) -> Iterator[Found]:
    """A service may close on less notice than it takes to move what is in it.

    Why: Whoever uses a service has to find another, test it and take its data across. Ninety days is what a large
    export takes alone; a year is usual.

    Flagged::

        terms.variation: {rule: by-kind, by: Northmoor, closing: 1 month}

    Fine::

        terms.variation: {rule: by-kind, by: Northmoor, closing: 12 months}
    """
    if not draft.has("variation", "by-kind"):
        return
    closing = draft.value("variation").detail(draft.library.axes["variation"], "closing")
    days = days_in(closing)
    if days is not None and days < FEWEST:
        message = f"the service may close on {period(str(closing))} notice, which is less than it takes to move"
        yield Found(message, draft.at_axis("variation"), ("lengthen ", KeyName("terms.variation.closing")))
