"""I010: one controller under two regimes."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("I010", "warning", wants={"data_sets": "some"})
def regimes_mixed(draft: Context) -> Iterator[Found]:
    """One controller states a Part 3 condition and an Article 6 basis for the same data set.

    Why: Data for law enforcement and other data have rules of their own, for each controller. The police may send under
    Part 3 what a council receives under the UK GDPR, so each has its own cell; the same controller in both is two
    flows.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: "Article 6(1)(e)", part_3: "section 35"}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: {Fenshire: "Article 6(1)(e)", Northmoor: none}, part_3: {Northmoor: "section 35", Fenshire: none}}]
    """  # noqa: E501  a row with all its particulars is one line
    for row in data_rows(draft):
        names = [each.short_name for each in row.parties]
        both = [name for name in names if row.cell("article_6", name) and row.cell("part_3", name)]
        if both:
            message = f"{joined(both)} states both Part 3 and Article 6 for \u201c{row.name}\u201d"
            hint = "give each controller the one that applies to it, or make two rows"
            yield Found(message, draft.at(row.at("part_3")), hint)
