"""The ways out of a contradiction: answers to change, clauses to leave out or to add, other wordings that fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.statements import Stated, Statements
from moudraft.findings import SetKey, Way
from moudraft.library.condition import match
from moudraft.library.statement import Matter, Statement
from moudraft.library.wording import Clause, Reference, Wording, walk, walk_lines, walk_parts
from moudraft.said import KeyName, OmitClause, Said
from moudraft.selection.own_clauses import is_own

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection import Choice


def way_out_of(draft: Context, *against: Choice | None) -> Said:
    """What to do about provisions that disagree: change an answer they rest on, or leave one of them out.

    None stands for the purpose of a body.
    """
    said: list[str | KeyName | OmitClause] = []
    keys = dict.fromkeys(key for each in against for key in answers(draft, each))
    for key in keys:
        said += [" or " if said else "change ", KeyName(key)]
    for each in against:
        said += [", or " if said else "", _leave_out(each)] if each and _may_go(draft, each) else []
    return tuple(said) or ("say one of the two",)


def answers(draft: Context, choice: Choice | None) -> Iterator[str]:
    """The keys of the deal on which the words of a provision rest, where the deal gives them."""
    if choice is None:
        yield "governance"
        return
    held = (match(each, draft.facts) or () for each in (choice.clause.when, choice.wording.when))
    names = {line.name.partition(".")[0] for lines in held for line in lines}
    yield from (f"terms.{name}" for name in draft.library.axes if name in names and name in draft.deal.terms)


def other_wordings(draft: Context, stated: Stated, against: Statement) -> Iterator[Way]:
    """The wordings of its clause that fit the deal and do not say what the other excludes."""
    matter = draft.library.statements[against.matter]
    for wording in stated.choice.clause.wordings if not stated.model else ():
        fits = wording.register == stated.choice.wording.register and match(wording.when, draft.facts) is not None
        if fits and wording.name != stated.choice.wording.name and not _says(wording, matter, against):
            yield SetKey(f"clauses.wording.{stated.choice.clause.id}", wording.name)


def clauses_that_say(draft: Context, statements: Statements, stated: Stated) -> tuple[str, ...]:
    """The clauses of the library that would say what a position needs, in the wording that the deal would have."""
    wanted = {Statement(stated.said.matter, each) for each in statements.needed(stated.said)}
    return tuple(id for id, clause in draft.library.clauses.items() if _would_say(draft, clause, wanted))


def _would_say(draft: Context, clause: Clause, wanted: set[Statement]) -> bool:
    fitting = [each for each in clause.wordings if match(each.when, draft.facts) is not None]
    fitting = [each for each in fitting if each.register in ("clause", "schedule")]
    return bool(fitting) and any(
        said in wanted and match(part.when, draft.facts) is not None
        for part in walk_parts(max(fitting, key=lambda each: _rank(draft, each)).body)
        for said in part.says
    )


def _rank(draft: Context, wording: Wording) -> tuple[int, bool]:
    return len(match(wording.when, draft.facts) or ()), wording.position == "preferred"


def _says(wording: Wording, matter: Matter, against: Statement) -> bool:
    said = [each for part in walk_parts(wording.body) for each in part.says if each.matter == against.matter]
    return any(matter.exclude(each.position, against.position) for each in said)


def _leave_out(choice: Choice) -> str | OmitClause:
    clause = choice.clause.id
    return f"change the words of {clause}" if is_own(clause) else OmitClause(clause)


def _may_go(draft: Context, choice: Choice) -> bool:
    """Whether the deal may do without a provision: the paper does not require it, and no other rests on it."""
    clause = choice.clause.id
    held = {slot.clause for _place, slot in draft.selection.template.slots() if slot.required}
    others = [each for each in draft.selection.choices if each.clause.id != clause]
    held |= {need for each in others for need in each.clause.needs}
    referring = (content for each in others for content, _list, _line in walk_lines(each.wording.body))
    held |= {part.target for content in referring for part in walk(content) if isinstance(part, Reference)}
    return clause not in held
