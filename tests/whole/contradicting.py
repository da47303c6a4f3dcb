"""What a selection asserts, told without a draft: the lines that stand, as their conditions say, and what is at odds.

Setting out a draft takes many times as long as selecting its clauses, so a search over thousands of deals looks here,
and drafts only what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, starmap
from typing import Any

import msgspec

from moudraft import load_deal
from moudraft.deal import Deal
from moudraft.library.condition import Condition, Facts
from moudraft.library.statement import Statement
from moudraft.library.wording import GridRow, Line, walk_parts
from moudraft.selection import Selection
from tests.fitting import ENGLAND
from tests.fitting import LIBRARY as KEPT

LIBRARY = msgspec.structs.replace(KEPT, clauses=dict(KEPT.clauses))
"""The library with its clauses read: one that is kept reads each when it is asked for."""
NAMES = ("Northmoor", "Eastvale", "Southwold")
Kinds = tuple[str, ...]
DISTRICTS: Kinds = ("district", "district", "district")
WITH_HEALTH: Kinds = ("district", "icb")
Terms = Mapping[str, str]


def deal(
    template: str,
    terms: Mapping[str, Any] = {},
    models: Sequence[str] = (),
    kinds: Kinds = DISTRICTS,
    **more: Any,
) -> Deal:
    """A deal that settles its parties, these answers and these bodies, and nothing else."""
    parties = [
        {"name": f"{name} {kind.title()}", "short_name": name, "kind": kind}
        for name, kind in zip(NAMES, kinds, strict=False)
    ]
    settled = {"terms": dict(terms)} if terms else {}
    bodies = {"governance": [{"model": model} for model in models]} if models else {}
    whole = {"moudraft": "1", "template": template, "title": "Working Together", "parties": parties}
    return load_deal({**whole, **settled, **bodies, **more}, kinds=ENGLAND.kinds)


def asserted(selection: Selection) -> dict[Statement, str]:
    """What the clauses and the bodies of a selection assert, each with the first that does."""
    found: dict[Statement, str] = {}
    for choice in selection.choices:
        for part in walk_parts(choice.wording.body):
            if part.says and _may_stand(part, selection.terms.facts):
                for said in part.says:
                    found.setdefault(said, f"{choice.clause.id} ({choice.wording.name})")
    for body in selection.terms.bodies:
        for said in LIBRARY.models[body.model].says.items():
            found.setdefault(Statement(*said), f"the body {body.model}")
    return found


def at_odds(selection: Selection, given: Iterable[str] = ()) -> Iterator[str]:
    """What a draft of a selection would say that cannot be true beside the rest; ``given`` are the axes answered."""
    said = asserted(selection)
    apart = {one.matter for one, other in combinations(said, 2) if excludes(one, other)}
    for one, other in combinations(said, 2):
        if excludes(one, other):
            yield f"{said[one]} says {_told(one)}, and {said[other]} {_told(other)}"
    for one in said:
        needs = LIBRARY.statements[one.matter].positions[one.position].needs
        if needs and one.matter not in apart and not any(Statement(one.matter, each) in said for each in needs):
            yield f"{said[one]} says {_told(one)}, and nothing says {' or '.join(needs)}"
    for axis in given:
        for answered in answers(axis, selection.terms.values[axis].values):
            for one in said:
                if one.matter not in apart and excludes(one, answered) and not said[one].startswith("the body"):
                    yield f"{axis} says {_told(answered)}, and {said[one]} {_told(one)}"


def _told(said: Statement) -> str:
    return f"{said.matter}: {said.position}"


def excludes(one: Statement, other: Statement) -> bool:
    return one.matter == other.matter and LIBRARY.statements[one.matter].exclude(one.position, other.position)


def answers(axis: str, values: Iterable[str]) -> Iterator[Statement]:
    offered = LIBRARY.axes[axis].values
    for value in values:
        yield from starmap(Statement, offered[value].says.items() if value in offered else ())


def _may_stand(part: Line | GridRow, facts: Facts) -> bool:
    """Whether a line may stand: what it asks of an item is taken to be so, where the deal has any."""
    if part.each in facts and not {"none", "silent"}.isdisjoint(facts[part.each].values):
        return False
    when = part.when
    return not when or any(all(line.name.startswith("item.") or line.holds(facts) for line in lines) for lines in when)


# --- which answers can meet ---------------------------------------------------------------------------


def touched_by() -> dict[str, frozenset[str]]:
    """For each matter, the axes on which it depends whether its positions are taken."""
    found: dict[str, set[str]] = {name: set() for name in LIBRARY.statements}
    slots: dict[str, list[Condition]] = {}
    for template in LIBRARY.templates.values():
        for _place, slot in template.slots():
            slots.setdefault(slot.clause, []).append(slot.when)
    for clause in LIBRARY.clauses.values():
        around = [clause.when, *slots.get(clause.id, ())]
        for wording in clause.wordings:
            for part in walk_parts(wording.body):
                for said in part.says:
                    found[said.matter] |= _asked((*around, wording.when, part.when))
    for name, axis in LIBRARY.axes.items():
        for said in answers(name, axis.values):
            found[said.matter].add(name)
    return {name: frozenset(axes & set(LIBRARY.axes)) for name, axes in found.items()}


OF_BODIES = frozenset((
    "bodies", "principal", "chair", "quorum", "secretariat", "seats", "meets", "members", "reports_to", "standing",
    "team", "body_parts", "advised_by",
))  # fmt: skip


def _asked(conditions: Iterable[Condition]) -> set[str]:
    names = {line.name.partition(".")[0] for when in conditions for lines in when for line in lines}
    return names | ({"governance"} if names & OF_BODIES else set())


def pairs_that_meet() -> list[tuple[str, str]]:
    """The pairs of axes on which one matter depends: no other pair of answers can bring about a contradiction."""
    found = {pair for axes in touched_by().values() for pair in combinations(sorted(axes), 2)}
    return sorted(found)


OF_MODELS = sorted({axis for axes in touched_by().values() if "governance" in axes for axis in axes} - {"governance"})
"""The axes whose answers can meet what follows from the bodies."""
