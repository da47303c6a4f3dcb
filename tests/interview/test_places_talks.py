"""Conversations about places and projects in quick mode: each ends in a draft that needs blanks filled, and no more."""

from __future__ import annotations

import pytest

from moudraft import draft, load_deal
from tests.interview.talks import TODAY, scripted

TALKS = {
    "devolution": (
        {"parties.1.name": "Moorland Pool Trust", "parties.1.kind": "charity",
         "assets": "the swimming pool in Quay Street", "objectives": "keep the pool open all year"},
        ("The swimming pool in Quay Street", "nothing passes without the money", "may hand it back after notice"),
    ),
    "estates": (
        {"parties.1.name": "Moorland Fire Authority", "parties.1.kind": "fire",
         "assets": "the civic centre; the fire station", "objectives": "use less floor space"},
        ("The fire station", "Each Partner decides what becomes of its own land", "it will tell the other Partner"),
    ),
    "innovation": (
        {"parties.1.name": "University of Moorland", "parties.1.kind": "university",
         "challenges": "damp in older homes; missed appointments", "objectives": "warmer homes by 2030"},
        ("Damp in older homes", "30 days before", "awards no Partner any work", "academic freedom"),
    ),
}  # fmt: skip
MOST_BLANKS = 16


@pytest.mark.parametrize("template", TALKS)
def test_a_quick_conversation_ends_in_a_draft_that_says_what_such_papers_say(template: str) -> None:
    script, phrases = TALKS[template]
    made, asker = scripted({"template": template, "title": "One Place", **script})
    drafted = draft(load_deal(made.answers.data, name="deal"), today=TODAY)
    text = drafted.markdown()
    assert [phrase for phrase in phrases if phrase not in text] == []
    assert [each.message for each in drafted.findings if each.severity in ("error", "warning")] == []
    assert text.count("[to confirm") <= MOST_BLANKS
    assert len(asker.keys) < 34


@pytest.mark.parametrize(
    ("purpose", "template"), [("hand-over", "devolution"), ("property", "estates"), ("try-out", "innovation")]
)
def test_whoever_is_not_sure_of_the_paper_is_led_to_it(purpose: str, template: str) -> None:
    made, asker = scripted({"template": ("not sure", template), "ask.purpose": purpose})
    assert [prompt.default for prompt in asker.asked if prompt.key == "template"][-1] == template
    assert made.answers.data["template"] == template
