"""What red lines in a deal's own words ask for: the clauses that keep them, and what they forbid."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.deal import Deal, RedLine
from moudraft.deal.own_provisions import OWN
from moudraft.library import Library, Meaning, Rule
from moudraft.library.condition import Condition, Line
from moudraft.library.wording import Clause, Hole, Wording, walk, walk_conditions, walk_lines

TERMS = "terms."
SAYS_NOTHING = frozenset(("none", "silent"))
"""Values of axes with which a paper says nothing: a wording for one of them keeps no line."""
KIND_WORDS = "own-lines"
"""The role of the clause that sets out red lines that have a kind, each with the words that keep one of that kind."""
FORBIDS = "the line forbids this."


def meaning_of(line: RedLine, asked: Meaning, library: Library) -> Meaning:
    """What a line asks for, its own ``kept_by`` and ``forbids`` added to what the library's entry asks for."""
    named = [id for id in map(library.id_of, line.kept_by) if id in library.clauses and not id.startswith(OWN)]
    # The clause that sets lines out has words for those that have a kind, and comes in for them by itself.
    of_kinds = () if line.kind else library.in_role(KIND_WORDS)
    kept = tuple(id for id in named if id not in asked.requires and id not in of_kinds)
    rules = tuple(Rule("error", when, (FORBIDS,)) for when in _forbidden(line, library))
    if not kept and not rules:
        return asked
    return Meaning(asked.label, (*asked.requires, *kept), asked.one_of, (*asked.rules, *rules), asked.sets)


def keepers_of(deal: Deal, line: RedLine, library: Library) -> tuple[str, ...]:
    """Everything that the deal says keeps a line: clauses, own provisions, axes (``terms.gap``) and lists."""
    own = (own.id for own in deal.clauses.own if line.handle and line.handle in own.keeps)
    return tuple(dict.fromkeys((*map(library.id_of, line.kept_by), *own)))


def is_keeper(keepers: tuple[str, ...], clause: Clause, wording: Wording | None) -> bool:
    """Whether a clause is among the keepers, or is worded for an axis or a list that is."""
    if clause.id in keepers:
        return True
    if clause.id.startswith(OWN):
        return False
    wordings = clause.wordings if wording is None else (wording,)
    names = [keeper.removeprefix(TERMS).partition(".")[0] for keeper in keepers if "/" not in keeper]
    return any(speaks_of(clause, each, name) for name in names for each in wordings)


def speaks_of(clause: Clause, wording: Wording, name: str) -> bool:
    """Whether a wording stands for a value of an axis, or prints a detail of it or the lines of a list."""
    conditions = [*clause.when]
    conditions += [lines for when, _each, _line in walk_conditions(wording.body) for lines in when]
    asked = [line for lines in conditions for line in lines if _first(line.name) == name and line.test != "not"]
    # A wording may stand for what is left when the other values have wordings of their own.
    asked += [line for lines in wording.when for line in lines if _first(line.name) == name]
    if any(set(line.values) - SAYS_NOTHING for line in asked):
        return True
    return any(
        _first(each) == name
        or any(_first(inline.expression).lower() == name for inline in walk(content) if isinstance(inline, Hole))
        for content, each, _line in walk_lines(wording.body)
    )


def _first(name: str) -> str:
    return name.partition(".")[0]


def _forbidden(line: RedLine, library: Library) -> Iterator[Condition]:
    for each in line.forbids:
        if isinstance(each, str):
            yield ((Line("clauses", "any", (library.id_of(each),)),),)
        else:
            yield (tuple(Line(axis, "any", (value.strip(),)) for axis, value in each.items()),)
