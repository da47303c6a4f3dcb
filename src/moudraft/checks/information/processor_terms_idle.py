"""I002: terms for a processor, and nobody is one."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import processing_rows
from moudraft.checks.support.rule import Found, rule


@rule("I002", "warning", wants={"data_sets": "some", "roles": "processor-terms"})
def processor_terms_idle(draft: Context) -> Iterator[Found]:
    """The paper has terms for a processor, and no row says that anybody handles data for another.

    Why: Terms that bind nobody hide who does what. If a party really acts on instructions, its row has to say so.

    Flagged::

        example: data-sharing
        clauses.add: [information/processors]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
    """  # noqa: E501  a row with all its particulars is one line
    terms = draft.in_role("processor-terms")
    if terms is not None and draft.has("data_sets", "some") and not processing_rows(draft):
        message = "there are terms for a processor, and no data set has one"
        hint = "leave them out, or give the party that acts on instructions the role of processor"
        yield Found(message, draft.at("data_sets"), hint, draft.place(terms))
