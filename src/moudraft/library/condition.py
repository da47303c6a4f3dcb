"""The one condition grammar: wordings, slots, red lines, defaults, checks and questions all use it.

A condition is a map whose lines must all hold, or a list of maps of which any may hold. A line names a fact and
gives a value, a list (any of), ``{not: …}`` or ``{at_least: …}`` in the fact's own order. Facts hold one value or
several; a value matches when it is among them. Because a condition is data, the lines that matched are the
reason shown, and a line that can never match can be found.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from moudraft.problems import Location, Problem, did_you_mean


class Fact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The values a fact has in one deal, and the order they stand in (empty: they are compared as numbers)."""

    values: tuple[str, ...]
    order: tuple[str, ...] = ()


Facts = Mapping[str, Fact]


class Line(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One line of a condition: the fact ``name`` and a test of its values."""

    name: str
    test: Literal["any", "not", "at_least"]
    values: tuple[str, ...]

    def __str__(self) -> str:
        shown = self.values[0] if len(self.values) == 1 else "[" + ", ".join(self.values) + "]"
        return f"{self.name}: {shown}" if self.test == "any" else f"{self.name}: {{{self.test}: {shown}}}"

    def holds(self, facts: Facts) -> bool:
        """Whether the line holds. A fact that the deal does not have matches nothing but ``not``."""
        fact = facts.get(self.name, _ABSENT)
        if self.test != "at_least":
            # Every draft asks this many thousand times: a plain loop, which is twice as quick.
            there = fact.values
            for value in self.values:
                if value in there:
                    return self.test == "any"
            return self.test == "not"
        return any(_rank(value, fact) >= _rank(self.values[0], fact) for value in fact.values)


_ABSENT = Fact(())

Condition = tuple[tuple[Line, ...], ...]
"""Alternatives, any of which may hold; an empty condition always holds."""

ALWAYS: Condition = ()


def _rank(value: str, fact: Fact) -> float:
    if value in fact.order:
        return fact.order.index(value)
    try:
        return float(value)
    except ValueError:
        return -1


def match(condition: Condition, facts: Facts) -> tuple[Line, ...] | None:
    """The lines of the alternative that holds (the longest, where several do), or None."""
    if not condition:
        return ()
    longest: tuple[Line, ...] | None = None
    for lines in condition:
        for line in lines:
            # As ``holds`` has it: some thousand lines are asked of every draft, and to call takes longer than to look.
            there = facts.get(line.name, _ABSENT).values
            for value in line.values:
                if value in there:
                    found = True
                    break
            else:
                found = False
            if line.test == "at_least":
                found = line.holds(facts)
            elif line.test == "not":
                found = not found
            if not found:
                break
        else:
            if longest is None or len(lines) > len(longest):
                longest = lines
    return longest


def holding(condition: Condition, facts: Facts) -> list[Line]:
    """The lines of every alternative that holds."""
    return [line for lines in condition if all(each.holds(facts) for each in lines) for line in lines]


def failing(condition: Condition, facts: Facts) -> str:
    """Why a condition does not hold: the first line that fails in each alternative, once where it is the same."""
    return " and ".join(dict.fromkeys(f"not {line}" for line in _first_failing(condition, facts)))


class Unmet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A condition that does not hold, with the facts it was held against: told in words only to whoever asks.

    ``opening`` goes before the words: "the clause asks for more: ".
    """

    condition: Condition
    facts: Facts
    opening: str = ""

    def __str__(self) -> str:
        return self.opening + failing(self.condition, self.facts)


def first_failing(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """The fact on which each alternative fails first."""
    return tuple(line.name for line in _first_failing(condition, facts) if line.name)


def _first_failing(condition: Condition, facts: Facts) -> list[Line]:
    found = []
    for lines in condition:
        for line in lines:
            if not line.holds(facts):
                found.append(line)
                break
    return found


def parse_condition(data: Any, where: Location) -> tuple[Condition, list[Problem]]:
    """A condition from plain YAML data, with every problem in it."""
    problems: list[Problem] = []
    alternatives = data if isinstance(data, Sequence) and not isinstance(data, str) else [data]
    condition = []
    if not alternatives:
        problems.append(Problem(where, "a condition with nothing in it", "take the line out, or give a map of facts"))
    for alternative in alternatives:
        if not isinstance(alternative, Mapping):
            problems.append(Problem(where, "a condition is a map of facts, or a list of such maps"))
            continue
        lines = (_parse_line(name, value, where, problems) for name, value in alternative.items())
        condition.append(tuple(line for line in lines if line is not None))
    return tuple(condition), problems


def _parse_line(name: str, value: Any, where: Location, problems: list[Problem]) -> Line | None:
    test: Literal["any", "not", "at_least"] = "any"
    if isinstance(value, Mapping):
        if len(value) != 1 or next(iter(value)) not in ("not", "at_least"):
            problems.append(Problem(where, f'the test of "{name}" is a value, a list, {{not: …}} or {{at_least: …}}'))
            return None
        key, value = next(iter(value.items()))
        test = "not" if key == "not" else "at_least"
    values = tuple(value) if isinstance(value, list | tuple) else (value,)
    if not values or not all(isinstance(each, str) for each in values) or (test == "at_least" and len(values) > 1):
        problems.append(Problem(where, f'"{name}" is tested against something that is not a value'))
        return None
    return Line(name, test, values)


def impossible(condition: Condition, known: Mapping[str, Iterable[str] | None], where: Location) -> list[Problem]:
    """The lines that can never match: an unknown fact, or a value the fact never has.

    ``known`` maps each fact to its possible values, or to None where any value may occur.
    """
    problems = []
    for line in (line for lines in condition for line in lines):
        if line.name not in known:
            problems.append(
                Problem(where, f'unknown fact "{line.name}" in a condition', did_you_mean(line.name, known))
            )
            continue
        values = known[line.name]
        if values is None:
            continue
        possible = list(values)
        for value in line.values:
            if value not in possible:
                message = f'"{line.name}" is never "{value}", so this can never match'
                problems.append(Problem(where, message, did_you_mean(value, possible)))
    return problems
