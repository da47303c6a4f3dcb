"""Find wordings that can tie: two of one register that may both fit, with as many lines and the same place.

Conditions are data, so this is worked out and not tried: two conditions can hold together unless some fact that has
one value only would need two. A pair is let off where a third wording fits whenever both do, and has more lines or,
with as many, a higher place on the ladder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from moudraft.library.condition import Fact, Line
from moudraft.library.wording import POSITIONS, Clause, Wording
from moudraft.problems import Problem
from moudraft.selection.facts import LIST_VALUES

Known = Mapping[str, Iterable[str] | None]
Lines = tuple[Line, ...]
_APART = [("none", value) for value in LIST_VALUES if value != "none"]
_APART += [("one", "many"), ("many", "one")]
"""Values of a list that never stand together."""


def ties(clause: Clause, known: Known, single: frozenset[str]) -> Iterator[Problem]:
    """The pairs of a clause's wordings that can tie. ``single`` names the facts that have one value in any deal."""
    for first, second in combinations(clause.wordings, 2):
        if first.register != second.register or first.position != second.position:
            continue
        for one in first.when or ((),):
            for other in second.when or ((),):
                if len(one) != len(other) or not _together((*one, *other), known, single):
                    continue
                if not _settled(clause, first, (*one, *other), known, single):
                    yield _problem(clause, first, second, (*one, *other))
                    break


def _together(lines: Lines, known: Known, single: frozenset[str]) -> bool:
    """Whether lines can all hold in one deal."""
    names = {line.name for line in lines}
    return all(_possible([line for line in lines if line.name == name], name, known, name in single) for name in names)


def _possible(lines: list[Line], name: str, known: Known, single: bool) -> bool:
    """Whether the lines on one fact can all hold: by one value, or where it may have several by one for each line."""
    excluded = {value for line in lines if line.test == "not" for value in line.values}
    wanted = [set(line.values) - excluded for line in lines if line.test == "any"]
    if not all(wanted):
        return False
    if not single:
        return not any(one <= {left} and right in other for one in wanted for other in wanted for left, right in _APART)
    values = known.get(name)
    if values is None and not wanted:
        return True
    if values is None:
        return any(all(line.holds({name: Fact((value,))}) for line in lines) for value in set.union(*wanted))
    order = list(values)
    return any(all(_holds(line, value, order) for line in lines) for value in order)


def _holds(line: Line, value: str, order: list[str]) -> bool:
    if line.test == "at_least":
        return line.values[0] not in order or order.index(value) >= order.index(line.values[0])
    return (value in line.values) == (line.test == "any")


def _settled(clause: Clause, pair: Wording, lines: Lines, known: Known, single: frozenset[str]) -> bool:
    """Whether a third wording, which comes before the pair, fits whenever all of ``lines`` hold."""
    most = max(len(alternative) for alternative in (pair.when or ((),)))
    for third in clause.wordings:
        if third.register == pair.register:
            needed = most if POSITIONS.index(third.position) < POSITIONS.index(pair.position) else most + 1
            for alternative in third.when or ((),):
                if len(alternative) >= needed and all(_implied(line, lines) for line in alternative):
                    return True
    return False


def _implied(line: Line, held: Lines) -> bool:
    """Whether a line must hold when others do: one of them is the same line, or narrower."""
    for each in held:
        if each.name == line.name and each.test == line.test:
            narrow, wide = set(each.values), set(line.values)
            if each == line or (line.test == "any" and narrow <= wide) or (line.test == "not" and wide <= narrow):
                return True
    return False


def _problem(clause: Clause, first: Wording, second: Wording, lines: Lines) -> Problem:
    when = "; ".join(dict.fromkeys(str(line) for line in lines)) or "always"
    message = f'"{first.name}" and "{second.name}" of {clause.id} can fit equally well'
    return Problem(second.location, message, f"give one another line of condition or a lower position ({when})")
