"""Which decisions are whose: examples of the library, or what the deal says falls in each class of decision."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.tracing.both_ways import trace_of
from tests.interview.talks import TODAY, deal

STOCK = {"officer_matters": "Day-to-day running", "board_matters": "The ", "own_matters": "Its "}
OWN = {
    "officer_matters": "rotas for the desk",
    "board_matters": "opening hours",
    "own_matters": "the kiosk’s sale",
}
POWERS = {
    "none": ("partnership-forum", {}),
    "lead-authority": ("leaders-board", {"functions": ["parking"], "lead": "Northmoor"}),
    "joint-committee": ("statutory-joint-committee", {"functions": ["parking"]}),
}


def made(delegation: str, details: dict[str, Any], rule: str = "tiered") -> Draft:
    model, more = POWERS[delegation]
    terms = {"delegation": {"rule": delegation, **more}, "decision": {"rule": rule, **details}}
    data = deal("inter-authority-agreement", 2, terms=terms, governance=[{"model": model, "decision": rule}])
    return draft(load_deal(data, name="deal"), library=load_library(), today=TODAY, checks=())


def rows(text: str) -> dict[str, str]:
    cells = (line.split(" | ") for line in text.splitlines() if line.startswith("| "))
    found = {each[0].removeprefix("| ").strip(): each[-1] for each in cells if len(each) == 3}
    classes = {"officer_matters": "Officer matter", "board_matters": "Board matter", "own_matters": "Matter for each "}
    return {key: next(said for name, said in found.items() if name.startswith(c)) for key, c in classes.items()}


@pytest.mark.parametrize("delegation", POWERS)
def test_the_deal_says_what_falls_in_each_class(delegation: str) -> None:
    stock = rows(made(delegation, {}).markdown())
    assert all(stock[key].startswith(words) for key, words in STOCK.items())
    for key, words in OWN.items():
        own = rows(made(delegation, {key: [words, "the like"]}).markdown())
        assert own[key].startswith(f"{words[:1].upper()}{words[1:]} and the like")
        assert {name: said for name, said in own.items() if name != key} == {n: s for n, s in stock.items() if n != key}
    assert "to it alone" in rows(made(delegation, OWN).markdown())["own_matters"]


def test_matters_of_a_class_without_classes_are_told_as_printed_nowhere() -> None:
    lost = [leaf.key for leaf in trace_of(made("none", OWN, "consensus")).leaves if leaf.state == "unplaced"]
    assert set(OWN) <= {key.split(".")[2] for key in lost if key.startswith("terms.decision.")}
