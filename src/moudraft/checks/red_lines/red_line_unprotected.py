"""L403: a red line that nothing in the operative part keeps."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.red_lines.required_clause_left_out import left_out
from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import holders
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.terms import HeldLine

STATED_ONLY = frozenset(("preamble", "recital"))
STATEMENT_IS_ENOUGH = "joint-declaration"


@rule("L403", "error")
def red_line_unprotected(draft: Context) -> Iterator[Found]:
    """No operative clause of the draft keeps a red line.

    Why: A line that is only recited is decoration. Each one has to be kept by a clause that says what happens; in a
    joint declaration, which has no operative part to speak of, a statement is enough.

    Flagged::

        red_lines: [own-scrutiny]
        clauses.leave_out: {safeguards/own-constitution: not wanted, governance/scrutiny: not wanted}

    Fine::

        red_lines: [own-scrutiny]
    """
    for held in draft.red_lines:
        if any(True for _ in left_out(draft, held)):
            continue
        keeping = [each for each in draft.document.all_provisions() if keeps(draft, held, each.clause)]
        if all(each.register in STATED_ONLY for each in keeping):
            if keeping and draft.selection.template.id == STATEMENT_IS_ENOUGH:
                continue
            state = "only recited" if keeping else "kept by no clause of the draft"
            offer = held.asks.offer(draft.selection.terms.facts)
            hint = f"add {' or '.join(offer)}" if offer else ""
            yield Found(f"{held.title} ({holders(held)}) is {state}", draft.at(held.line.key), hint)


def keeps(draft: Context, held: HeldLine, clause: str) -> bool:
    """Whether a clause keeps a red line: it says so itself, or the line asks for it."""
    assert held.entry is not None
    asked = (*held.asks.requires, *held.asks.any)
    return clause in asked or held.entry.id in draft.library.clauses[clause].protects
