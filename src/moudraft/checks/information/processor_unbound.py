"""I003: a processor without terms that bind."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import apart, processing_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.said import marked


@rule("I003", "error", wants={"data_sets": "some", "binding": {"not": "full"}})
def processor_unbound(draft: Context) -> Iterator[Found]:
    """A party handles personal data for another under a paper that does not bind it, and they are not all of the
    Crown.

    Why: Article 28(3) asks for a contract or another legal act that binds the processor. Only bodies of the Crown, which
    cannot make a contract with one another, may do with a memorandum (section 209 of the Data Protection Act 2018).

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
        terms.binding: none

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
    """  # noqa: E501  a row with all its particulars is one line
    if draft.has("binding", "full") or apart(draft):
        return
    crown = draft.parties_in("crown")
    for row in processing_rows(draft):
        outside = [each.short_name for each in row.parties if each not in crown]
        if outside and not _terms_bind(draft):
            message = (
                f"nothing binds the processor of \u201c{row.name}\u201d, and {joined(outside)} can make a contract"
            )
            hint = marked("`terms.binding: full`, or name the separate contract in `terms.info.agreement`")
            yield Found(message, draft.at(row.at("roles")), hint)


def _terms_bind(draft: Context) -> bool:
    """Whether a paper that binds in part lists the terms of the processor among what binds."""
    listed = draft.detail("binding", "clauses")
    ids = {draft.library.id_of(str(each)) for each in (listed if isinstance(listed, list | tuple) else [listed])}
    return draft.has("binding", "part") and bool(ids & set(draft.library.in_role("processors")))
