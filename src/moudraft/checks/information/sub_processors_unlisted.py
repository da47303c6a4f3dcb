"""I012: a general leave for sub-processors without a list."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import processing_rows
from moudraft.checks.support.rule import Found, rule


@rule("I012", "warning", wants={"data_sets": "some", "data_use.sub_processors": "notice"})
def sub_processors_unlisted(draft: Context) -> Iterator[Found]:
    """A processor may use others on notice, and the rows do not list those it has.

    Why: Leave in general means something only with a list, notice of a change and a right to object (Article 28(2)).

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
        terms.data_use: {rule: closed, sub_processors: notice}

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}, sub_processors: Cloud Homes Ltd}]
        terms.data_use: {rule: closed, sub_processors: notice}
    """  # noqa: E501  a row with all its particulars is one line
    if not draft.has("data_use.sub_processors", "notice"):
        return
    for row in processing_rows(draft):
        if not row.given("sub_processors"):
            message = f"the processor of \u201c{row.name}\u201d may use others on notice, and none is listed"
            yield Found(message, draft.at(row.key), "list them in the row, or write none")
