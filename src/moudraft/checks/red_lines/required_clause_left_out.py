"""L404: the deal leaves out a clause that one of its red lines requires."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import left_out
from moudraft.checks.support.offence import named, own_ways
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import Drop
from moudraft.said import ClauseName


@rule("L404", "error", wants={"deal": "clauses.leave_out"})
def required_clause_left_out(draft: Context) -> Iterator[Found]:
    """The deal leaves out a clause that a red line requires.

    Why: The deal says two things: hold the line, and drop the clause that keeps it. One of them has to give, and it
    is for the partner who holds the line to say which.

    Flagged::

        red_lines: [local-ideas]
        clauses.leave_out: {safeguards/local-ideas: said elsewhere}

    Fine::

        red_lines: [local-ideas]
        clauses.leave_out: {information/sharing: said elsewhere}
    """
    for held in draft.red_lines:
        for clause, name in left_out(draft, held):
            said = (*named(held), " requires ", ClauseName(clause), ", which the deal leaves out")
            hint = ("take ", ClauseName(name), " out of clauses.leave_out, or record a waiver of the red line")
            at = draft.at(f"clauses.leave_out.{name}")
            yield Found(said, at, hint, ways=(Drop(at.key), *own_ways((), held)))
