"""Every answer without which there is a draft can be taken out again, and each time the person is told.

The row of faults: an answer cleared, `/skip` on an answered one and `s` in a list left the old value in the deal.
"""

from __future__ import annotations

import copy
import random

import msgspec
import pytest

from moudraft.interview.answers import MORE, Answers, value_of
from moudraft.interview.asker import Command
from moudraft.interview.conversation import PICKERS
from moudraft.interview.plan import Step, plan
from moudraft.interview.prompting import is_needed
from moudraft.interview.review import Review
from tests.interview.askers import Scripted, Wandering
from tests.interview.mirror import Watched
from tests.interview.talks import TODAY, at_hand, scripted, talk

TEMPLATES = sorted(at_hand().library.templates)
SOME = ("mou", "inter-authority-agreement")
FULL = {"ask.mode": "full"}


class Keen(Wandering):
    """Answers whatever it is asked, and never goes back."""

    def say(self, prompt):  # type: ignore[no-untyped-def]
        if prompt.key == "review":
            return "save"
        if prompt.key == "conflict":
            return "keep"
        if prompt.kind == "text" and prompt.default:
            return prompt.default
        return self.fixed.get(prompt.key) or self.answer(prompt, len(self.asked) > 250)


def answers_of(template: str, mode: str) -> Answers:
    fixed = {"template": template, "ask.mode": mode}
    return talk(Keen(random.Random(template), fixed=fixed))[0].answers


def copied(answers: Answers) -> Answers:
    return copy.deepcopy(answers)


def can_be_emptied(step: Step, answers: Answers) -> bool:
    if step.key == MORE or is_needed(step, answers) or step.question.type in PICKERS:
        return False
    return value_of(answers, step.question, step.key) is not None


@pytest.mark.many(keep=2)
@pytest.mark.parametrize(
    ("template", "mode"),
    [
        pytest.param(template, mode, marks=() if template in SOME else pytest.mark.slow)
        for template in TEMPLATES for mode in ("quick", "full")
    ],
)  # fmt: skip
def test_every_answer_that_is_not_needed_can_be_taken_out(template: str, mode: str) -> None:
    answers, emptied = answers_of(template, mode), 0
    for step in plan(answers, at_hand()):
        if not can_be_emptied(step, answers):
            continue
        several = step.question.type in ("several", "clauses")
        for said in (Command.SKIP, [] if several else ""):
            asker = Scripted({step.key: said, "conflict": "keep"})
            interview = Watched(copied(answers), at_hand(), asker, lambda _: None, Review(TODAY))
            if said == "" and step.question.type in ("choice", "party", "order"):
                continue
            interview.ask(step)
            emptied += 1
            assert asker.asked[0].holds, step.key
            if step.question.type == "partner":
                assert len(interview.answers.parties()) == len(answers.parties()) - 1
                continue
            assert value_of(interview.answers, step.question, step.key) is None, step.key
            assert interview.answers.status[step.key] == "skipped", step.key
            assert any(text.startswith("Taken out:") for text in asker.shown), step.key
    assert emptied > (5 if mode == "quick" else 40)


# --- what is said where an answer is needed --------------------------------------------------------


def test_what_is_needed_stays_and_that_is_said() -> None:
    script = {**FULL, "title": ("A title", "", "Another"), "date": (Command.BACK, "")}
    made, asker = scripted(script)
    assert made.answers.data["title"] == "Another"
    assert "There is no draft without this answer, so it stays: A title." in asker.shown


def test_the_usual_answer_that_is_taken_in_the_place_of_none_is_said() -> None:
    made, asker = scripted({"parties.0.short_name": ""})
    assert made.answers.data["parties"][0]["short_name"] == "Northmoor"
    assert "There is no draft without this answer, so the usual one is taken: Northmoor." in asker.shown


def test_what_was_to_be_confirmed_is_shown_so_and_enter_leaves_it_so() -> None:
    back = Command.BACK
    script = {**FULL, "date": Command.TBC, "version": (back, ""), "terms.costs": Command.TBC,
              "terms.benefits": back, "terms.veto": Command.TBC, "terms.opt_in": back}  # fmt: skip
    made, asker = scripted(script)
    again = {prompt.key: prompt for prompt in asker.asked}
    assert again["date"].default == "tbc"
    assert again["terms.veto"].default == "tbc"
    assert again["terms.costs"].checked == ("tbc",)
    data = made.answers.data
    assert (data["date"], data["terms"]["costs"], data["terms"]["veto"]) == ("tbc", "tbc", "tbc")


