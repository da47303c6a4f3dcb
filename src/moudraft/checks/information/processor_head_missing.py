"""I001: terms of a processor that leave out what the law asks for."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import apart, processing_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.statements import Statements
from moudraft.english import joined

HEADS = "art28-"
"""How the matters are named that the terms of a processor have to deal with."""


@rule("I001", "error", wants={"data_sets": "some"})
def processor_head_missing(draft: Context) -> Iterator[Found]:
    """A party handles personal data for another, and the terms leave out something that the law requires in them.

    Why: Article 28(3) of the UK GDPR lists what the terms have to say. A processor without all of it handles the data
    unlawfully, and so does the controller that engaged it.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
        clauses.amend: [{clause: schedules/processor-terms, wording: terms-by-row, sentence: 3, out: yes, was: "What the processing is for, what is done, for how long, with what data and about whom, and what becomes of the data at the end, is in the entry of the data set, in [@schedules/data-sets]. It lasts until the processor has given back or deleted the data.", why: it is in the specification}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, roles: {Fenshire: independent, Northmoor: processor}}]
    """  # noqa: E501  a row with all its particulars is one line
    rows = processing_rows(draft)
    if not rows or apart(draft):
        return
    said = {each.said.matter for each in draft.once(Statements).all}
    heads = [matter for name, matter in draft.library.statements.items() if name.startswith(HEADS) and name not in said]
    if heads:
        missing = joined([each.about for each in heads])
        message = f"the terms of the processor leave out what the law asks for: {missing}"
        yield Found(message, draft.at(rows[0].at("roles")), "add it, or name the separate contract that has it")
