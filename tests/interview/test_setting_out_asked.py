"""What a draft is called, its file, how it is signed and set out: asked once each in full mode, in quick mode never."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.interview.answers import Answers
from moudraft.interview.asker import Command
from moudraft.interview.plan import plan
from tests.interview.talks import at_hand, deal, drafted, scripted

KEYS = ("version", "reference", "sign", "layout.cover", "layout.headings")
SAID = {
    "ask.mode": "full", "version": "Draft 3", "reference": "LG/27/0142", "sign": "deed",
    "layout.cover": "sheet", "layout.headings": "sub-heading",
}  # fmt: skip


def asked(mode: str, **more: Any) -> list[str]:
    answers = Answers(deal(**more))
    answers.steering["ask.mode"] = mode
    return [step.key for step in plan(answers, at_hand()) if step.key in KEYS]


def test_full_mode_asks_each_once_and_quick_mode_none() -> None:
    assert sorted(asked("full")) == sorted(KEYS)
    assert asked("quick") == asked("quick", sign="deed", version="Draft 2") == []


def test_what_is_said_stands_in_the_deal_and_on_the_paper() -> None:
    data = scripted(SAID)[0].answers.data
    assert [data["version"], data["reference"], data["sign"], data["layout"]] == [
        "Draft 3", "LG/27/0142", "deed", {"cover": "sheet", "headings": "sub-heading"},
    ]  # fmt: skip
    document = drafted(data).document
    assert document.headings == "sub-heading" and document.execution_blocks[0].opening and document.cover.sheet
    assert "Draft 3" in drafted(data).markdown() and "LG/27/0142" in drafted(data).markdown()


def test_what_is_skipped_is_left_out_of_the_deal() -> None:
    skipped = dict.fromkeys(("sign", "layout.cover", "layout.headings"), Command.SKIP)
    data = scripted({"ask.mode": "full", **skipped})[0].answers.data
    assert not {"version", "reference", "sign", "layout"} & set(data)


@pytest.mark.parametrize("sign", [{"as": "deed", "electronic": "docusign"}, {"electronic": "yes"}])
def test_a_way_to_sign_that_one_word_cannot_say_is_not_asked_of_again(sign: dict[str, str]) -> None:
    assert "sign" not in asked("full", sign=sign)
