"""Five councils form a joint committee: a quick conversation comes to a draft with rules, a host and no fault."""

from __future__ import annotations

from moudraft.checks.running import check
from tests.interview.talks import drafted, scripted

SAID = {
    "template": "inter-authority-agreement",
    "title": "Five Vales Waste Committee",
    "parties.0.name": "Linwater Borough Council",
    "parties.1.name": "Eastvale Borough Council",
    "parties.more": ("Northmoor District Council", "Holmere District Council", "Stanbeck Borough Council", ""),
    "objectives": "collect waste at a lower cost; recycle more of it",
    "services": "collection of household waste; street cleansing",
    "governance": ["statutory-joint-committee"],
    "governance.0.name": "Waste Committee",
    "terms.host.who": "Linwater",
}


def test_five_councils_form_a_joint_committee() -> None:
    made, asker = scripted(SAID)
    data = made.answers.data
    assert len(data["parties"]) == 5
    assert {"terms.standing_orders", "terms.host", "terms.host.who"} <= set(asker.keys)
    assert data["terms"]["standing_orders"] == "schedule"
    assert data["terms"]["host"] == {"rule": "acts-for-all", "who": "Linwater"}
    draft = drafted(data)
    text = draft.markdown()
    for words in (
        "as their joint committee under section 102",
        "five clear days",
        "in person",
        "Linwater is the **“Host Authority”**",
        "no person in law",
        "Waste Committee",
    ):
        assert words in text, words
    assert [each.message for each in check(draft) if each.severity == "error"] == []


def test_nobody_else_is_asked_for_standing_orders_or_a_host() -> None:
    _, asker = scripted({**SAID, "governance": ["leaders-board"], "governance.0.name": "Waste Board"})
    assert not {"terms.standing_orders", "terms.host", "terms.host.who"} & set(asker.keys)
