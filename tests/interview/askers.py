"""Askers for tests: one that says what a script says, one that says anything sensible at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from moudraft.interview.asker import Command, Prompt

Say = Any
MENUS = ("done", "draft", "save", "open")
# Answers with more behind them than the rest: meanings to choose between, parts of their own.
SELDOM = ("veto", "equal-voice", "proportional-voice", "local-ideas", "lead-funds", "leaders-board")
WORDS = {
    "title": ("Shared Services Partnership", "Café São João", "Smith & Sons <Ltd>", "A “quoted” title: with a colon"),
    "name": ("the Partnership", "North & South Group", "Ynys Môn Alliance"),
    "partner": ("Northmoor District Council", "Eastvale Borough Council", "Saint-Côme Charity",
                "Leeds City Council", "NHS Kernow Board"),
}  # fmt: skip


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


class Asker:
    """What both have in common: everything said and shown is kept."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.asked: list[Prompt] = []

    def show(self, text: str) -> None:
        self.shown.append(text)

    def say(self, prompt: Prompt) -> Say:
        raise NotImplementedError

    def _ask(self, prompt: Prompt) -> Say:
        can_be_asked(prompt)
        self.asked.append(prompt)
        return self.say(prompt)

    choose = choose_several = text = confirm = _ask

    @property
    def keys(self) -> list[str]:
        return [prompt.key for prompt in self.asked]


def can_be_asked(prompt: Prompt) -> None:
    """What every asker may rely on: a list offers something, each answer once, and what Enter takes is in it."""
    values = [choice.value for choice in prompt.choices]
    assert len(values) == len(set(values)), f"{prompt.key} offers one answer twice: {values}"
    if prompt.kind == "choose":
        assert values, f"{prompt.key} offers nothing"
        assert not prompt.default or prompt.default in values, f"{prompt.key} has no answer {prompt.default!r}"
    if prompt.kind == "several":
        assert set(prompt.checked) <= set(values), f"{prompt.key} marks what it does not offer: {prompt.checked}"


class Scripted(Asker):
    """Says what the script has for a key: one thing, or a list of things to say one after another.

    A function is asked with the prompt. What the script does not have is answered with Enter.
    """

    def __init__(self, script: Mapping[str, Say] | None = None, ending: str = "save", limit: int = 2000) -> None:
        super().__init__()
        self.script = {key: list(says) if isinstance(says, tuple) else [says] for key, says in (script or {}).items()}
        self.ending = ending
        self.limit = limit

    def say(self, prompt: Prompt) -> Say:
        if len(self.asked) > self.limit:
            raise AssertionError(f"the conversation goes round in circles at {prompt.key}")
        waiting = self.script.get(prompt.key)
        if waiting:
            said = waiting.pop(0)
            return said(prompt) if isinstance(said, Callable) else said  # type: ignore[arg-type]
        return self.ending if prompt.key == "review" else enter(prompt)


def enter(prompt: Prompt) -> Say:
    """What pressing Enter says."""
    if prompt.kind == "several":
        return list(prompt.checked)
    if prompt.kind == "choose":
        return prompt.default or prompt.choices[0].value
    return prompt.default


class Wandering(Asker):
    """Answers at random, as a person might: mostly straight on, now and then back, open, or elsewhere."""

    def __init__(
        self, chance: random.Random, limit: int = 1500, fixed: Mapping[str, Say] | None = None, deaths: float = 0
    ) -> None:
        super().__init__()
        self.chance = chance
        self.limit = limit
        self.fixed = fixed or {}
        self.deaths = deaths
        self.times: dict[str, int] = {}

    def say(self, prompt: Prompt) -> Say:
        times = self.times[prompt.key] = self.times.get(prompt.key, 0) + 1
        if len(self.asked) > self.limit:
            raise AssertionError(f"the conversation goes round in circles at {prompt.key}")
        tired = len(self.asked) > 150 or times > 6
        if prompt.key in self.fixed and prompt.kind == "choose":
            return self.fixed[prompt.key]
        if not tired and self.chance.random() < self.deaths:
            raise Killed
        if prompt.key == "review":
            return (
                "save"
                if tired or self.chance.random() < 0.7
                else self.chance.choice(("jump", "full", "findings", "usual", "own"))
            )
        if prompt.default and prompt.kind == "text" and not tired and self.chance.random() < 0.15:
            return ""  # cleared
        other = [
            each
            for each in (Command.BACK, Command.SKIP, Command.TBC, Command.HELP, Command.JUMP)
            if each in prompt.commands
        ]
        if other and not tired and self.chance.random() < 0.2:
            return self.chance.choice(other)
        return self.answer(prompt, tired)

    def answer(self, prompt: Prompt, tired: bool) -> Say:
        values = [choice.value for choice in prompt.choices]
        if prompt.kind == "several":
            few = self.chance.sample(values, min(len(values), self.chance.randint(0, 3)))
            few += [value for value in values if value in SELDOM and self.chance.random() < 0.5]
            return [value for value in values if value in few]
        if prompt.kind == "choose":
            going = [value for value in values if value in MENUS]
            if going and (tired or self.chance.random() < 0.4):
                return going[0]
            if "change" in values and self.chance.random() < 0.4:
                return "change"
            return self.chance.choice(values)
        return self.words(prompt, tired)

    def words(self, prompt: Prompt, tired: bool) -> str:
        if prompt.key == "parties.more":
            return "" if tired or self.chance.random() < 0.6 else f"Partner Council {len(self.asked)}"
        if prompt.key.endswith((".name", "title", "short_name")) and self.chance.random() < 0.9:
            pool = "partner" if prompt.key.startswith("parties") else "title" if prompt.key == "title" else "name"
            return f"{self.chance.choice(WORDS[pool])} {len(self.asked) if pool == 'partner' else ''}".strip()
        if prompt.default and self.chance.random() < 0.5:
            return prompt.default
        return self.chance.choice(
            ("2027-04-01", "31 March 2028", "three months", "the Chief Executive", "one; two; three", "")
        )
