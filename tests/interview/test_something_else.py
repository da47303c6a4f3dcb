"""What no question asks for is said at the end, shown as it will print, and kept."""

from __future__ import annotations

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.deal.editing.edits import new_deal
from moudraft.interview.answers import Answers
from moudraft.interview.something_else import title_of
from moudraft.interview.starting import marked
from tests.interview.askers import Scripted
from tests.interview.talks import at_hand, deal, drafted, scripted, talk

SAID = "Northmoor lends its meeting room on the first Monday of each month"


def test_something_else_goes_in_as_an_own_provision_and_is_shown_as_it_prints() -> None:
    interview, asker = scripted({"template": "mou", "review": ("own", "save"), "own": SAID})
    (own,) = interview.answers.data["clauses"]["own"]
    assert own == {"key": "northmoor-lends-its", "title": "Northmoor lends its meeting room \u2026", "text": SAID}
    assert any(each.startswith("It will stand so, at paragraph ") and f": {SAID}." in each for each in asker.shown)
    assert any("In your own words" in each and "Northmoor lends its meeting room" in each for each in asker.shown)
    assert any(
        each.id == "own/northmoor-lends-its" for each in drafted(interview.answers.data).document.all_provisions()
    )
    assert load_deal(text=new_deal(interview.answers.data)).clauses.own[0].text[0].text == SAID


def test_two_things_have_keys_of_their_own_and_nothing_said_leaves_nothing() -> None:
    interview, _ = scripted({"template": "mou", "review": ("own", "own", "own", "save"), "own": (SAID, SAID + "!", "")})
    keys = [each["key"] for each in interview.answers.data["clauses"]["own"]]
    assert keys == ["northmoor-lends-its", "northmoor-lends-its-2"]


def test_what_cannot_be_printed_is_told_and_asked_again() -> None:
    interview, asker = scripted({"template": "mou", "review": ("own", "save"), "own": ("See [@a/b]", SAID)})
    assert any("[@a/b] refers to no clause" in each for each in asker.shown)
    assert len(interview.answers.data["clauses"]["own"]) == 1


def test_edit_keeps_own_words_and_all_that_red_lines_say_of_themselves() -> None:
    data = deal(
        "mou", 2,
        red_lines=[{"key": "s", "text": "The museum stays open", "kind": "bar", "held_by": ["Eastvale"],
                    "kept_by": ["own/keys"], "forbids": [{"costs": "equal"}], "if_used": {"how": "in writing"}}],
        clauses={"own": [{"key": "keys", "title": "Keys", "text": [{"by": "Eastvale", "text": "hold a key"}],
                          "keeps": ["s"]}]},
    )  # fmt: skip
    begun = marked(Answers(data=data), at_hand(), anew=False)
    interview, _, _ = talk(Scripted({"review": ("own", "save"), "own": SAID}), begun)
    kept = interview.answers.data
    assert kept["red_lines"] == data["red_lines"]
    assert kept["clauses"]["own"][0] == data["clauses"]["own"][0]
    assert len(kept["clauses"]["own"]) == 2


def test_a_party_taken_out_takes_its_own_duties_with_it() -> None:
    from moudraft.interview.left_behind import without_duties_of

    data = {
        "red_lines": [{"key": "kept", "text": "x y"}],
        "clauses": {"own": [
            {"key": "a", "title": "A", "text": [{"by": "Eastvale", "text": "t"}], "keeps": ["gone"]},
            {"key": "b", "title": "B", "text": ["u", {"by": ["Eastvale"], "text": "t"}], "keeps": ["gone", "kept"]},
            {"key": "c", "title": "C", "text": "Words", "keeps": "gone"},
        ]},
    }  # fmt: skip
    notes: list[str] = []
    made = without_duties_of(data, "Eastvale", notes)
    assert made["clauses"]["own"] == [
        {"key": "b", "title": "B", "text": ["u"], "keeps": ["kept"]}, {"key": "c", "title": "C", "text": "Words"},
    ]  # fmt: skip
    assert notes == ["\u201cA\u201d was a duty of Eastvale alone, and goes with it."]
    alone = {"clauses": {"own": [{"key": "a", "title": "A", "text": [{"by": "Eastvale", "text": "t"}]}]}}
    assert without_duties_of(alone, "Eastvale", []) == {}


@pytest.mark.parametrize(("text", "title"), [("Keys", "Keys"), ("The key is kept.", "The key is kept")])
def test_a_title_is_the_first_words(text: str, title: str) -> None:
    assert title_of(text) == title
