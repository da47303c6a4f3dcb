"""When moudraft itself goes wrong at a question: the answers are kept, and the next sitting offers to go on without it.

The row of faults: a list for which the library has no lines crashed, and again with every start.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from moudraft.commands.shared.interviewing import resumed
from moudraft.interview import conversation, mishap, picker, review
from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Prompt
from moudraft.interview.conversation import Interview
from moudraft.interview.plan import plan, unanswered
from moudraft.interview.review import Review
from tests.interview.askers import Asker, Scripted, enter
from tests.interview.talks import TODAY, at_hand, scripted, talk
from tests.interview.test_kills import FULL, Mortal

CRASHED = Path(__file__).with_name("crashed.answers.json")


class Wrong(Exception):
    """What went wrong: a fault that nobody expected."""


def begin(store: Store, asker: Asker) -> Interview:
    """A sitting as the command begins it: from what is on disk, after asking how to go on."""
    answers = resumed(store, Answers(), asker, at_hand())
    return Interview(answers, at_hand(), asker, store.keep, Review(TODAY))


# --- the fault that was found ---------------------------------------------------------------------


def test_the_interview_that_crashed_at_a_list_without_a_library_goes_on(tmp_path: Path) -> None:
    shutil.copy(CRASHED, tmp_path / "falls2.answers.json")
    script = {"services": ("own", "falls clinics", "done"), "contracts": ("own", "community alarms", "done")}
    asker = Scripted(script)
    interview = begin(Store(tmp_path / "falls2.yaml"), asker)
    assert interview.run() == "save"
    assert interview.answers.data["services"] == [{"text": "falls clinics"}]
    assert interview.answers.data["contracts"] == [{"text": "community alarms"}]


def writing_one() -> Callable[[Prompt], Any]:
    """Says what writes one line of a list; what is asked about that line is left as it is."""
    waiting = ["own", "one thing of ours"]

    def say(prompt: Prompt) -> Any:
        if any(choice.value == "own" for choice in prompt.choices):
            return waiting.pop(0) if len(waiting) == 2 else "done"
        return waiting.pop(0) if waiting else enter(prompt)

    return say


def test_every_list_that_the_paper_may_also_have_can_be_asked_for() -> None:
    names = [each.key for each in at_hand().questions.questions if each.type == "items" and each.when]
    said = {name: (writing_one(),) * 9 for name in names}
    made, asker = scripted({"ask.mode": "full", "ask.lists": names, **said})
    assert asker.keys[-1] == "review"
    assert [made.answers.data[name] for name in names] == [[{"text": "one thing of ours"}]] * len(names)


# --- a fault at every question --------------------------------------------------------------------


@pytest.fixture(scope="module")
def states() -> dict[str, Answers]:
    """What is on disk before each question of a full interview, and before the review."""
    found: dict[str, Answers] = {}
    kept = [msgspec.json.encode(Answers())]
    asker = Scripted(FULL)
    Interview(Answers(), at_hand(), asker, lambda each: kept.append(msgspec.json.encode(each)), Review(TODAY)).run()
    for each in kept:
        answers = msgspec.json.decode(each, type=Answers)
        step = unanswered(plan(answers, at_hand()), answers)
        found.setdefault(step.key if step else mishap.REVIEW, answers)
    assert len(found) > 60
    return found


def wrong(*_: Any, **__: Any) -> Any:
    raise Wrong


class Failing(Scripted):
    """Says what the script has, and fails where it is asked anything at all."""

    def say(self, prompt: Any) -> Any:
        raise Wrong


Break = Callable[[pytest.MonkeyPatch], None]
PLACES: dict[str, Break] = {
    "what is usual": lambda patch: patch.setattr(conversation, "proposal", wrong),
    "the prompt": lambda patch: patch.setattr(conversation, "prompt_of", wrong),
    "a list's menu": lambda patch: patch.setattr(picker, "help_of", wrong),
    "what follows": lambda patch: patch.setattr(conversation, "follow", wrong),
    "the disk": lambda patch: patch.setattr(Store, "keep", once_wrong(Store.keep)),
    "the asker": lambda patch: patch.setattr(Scripted, "say", wrong),
}


def once_wrong(keep: Any) -> Any:
    """A disk that takes nothing once."""
    waiting = [True]

    def kept(self: Store, answers: Answers) -> None:
        if waiting:
            waiting.clear()
            raise Wrong
        keep(self, answers)

    return kept


# The others take long, and one that works out an answer and one that asks for it show the kind.
QUICK = ("what is usual", "a list's menu")
ALL = [pytest.param(place, marks=() if place in QUICK else pytest.mark.slow) for place in PLACES]


@pytest.mark.parametrize("place", ALL)
@pytest.mark.slow
def test_whatever_goes_wrong_at_any_question_is_met_once(
    place: str, states: dict[str, Answers], tmp_path: Path
) -> None:
    met = 0
    for key, before in states.items():
        store = Store(tmp_path / "deal.yaml")
        store.keep(before)
        if key == mishap.REVIEW or not fails(store, key, PLACES[place]):
            continue
        left = store.read()
        assert left is not None
        if left.fell != key:
            continue  # what is broken has no part in this question
        met += 1
        assert {each: left.status[each] for each in before.status} == before.status, key
        assert {each: left.data[each] for each in before.data if each != "red_lines"} == {
            each: value for each, value in before.data.items() if each != "red_lines"
        }, key
        asker = Scripted({"fell": "skip"})
        again = begin(store, asker)
        assert asker.keys == ["fell"]
        step = next((each for each in plan(before, at_hand()) if each.key == key), None)
        assert step is not None
        assert step.question.ask in asker.asked[0].line
        assert asker.asked[0].default == "skip"
        following = unanswered(plan(again.answers, at_hand()), again.answers)
        assert following is None or following.key != key
    assert met > (3 if place == "a list's menu" else 50)


def fails(store: Store, key: str, broken: Break) -> bool:
    """Whether a sitting whose next question is this one goes wrong at it, with something broken."""
    asker = Mortal(FULL, -1, key)
    with pytest.MonkeyPatch.context() as patch:
        broken(patch)
        try:
            Interview(store.read() or Answers(), at_hand(), asker, store.keep, Review(TODAY)).run()
        except Wrong:
            return True
        except BaseException:
            return False
    return False


def test_the_question_may_be_tried_once_more(states: dict[str, Answers], tmp_path: Path) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(states["terms.exit"])
    assert fails(store, "terms.exit", PLACES["the prompt"])
    asker = Scripted({"fell": "again", "terms.exit": "at-will"})
    interview = begin(store, asker)
    assert interview.run() == "save"
    assert asker.keys[:2] == ["fell", "terms.exit"]
    assert interview.answers.data["terms"]["exit"] == "at-will"
    assert interview.answers.fell == ""


def test_one_may_begin_again_and_the_answers_are_put_aside(states: dict[str, Answers], tmp_path: Path) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(states["terms.exit"])
    assert fails(store, "terms.exit", PLACES["the prompt"])
    assert begin(store, Scripted({"fell": "anew"})).answers == Answers()
    assert (tmp_path / "deal.answers.old.json").exists()


def test_an_answer_from_which_nothing_can_be_worked_out_is_taken_back(
    states: dict[str, Answers], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault comes only after the answer is on disk: with the next question, and then with every start."""
    real = conversation.plan

    def breaks(answers: Answers, desk: Any) -> Any:
        if answers.data.get("terms", {}).get("exit") == "at-will":
            raise Wrong
        return real(answers, desk)

    store = Store(tmp_path / "deal.yaml")
    store.keep(states["terms.exit"])
    monkeypatch.setattr(conversation, "plan", breaks)
    monkeypatch.setattr(mishap, "plan", breaks)
    with pytest.raises(Wrong):
        Interview(states["terms.exit"], at_hand(), Scripted({"terms.exit": "at-will"}), store.keep, Review(TODAY)).run()
    left = store.read()
    assert left is not None
    assert left.fell == "terms.exit"
    assert "exit" not in left.data["terms"]
    assert begin(store, Scripted({})).run() == "save"


def test_a_review_that_goes_wrong_is_left_out_and_the_deal_is_saved(
    states: dict[str, Answers], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(states[mishap.REVIEW])
    monkeypatch.setattr(review, "draft", wrong)
    with pytest.raises(Wrong):
        begin(store, Scripted({"resume": "on"})).run()
    asker = Scripted({})
    assert begin(store, asker).run() == "save"
    assert "The review is left out." in asker.shown[-1]
    assert [each.value for each in asker.asked[-1].choices] == ["save", "jump"]


def test_answers_from_which_nobody_can_go_on_are_put_aside_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(Answers(data={"title": "A title"}, status={"title": "given"}))
    monkeypatch.setattr(mishap, "plan", wrong)
    asker = Scripted({})
    assert resumed(store, Answers(), asker, at_hand()) == Answers()
    assert "cannot go on from the answers" in asker.shown[0]
    assert (tmp_path / "deal.answers.old.json").exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_to_leave_is_no_fault(error: type[BaseException]) -> None:
    asker = Scripted({})

    def leave(_: Any) -> Any:
        raise error

    asker.say = leave  # type: ignore[method-assign]
    kept: list[Answers] = []
    with pytest.raises(error):
        talk(asker)
    assert kept == []
