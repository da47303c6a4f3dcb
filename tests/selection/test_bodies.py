"""What a body takes from the deal and what from its model."""

from __future__ import annotations

import pytest

from moudraft.document import plain_text
from tests.checks.drafts import built_in, codes, drafted, found

ORDER = "order: [Eastvale, Northmoor]"
# A declaration has no place for what is said of the chair.
WITH_A_CHAIR = [
    template.id
    for template in built_in().templates.values()
    if any(slot.clause == "governance/chair" for _, slot in template.slots())
]


def chair(body: str, template: str = "mou") -> str:
    made = drafted(f"template: {template}\ngovernance: [{{{body}}}]")
    said = [each for each in made.document.all_provisions() if each.clause == "governance/chair"]
    return " ".join(plain_text(paragraph.content) for each in said for paragraph in each.paragraphs())


@pytest.mark.parametrize("model", [each.id for each in built_in().models.values() if each.kind == "members"])
@pytest.mark.parametrize("template", WITH_A_CHAIR)
def test_an_order_of_rotation_is_printed_whatever_chair_the_model_offers(model: str, template: str) -> None:
    said = chair(f"model: {model}, {ORDER}, term: 12 months", template)
    party = built_in().templates[template].councils
    assert f"passes from one {party} to the next, in this order: Eastvale and Northmoor." in said
    assert "Each turn lasts twelve months." in said


def test_every_template_but_the_declaration_has_a_place_for_the_chair() -> None:
    assert set(built_in().templates) - set(WITH_A_CHAIR) == {"joint-declaration"}


def test_a_chair_that_the_deal_names_comes_before_the_order() -> None:
    assert chair(f"model: leaders-board, {ORDER}, chair: elected").endswith("a member whom the other members elect.")
    assert chair("model: leaders-board", "heads-of-terms") == ""


def test_no_order_is_asked_for_where_the_draft_prints_no_chair() -> None:
    rotating = "governance: [leaders-board]"
    assert codes(found(drafted(f"template: mou\n{rotating}"), "G503")) == ["G503"]
    assert found(drafted(rotating, example="west-essex"), "G503") == []
