"""I005: a public body that rests on interests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.lazy_patterns import lazy_pattern

INTERESTS = lazy_pattern(r"6\(1\)\((?:f|ea)\)|legitimate interests?|recognised interests?", re.IGNORECASE)


@rule("I005", "warning", wants={"data_sets": "some"})
def interests_for_public_tasks(draft: Context) -> Iterator[Found]:
    """A public authority rests a data set on legitimate interests, or on the recognised ones.

    Why: Article 6(1)(f) and (ea) of the UK GDPR are closed to what a public authority does in its own tasks. A charity
    or a company may use them. It is a question of the task, so this is a warning.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: "Article 6(1)(f)"}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: "Article 6(1)(e)"}]
    """
    public = draft.parties_in("public_authorities")
    for row in data_rows(draft):
        bodies = [each.short_name for each in row.parties if each in public]
        resting = [each for each in bodies if INTERESTS.search(row.cell("article_6", each))]
        if resting:
            message = f"{joined(resting)} cannot rest a public task on interests (\u201c{row.name}\u201d)"
            yield Found(message, draft.at(row.at("article_6")), "Article 6(1)(e), with the power or duty")
