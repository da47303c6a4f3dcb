"""Whole conversations by script: what each answer changes, and what may be said instead of one."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.plan import missing
from tests.interview.askers import Scripted
from tests.interview.talks import at_hand, drafted, scripted, talk

TEMPLATES = sorted(at_hand().library.templates)
FULL = {"ask.mode": "full"}


@pytest.mark.parametrize("mode", ["quick", "full"])
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.many(keep=4)
def test_pressing_enter_all_the_way_gives_a_sound_deal(template: str, mode: str) -> None:
    made, asker = scripted({"ask.mode": mode, "template": template})
    deal = load_deal(made.answers.data, name="deal")
    assert deal.template == template
    assert drafted(made.answers.data).document.title
    assert missing(made.answers, at_hand()) == []
    assert asker.keys[-1] == "review"


def test_quick_asks_little_and_full_asks_more() -> None:
    quick, full = scripted({})[1], scripted(FULL)[1]
    assert len(quick.asked) < 30 < len(full.asked)
    # Full mode asks first which lists the paper is to have.
    assert set(quick.keys) - {"services"} <= set(full.keys)


def test_the_two_partners_come_from_what_was_typed_and_what_is_usual_for_them() -> None:
    made, _ = scripted({"parties.0.name": "Brentwood Borough Council", "parties.1.kind": "unitary"})
    first, second = made.answers.data["parties"]
    assert first == {
        "name": "Brentwood Borough Council", "short_name": "Brentwood", "kind": "district",
        "approval": {"by": "the Cabinet or, where there is none, full Council"},
    }  # fmt: skip
    assert (second["short_name"], second["kind"]) == ("Eastvale", "unitary")


def test_more_partners_are_asked_for_until_there_are_no_more() -> None:
    made, asker = scripted({"parties.more": ("Leeds City Council", "NHS Moorland Integrated Care Board", "")})
    assert [each["short_name"] for each in made.answers.data["parties"]][2:] == ["Leeds", "NHS Moorland"]
    assert "parties.3.kind" in asker.keys


def test_a_partner_is_taken_out_with_all_that_spoke_of_it() -> None:
    script = {"parties.more": ("Leeds City Council", ""), "red_lines": (["sovereignty"], "done"),
              "review": ("jump", "save"), "jump": ("partners", "parties.2.name"), "parties.2.name": "-"}  # fmt: skip
    made, asker = scripted(script)
    assert len(made.answers.data["parties"]) == 2
    assert "Partner 3 is taken out." in asker.shown


PLAIN = ["ask.purpose", "ask.between", "ask.stage", "ask.money", "ask.court"]


@pytest.mark.parametrize(
    ("said", "asked", "recommended"),
    [
        ({"ask.purpose": "work", "ask.between": "few", "ask.stage": "final"}, PLAIN, "mou"),
        ({"ask.purpose": "work", "ask.between": "place", "ask.stage": "final"}, PLAIN, "alliance"),
        ({"ask.purpose": "work", "ask.between": "few", "ask.stage": "final", "ask.court": "yes"}, PLAIN,
         "inter-authority-agreement"),
        ({"ask.purpose": "work", "ask.between": "few", "ask.stage": "final", "ask.money": "yes"}, PLAIN,
         "inter-authority-agreement"),
        ({"ask.purpose": "work", "ask.between": "tiers"}, PLAIN[:2], "protocol"),
        ({"ask.purpose": "work", "ask.between": "sectors"}, PLAIN[:2], "compact"),
        ({"ask.purpose": "bind", "ask.stage": "final"}, ["ask.purpose", "ask.stage"], "inter-authority-agreement"),
        ({"ask.purpose": "let"}, PLAIN[:1], "property-heads"),
    ],
)  # fmt: skip
def test_plain_questions_lead_to_a_paper_and_none_is_asked_that_would_not_change_it(
    said: dict[str, str], asked: list[str], recommended: str
) -> None:
    made, asker = scripted({"template": "not sure", **said})
    assert made.answers.data["template"] == recommended
    assert [each for each in asker.keys if each in PLAIN] == asked


def test_not_sure_asks_five_questions_and_recommends_with_a_reason() -> None:
    made, asker = scripted({"template": "not sure", "ask.purpose": "work", "ask.stage": "before"})
    assert made.answers.data["template"] == "heads-of-terms"
    asked = [prompt for prompt in asker.asked if prompt.key == "template"]
    assert "not sure" in [choice.value for choice in asked[0].choices]
    assert "not sure" not in [choice.value for choice in asked[1].choices]
    assert "fuller agreement is to follow" in asked[1].usual


def test_three_questions_recommend_a_body() -> None:
    script = {**FULL, "governance": (["not sure"],), "ask.decides": "recommend", "ask.sits": "members"}
    made, asker = scripted(script)
    assert (
        made.answers.data["governance"] == ["strategic-oversight"]
        or made.answers.data["governance"][0]["model"] == "strategic-oversight"
    )
    assert "governance.0.chair" in asker.keys


def test_back_goes_to_the_question_before_with_its_answer_as_it_stood() -> None:
    made, asker = scripted(
        {"title": ("First title", "Second title"), "parties.0.name": (Command.BACK, "Northmoor District Council")}
    )
    assert made.answers.data["title"] == "Second title"
    assert [prompt.default for prompt in asker.asked if prompt.key == "title"] == ["", "First title"]


def test_back_at_the_first_question_says_so() -> None:
    assert "This is the first question." in scripted({"ask.mode": (Command.BACK, "quick")})[1].shown


def test_going_back_several_questions_comes_forward_through_them_again() -> None:
    back = Command.BACK
    script = {"parties.1.name": (back, "Eastvale Borough Council"), "parties.0.name": ("A Council", back, "B Council"),
              "title": ("One", "Two")}  # fmt: skip
    made, asker = scripted(script)
    assert asker.keys[2:9] == [
        "title",
        "parties.0.name",
        "parties.1.name",
        "parties.0.name",
        "title",
        "parties.0.name",
        "parties.1.name",
    ]
    assert made.answers.data["title"] == "Two"


def test_what_is_not_known_yet_is_to_be_confirmed_in_the_deal_and_in_the_draft() -> None:
    script = {**FULL, "title": Command.TBC, "date": Command.TBC, "terms.costs": Command.TBC, "objectives": Command.TBC}
    data = scripted(script)[0].answers.data
    assert (data["title"], data["date"], data["terms"]["costs"]) == ({"tbc": "title"}, "tbc", "tbc")
    assert data["objectives"] == ["tbc"]
    assert "costs" in drafted(data).outstanding()


def test_skip_leaves_the_question_to_the_template() -> None:
    assert "exit" not in scripted({"terms.exit": Command.SKIP})[0].answers.data.get("terms", {})


def test_without_a_title_there_is_no_draft() -> None:
    made, asker = scripted({"title": ("", Command.SKIP, "A title")})
    assert "There is no draft without this answer." in asker.shown
    assert "You cannot say /skip here." in asker.shown
    assert made.answers.data["title"] == "A title"


def test_help_says_what_the_answers_mean_and_asks_again() -> None:
    _, asker = scripted({"terms.veto": (Command.HELP, "opt-out")})
    assert any(
        "One objection stops the proposal" in text and "question 10 of the thirty" in text for text in asker.shown
    )


def test_quit_keeps_the_answers() -> None:
    interview, ending, kept = talk(Scripted({"title": "Kept", "parties.0.name": Command.QUIT}))
    assert ending == "quit"
    assert kept[-1].data["title"] == "Kept"
    assert interview.answers.at == "parties.0.name"


def test_every_answer_is_kept_before_the_next_question() -> None:
    asker = Scripted({**FULL, "title": "A title", "parties.0.name": "A Council", "parties.1.name": "B Council"})
    kept: list[tuple[int, dict[str, Any]]] = []
    original = asker.say

    def say(prompt: Prompt) -> Any:
        if asker.told is not None and kept:
            assert kept[-1][1] == asker.told().data, f"not on disk before {prompt.key}"
        return original(prompt)

    from moudraft.interview.conversation import Interview
    from moudraft.interview.review import Review
    from tests.interview.talks import TODAY

    desk = at_hand()
    interview = Interview(
        Answers(), desk, asker, lambda a: kept.append((len(asker.asked), dict(a.data))), Review(TODAY)
    )
    asker.told = lambda: interview.answers  # type: ignore[attr-defined]
    asker.say = say  # type: ignore[method-assign]
    assert interview.run() == "save"
    assert len(kept) > 40


# --- red lines ------------------------------------------------------------------------------------


def choose(*ids: str) -> tuple[Any, ...]:
    """Say: the usual ones not, then from the library by word, those ids."""
    said: list[Any] = [[]]
    for id in ids:
        said += ["search", id.replace("-", " "), [id]]
        said += ["opt-out"] if id == "veto" else []
        said += ["every"]
    return (*said, "done")


def test_a_red_line_broken_by_an_answer_is_said_at_once_with_what_reconciles() -> None:
    script = {**FULL, "red_lines": choose("local-ideas"), "terms.exclusivity": "exclusive", "conflict": "0"}
    made, asker = scripted(script)
    prompt = next(prompt for prompt in asker.asked if prompt.key == "conflict")
    assert "Local ideas" in prompt.line
    assert len(prompt.choices) >= 2
    assert made.answers.data["terms"]["exclusivity"] != "exclusive"


def test_the_only_red_line_given_up_is_an_answer_left_out() -> None:
    script = {**FULL, "red_lines": choose("local-ideas"), "terms.exclusivity": "exclusive", "conflict": given_up}
    made, _ = scripted(script)
    assert (made.answers.data.get("red_lines"), made.answers.status["red_lines"]) == (None, "skipped")
    assert made.answers.data["terms"]["exclusivity"] == "exclusive"


def given_up(prompt: Prompt) -> str:
    return next(each.value for each in prompt.choices if each.label.startswith("Give up"))


def test_a_conflict_may_stand_and_is_on_record() -> None:
    script = {**FULL, "red_lines": choose("local-ideas"), "terms.exclusivity": "exclusive", "conflict": "keep"}
    made, asker = scripted(script)
    assert made.answers.data["terms"]["exclusivity"] == "exclusive"
    assert any("Local ideas" in each for each in made.answers.kept)
    assert asker.keys.count("conflict") == 1


def test_two_red_lines_that_collide_are_said_at_once() -> None:
    _, asker = scripted(
        {"red_lines": choose("equal-voice", "proportional-voice"), "conflict": ("keep", "keep", "keep")}
    )
    asked = [prompt for prompt in asker.asked if prompt.key == "conflict"]
    assert any("both equal and in proportion" in prompt.line for prompt in asked)


@pytest.mark.slow
def test_an_option_that_breaks_a_red_line_is_shown_as_such() -> None:
    _, asker = scripted({**FULL, "red_lines": choose("no-new-tier")})
    prompt = next(prompt for prompt in asker.asked if prompt.key == "governance")
    broken = {choice.value for choice in prompt.choices if choice.blocked}
    assert "statutory-joint-committee" in broken
    assert "strategic-oversight" not in broken


def test_veto_asks_what_is_meant() -> None:
    made, _ = scripted({"red_lines": choose("veto")})
    assert made.answers.data["red_lines"] == [{"id": "veto", "means": "opt-out"}]


def test_a_red_line_of_ones_own_held_by_one_and_private() -> None:
    said = ([], "own", "Neither reception desk closes", "=Eastvale", "no kind", "change", "0", "private", "done")
    data = scripted({"red_lines": said})[0].answers.data
    assert data["red_lines"] == [{"text": "Neither reception desk closes", "held_by": ["Eastvale"], "private": True}]


def test_the_usual_red_lines_of_the_partners_are_proposed() -> None:
    _, asker = scripted({"parties.1.name": "Moorland Voluntary Action", "parties.1.kind": "charity"})
    prompt = next(prompt for prompt in asker.asked if prompt.ask.startswith("Usual for partners"))
    assert "voluntary-sector-independence" in [choice.value for choice in prompt.choices]


# --- what follows from a change -------------------------------------------------------------------


def test_an_answer_that_no_longer_applies_is_put_aside_and_comes_back() -> None:
    script = {
        "terms.costs": (["lead-funds"], ["equal"], ["lead-funds"]), "terms.costs.lead": "Eastvale",
        "terms.costs.items": "a manager; rooms", "review": ("jump", "jump", "save"),
        "jump": ("terms", "terms.costs", "terms", "terms.costs"),
    }  # fmt: skip
    made, asker = scripted(script)
    told = "\n".join(asker.shown)
    assert "Put aside" in told
    assert "Applies again" in told
    assert made.answers.data["terms"]["costs"] == {
        "rule": "lead-funds",
        "lead": "Eastvale",
        "items": ["a manager", "rooms"],
    }


def test_a_usual_answer_follows_the_template_and_says_so() -> None:
    script = {"template": ("mou", "heads-of-terms"), "review": ("jump", "save"), "jump": ("paper", "template")}
    made, asker = scripted(script)
    assert made.answers.data["terms"]["exit"] == "at-will"
    assert any("the usual answer is now At any time" in text for text in asker.shown)


def test_an_answer_of_ones_own_stays_when_the_template_changes() -> None:
    script = {"template": ("mou", "heads-of-terms"), "terms.exit": "notice-6m", "review": ("jump", "save"),
              "jump": ("paper", "template")}  # fmt: skip
    assert scripted(script)[0].answers.data["terms"]["exit"] == "notice-6m"


def test_a_short_name_changed_is_changed_wherever_the_deal_speaks_of_it() -> None:
    script = {
        "terms.costs": ["lead-funds"], "terms.costs.lead": "Eastvale", "terms.costs.items": "a manager",
        "review": ("jump", "save"), "jump": ("partners", "parties.1.short_name"),
        "parties.1.short_name": ("Eastvale", "East"),
    }  # fmt: skip
    made, asker = scripted(script)
    assert made.answers.data["terms"]["costs"]["lead"] == "East"
    assert any(text.startswith("Eastvale is now East in") for text in asker.shown)


def test_a_detail_of_a_usual_answer_is_not_lost() -> None:
    data = scripted({**FULL, "terms.term": Command.SKIP, "terms.term.review": "6 months"})[0].answers.data
    assert data["terms"]["term"]["review"] == "6 months"


def test_quick_can_become_full_and_nothing_is_asked_twice() -> None:
    _, asker = scripted({"review": ("full", "save")})
    once = [key for key in asker.keys if key not in ("review", "red_lines", "objectives")]
    assert len(once) == len(set(once))
    assert "terms.dispute" in once


# --- typed answers --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["31 March 2027", "31/3/2027", "2027-03-31", "31st Mar 2027"])
@pytest.mark.many(keep=1)
def test_a_date_may_be_typed_as_people_write_it(typed: str) -> None:
    assert scripted({**FULL, "date": typed})[0].answers.data["date"] == "2027-03-31"


def test_an_impossible_date_is_refused_in_the_words_of_the_deal_file() -> None:
    made, asker = scripted({**FULL, "date": ("31 April 2027", "30 April 2027")})
    assert any("April has 30 days" in text for text in asker.shown)
    assert made.answers.data["date"] == "2027-04-30"


def test_two_partners_cannot_have_one_name() -> None:
    _, asker = scripted({"parties.1.name": ("Northmoor District Council", "Eastvale Borough Council")})
    assert any("two parties have the name" in text for text in asker.shown)


def test_long_text_pasted_over_lines_becomes_one() -> None:
    title = "A very long\n  title pasted\r\nover lines " + "and on " * 60
    assert scripted({"title": title})[0].answers.data["title"] == " ".join(title.split())


def test_objectives_are_picked_reworded_measured_and_put_in_order() -> None:
    script = {**FULL, "objectives": (
        "library", "Housing", lambda prompt: [prompt.choices[0].value], "done",
        "own", "keep specialist staff", "change", "1", "measure", "turnover below 10%", "change", "1",
        "lead", "Eastvale", "change", "1", "due", "March 2028", "order", "2 1", "done",
    )}  # fmt: skip
    first, second = scripted(script)[0].answers.data["objectives"]
    assert first == {
        "text": "keep specialist staff",
        "measure": "turnover below 10%",
        "lead": "Eastvale",
        "due": "2028-03",
    }
    assert second in at_hand().library.items["objectives"]


def test_a_list_for_which_the_library_has_no_lines_is_only_written() -> None:
    script = {**FULL, "ask.lists": ["contracts"], "contracts": ("own", "refuse", "done")}
    made, asker = scripted(script)
    assert made.answers.data["contracts"] == [{"text": "refuse"}]
    offered = [choice.value for prompt in asker.asked if prompt.key == "contracts" for choice in prompt.choices]
    assert "own" in offered
    assert not {"library", "search"} & set(offered)


def test_the_review_shows_the_deal_what_is_open_and_what_was_taken_as_usual() -> None:
    _, asker = scripted({"review": ("usual", "outline", "picture", "findings", "save")})
    shown = "\n".join(asker.shown)
    for words in (
        "Title: Shared Legal Service",
        "Still to confirm",
        "The checks:",
        "Taken as usual:",
        "Decision rule:",
        "about ",
    ):
        assert words in shown


def test_the_review_has_the_partners_in_their_order_and_no_word_of_the_machine() -> None:
    names = {"parties.0.name": "Alpha", "parties.1.name": "NHS Moorland Integrated Care Board"}
    _, asker = scripted({**FULL, **names, "review": ("usual", "save")})
    review, usual = asker.shown[-2:]
    assert review.index("  Alpha") < review.index("  NHS Moorland")
    assert "NHS Moorland: kind: Integrated care board. By its name." in usual
    assert "Alpha: kind: Another kind of body. Its name does not tell." in usual
    assert "Leaving: On three months' notice. Three months is time" in usual


def test_enter_settles_nothing_that_has_no_usual_answer() -> None:
    """It once took the first partner of the list."""
    made, asker = scripted({**FULL, "terms.costs": ["lead-funds"], "terms.costs.items": "a manager"})
    prompt = next(prompt for prompt in asker.asked if prompt.key == "terms.costs.lead")
    assert prompt.choices[0].label == "No answer yet"
    assert "lead" not in made.answers.data["terms"]["costs"]
    assert "terms.costs.lead" in made.answers.status


def test_a_name_that_the_register_does_not_have_is_said_with_the_one_that_may_be_meant() -> None:
    _, asker = scripted({"parties.0.name": "brentw", "parties.1.name": "Zzyzx Trust"})
    assert "“Zzyzx Trust” is not in the register, and is taken as you wrote it." in asker.shown
    assert any(text.endswith("If you mean Brentwood Borough Council, go back and choose it.") for text in asker.shown)


def test_row_6_a_shortened_name_and_that_of_a_body_that_has_gone_lead_to_the_one_that_is_there() -> None:
    _, asker = scripted({"parties.0.name": "Brentwood BC", "parties.1.name": "Mendip District Council"})
    assert any(text.endswith("If you mean Brentwood Borough Council, go back and choose it.") for text in asker.shown)
    assert any("Somerset Council took its place" in text for text in asker.shown)


def test_a_signature_for_the_body_is_usual_where_something_binds() -> None:
    key = "parties.0.signatory.capacity"
    for template, capacity in (("mou", "office"), ("inter-authority-agreement", "body")):
        _, asker = scripted({**FULL, "template": template})
        assert next(prompt.default for prompt in asker.asked if prompt.key == key) == capacity
