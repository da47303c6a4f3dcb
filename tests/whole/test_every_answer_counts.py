"""Nothing asked is idle: each value of an axis, and each detail of one, changes some draft or what is found in it."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import pytest

from moudraft.deal import LISTS
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.library import Axis, Detail
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
    {"template": "compact", "parties": PARTIES},
    {"template": "estates"},
    {"template": "innovation"},
    {"template": "devolution", "assets": [{"text": "the green", "owner": "Northmoor", "user": "Eastvale"}]},
    {"template": "inter-authority-agreement", "governance": ["statutory-joint-committee"]},
    {"template": "data-sharing", "data_sets": [{"text": "arrears of rent", "from": ["Northmoor"], "to": ["Eastvale"]}]},
)
GIVEN = {
    "date": "2031-05-06",
    "period": "7 weeks",
    "party": "Eastvale",
    "parties": "Eastvale",
    "list": ["one thing", "another"],
}
PARTS: dict[str, Any] = {
    "name": "Other Board",
    "members": ["the Mayor of Northmoor", "the Mayor of Eastvale"],
    "chair": "elected",
    "order": ["Eastvale", "Northmoor"],
    "term": "two years",
    "quorum": "half",
    "decision": "majority",
    "meets": "every seventh week",
    "advised_by": "the monitoring officers",
    "secretariat": "independent",
    "led_by": "the head of change",
    "reports_to": "the full council of each",
}


@cache
def outcome(base: int, axis: str, value: str, detail: str = "") -> str:
    """A draft as text with what is found in it, one axis set; nothing where there is no draft."""
    setting = {"rule": value, **with_detail(AXES[axis], detail)} if detail else value
    return drafted({**BASES[base], **({"governance": [value]} if axis == "governance" else {"terms": {axis: setting}})})


def drafted(more: dict[str, Any]) -> str:
    deal = {"moudraft": 1, "title": "A title", "parties": PARTIES[:2], **more}
    try:
        made = draft(load_deal(deal, name="deal"), today=TODAY)
    except MoudraftError:
        return ""
    return "\n".join([made.markdown(), *(f"{each.code} {each.message}" for each in made.findings)])


def with_detail(axis: Axis, detail: str) -> dict[str, Any]:
    """A detail of an axis set, or a part of one beside the part that stands for it."""
    whole, _, part = detail.partition(".")
    value = given(axis.details[detail])
    if not part:
        return {whole: value}
    return {whole: {axis.details[whole].main: given(axis.details[whole]), part: value}}


def given(asked: Detail) -> Any:
    if asked.kind == "rows":
        return [{name: given(field) for name, field in asked.fields.items()}]
    if asked.values:
        return next(iter(asked.values))
    return ["status/legal-status"] if asked.kind == "clauses" else GIVEN.get(asked.kind, "something of its own")


def differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


VALUES = [(axis.id, value) for axis in AXES.values() for value in axis.values]
DETAILS = [(axis.id, name) for axis in AXES.values() for name in axis.details]


@pytest.mark.parametrize("base", range(len(BASES)))
def test_each_deal_drafts_as_it_stands(base: int) -> None:
    assert drafted(BASES[base])


@pytest.mark.parametrize(("axis", "value"), VALUES)
@pytest.mark.many(keep=8)
def test_a_value_can_be_told_from_every_other(axis: str, value: str) -> None:
    alike = set(AXES[axis].values) - {value}
    for base in range(len(BASES)):
        alike = {each for each in alike if not differ(outcome(base, axis, each), outcome(base, axis, value))}
        if not alike:
            return
    pytest.fail(f"terms.{axis}: {value} drafts and checks like {', '.join(sorted(alike))}")


@pytest.mark.many(keep=30)
@pytest.mark.parametrize(("axis", "detail"), DETAILS)
def test_a_detail_changes_some_draft(axis: str, detail: str) -> None:
    tried = [(base, value) for base in range(len(BASES)) for value in AXES[axis].values]
    whole = detail.partition(".")[0] if "." in detail else ""
    if not any(differ(outcome(base, axis, value, whole), outcome(base, axis, value, detail)) for base, value in tried):
        pytest.fail(f"no draft prints or checks terms.{axis}.{detail}")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_body_changes_some_draft(part: str) -> None:
    model = "programme-board" if part == "led_by" else "leaders-board"
    without, having = (
        {"template": "mou", "governance": [{"model": model, **more}]} for more in ({}, {part: PARTS[part]})
    )
    assert differ(drafted(without), drafted(having))


@pytest.mark.many(keep=25)
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("template", sorted(load_library().templates))
def test_a_line_of_a_list_is_printed_or_the_deal_is_told_that_it_is_not(template: str, name: str) -> None:
    made = drafted({"template": template, name: [{"text": f"something of its own, line {n}"} for n in (1, 2)]})
    assert made
    assert ("line 1" in made and "line 2" in made) is not ("F707" in made)
