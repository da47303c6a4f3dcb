"""Settle every option axis: from the deal, from a red line, or from the defaults, with where each value came from.

An axis that nobody has set takes its default unless a red line of the deal forbids it; then the next allowed value,
and the reason says so. The rule for steering is the red line's own data: its ``error`` conditions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from moudraft.deal import Deal, RedLine, Setting
from moudraft.library import Axis, Default, Library, Meaning, RedLineEntry, Rule
from moudraft.library.condition import Condition, Fact, match
from moudraft.library.template import Template
from moudraft.library.wording import Clause, Wording
from moudraft.library.worked_out import once_for
from moudraft.problems import Location
from moudraft.selection.bodies import FilledBody, fill_bodies
from moudraft.selection.detail_facts import facts_of_details
from moudraft.selection.details import CHOSEN, OPEN
from moudraft.selection.facts import body_facts, deal_facts, principal
from moudraft.selection.own_lines import KIND_WORDS as KIND_WORDS
from moudraft.selection.own_lines import SAYS_NOTHING, is_keeper, keepers_of, meaning_of
from moudraft.selection.party_facts import named_party_facts
from moudraft.selection.settled_value import Source, Value

OWN_WORDS = "own-words"
"""The role of the clause that prints the red lines a deal gives in its own words."""


class HeldLine(msgspec.Struct, frozen=True):
    """A red line of the deal with its library entry (None for free text) and what it asks for.

    ``keepers`` are what the deal itself says keeps it: clauses, own provisions, axes and lists.
    """

    line: RedLine
    entry: RedLineEntry | None
    asks: Meaning
    keepers: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.entry.title if self.entry else self.line.text

    def is_kept_by(self, clause: Clause, wording: Wording | None = None) -> bool:
        """Whether a clause keeps this line: it says so, or the line asks for it, and its wording does not break it."""
        if KIND_WORDS in clause.roles and not (self.line.kind and self.line.text):
            # It prints what the line says of itself, and no words that keep it.
            return False
        if self.keepers and is_keeper(self.keepers, clause, wording):
            return True
        if self.entry is None:
            printed_in = KIND_WORDS if self.line.kind else OWN_WORDS
            only_stated = self.says_what_keeps_it and not self.line.kind
            return printed_in in clause.roles and not self.line.private and not only_stated
        if self.entry.id not in clause.protects and not self.asks.names(clause.id):
            return False
        return wording is None or not self.is_broken_by(wording)

    @property
    def is_checked(self) -> bool:
        """Whether the draft can be held against the line: it is the library's, or says for itself what keeps it."""
        return self.entry is not None or bool(self.line.kind or self.says_what_keeps_it or self.asks.rules)

    @property
    def says_what_keeps_it(self) -> bool:
        return bool(self.line.kept_by or self.keepers)

    def is_broken_by(self, wording: Wording) -> bool:
        """Whether a wording breaks this line by itself: it carries what an error of the line names.

        So a line that "whoever creates a work keeps it" is not counted as kept by the clause that shares ownership.
        """
        if not wording.carries:
            return False
        carried = set(wording.carries)
        return any(
            any(line.name == "carries" and line.test == "any" and carried & set(line.values) for line in lines)
            and all(line.name in ("clauses", "carries") for line in lines)
            for rule in self.asks.rules
            if rule.severity == "error" and not rule.unless
            for lines in rule.when
        )


class Terms(msgspec.Struct, frozen=True):
    """Everything conditions and wordings rest on: values, bodies, red lines, and all of it as facts."""

    values: dict[str, Value]
    bodies: tuple[FilledBody, ...]
    red_lines: tuple[HeldLine, ...]
    facts: dict[str, Fact]

    @property
    def bind_as_a_whole(self) -> bool:
        """Whether the paper is a contract from end to end."""
        return "full" in self.values["binding"].values


def settle(deal: Deal, library: Library, template: Template, *, upto: str = "") -> Terms:
    """Settle every axis of a deal whose names have been checked; or those up to one, on which no later one bears."""
    red_lines = tuple(held_line(deal, line, library) for line in deal.red_lines)
    facts = deal_facts(deal, library, template)
    settling = _Settling(deal, library, red_lines, facts)
    governance = settling.governance()
    bodies = fill_bodies(deal, library, template, governance.values)
    facts |= body_facts(bodies)
    values = {"governance": governance}
    facts["governance"] = Fact(governance.values, tuple(library.axes["governance"].values))
    for axis in library.axes.values():
        if upto in values:
            break
        if axis.id != "governance":
            value = settling.axis(axis, bodies)
            values[axis.id] = value
            facts |= settling.facts_of(axis, value)
            if axis.id in deal.terms and value.settled:
                facts[f"{axis.id}.{CHOSEN}"] = _CHOSEN
            if parties := settling.usual[axis.id].parties:
                named = {name: value.detail(axis, name) if value.settled else None for name in parties}
                facts |= named_party_facts(axis, named, deal, library)
    if any(held.keepers for held in red_lines):
        quiet = (axis for axis, each in values.items() if SAYS_NOTHING.issuperset(each.values) and not each.has_details)
        silent = {f"terms.{axis}" for axis in quiet}
        red_lines = tuple(_standing(held, silent) for held in red_lines)
    return Terms(values, bodies, red_lines, facts)