@pytest.mark.parametrize("said", ["tbc", "TBC", "tbc "])
def test_tbc_may_be_typed_as_a_word(said: str) -> None:
    assert scripted({**FULL, "title": said})[0].answers.data["title"] == {"tbc": "title"}


# --- partners -------------------------------------------------------------------------------------


def test_a_partner_cleared_is_taken_out() -> None:
    script = {"parties.more": ("Leeds City Council", ""), "review": ("jump", "save"),
              "jump": ("partners", "parties.2.name"), "parties.2.name": ""}  # fmt: skip
    made, asker = scripted(script)
    assert [each["short_name"] for each in made.answers.data["parties"]] == ["Northmoor", "Eastvale"]
    assert "Partner 3 is taken out." in asker.shown


def test_of_two_partners_neither_can_be_cleared() -> None:
    script = {"review": ("jump", "save"), "jump": ("partners", "parties.1.name"),
              "parties.1.name": ("Eastvale Borough Council", "", "Eastvale Borough Council")}  # fmt: skip
    made, asker = scripted(script)
    assert len(made.answers.data["parties"]) == 2
    assert any(text.startswith("There is no draft without this answer, so it stays: Eastvale") for text in asker.shown)


def test_a_partner_added_after_going_back_asks_for_another() -> None:
    more = ("", "Leeds City Council", "NHS Moorland Integrated Care Board", "")
    made, asker = scripted({"parties.more": more, "parties.0.kind": (Command.BACK, "district")})
    assert len(made.answers.data["parties"]) == 4
    assert asker.keys.count("parties.more") == 4
    assert made.answers.data["parties"][3]["short_name"] == "NHS Moorland"


# --- what belongs to something else -----------------------------------------------------------------


def test_a_detail_stays_with_another_value_that_has_it_too_and_goes_with_none() -> None:
    script = {
        **FULL, "terms.costs": (["population"], ["budget-share"], Command.SKIP),
        "terms.costs.base_date": "1 April 2027",
        "review": ("jump", "jump", "save"), "jump": ("terms", "terms.costs", "terms", "terms.costs"),
    }  # fmt: skip
    made, asker = scripted(script)
    assert any(text.startswith("Taken out: costs") for text in asker.shown)
    assert any("date of the shares (1 April 2027)" in text for text in asker.shown)
    assert "costs" not in made.answers.data["terms"]


def test_what_was_said_of_a_body_goes_with_it_to_another_place_in_the_list() -> None:
    script = {**FULL, "governance": (["programme-board"], ["leaders-board", "programme-board"]),
              "governance.0.led_by": "the transformation director", "governance.1.led_by": Command.BACK,
              "review": ("jump", "save"), "jump": ("governance", "governance")}  # fmt: skip
    made, asker = scripted(script)
    bodies = {each["model"]: each for each in made.answers.bodies()}
    assert bodies["programme-board"]["led_by"] == "the transformation director"
    assert "governance.0.chair" in asker.keys


def test_a_turn_in_the_chair_is_put_aside_with_a_chair_that_goes_round() -> None:
    script = {**FULL, "governance": ["leaders-board"], "governance.0.chair": ("rotating", "host"),
              "governance.0.term": "9 months", "review": ("jump", "save"),
              "jump": ("governance", "governance.0.chair")}  # fmt: skip
    made, asker = scripted(script)
    assert "term" not in made.answers.bodies()[0]
    assert any(text.startswith("Put aside") and "9 months" in text for text in asker.shown)


# --- lists ------------------------------------------------------------------------------------------


def test_to_go_back_from_a_part_of_a_line_leaves_it_and_to_skip_takes_it_out() -> None:
    parts = {"measure": "turnover below 10%", "lead": "Eastvale"}
    for said, left in ((Command.BACK, parts), (Command.SKIP, {"lead": "Eastvale"}), ("", {"lead": "Eastvale"})):
        script = {**FULL, "objectives": ("own", "keep staff", "change", "0", "measure", "turnover below 10%", "change",
                                         "0", "lead", "Eastvale", "change", "0", "measure", said, "done")}  # fmt: skip
        assert scripted(script)[0].answers.data["objectives"] == [{"text": "keep staff", **left}]


