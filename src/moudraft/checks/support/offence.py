"""What in a draft makes a red line's condition hold: said so that a reader can find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.pointing import At
from moudraft.document.body_words import seats_in_words
from moudraft.english import joined
from moudraft.findings import Drop, SetKey, Waive, Way
from moudraft.library import HouseRule, Rule
from moudraft.library.condition import Line, match
from moudraft.said import Answer, ClauseName, LineName, Said, Settled, joined_up

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection.terms import HeldLine


def fires(draft: Context, rule: Rule | HouseRule) -> tuple[Line, ...] | None:
    """The lines that make a rule of a red line fire, or None where it does not or is released."""
    lines = match(rule.when, draft.facts)
    if lines is None or (rule.unless and match(rule.unless, draft.facts) is not None):
        return None
    return lines


def fired(draft: Context) -> list[tuple[HeldLine, Rule, tuple[Line, ...]]]:
    """Each red line in force with each of its rules that fires, and the lines that make it."""
    return draft.once(_fired)


def _fired(draft: Context) -> list[tuple[HeldLine, Rule, tuple[Line, ...]]]:
    rules = ((held, each, fires(draft, each)) for held in draft.red_lines for each in held.asks.rules)
    return [(held, each, lines) for held, each, lines in rules if lines is not None]


def named(held: HeldLine) -> Said:
    """``Veto (held by Eastvale)``."""
    return (LineName(held.line.key, held.entry.id if held.entry else "", held.title), f" ({holders(held)})")


def holders(held: HeldLine) -> str:
    """``held by Eastvale``; ``held by every party``; and that it is private, where it is."""
    private = ", private" if held.line.private else ""
    return f"held by {joined(held.line.held_by) or 'every party'}{private}"


def cause(draft: Context, lines: Iterable[Line]) -> Said:
    """The values and clauses that lines matched: ``terms.exclusivity is exclusive; paragraph 3.2 (conduct/x: y)``."""
    found = dict.fromkeys(said for said in (_said(draft, line) for line in lines) if said)
    return joined_up([part for said in _between("; ", found) for part in said])


def _between(between: str, found: Iterable[Said]) -> Iterator[Said]:
    for index, said in enumerate(found):
        yield (between, *said) if index else said


def _said(draft: Context, line: Line) -> Said:
    if line.test == "not" and line.name in ("clauses", "carries"):
        return ()
    if line.name == "clauses":
        there = [_clause(draft, clause) for clause in line.values if clause in draft.provisions]
        return tuple(part for said in _between(" and ", there) for part in said)
    if line.name == "governance":
        return (Settled("governance", tuple(v for v in draft.fact("governance") if v in line.values)),)
    board = draft.board()
    if line.name == "seats" and board is not None:
        place = _membership(draft)
        return (seats_in_words(board.seats) + (f" ({place})" if place else ""),)
    if line.name not in draft.library.axes:
        return ()
    given = line.name in draft.deal.terms
    provision = draft.expressed_by(line)
    value = draft.value(line.name)
    # A finding that every party may read must not tell that somebody's private line settled this.
    source = "" if given or value.private else value.source
    notes = [source, draft.place(provision) if provision else ""]
    note = ", ".join(filter(None, notes))
    return (Settled(f"terms.{line.name}", draft.fact(line.name)), f" ({note})" if note else "")


def _membership(draft: Context) -> str:
    provision = draft.in_role("members")
    return draft.place(provision) if provision else ""


def _clause(draft: Context, clause: str) -> Said:
    provision = draft.provisions[clause]
    return (f"{draft.place(provision)} (", ClauseName(clause, provision.wording), ")")


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


def place(draft: Context, lines: Iterable[Line], otherwise: str) -> At:
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


def own_ways(reconcile: Said, *held: HeldLine) -> tuple[Way, ...]:
    """The ways out that are about a line itself: another meaning of it, the deal without it, or a waiver."""
    found: list[Way] = []
    for each in held:
        means = each.entry.means if each.entry else {}
        asked = [part for part in reconcile if isinstance(part, Answer) and part.key == "means"]
        found += [SetKey(f"{each.line.key}.means", v) for part in asked for v in part.values if v in means]
        found += [Drop(each.line.key), Waive(each.line.key)]
    return tuple(found)