def settled_anew(deal: Deal, library: Library, axis: str, before: Terms) -> Value:
    """One axis of a deal, where ``before`` are the terms of a deal that differs in what it says of this axis alone.

    No axis bears on those before it, so that what is known of the others stands. The bodies are not settled anew.
    """
    red_lines = tuple(held_line(deal, line, library) for line in deal.red_lines)
    return _Settling(deal, library, red_lines, before.facts).axis(library.axes[axis], before.bodies)


def _standing(held: HeldLine, silent: set[str]) -> HeldLine:
    """A line without those of its keepers that are axes with which this paper says nothing, not even a detail."""
    if not silent.intersection(held.keepers):
        return held
    return msgspec.structs.replace(held, keepers=tuple(each for each in held.keepers if each not in silent))


def held_line(deal: Deal, line: RedLine, library: Library) -> HeldLine:
    """A red line of the deal with what it asks for, in the meaning the deal gives or its axes imply."""
    entry = library.red_lines.get(library.id_of(line.id))
    if entry is None:
        return HeldLine(line, None, meaning_of(line, Meaning(), library), keepers_of(deal, line, library))
    means = line.means or implied_meaning(deal, entry)
    asks = meaning_of(line, entry.asks(means), library)
    return HeldLine(msgspec.structs.replace(line, means=means), entry, asks, keepers_of(deal, line, library))


def implied_meaning(deal: Deal, entry: RedLineEntry) -> str:
    """The one meaning of a red line whose settings the deal's own terms already have, or nothing."""
    for name, meaning in entry.means.items():
        for axis, value in meaning.sets.items():
            if any(setting.value == value for setting in deal.terms.get(axis) or ()):
                return name
    return ""


OF_THE_WHOLE = ("binding", "numbering")
"""The axes that bear on every paragraph of a paper."""
_CHOSEN = Fact(("yes",))


