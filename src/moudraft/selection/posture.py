"""How much a draft says beyond what was settled: ``lean``, ``usual`` or ``full``.

``usual`` is the whole of the template. ``lean`` leaves out what is usual or ornament in it and that nothing asks for;
``full`` fills the optional slots too whose clause speaks of something that the deal gives. Something asks for a clause
where the deal adds it, a red line requires it or is kept by it, or it speaks of what the deal gives: its own condition
or that of its wording rests on it, or its words print it. For a usual clause the slot's condition will do, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moudraft.library.condition import Line, match
from moudraft.library.template import Slot
from moudraft.library.wording import Clause, Hole, Reference, Wording, walk, walk_conditions, walk_lines
from moudraft.problems import NOWHERE, MoudraftError
from moudraft.selection.body_facts import BODY_FACTS
from moudraft.selection.choice import Choice
from moudraft.selection.given import BODY_PARTS, Given
from moudraft.selection.terms import HeldLine
from moudraft.selection.wording_choice import choose_wording

WHY = {
    "usual": "lean: it is usual in this paper, and nothing in the deal asks for it",
    "ornament": "lean: it is an ornament of this paper, and nothing in the deal asks for it",
}


NOT_ASKING = ("binding", "bodies", "principal", "numbering", "parties")
"""Facts on which so much rests that none of it is asked for by them."""


def asked_for(choice: Choice, slot: Slot | None, given: Given, held: Sequence[HeldLine]) -> bool:
    """Whether something in the deal asks for a clause."""
    if any(reason.kind in ("deal", "red line") for reason in choice.because) or given.words(choice.clause.id):
        return True
    if any(line.is_kept_by(choice.clause, choice.wording) for line in held):
        return True
    return bool(asking(choice.clause, choice.wording, slot, given) or given.printed(choice.wording))


def asking(clause: Clause, wording: Wording, slot: Slot | None, given: Given) -> tuple[Line, ...]:
    """The conditions that the deal meets by what it gives: the clause's, its wording's and lines', a usual slot's.

    That an option is not so asks for nothing; that a part of a body is something does, where the deal gives the part.
    """
    lines = (when for when, _each, _line in walk_conditions(wording.body))
    whens = [clause.when, wording.when, *lines, *([slot.when] if slot is not None and slot.weight == "usual" else [])]
    return tuple(
        line
        for line in given.lines(*whens)
        if line.name not in NOT_ASKING and (line.test != "not" or line.name in (*BODY_PARTS, *BODY_FACTS))
    )


def speaks_of_the_deal(clause: Clause, slot: Slot, asked: str, given: Given) -> bool:
    """Whether a clause that a template has on offer fits, and rests on what the deal gives or prints it."""
    facts = given.terms.facts
    if match(clause.when, facts) is None:
        return False
    try:
        wording, _others = choose_wording(clause, slot, asked, facts, "", lambda _facts: NOWHERE)
    except MoudraftError:
        return False
    return bool(asking(clause, wording, slot, given) or given.printed(wording))


def lean(choices: Sequence[Choice], slots: dict[str, Slot], given: Given) -> tuple[list[Choice], list[Choice]]:
    """The choices that a lean draft keeps, and those it leaves out.

    What is kept keeps what it needs, what it refers to, and the table it stands in. An area that the deal names is
    named somewhere.
    """
    held = given.terms.red_lines
    standing = {id(choice) for choice in choices if _stays(choice, slots.get(choice.slot), given, held)}
    if given.deal.group.area and not any(_names_area(each) for each in choices if id(each) in standing):
        standing |= {id(choice) for choice in list(filter(_names_area, choices))[:1]}
    by_clause: dict[str, list[Choice]] = {}
    for choice in choices:
        by_clause.setdefault(choice.clause.id, []).append(choice)
        by_clause.setdefault(f"slot {choice.slot}", []).append(choice)
    waiting = [choice for choice in choices if id(choice) in standing]
    while waiting:
        for wanted in wants(waiting.pop()):
            for choice in by_clause.get(wanted, ())[:1]:
                if not any(id(each) in standing for each in by_clause[wanted]):
                    standing.add(id(choice))
                    waiting.append(choice)
    kept = [choice for choice in choices if id(choice) in standing]
    return kept, [choice for choice in choices if id(choice) not in standing]


def _stays(choice: Choice, slot: Slot | None, given: Given, held: Sequence[HeldLine]) -> bool:
    if slot is not None and slot.weight in ("core", "protective"):
        return True
    return asked_for(choice, slot, given, held)


def _names_area(choice: Choice) -> bool:
    """Whether the words of a choice name the area that the parties serve."""
    runs = (content for content, _each, _line in walk_lines(choice.wording.body))
    holes = (inline.expression for content in runs for inline in walk(content) if isinstance(inline, Hole))
    return any(re.search(r"\b(area|place)\b", hole) for hole in holes)


def wants(choice: Choice) -> Iterable[str]:
    """What a chosen clause cannot do without: what it needs, what its words refer to, the table it stands in."""
    yield from choice.clause.needs
    for content, _each, _line in walk_lines(choice.wording.body):
        yield from (inline.target for inline in walk(content) if isinstance(inline, Reference))
    if choice.row_of:
        yield f"slot {choice.row_of}"
