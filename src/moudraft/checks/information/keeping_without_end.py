"""I016: data that is kept without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

ENDLESS = lazy_pattern(
    r"\b(?:as|so) long as (?:is |it is )?(?:necessary|needed|required|appropriate)|\bindefinite\w*|\bforever\b|"
    r"\bno longer than (?:is )?(?:necessary|needed)",
    re.IGNORECASE,
)


@rule("I016", "warning", wants={"data_sets": "some"})
def keeping_without_end(draft: Context) -> Iterator[Found]:
    """A row keeps data for as long as necessary, or says no event and time.

    Why: That is the duty, not the rule. Nobody can delete on it, and nobody can check.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, keep: as long as necessary}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, keep: 2 years after the case closes}]
    """
    for row in data_rows(draft):
        found = ENDLESS.search(row.says("keep"))
        if found:
            message = f"\u201c{found[0]}\u201d is no time (\u201c{row.name}\u201d)"
            yield Found(
                message, draft.at(row.at("keep")), "name an event and a time after it: 2 years after the case closes"
            )
