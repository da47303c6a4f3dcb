"""S005: a service level that nobody can test."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName

PARTS = {"target": "figure", "window": "time over which it is measured"}


@rule("S005", "warning", wants={"service_levels": ("aims", "specified", "remedied")})
def level_without_measure(draft: Context) -> Iterator[Found]:
    """A level of service has no figure, or no time over which it is measured.

    Why: 99.5% of a day and of a year are two promises. A level without both cannot be missed, and so promises nothing.

    Flagged::

        terms.service_levels: {rule: specified, measures: [{what: the service is in use, target: 99.5%}]}

    Fine::

        terms.service_levels: {rule: specified, measures: [{what: in use, target: 99.5%, window: a month}]}
    """
    if not draft.has("service_levels", "aims", "specified", "remedied"):
        return
    rows = given_rows(draft, "service_levels", "measures")
    if not rows and not draft.has("service_levels", "aims") and not draft.is_default("service_levels"):
        message = "levels of service are to be kept, and none is given"
        yield Found(message, draft.at_axis("service_levels"), ("give ", KeyName("terms.service_levels.measures")))
    for number, row in enumerate(rows):
        lacking = [noun for part, noun in PARTS.items() if row.get(part) in (None, "")]
        if lacking:
            key = f"terms.service_levels.measures.{number}"
            yield Found(f"a level of service has no {' and no '.join(lacking)}", draft.at(key), "give figures")
