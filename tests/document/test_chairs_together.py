"""Two people who take the chair together, by name or by sector, are "the chairs" in every sentence of every paper."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from tests.interview.talks import TODAY, deal

TEMPLATES = sorted(load_library().templates)
BY_SECTOR = "co-chairs"
BY_NAME = {"rule": "co-chairs", "parties": ["Northmoor", "the ICB"]}
CALLS = (
    "governance/agenda", "governance/urgency", "governance/administration", "governance/substitutes",
    "governance/meetings", "governance/decisions", "schedules/terms-of-reference",
)  # fmt: skip
ONE_CHAIR = re.compile(r"\b[Tt]he chair\b(?! who presides| of each| or )|in the chair")
"""Words for one chair of a board; a party has one, too ("the Leader or the chair of each Partner")."""


def drafted(template: str, chair: Any, add: tuple[str, ...] = (), **board: Any) -> Draft:
    """A draft of three parties with one board and as much of it said as a paper can say."""
    body = {"model": "advisory-alliance", "name": "Board", "chair": chair, "quorum": "half",
            "members": ["someone"], "meets": "monthly", "decision": "consensus-then-vote", **board}  # fmt: skip
    answers: dict[str, Any] = {"governance": [body], "clauses": {"add": list(add), "posture": "full"}}
    return draft(load_deal(deal(template, 3, **answers), name="deal.yaml"), today=TODAY)


@pytest.mark.parametrize("chair", [BY_SECTOR, BY_NAME], ids=["by sector", "by name"])
@pytest.mark.parametrize("secretariat", ["with-chair", "host"])
@pytest.mark.parametrize("template", ["mou", "compact"])
def test_nobody_speaks_of_one_chair_where_there_are_two(template: str, secretariat: str, chair: Any) -> None:
    text = drafted(template, chair, CALLS, secretariat=secretariat).markdown()
    assert "may ask the chairs for an extra meeting" in text
    assert "ne of the chairs may ask every member" in text
    assert "the chair who presides has a second vote" in text
    assert [found[0] for found in ONE_CHAIR.finditer(text)] == []


@pytest.mark.many(keep=4)
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_paper_speaks_of_one_chair_where_two_come_from_the_sectors(template: str) -> None:
    text = drafted(template, BY_SECTOR).markdown()
    assert [text[found.start() - 60 : found.end() + 60] for found in ONE_CHAIR.finditer(text)] == []


def test_the_parties_of_two_chairs_share_the_administration() -> None:
    shared = "that the chairs come from share the administration of the Board"
    assert shared in drafted("mou", BY_SECTOR, CALLS, secretariat="with-chair").markdown()
    # A model whose papers go with the chair has two chairs by sector here, and nobody to name.
    usual = drafted("mou", BY_SECTOR, CALLS, model="leaders-board").markdown()
    assert shared in usual
    assert "provided by ." not in usual


def test_one_chair_is_called_as_before() -> None:
    text = drafted("mou", "elected", CALLS, secretariat="with-chair").markdown()
    assert "may ask the chair for an extra meeting" in text
    assert "moves with the chair" in text
    assert "the chair has a second vote" in text
    assert "the chairs" not in text


def test_standing_orders_speak_of_two_chairs() -> None:
    made = drafted("inter-authority-agreement", BY_SECTOR, ("schedules/standing-orders",), standing_orders="schedule",
                   model="advisory-committee", secretariat="with-chair")  # fmt: skip
    text = made.markdown()
    assert "Each of the chairs may call a meeting" in text
    assert "an officer of a Party that a chair comes from" in text
    around = [text[found.start() - 10 : found.end()] for found in ONE_CHAIR.finditer(text)]
    assert {words.casefold() for words in around} == {"powers of the chair"}
