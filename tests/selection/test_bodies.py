"""What a body takes from the deal and what from its model."""

from __future__ import annotations

import pytest

from moudraft.document import plain_text
from tests.checks.drafts import codes, drafted, found

ORDER = "order: [Eastvale, Northmoor]"


def chair(body: str, template: str = "mou") -> str:
    made = drafted(f"template: {template}\ngovernance: [{{{body}}}]")
    said = [each for each in made.document.all_provisions() if each.clause == "governance/chair"]
    return " ".join(plain_text(paragraph.content) for each in said for paragraph in each.paragraphs())


@pytest.mark.parametrize("model", ["leaders-board", "strategic-oversight", "advisory-alliance"])
@pytest.mark.parametrize("template", ["mou", "heads-of-terms"])
def test_an_order_of_rotation_is_printed_whatever_chair_the_model_offers(model: str, template: str) -> None:
    said = chair(f"model: {model}, {ORDER}, term: 12 months", template)
    assert "passes from one Council to the next, in this order: Eastvale and Northmoor." in said
    assert "Each turn lasts twelve months." in said


def test_a_chair_that_the_deal_names_comes_before_the_order() -> None:
    assert chair(f"model: leaders-board, {ORDER}, chair: elected").endswith("a member whom the other members elect.")
    assert chair("model: leaders-board", "heads-of-terms") == ""


def test_no_order_is_asked_for_where_the_draft_prints_no_chair() -> None:
    rotating = "governance: [leaders-board]"
    assert codes(found(drafted(f"template: mou\n{rotating}"), "G503")) == ["G503"]
    assert found(drafted(rotating, example="west-essex"), "G503") == []