def test_to_go_back_from_who_holds_a_red_line_leaves_it_with_its_holder() -> None:
    said = ([], "own", "No desk closes", "=Eastvale", "no kind", "change", "0", "held_by", Command.BACK, "done")
    data = scripted({"red_lines": said})[0].answers.data
    assert data["red_lines"] == [{"text": "No desk closes", "held_by": ["Eastvale"]}]


def test_a_list_is_emptied_by_its_menu_and_skips_only_where_it_is_empty() -> None:
    script = {**FULL, "objectives": ("own", "keep staff", "own", "save money", Command.SKIP, "none", "done")}
    made, asker = scripted(script)
    assert "objectives" not in made.answers.data
    assert "You cannot say /skip here." in asker.shown
    assert made.answers.status["objectives"] == "skipped"


def test_what_is_still_to_come_is_a_line_of_a_list_that_is_begun() -> None:
    script = {**FULL, "objectives": ("own", "keep staff", Command.TBC, "done")}
    assert scripted(script)[0].answers.data["objectives"] == [{"text": "keep staff"}, "tbc"]


def test_an_order_that_stands_is_what_enter_takes() -> None:
    script = {**FULL, "governance": ["leaders-board"], "governance.0.chair": "rotating",
              "governance.0.order": "Eastvale", "governance.0.term": (Command.BACK, "12 months")}  # fmt: skip
    made, asker = scripted(script)
    assert made.answers.bodies()[0]["order"] == ["Eastvale", "Northmoor"]
    assert [prompt.default for prompt in asker.asked if prompt.key == "governance.0.order"][-1] == "Eastvale"


def test_contracts_services_and_agreements_are_asked_for_what_makes_sense_of_them() -> None:
    script = {
        **FULL, "ask.lists": ["services", "contracts", "agreements", "principles"],
        "services": ("own", "falls clinics", "Northmoor", "own", "call centre", "nobody", "done"),
        "contracts": ("own", "community alarms", "Eastvale", "31/3/2028", "done"),
        "agreements": ("own", "the waste partnership", "March 2029", "done"),
        "principles": ("own", "say it early", "Candour", "done"),
    }  # fmt: skip
    made, asker = scripted(script)
    data = made.answers.data
    assert data["services"] == [{"text": "falls clinics", "lead": "Northmoor"}, {"text": "call centre"}]
    assert data["contracts"] == [{"text": "community alarms", "lead": "Eastvale", "due": "2028-03-31"}]
    assert data["agreements"] == [{"text": "the waste partnership", "due": "2029-03"}]
    assert data["principles"] == [{"text": "say it early", "title": "Candour"}]
    asked = {prompt.ask for prompt in asker.asked}
    assert {"Whose contract is it?", "When does it end?", "Who runs it now?"} <= asked
    assert "How will you know?" not in asked


@pytest.mark.slow
def test_the_parts_of_a_line_are_those_that_its_question_has() -> None:
    asked: dict[str, set[str]] = {}
    for name in ("objectives", "contracts", "vision"):
        script = {**FULL, "ask.lists": [name], name: ("own", "one thing of ours", "done", "change", "0", "done")}
        script[name] = ("own", "one thing of ours", *([Command.BACK] if name == "contracts" else []), "change", "0",
                        Command.BACK, "done")  # fmt: skip
        prompts = [prompt for prompt in scripted(script)[1].asked if prompt.ask == "What about it?"]
        asked[name] = {choice.value for choice in prompts[0].choices}
    besides = {name for name in at_hand().library.lists["objectives"] if "." not in name}
    assert asked == {
        "objectives": {"text", "measure", "due", "lead", "out", *besides}, "contracts": {"text", "lead", "due", "out"},
        "vision": {"text", "out"},
    }  # fmt: skip


def test_answers_of_before_are_read_as_they_were_kept() -> None:
    kept = msgspec.json.encode({"data": {"title": "A title"}, "status": {"title": "given"}})
    assert msgspec.json.decode(kept, type=Answers).fell == ""