class _Settling:
    def __init__(self, deal: Deal, library: Library, red_lines: tuple[HeldLine, ...], facts: dict[str, Fact]) -> None:
        self.deal = deal
        self.library = library
        self.red_lines = red_lines
        self.facts = facts
        self.usual = once_for(library.axes, _usual_of)

    def governance(self) -> Value:
        """The governance axis follows from the deal's bodies; its default names models to set up."""
        axis = self.library.axes["governance"]
        if self.deal.governance:
            names = tuple(self.library.id_of(b.model) for b in self.deal.governance)
            where = self.deal.where("governance")
            return Value("governance", tuple(map(Setting, names)), _given(where), "the deal names its bodies", where)
        return self.from_default(axis)

    def axis(self, axis: Axis, bodies: tuple[FilledBody, ...]) -> Value:
        if axis.id in self.deal.terms:
            where = self.deal.where(f"terms.{axis.id}")
            settings = self.deal.terms[axis.id]
            beside = {k: v for s in settings or () if s.value == OPEN for k, v in s.details.items()}
            if settings is not None and not beside:
                return Value(axis.id, settings, _given(where), "the deal says so", where)
            fallback = self.from_default(axis)
            because = "to be confirmed; until then the default stands: " + fallback.because
            return msgspec.structs.replace(fallback, because=because, location=where, settled=False, beside=beside)
        if (held := self.asking.get(axis.id)) is not None:
            where = self.deal.where(held.line.key)
            because = f"the red line {held.title} asks for it"
            settings = (Setting(held.asks.sets[axis.id]),)
            return Value(axis.id, settings, "red line", because, where, private=held.line.private)
        board = principal(bodies) if axis.id == "decision" else None
        if board is not None and board.decision in axis.values:
            where = self.deal.where(f"{board.key}.decision")
            because = f"the usual rule of the model “{self.library.models[board.model].title}”"
            value = Value(axis.id, (Setting(board.decision),), "governance", because, where)
            own = any(body.key == board.key and body.decision for body in self.deal.governance)
            return value if own else self.steered(axis, value)
        return self.steered(axis, self.from_default(axis))

    def from_default(self, axis: Axis) -> Value:
        defaults = self.usual[axis.id].defaults
        return next(value for when, value in defaults if not when or match(when, self.facts) is not None)

    def facts_of(self, axis: Axis, value: Value) -> dict[str, Fact]:
        """The facts that the value of an axis makes, but for what the parties are that it names."""
        usual = self.usual[axis.id]
        for n, (_when, default) in enumerate(usual.defaults):
            if default is value:
                if n not in usual.facts:
                    usual.facts[n] = _facts_made(axis, value)
                return usual.facts[n]
        return _facts_made(axis, value)

    def steered(self, axis: Axis, value: Value) -> Value:
        """The default, or the next value that no red line forbids."""
        if axis.id not in self.forbidding or (forbidding := self.forbidden_by(axis, value.values)) is None:
            return value
        order = list(axis.values)
        start = order.index(value.values[0])
        for candidate in (*order[start + 1 :], *reversed(order[:start])):
            if self.forbidden_by(axis, (candidate,)) is None:
                usual = " and ".join(f"“{axis.values[each].label}”" for each in value.values)
                forbids = f"which the red line {forbidding.title} forbids"
                because = f"the default is {usual}, {forbids}; this is the next value"
                where = self.deal.where(forbidding.line.key)
                private = forbidding.line.private
                return Value(axis.id, (Setting(candidate),), "red line", because, where, private=private)
        return value

    def forbidden_by(self, axis: Axis, values: tuple[str, ...]) -> HeldLine | None:
        if not (rules := self.forbidding.get(axis.id)):
            return None
        facts = {**self.facts, axis.id: Fact(values, tuple(axis.values))}
        return next((held for held, rule in rules if _forbids(rule, axis.id, facts)), None)

    @cached_property
    def asking(self) -> Mapping[str, HeldLine]:
        """By axis, the first red line that asks for a value of it."""
        found: dict[str, HeldLine] = {}
        for held in self.red_lines:
            for axis in held.asks.sets if held.line.waiver is None else ():
                found.setdefault(axis, held)
        return found

    @cached_property
    def forbidding(self) -> Mapping[str, list[tuple[HeldLine, Rule]]]:
        """By fact, the rules of the red lines that can forbid something of it, in the order of the lines."""
        found: dict[str, list[tuple[HeldLine, Rule]]] = defaultdict(list)
        for held in self.red_lines:
            for rule in held.asks.rules if held.line.waiver is None else ():
                if rule.severity == "error":
                    for name in dict.fromkeys(line.name for lines in rule.when for line in lines):
                        found[name].append((held, rule))
        return found


def _forbids(rule: Rule, axis: str, facts: dict[str, Any]) -> bool:
    matched = match(rule.when, facts)
    # A fact that is not settled yet (a later axis, the clauses of the draft) forbids nothing so far.
    if not matched or all(line.name != axis for line in matched) or any(line.name not in facts for line in matched):
        return False
    return not rule.unless or match(rule.unless, facts) is None


class _Usual(msgspec.Struct, frozen=True):
    """What follows of an axis from the library alone, for every deal that says nothing of it.

    ``defaults`` holds in their order when each is taken and the value it is, ``facts`` what those values make that were
    taken so far; ``parties`` are the details that name a party.
    """

    defaults: tuple[tuple[Condition, Value], ...]
    parties: tuple[str, ...]
    facts: dict[int, dict[str, Fact]]


def _usual_of(axes: Mapping[str, Axis]) -> dict[str, _Usual]:
    return {id: _usual_of_one(axis) for id, axis in axes.items()}


def _usual_of_one(axis: Axis) -> _Usual:
    defaults = []
    for each in axis.defaults:
        source: Source = "template default" if _names_template(each) else "library default"
        settings = tuple(Setting(value, each.details) for value in each.values)
        value = Value(axis.id, settings, source, each.because, axis.location)
        defaults.append((each.when, value))
    return _Usual(tuple(defaults), tuple(name for name, detail in axis.details.items() if detail.kind == "party"), {})


def _facts_made(axis: Axis, value: Value) -> dict[str, Fact]:
    return {axis.id: Fact(value.values, tuple(axis.values)), **facts_of_details(axis, value)}


def _names_template(default: Default) -> bool:
    return any(line.name == "template" for lines in default.when for line in lines)


def _given(where: Location) -> Source:
    return "flag" if where.file.startswith("--") else "deal"
