"""B620: the deal leaves out a clause that protects somebody."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import Drop
from moudraft.library.condition import match
from moudraft.said import ClauseName


@rule("B620", "info", wants={"deal": "clauses.leave_out"})
def protection_left_out(draft: Context) -> Iterator[Found]:
    """The deal leaves out a clause that is in a paper of this kind to protect somebody.

    Why: Each kind of paper says which of its clauses protect, and what. Such a clause is quiet while all goes well, so
    it is the first to go when a paper is made shorter, and it is missed when something goes wrong. Whoever leaves one
    out should have read what it is for.

    Flagged::

        clauses.leave_out: {status/no-fetter: too long}
        terms.binding: part

    Fine::

        clauses.leave_out: {information/sharing: said elsewhere}
    """
    slots = {slot.clause: slot for _, slot in draft.selection.template.slots() if slot.weight == "protective"}
    for name in draft.deal.clauses.leave_out:
        slot = slots.get(draft.library.id_of(name))
        if slot is None or slot.optional:
            continue
        conditions = (slot.when, draft.library.clauses[slot.clause].when)
        if all(match(condition, draft.facts) is not None for condition in conditions):
            at = draft.at(f"clauses.leave_out.{name}")
            said = (ClauseName(slot.clause), f" is left out, which protects: {slot.because}")
            yield Found(said, at, ("take ", ClauseName(name), " out of clauses.leave_out"), ways=(Drop(at.key),))
