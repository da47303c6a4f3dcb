"""I004: sensitive data without a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

SPECIAL = lazy_pattern(
    r"\b(?:health|medical|medication|diagnos\w+|disabilit\w+|ethnic\w*|race|religio\w+|faith|political|"
    r"trade union|sexual\w*|sex life|genetic|biometric|fingerprints?|pregnan\w+|care needs?)\b",
    re.IGNORECASE,
)


@rule("I004", "warning", wants={"data_sets": "some"})
def special_data_without_condition(draft: Context) -> Iterator[Found]:
    """A row has data on health, ethnicity or another special category, and states no Article 9 condition.

    Why: Such data may be handled only under a condition of Article 9 of the UK GDPR, most often with one of Schedule 1
    to the Data Protection Act 2018 beside it.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: [name, ethnicity], article_9: none}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: [name, ethnicity], article_9: "Article 9(2)(g)"}]
    """
    for row in data_rows(draft):
        found = SPECIAL.search(row.words)
        health = row.says("health") in ("care", "other")
        if (found or health) and not row.says("article_9") and not row.says("part_3"):
            which = found[0] if found else "health data"
            message = f"\u201c{row.name}\u201d has {which}, and no condition for special category data"
            yield Found(message, draft.at(row.at("article_9")), "state the Article 9 condition of each controller")
