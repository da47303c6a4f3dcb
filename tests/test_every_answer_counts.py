"""Nothing asked is idle: each value of an axis, and each detail of one, changes some draft or what is found in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from moudraft.deal.file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.library import Axis
from moudraft.problems import MoudraftError

TODAY = datetime.date(2026, 11, 22)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
    {"name": "NHS Moorland Integrated Care Board", "short_name": "the ICB", "kind": "icb"},
]
BOARD = {"model": "leaders-board", "name": "Joint Board"}
AXES = {axis.id: axis for axis in load_library().axes.values()}
BASES: tuple[dict[str, Any], ...] = (
    {"template": "mou", "governance": [BOARD]},
    {"template": "inter-authority-agreement"},
    {"template": "protocol", "parties": PARTIES},
    {"template": "heads-of-terms"},
    {"template": "alliance", "parties": PARTIES},
    {"template": "mou", "group": {"name": "the Northmoor Partnership"}, "parties": PARTIES, "governance": [BOARD]},
    {"template": "joint-declaration"},
)
GIVEN = {"date": "2031-05-06", "period": "7 weeks", "party": "Eastvale", "list": ["one thing", "another"]}


@cache
def outcome(base: int, axis: str, value: str, detail: str = "", given: str = "") -> str:
    """A draft as text with what is found in it, or why there is none, with an axis set."""
    setting: Any = {"rule": value, detail: given_of(AXES[axis], detail)} if given else value
    deal = {"moudraft": 1, "title": "A title", "parties": PARTIES[:2], **BASES[base]}
    if axis == "governance":
        deal["governance"] = [value]
    else:
        deal["terms"] = {**deal.get("terms", {}), axis: setting}
    try:
        made = draft(load_deal(deal, name="deal"), today=TODAY)
    except MoudraftError as error:
        return f"no draft: {error}"
    return "\n".join([made.markdown(), *(f"{each.code} {each.message}" for each in made.findings)])


def given_of(axis: Axis, detail: str) -> Any:
    asked = axis.details[detail]
    return ["status/legal-status"] if asked.kind == "clauses" else GIVEN.get(asked.kind, "something of its own")


def values() -> Iterator[tuple[str, str]]:
    yield from ((axis.id, value) for axis in AXES.values() for value in axis.values)


def details() -> Iterator[tuple[str, str]]:
    yield from ((axis.id, name) for axis in AXES.values() for name in axis.details)


@pytest.mark.parametrize(("axis", "value"), [*values()])
def test_a_value_can_be_told_from_every_other(axis: str, value: str) -> None:
    like = set(AXES[axis].values) - {value}
    for base in range(len(BASES)):
        like = {other for other in like if outcome(base, axis, other) == outcome(base, axis, value)}
        if not like:
            return
    pytest.fail(f"{axis} {value} drafts and checks like {', '.join(sorted(like))}")


@pytest.mark.parametrize(("axis", "detail"), [*details()])
def test_a_detail_changes_some_draft(axis: str, detail: str) -> None:
    for base in range(len(BASES)):
        for value in AXES[axis].values:
            if outcome(base, axis, value) != outcome(base, axis, value, detail, "given"):
                return
    pytest.fail(f"no draft says or checks {axis}.{detail}")
