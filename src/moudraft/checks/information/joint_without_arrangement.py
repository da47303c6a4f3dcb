"""I014: joint controllers without a contact or an arrangement."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("I014", "warning", wants={"data_sets": "some"})
def joint_without_arrangement(draft: Context) -> Iterator[Found]:
    """A data set has joint controllers, and names no contact point for people, or the paper has no arrangement.

    Why: Article 26 of the UK GDPR asks joint controllers to settle who does what and to tell people the essence of it.
    One contact point is what people look for.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: joint}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: joint, contact: Northmoor}]
    """
    for row in data_rows(draft):
        if not row.acting_as("joint"):
            continue
        if not row.given("contact"):
            message = f"\u201c{row.name}\u201d has joint controllers and no contact point for people"
            yield Found(message, draft.at(row.at("roles")), "name the party that people write to: contact")
        if draft.in_role("joint-controllers") is None:
            message = f"\u201c{row.name}\u201d has joint controllers, and the paper has no arrangement between them"
            (clause, *_) = draft.library.in_role("joint-controllers")
            yield Found(message, draft.at(row.at("roles")), marked(f"`add {clause}`"))
