"""Whatever a person answers, the interview ends with a deal that drafts, and that a script would have written.

Every conversation here is watched: what the screen shows is what is kept, at every answer.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moudraft.cli import main
from moudraft.deal.deal_file import load_deal
from moudraft.deal.editing.edits import new_deal
from moudraft.deal.names_spoken import all_renamed
from moudraft.interview.answers import Answers, ordered, value_of
from moudraft.interview.conversation import Interview
from moudraft.interview.plan import plan
from moudraft.interview.review import Review
from moudraft.interview.starting import answers_of, marked, posed, tree_of
from moudraft.settings import Settings
from tests.conftest import EXAMPLES
from tests.interview.askers import Killed, Scripted, Wandering
from tests.interview.mirror import Watched, incoherent, unseen
from tests.interview.talks import TODAY, at_hand, deal, drafted, talk
from tests.sampling import some

RICH = deal(
    "mou", 3, governance=[{"model": "leaders-board", "name": "Moorland Board", "chair": "rotating"}, "programme-board"],
    red_lines=[
        {"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "reason": "a promise to its electors"},
        {"id": "sovereignty", "waiver": {"by": "full Council", "on": "2026-10-01", "why": "for this project alone"}},
        {"text": "Neither reception desk closes", "private": True},
    ],
    terms={"costs": ["lie-where-they-fall", {"rule": "lead-funds", "lead": "Eastvale", "items": ["a manager"]}]},
)  # fmt: skip


def begun(seed: int) -> Answers:
    """From nothing, from an example, or from a deal with a little of everything, as new or to be edited."""
    desk = at_hand()
    if seed % 4 < 2:
        return Answers()
    if seed % 4 == 2:
        return marked(Answers(data=copy.deepcopy(RICH)), desk, anew=bool(seed & 4))
    return answers_of(tree_of(EXAMPLES[seed // 4 % len(EXAMPLES)].stem), desk, anew=bool(seed & 4))


def walk(seed: int) -> tuple[Interview, str, list[Answers]]:
    """A conversation, how it ended, and every state that was on disk, the first included."""
    interview, ending, kept = talk(Wandering(random.Random(seed)), begun(seed))
    return interview, ending, [begun(seed), *kept]


@settings(
    max_examples=some(10, 2),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@example(seed=86)  # a list is emptied, and left for another question
@given(seed=st.integers(0, 2**32))
@pytest.mark.slow
def test_any_conversation_ends_with_a_deal_that_drafts_and_equals_the_scripted_one(seed: int, tmp_path: Path) -> None:
    interview, ending, kept = walk(seed)
    data = interview.answers.data
    assert ending == "save"
    assert drafted(data).document.title
    assert msgspec.structs.replace(kept[-1], at="") == msgspec.structs.replace(interview.answers, at="")
    answers, target = tmp_path / "answers.yaml", tmp_path / "deal.yaml"
    answers.write_text(dotted(interview.answers), encoding="utf-8")
    assert main(["new", str(target), "--answers", str(answers), "--force"]) == 0
    made = load_deal(target)
    # What was skipped in the conversation the script leaves to what is usual for a new deal.
    data = ordered(posed(data, Settings()))
    wanted = load_deal(new_deal(data), name=str(target))
    assert msgspec.structs.replace(made, lines={}) == msgspec.structs.replace(wanted, lines={})
    assert target.read_text(encoding="utf-8") == new_deal(data)


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("mode", ["quick", "full"])
@pytest.mark.parametrize("template", sorted(at_hand().library.templates))
def test_back_and_forth_emptied_and_resumed_nothing_is_kept_that_no_question_shows(template: str, mode: str) -> None:
    interview = resumed_often(random.Random(f"{template} {mode}"), {"template": template, "ask.mode": mode})
    assert unseen(interview.answers, at_hand()) == []
    assert incoherent(interview.answers, at_hand()) == []
    text = new_deal(interview.answers.data)
    wanted = load_deal(interview.answers.data, name="")
    read = msgspec.structs.replace(load_deal(text, name=""), lines={})
    assert read == msgspec.structs.replace(wanted, lines={})


def resumed_often(chance: random.Random, fixed: dict[str, str]) -> Interview:
    """A conversation from nothing that ends in the middle now and then, and goes on from what was on disk."""
    disk = [msgspec.json.encode(Answers())]
    asker = Wandering(chance, fixed=fixed, deaths=0.03)
    while True:
        answers = msgspec.json.decode(disk[-1], type=Answers)
        interview = Watched(answers, at_hand(), asker, kept_in(disk), Review(TODAY))
        try:
            assert interview.run() == "save"
        except Killed:
            continue
        return interview


def kept_in(disk: list[bytes]) -> Callable[[Answers], None]:
    return lambda answers: disk.append(msgspec.json.encode(answers))


@pytest.mark.slow
def test_between_them_the_conversations_say_everything_that_a_deal_can_hold() -> None:
    """So that the property above is about meanings, holders, waivers and bodies too, and not about titles alone."""
    wanted = {"means", "held_by", "private", "reason", "waiver", "text", "model", "name", "chair", "measure", "lead",
              "items", "tbc", "kept", "ask.from", "ask.waived", "two bodies", "several partners"}  # fmt: skip
    seen: set[str] = set()
    # The first of these say what seldom comes of itself; after them whatever comes.
    for seed in (2, 3, 5, 134, 14, *range(48)):
        answers = walk(seed)[0].answers
        data = answers.data
        parts = [data.get(key) or [] for key in ("red_lines", "governance", "objectives")]
        seen |= {key for part in (*parts, data.get("terms", {})) for key in keys_within(part)}
        seen |= {"kept"} if answers.kept else set()
        seen |= set(answers.steering)
        seen |= {"two bodies"} if len(answers.bodies()) > 1 else set()
        seen |= {"several partners"} if len(answers.parties()) > 2 else set()
        if wanted <= seen:
            break
    assert wanted - seen == set()


def keys_within(data: Any) -> Iterator[str]:
    """Every key of a deal's part, however deep; a value to be confirmed counts as the key ``tbc``."""
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from keys_within(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys_within(value)
    elif data == "tbc":
        yield "tbc"


def dotted(answers: Answers) -> str:
    """The answers as an answers file: the keys of ``moudraft questions`` for what is one value, whole lists else."""
    data = {key: value for key, value in answers.data.items() if key not in ("terms", "group", "moudraft")}
    data |= {f"terms.{axis}": value for axis, value in answers.data.get("terms", {}).items()}
    data |= {f"group.{part}": value for part, value in answers.data.get("group", {}).items()}
    return new_deal({"moudraft": 1, **data})


@settings(max_examples=some(10, 2), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), cut=st.integers(1, 120))
@pytest.mark.slow
def test_a_conversation_cut_off_anywhere_goes_on_with_every_answer(seed: int, cut: int) -> None:
    _, _, kept = walk(seed)
    halfway = msgspec.json.decode(msgspec.json.encode(kept[min(cut, len(kept)) - 1]), type=Answers)
    desk = at_hand()
    before = {s.key: value_of(halfway, s.question, s.key) for s in plan(halfway, desk) if s.key in halfway.status}
    names = {
        "title": "A title",
        "parties.0.name": "A Council",
        "parties.1.name": "B Council",
        "parties.0.short_name": "A",
        "parties.1.short_name": "B",
        "terms.costs.items": "rooms",
    }
    again, ending, _ = talk(Scripted(names), halfway)
    after = {s.key: value_of(again.answers, s.question, s.key) for s in plan(again.answers, desk)}
    assert ending == "save"
    # A party that is given another short name is called by it wherever the deal speaks of it.
    called = [[each.get("short_name") for each in made.parties()] for made in (halfway, again.answers)]
    new = {old: now for old, now in zip(*called, strict=False) if isinstance(old, str) and isinstance(now, str)}
    followed = msgspec.structs.replace(halfway, data=all_renamed(halfway.data, new))
    expected = {s.key: value_of(followed, s.question, s.key) for s in plan(halfway, desk) if s.key in before}
    assert {key: value for key, value in expected.items() if value and after.get(key) != value and key in after} == {}
