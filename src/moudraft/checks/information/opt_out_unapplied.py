"""I011: health data for planning without the opt-out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule


@rule("I011", "warning", wants={"data_sets": "some"})
def opt_out_unapplied(draft: Context) -> Iterator[Found]:
    """Health or care data is used for other purposes than care, and the national data opt-out is not dealt with.

    Why: People who have opted out must not have confidential patient information used for planning or research, unless
    the law requires the data. The opt-out is applied before release.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, health: other, opt_out: none}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, health: other, opt_out: applied before release}]
    """
    for row in data_rows(draft):
        required = "6(1)(c)" in row.says("article_6")
        if row.says("health") == "other" and not row.says("opt_out") and not required:
            message = f"\u201c{row.name}\u201d is health data for another use than care, and no opt-out is applied"
            hint = "apply the national data opt-out before release, or say why it does not reach the data"
            yield Found(message, draft.at(row.at("opt_out")), hint)
