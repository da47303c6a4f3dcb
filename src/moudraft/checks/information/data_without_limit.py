"""I015: data that is not limited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

ALL = lazy_pattern(
    r"\b(?:all|any|every|whatever)\s+(?:(?:the|relevant|necessary|available|other|personal|appropriate)\s+){0,3}"
    r"(?:data|information|records?|details|fields)\b|\bas (?:required|appropriate)\b",
    re.IGNORECASE,
)


@rule("I015", "warning", wants={"data_sets": "some"})
def data_without_limit(draft: Context) -> Iterator[Found]:
    """A row passes all data, or any relevant information.

    Why: The law asks for no more than the purpose needs. What is not listed cannot be tested, and everything is passed
    to be safe.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: all relevant information}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: [name, address]}]
    """
    for row in data_rows(draft):
        found = ALL.search(row.words)
        if found:
            message = f"\u201c{found[0]}\u201d sets no limit to what passes (\u201c{row.name}\u201d)"
            yield Found(message, draft.at(row.at("fields")), "list the fields")
