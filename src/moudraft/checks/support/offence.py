"""What in a draft makes a red line's condition hold: said so that a reader can find it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from moudraft.document.body_words import seats_in_words
from moudraft.english import joined
from moudraft.library import Rule
from moudraft.library.condition import Line, match
from moudraft.problems import Location

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection.terms import HeldLine


def fires(draft: Context, rule: Rule) -> tuple[Line, ...] | None:
    """The lines that make a rule of a red line fire, or None where it does not or is released."""
    lines = match(rule.when, draft.facts)
    if lines is None or (rule.unless and match(rule.unless, draft.facts) is not None):
        return None
    return lines


def holders(held: HeldLine) -> str:
    """``held by Eastvale``; ``held by every party``; and that it is private, where it is."""
    private = ", private" if held.line.private else ""
    return f"held by {joined(held.line.held_by) or 'every party'}{private}"


def cause(draft: Context, lines: Iterable[Line]) -> str:
    """The values and clauses that lines matched: ``terms.exclusivity is exclusive; paragraph 3.2 (conduct/x: y)``."""
    said = [_said(draft, line) for line in lines]
    return "; ".join(dict.fromkeys(part for part in said if part))


def _said(draft: Context, line: Line) -> str:
    if line.test == "not" and line.name in ("clauses", "carries"):
        return ""
    if line.name == "clauses":
        named = [_clause(draft, clause) for clause in line.values if clause in draft.provisions]
        return " and ".join(named)
    if line.name == "governance":
        return f"governance is {joined([v for v in draft.fact('governance') if v in line.values])}"
    board = draft.board()
    if line.name == "seats" and board is not None:
        place = _membership(draft)
        return seats_in_words(board.seats) + (f" ({place})" if place else "")
    if line.name not in draft.library.axes:
        return ""
    given = line.name in draft.deal.terms
    provision = draft.expressed_by(line)
    notes = ["" if given else draft.value(line.name).source, draft.place(provision) if provision else ""]
    note = ", ".join(filter(None, notes))
    return f"terms.{line.name} is {joined(draft.fact(line.name))}" + (f" ({note})" if note else "")


def _membership(draft: Context) -> str:
    provision = draft.provisions.get("governance/membership")
    return draft.place(provision) if provision else ""


def _clause(draft: Context, clause: str) -> str:
    provision = draft.provisions[clause]
    return f"{draft.place(provision)} ({clause}, wording {provision.wording})"


def paragraph(draft: Context, lines: Iterable[Line]) -> str:
    """Where the draft expresses what the first line matched: the clause it names, or one chosen for the same fact."""
    for line in lines:
        if line.test == "any" and line.name == "clauses":
            return draft.place(next(draft.provisions[each] for each in line.values if each in draft.provisions))
        if line.name == "seats":
            return _membership(draft)
        if line.name in draft.library.axes:
            provision = draft.expressed_by(line)
            return draft.place(provision) if provision else ""
    return ""


def location(draft: Context, lines: Iterable[Line], otherwise: str) -> Location:
    """The deal's line with the answer that matched, or of the red line itself (``otherwise``)."""
    for line in lines:
        if line.name == "governance" and draft.deal.governance:
            body = next((b for b in draft.selection.terms.bodies if b.model in line.values), None)
            return draft.at(body.key if body else "governance")
        board = draft.board()
        if line.name == "seats" and board is not None:
            return draft.at(f"{board.key}.seats")
        if line.name in draft.deal.terms:
            return draft.at(f"terms.{line.name}")
    return draft.at(otherwise)
