"""Choose among the wordings of a clause: the deal's choice, then the most conditions met, then the ladder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from moudraft.library.condition import Facts, Unmet, failing, first_failing, match
from moudraft.library.template import Slot
from moudraft.library.wording import POSITIONS, Clause, Wording
from moudraft.library.worked_out import once_for
from moudraft.problems import Location, MoudraftError, Problem


class TurnedDown(msgspec.Struct, frozen=True, gc=False):
    """A wording that was not chosen, and why."""

    wording: str
    reason: str | Unmet

    @property
    def why(self) -> str:
        return str(self.reason)


Place = Callable[[Sequence[str]], Location]
"""Where the deal settles the first of some facts."""


def choose_wording(
    clause: Clause, slot: Slot, asked: str, facts: Facts, because: str, place: Place
) -> tuple[Wording, tuple[TurnedDown, ...]]:
    """The wording for a slot, and why each of the others in its register was turned down.

    ``asked`` is the wording the deal names, if it does; ``because`` says why the clause is in, for messages. Raises
    ``MoudraftError`` when no wording fits, or two fit equally well.
    """
    candidates = once_for(clause, _by_register).get(slot.register, [])
    if asked or slot.wording:
        by_name = {wording.name: wording for wording in candidates}
        named = by_name.get(asked) or by_name.get(slot.wording)
        if named is not None:
            why = "the deal chose another" if named.name == asked else "the template names another"
            return named, tuple(TurnedDown(each.name, why) for each in candidates if each is not named)
    found = [(each, match(each.when, facts)) for each in candidates]
    # By name: to look up a wording by itself is to go through all its words.
    met = {each.name: len(lines) for each, lines in found if lines is not None}
    if not met:
        raise MoudraftError(_no_wording(clause, slot, candidates, facts, because, place))
    fitting = [each for each, lines in found if lines is not None]
    if len(candidates) == 1:
        return fitting[0], ()
    best, *others = sorted(fitting, key=lambda each: (-met[each.name], POSITIONS.index(each.position)))
    ties = [each for each in others if met[each.name] == met[best.name] and each.position == best.position]
    if ties:
        names = " and ".join(f'"{each.name}"' for each in (best, *ties))
        hint = "give one of them another line of condition, or choose under clauses: wording:"
        raise MoudraftError(Problem(best.location, f"the wordings {names} of {clause.id} fit equally well", hint))
    return best, tuple(
        TurnedDown(each.name, _why_not(each, best, met, facts)) for each in candidates if each is not best
    )


def _by_register(clause: Clause) -> dict[str, list[Wording]]:
    """The wordings of a clause by their register."""
    found: dict[str, list[Wording]] = {}
    for each in clause.wordings:
        found.setdefault(each.register, []).append(each)
    return found


def _why_not(wording: Wording, best: Wording, met: dict[str, int], facts: Facts) -> str | Unmet:
    if wording.name not in met:
        return Unmet(wording.when, facts)
    if met[wording.name] < met[best.name]:
        return "fits, but fewer of its lines match"
    return f"fits as well, but is {wording.position} on the ladder"


def _no_wording(
    clause: Clause, slot: Slot, candidates: list[Wording], facts: Facts, because: str, place: Place
) -> Problem:
    """The answers of the deal that no wording is for: its line comes first, and the clause's after it."""
    why = "; ".join(f"{each.name}: {failing(each.when, facts)}" for each in candidates[:4])
    message = f"no wording of {clause.id} fits as a {slot.register} ({clause.location})"
    if not candidates:
        return Problem(clause.location, message, f"the clause has none for that register ({because})")
    where = place([name for each in candidates for name in first_failing(each.when, facts)])
    return Problem(where, message, f"{why} ({because}); or choose one under clauses: wording:")
