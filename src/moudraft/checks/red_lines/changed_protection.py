"""L408: the deal's own words take the place of stock words that protect somebody."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import At
from moudraft.checks.support.rule import Found, rule
from moudraft.said import ClauseName

STATUS = ("legal-status", "discretion")
"""What clauses do that every party relies on, whatever the red lines are: say what binds, keep its discretion."""


@rule("L408", "warning", wants={"deal": ("clauses.amend", "clauses.own")})
def changed_protection(draft: Context) -> Iterator[Found]:
    """The deal changes or replaces stock words that keep a red line, or that say what binds.

    Why: These are the words that a partner relied on when it agreed to the rest, and nothing else in the paper says the
    same. No machine can tell whether the new words still do. Whoever holds the line should read them, and approve them.

    Flagged::

        clauses.amend: [{clause: status/legal-status, sentence: 1, to: These Heads of Terms bind nobody., was: "{{ Paper.is }} subject to contract and not legally binding."}]

    Fine::

        clauses.own: [{key: status, title: Status, after: status/legal-status, text: Nobody is bound.}]
    """  # noqa: E501  a change of stock words repeats them
    for change in draft.deal.clauses.amend:
        yield from _touching(draft, draft.library.id_of(change.clause), draft.at(change.key), "changes words of")
    for own in draft.deal.clauses.own:
        for name in own.replaces:
            clause = draft.library.id_of(name)
            yield from _touching(draft, clause, draft.at(f"{own.key}.replaces"), f"puts {own.id} in place of", own.id)


def _touching(draft: Context, clause: str, at: At, does: str, instead: str = "") -> Iterator[Found]:
    kept = [held for held in draft.red_lines if held.is_kept_by(draft.library.clauses[clause])]
    if instead:
        kept = [held for held in kept if not held.is_kept_by(draft.library.clauses[instead])]
    if not set(STATUS).isdisjoint(draft.library.clauses[clause].roles):
        message = (f"the deal {does} ", ClauseName(clause), ", which every party relies on")
        yield Found(message, at, "have each party's lawyer read them beside the stock words")
    for held in kept:
        if not held.line.private:
            who = f"({', '.join(held.line.held_by)})" if held.line.held_by else "(every party)"
            message = (f"the deal {does} ", ClauseName(clause), f", which keeps the red line {held.title} {who}")
            yield Found(message, at, "have whoever holds the line read the new words, and say so under approved:")
