"""L403: a red line that nothing in the operative part keeps."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import STATED_ONLY, is_operative, keeping, left_out
from moudraft.checks.support.offence import named, own_ways
from moudraft.checks.support.rule import Found, rule
from moudraft.document import Provision
from moudraft.said import AddClause
from moudraft.selection.terms import KIND_WORDS, HeldLine

STATEMENT_IS_ENOUGH = "joint-declaration"
WANTS_A_KIND = " keeps a line that has a kind: say what kind it is, or name what else keeps it"


@rule("L403", "error", wants={"deal": "red_lines"})
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
        if is_unprotected(draft, held):
            state = "only recited" if keeping_provisions(draft, held) else "kept by no clause of the draft"
            offer = held.asks.offer(draft.selection.terms.facts)
            of_kinds = [id for id in draft.library.in_role(KIND_WORDS) if id in held.keepers]
            hint = (AddClause(tuple(offer)),) if offer else f"{of_kinds[0]}{WANTS_A_KIND}" if of_kinds else ""
            key = f"{held.line.key}.kept_by" if held.line.kept_by else held.line.key
            yield Found((*named(held), f" is {state}"), draft.at(key), hint, ways=own_ways((), held))


def is_unprotected(draft: Context, held: HeldLine) -> bool:
    """Whether no operative clause keeps a red line, though none that it requires is left out."""
    if any(True for _ in left_out(draft, held)):
        return False
    found = keeping_provisions(draft, held)
    if found and draft.selection.template.id == STATEMENT_IS_ENOUGH:
        return False
    if held.entry is None:
        return not any(is_operative(draft, each) for each in found)
    return all(each.register in STATED_ONLY for each in found)


def keeping_provisions(draft: Context, held: HeldLine) -> list[Provision]:
    """The provisions that keep a red line, those that only recite it included."""
    if held.entry is None or held.keepers:
        return keeping(draft, held)
    clauses = {*held.asks.requires, *held.asks.any, *draft.once(_protecting).get(held.entry.id, ())}
    return [each for each in draft.all_provisions if each.clause in clauses]


def _protecting(draft: Context) -> dict[str, list[str]]:
    """The clauses of the draft that say themselves which red lines they keep, by these lines."""
    found: dict[str, list[str]] = {}
    for clause in draft.provisions:
        for line in draft.library.clauses[clause].protects:
            found.setdefault(line, []).append(clause)
    return found
