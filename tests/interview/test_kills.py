"""Killed at every prompt of a full interview, and resumed: nothing is lost and nothing is asked twice.

A kill is an asker that raises; what goes on is read back from the disk. The same with real processes and real signals
stands in test_terminal.py: at every question of quick mode, and at a sample of those of full mode.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Prompt
from moudraft.interview.conversation import Interview
from moudraft.interview.plan import plan, unanswered
from moudraft.interview.review import Review
from tests.interview.askers import Killed, Scripted
from tests.interview.talks import NAMES, TODAY, at_hand

FULL: dict[str, Any] = {
    **NAMES,
    "ask.mode": "full",
    "date": "31 March 2027",
    "parties.more": "NHS Moorland Integrated Care Board",
    "red_lines": (["operational-independence"], "=NHS Moorland", "search", "veto", ["veto"], "opt-out", "every", "own",
                  "No desk closes", "=Eastvale", "bar", "done"),
    "objectives": ("search", "resilience", lambda prompt: [prompt.choices[0].value], "own", "keep staff", "change",
                   "1", "measure", "turnover below 10%", "done"),
    "ask.lists": ["principles", "programme"],
    "principles": ("own", "say it early", "Candour", "done"),
    "programme": ("own", "name the officers", "change", "0", "due", "May 2028", "done"),
    "governance": (["leaders-board", "programme-board"],),
    "terms.costs": (["lie-where-they-fall", "lead-funds"],),
    "terms.costs.lead": "Eastvale",
    "terms.costs.items": "a manager; rooms",
    "terms.costs.cap": "£2 million | VAT",
    "terms.dispute": "ladder",
    "terms.dispute.steps": ("lead officers | 5 working days", "chief executives", ""),
}  # fmt: skip


class Mortal(Scripted):
    """Says what the script has, and dies at the prompt with a number, or at the first prompt of another question."""

    def __init__(self, script: Mapping[str, Any], at: int = 0, question: str = "") -> None:
        super().__init__({key: copy.copy(says) for key, says in script.items()})
        self.at = at
        self.question = question
        self.over = False

    def say(self, prompt: Prompt) -> Any:
        self.over = bool(self.question) and prompt.key not in (self.question, "conflict")
        if self.over or len(self.asked) == self.at:
            raise Killed
        return super().say(prompt)


def sitting(store: Store, asker: Scripted) -> Answers:
    """One process: it reads what is on disk, asks, and ends or dies. What it had in hand when it died is returned."""
    interview = Interview(store.read() or Answers(), at_hand(), asker, store.keep, Review(TODAY))
    with contextlib.suppress(Killed):
        interview.run()
    return interview.answers


def without_place(answers: Answers) -> tuple[Any, ...]:
    return answers.data, answers.status, answers.steering, answers.shelf, answers.kept


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answers, list[str]]:
    """The interview without a break: its answers, and its questions in order."""
    store = Store(tmp_path_factory.mktemp("whole") / "deal.yaml")
    asker = Mortal(FULL, -1)
    return sitting(store, asker), list(dict.fromkeys(asker.keys))


@pytest.mark.slow
def test_the_walk_is_a_full_one(whole: tuple[Answers, list[str]]) -> None:
    answers, keys = whole
    assert len(keys) > 60
    assert {"objectives", "red_lines", "principles", "governance.1.led_by", "terms.dispute.days"} <= set(keys)
    assert len(answers.data["red_lines"]) == 3


def test_killed_at_every_prompt_and_resumed_it_ends_with_the_same_deal(
    whole: tuple[Answers, list[str]], tmp_path: Path
) -> None:
    store = Store(tmp_path / "deal.yaml")
    asked: list[str] = []
    prompts = 0
    while True:
        kept = store.read() or Answers()
        step = unanswered(plan(kept, at_hand()), kept)
        if step is None:
            break
        for at in range(1, 20):
            # Die at each prompt inside one question, in a process of its own, before it is answered for good.
            asker = Mortal(FULL, at, step.key)
            hand = sitting(Store(trial(store, tmp_path / f"{at}")), asker)
            left = Store(tmp_path / f"{at}" / "deal.yaml").read() or Answers()
            assert without_place(left) == without_place(hand), f"{step.key}, prompt {at}"
            assert {key: left.status.get(key) for key in kept.status} == kept.status, step.key
            prompts += 1
            if asker.over:
                break
        hand = sitting(store, Mortal(FULL, -1, step.key))
        assert without_place(store.read() or Answers()) == without_place(hand), step.key
        assert step.key in hand.status, step.key
        asked.append(step.key)
    ended = store.read()
    assert ended is not None
    assert without_place(ended) == without_place(whole[0])
    assert [key for key in asked if asked.count(key) > 1] == []
    assert asked == [key for key in whole[1] if key in ended.status]
    assert prompts > len(asked) + 15


def trial(store: Store, folder: Path) -> Path:
    """A copy of what is on disk, to die on."""
    folder.mkdir(exist_ok=True)
    copied = Store(folder / "deal.yaml")
    copied.forget()
    kept = store.read()
    if kept is not None:
        copied.keep(kept)
    return folder / "deal.yaml"
