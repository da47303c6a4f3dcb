"""A party renamed is renamed wherever the deal speaks of it; one taken out is spoken of no more."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.deal.names_spoken import renamed
from moudraft.interview.answers import Answers
from moudraft.interview.starting import marked
from moudraft.selection import select
from tests.interview.talks import at_hand, deal, scripted

LIBRARY = at_hand().library


def fields_of_parties() -> Iterator[Any]:
    """Every detail of every axis, and every field of its rows, that names one party or several."""
    for axis in LIBRARY.axes.values():
        for name, detail in axis.details.items():
            if detail.kind in ("party", "parties"):
                yield pytest.param({"terms": {axis.id: {name: SPOKEN[detail.kind]}}}, id=f"{axis.id}.{name}")
            for field, within in detail.fields.items():
                if within.kind in ("party", "parties"):
                    row = {"terms": {axis.id: {name: [{field: SPOKEN[within.kind]}]}}}
                    yield pytest.param(row, id=f"{axis.id}.{name}.{field}")


OLD, NEW = "Northmoor", "Moorland"
SPOKEN = {"party": OLD, "parties": ["Eastvale", OLD]}
BOARD = {"model": "leaders-board", "chair": "rotating", "order": [OLD, "Eastvale", "the ICB"], "seats": {OLD: "2"}}
LINES = [{"text": "keep both offices open", "lead": OLD}, {"text": "keep on", "lead": "Eastvale"}]
# Every place where a deal may name a party: lines of every list, and every detail of every axis that is a party.
PLACES: dict[str, dict[str, Any]] = {
    "a red line": {"red_lines": [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale", OLD]}]},
    "an order and seats": {"governance": [BOARD]},
    "lists": dict.fromkeys(LIBRARY.items, LINES),
    "terms": {
        "terms": {
            axis.id: {"rule": list(axis.values)[-1], detail: OLD}
            for axis in LIBRARY.axes.values()
            for detail, asked in axis.details.items()
            if asked.kind == "party"
        }
    },
}


def talked(data: dict[str, Any], **script: Any) -> tuple[dict[str, Any], list[str]]:
    """The data of a deal after a conversation about it, and what was said in the conversation."""
    answers = marked(Answers(data=copy.deepcopy(data)), at_hand(), anew=False)
    made, asker = scripted(script, answers=answers)
    return made.answers.data, asker.shown


@pytest.mark.parametrize("more", PLACES.values(), ids=PLACES)
def test_a_party_renamed_is_renamed_wherever_the_deal_names_it(more: dict[str, Any]) -> None:
    before = deal("mou", 3, **more)
    select(load_deal(before), LIBRARY)
    review = {"review": ("jump", "save"), "jump": ("partners", "parties.0.short_name"), "parties.0.short_name": NEW}
    after, shown = talked(before, **review)
    assert after == json.loads(json.dumps(talked(before)[0]).replace(f'"{OLD}"', f'"{NEW}"'))
    assert json.dumps(after).count(f'"{NEW}"') == json.dumps(before).count(f'"{OLD}"')
    assert after["parties"][0]["name"] == "Northmoor District Council"
    assert any(line.startswith(f"{OLD} is now {NEW} in ") for line in shown)
    assert len(PLACES["terms"]["terms"]) >= 6


@pytest.mark.parametrize("data", [*fields_of_parties()])
def test_row_12_whatever_names_a_party_follows_its_new_name(data: dict[str, Any]) -> None:
    assert renamed(data, OLD, NEW) == json.loads(json.dumps(data).replace(f'"{OLD}"', f'"{NEW}"'))


@pytest.mark.parametrize("more", PLACES.values(), ids=PLACES)
def test_a_party_taken_out_is_named_nowhere(more: dict[str, Any]) -> None:
    review = {"review": ("jump", "save"), "jump": ("partners", "parties.0.name"), "parties.0.name": "-"}
    after, _ = talked(deal("mou", 3, **more), **review)
    assert len(after["parties"]) == 2
    assert f'"{OLD}"' not in json.dumps(after)
    select(load_deal(after), LIBRARY)
