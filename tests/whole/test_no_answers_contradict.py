"""No answers of a deal bring together words that cannot both be true, unless a rule about those answers tells of it.

The search goes over every pair of answers, and every governance model in the first and the second place with every
answer, as far as they can meet in one matter (``tests/whole/contradicting.py``).
"""

from __future__ import annotations

import datetime
from itertools import product

import pytest

from moudraft import MoudraftError, draft
from moudraft.findings import AxisAt
from moudraft.selection import select
from tests.sampling import some_of
from tests.whole.contradicting import (
    DISTRICTS,
    LIBRARY,
    OF_MODELS,
    WITH_HEALTH,
    Kinds,
    Terms,
    at_odds,
    deal,
    pairs_that_meet,
)

DAY = datetime.date(2026, 11, 21)
OURS = ("B621", "B622", "R204")
"""The rules that tell of contradictions as such: what they alone tell of should not come of answers."""
PAIRS = [(template, *pair) for template in LIBRARY.templates for pair in pairs_that_meet() if "governance" not in pair]
STRUCTURES = list(product(LIBRARY.templates, LIBRARY.models, OF_MODELS))


def contradictions(template: str, terms: Terms, models: tuple[str, ...] = (), kinds: Kinds = DISTRICTS) -> list[str]:
    """What a deal of these answers would contradict, where no other rule tells of one of the answers."""
    made = deal(template, terms, models, kinds)
    try:
        found = list(at_odds(select(made, LIBRARY), terms))
    except MoudraftError:
        return []
    answered = {*terms, "governance"} if models else {*terms}
    if not found or told(draft(made, today=DAY, library=LIBRARY).findings, answered):
        return []
    return [f"{template}, {dict(terms)}, {list(models)}: {each}" for each in found]


def told(findings, axes: set[str]) -> bool:
    about = (each for each in findings if each.code not in OURS and each.severity != "info")
    return any(isinstance(at, AxisAt) and at.axis in axes for each in about for at in each.about)


@pytest.mark.many(keep=32)
@pytest.mark.parametrize("template, one, other", PAIRS)
def test_no_two_answers_contradict_each_other(template: str, one: str, other: str) -> None:
    values = list(product(LIBRARY.axes[one].values, LIBRARY.axes[other].values))
    found = [contradictions(template, {one: a, other: b}) for a, b in some_of(values, 7)]
    assert [each for each in found if each] == []


@pytest.mark.many(keep=40)
@pytest.mark.parametrize("template, model, axis", STRUCTURES)
def test_no_answer_contradicts_the_bodies_that_stand_first_or_second(template: str, model: str, axis: str) -> None:
    second = "strategic-oversight" if model != "strategic-oversight" else "programme-board"
    ways = [(), (model,), (model, second), (second, model)][1:]
    cases = [(value, models) for value in LIBRARY.axes[axis].values for models in ways]
    kinds = WITH_HEALTH if axis == "delegation" and model == "nhs-place-committee" else DISTRICTS
    found = [contradictions(template, {axis: value}, models, kinds) for value, models in some_of(cases, 4)]
    assert [each for each in found if each] == []
