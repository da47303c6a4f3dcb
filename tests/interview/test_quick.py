"""Quick mode asks what the work is and about the body that runs it, in at most four questions more than before.

The row of faults: it asked neither, so that a quick draft said of no work that it was to be done.
"""

from __future__ import annotations

import pytest

from moudraft.interview.asker import Command
from tests.interview.talks import at_hand, drafted, scripted

WITHOUT_A_BODY = ("service-terms", "data-sharing")
"""What these are about is asked in quick mode in questions of their own."""
TEMPLATES = sorted(set(at_hand().library.templates) - set(WITHOUT_A_BODY))
MORE = {"objectives", "services", "governance", "governance.0.name"}
SAID = {
    "objectives": "keep specialist staff in both councils", "services": "legal advice; electoral registration",
    "governance": ["programme-board"], "governance.0.name": "Legal Services Board",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_row_6_what_the_work_is_and_who_runs_it_stands_in_a_quick_draft(template: str) -> None:
    made, asker = scripted({"template": template, **SAID})
    assert set(asker.keys) >= MORE
    assert len(asker.keys) < (36 if template == "grant" else 34)
    data = made.answers.data
    assert data["objectives"] == [{"text": SAID["objectives"]}]
    assert data["services"] == [{"text": "legal advice"}, {"text": "electoral registration"}]
    assert data["governance"] == [{"model": "programme-board", "name": "Legal Services Board"}]
    text = drafted(data).markdown()
    for words in ("specialist staff", "legal advice", "electoral registration"):
        assert words.casefold() in text.casefold(), template


def test_each_is_one_line_that_may_be_left_out_taken_back_or_still_to_come() -> None:
    made, asker = scripted({"objectives": Command.SKIP, "services": Command.TBC})
    assert [prompt.kind for prompt in asker.asked if prompt.key in ("objectives", "services")] == ["text", "text"]
    assert "objectives" not in made.answers.data
    assert made.answers.data["services"] == ["tbc"]
    made, asker = scripted({**SAID, "services": ("legal advice", ""), "red_lines": (Command.BACK, "done")})
    assert "services" not in made.answers.data
    assert [prompt.default for prompt in asker.asked if prompt.key == "services"] == ["", "legal advice"]


def test_full_mode_goes_on_from_the_lines_and_shows_them_in_its_menu() -> None:
    script = {**SAID, "review": ("full", "jump", "save"), "jump": ("objectives", "objectives"), "objectives":
              ("keep specialist staff in both councils", "own", "answer sooner", "done")}  # fmt: skip
    made, asker = scripted(script)
    assert [each["text"] for each in made.answers.data["objectives"]] == [SAID["objectives"], "answer sooner"]
    assert made.answers.data["services"] == [{"text": "legal advice"}, {"text": "electoral registration"}]
    assert next(prompt.kind for prompt in asker.asked if prompt.key == "objectives") == "text"


def test_whoever_is_not_sure_of_the_body_is_asked_three_questions_in_quick_mode_too() -> None:
    script = {"governance": (["not sure"],), "ask.decides": "recommend", "ask.sits": "officers"}
    made, asker = scripted(script)
    assert {"ask.decides", "ask.sits", "ask.purse"} <= set(asker.keys)
    assert made.answers.bodies()[0]["model"] == "programme-board"


def test_a_quick_data_sharing_agreement_is_asked_for_its_sets_of_data() -> None:
    row = ("rent arrears", "Northmoor", "Eastvale", "independent", "help before a tenant is evicted")
    made, asker = scripted({"template": "data-sharing", "data_sets": ("own", *row, "done")})
    assert "terms.data_use" not in asker.keys
    assert [each["text"] for each in made.answers.data["data_sets"]] == ["rent arrears"]
    text = drafted(made.answers.data).markdown()
    assert "**Rent arrears**" in text and "to confirm: the Article 6 basis of each controller" in text
    assert "none is shared" not in text
    other, asked = scripted({"template": "mou"})
    assert "data_sets" not in asked.keys and "data_sets" not in other.answers.data
