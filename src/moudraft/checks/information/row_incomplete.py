"""I008: a row that leaves the flow undescribed."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined

NEEDED = {
    "roles": "the role of each party",
    "purpose": "the purpose",
    "method": "the method",
    "keep": "how long the data is kept",
}


@rule("I008", "warning", wants={"data_sets": "some"})
def row_incomplete(draft: Context) -> Iterator[Found]:
    """A data set lacks a role, a purpose, a basis, a method or a time for keeping it.

    Why: Nothing passes under a row that is not complete, so a row without one of these is a flow that cannot start. The
    data sharing code asks for each of them.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: independent, purpose: find empty homes, article_6: "Article 6(1)(e)", method: secure file, keep: 2 years after the visit}]
    """  # noqa: E501  a row with all its particulars is one line
    for row in data_rows(draft):
        lacking = [noun for part, noun in NEEDED.items() if not row.given(part)]
        if not (row.given("article_6") or row.given("part_3")):
            lacking.append("the lawful basis")
        if lacking:
            message = f"the row of \u201c{row.name}\u201d does not state {joined(lacking)}"
            yield Found(message, draft.at(row.key), "complete the row, or write tbc for what is to come")
