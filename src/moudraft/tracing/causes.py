"""What asked for each paragraph of a draft: the deal, a red line of it, the law, protection, or only the template."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Literal, NamedTuple

from moudraft.document.drafted import Drafted
from moudraft.document.provenance import Spot
from moudraft.library.template import Slot
from moudraft.selection import Choice
from moudraft.selection.facts import principal
from moudraft.selection.given import Given
from moudraft.selection.posture import asking
from moudraft.tracing.deciding import kept_in, plain_keys
from moudraft.tracing.pages import Unit

Kind = Literal["particular", "choice", "red line", "addition", "law", "protection", "core", "habit"]
GROUPS: dict[str, tuple[Kind, ...]] = {
    "asked": ("particular", "choice", "red line", "addition"),
    "protective": ("law", "protection", "core"),
    "unasked": ("habit",),
}
"""The kinds of causes as they are counted."""
PROTECTS = "it protects a party\u2019s position"


class Cause(NamedTuple):
    """What asked for a paragraph, in words, and the keys of the deal where it was one that asked."""

    kind: Kind
    text: str
    keys: tuple[str, ...] = ()


class Causes:
    """The cause of every unit. ``said`` holds by spot the keys of the leaves that a paragraph is there to say."""

    def __init__(self, made: Drafted, said: dict[Spot, dict[str, None]], keys: Collection[str]) -> None:
        self.made = made
        self.said = said
        self.keys = keys
        self.given = Given(made.deal, made.selection.terms, made.library, openly=True)
        board = principal(made.selection.terms.bodies)
        self.board = board.key if board else ""
        self.slots: dict[str, Slot] = {slot.id: slot for _, slot in made.selection.template.slots()}
        self.choices = {each.slot: each for each in made.selection.choices}
        self.of_choices: dict[str, Cause] = {}

    def of(self, unit: Unit) -> Cause:
        """What asked for a unit: a value that it says, or its line rests on; else what asked for its clause."""
        choice = self.choices.get(unit.spots[0].provision)
        found = dict.fromkeys(key for spot in unit.spots for key in self.said.get(spot, ()))
        found |= dict.fromkeys(key for spot in unit.spots for key in self.line_keys(spot))
        if found:
            return Cause("particular", "", tuple(found))
        return self.of_choice(choice) if choice else Cause("addition", "the deal\u2019s own words")

    def line_keys(self, spot: Spot) -> list[str]:
        """The keys of the deal for which the line of a paragraph stands."""
        out = []
        for name in self.made.provenance.stands_by(spot):
            if name in self.keys:
                out.append(name)
            elif self.given.fact(name):
                out.extend(self.keys_of(name))
        return out

    def keys_of(self, fact: str) -> list[str]:
        """The keys that settle a fact, as the deal gives them; the first there is where it gives none by that name."""
        known = plain_keys(fact, self.made.library, self.board)
        return [key for key in known if key in self.keys] or list(known[:1])

    def of_choice(self, choice: Choice) -> Cause:
        """What asked for a clause."""
        if choice.slot not in self.of_choices:
            self.of_choices[choice.slot] = self.by_deal(choice) or self.by_weight(choice)
            if self.of_choices[choice.slot].kind == "habit":
                self.of_choices[choice.slot] = self.by_need(choice)
        return self.of_choices[choice.slot]

    def by_deal(self, choice: Choice) -> Cause | None:
        """The deal's addition, a red line that the clause keeps, or what the deal chose."""
        added = [why for why in choice.because if why.kind == "deal"]
        if added:
            return Cause("addition", "the deal adds it")
        if self.given.words(choice.clause.id):
            return Cause("choice", "the deal chooses its wording")
        if kept := self.keeps.get(choice.slot):
            return Cause("red line", "; ".join(kept))
        slot = self.slots.get(choice.slot)
        if slot is not None and slot.weight in ("core", "protective"):
            return None
        met = asking(choice.clause, choice.wording, slot, self.given)
        lines = [line for line in met if "red_lines" not in line.name]
        asked = [str(line) for line in lines] or self.given.printed(choice.wording)
        keys = dict.fromkeys(key for line in lines for key in self.keys_of(line.name))
        return Cause("choice", ", ".join(dict.fromkeys(asked)), tuple(keys)) if asked else None

    @cached_property
    def keeps(self) -> dict[str, list[str]]:
        """By slot, the red lines that it keeps and anybody may read of."""
        return self._kept(private=False)

    @cached_property
    def keeps_in_private(self) -> dict[str, list[str]]:
        return self._kept(private=True)

    def _kept(self, *, private: bool) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for held in self.made.selection.terms.red_lines:
            if held.line.private == private:
                for choice in kept_in(self.made, held):
                    found.setdefault(choice.slot, []).append(held.title)
        return found

    def by_weight(self, choice: Choice) -> Cause:
        """What the clause weighs in this paper."""
        slot = self.slots.get(choice.slot)
        if slot is not None and slot.weight == "core":
            return Cause("core", "a paper of this kind is none without it")
        if slot is not None and slot.weight == "protective":
            law = [self.made.library.law[id] for id in choice.clause.basis if id in self.made.library.law]
            cites = [each.cite for each in law if each.prints]
            if cites:
                return Cause("law", f"{slot.because} ({'; '.join(cites)})")
            return Cause("protection", slot.because)
        private = any(why.kind == "red line" for why in choice.because) or choice.slot in self.keeps_in_private
        if private:
            return Cause("protection", PROTECTS)
        return Cause("habit", "; ".join(dict.fromkeys(why.text for why in choice.because)))

    def by_need(self, choice: Choice) -> Cause:
        """A clause that another needs is there for what asked for that one."""
        for other in self.choices.values():
            if other is not choice and choice.clause.id in other.clause.needs:
                cause = self.by_deal(other) or self.by_weight(other)
                if cause.kind != "habit":
                    return Cause(cause.kind, f"{other.clause.title} needs it", cause.keys)
        return self.of_choices[choice.slot]
