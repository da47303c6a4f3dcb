"""How a deal of a former format, or with names that have changed, becomes a deal of today.

The same tables serve reading, so that an old deal goes on to draft, and ``moudraft upgrade``, which writes the deal as
it is read. Nothing is taken out of them while deals that need it may be about; docs/format.md has the policy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import msgspec

from moudraft.deal import FORMAT
from moudraft.problems import Location
from moudraft.yaml_source.tree import Tree


class FormerName(msgspec.Struct, frozen=True):
    """A value of a deal, or with ``key`` a key, that is called otherwise now.

    ``place`` is a dotted path without numbers, ``rule``, ``id`` or ``model``: ``terms.exit`` is every value of that
    axis, however it is given; ``clauses.add`` every clause added; the keys of ``terms`` are the axes. ``since`` is the
    month (YYYY-MM) from which on the new name is right.
    """

    place: str
    before: str
    now: str
    since: str
    key: bool = False


class Step(msgspec.Struct, frozen=True):
    """What takes a deal from the format ``before`` to the next one. ``about`` says in words what that changes."""

    before: int
    about: str
    change: Callable[[dict[str, Any]], dict[str, Any]]
    since: str


class Upgrade(msgspec.Struct, frozen=True):
    """A deal's data as it would be written today, and what was changed in it, in words with the line of each.

    ``keys`` and ``values`` have the new names by old path, ``moved`` the old path of each part by its new one.
    """

    data: Any
    changes: tuple[tuple[Location, str], ...]
    keys: dict[str, str]
    values: dict[str, str]
    moved: dict[str, str]


FORMER_NAMES: tuple[FormerName, ...] = tuple(
    # What each of these said follows from the parties now.
    FormerName(f"clauses.wording.{clause}", before, "by-party", "2026-12")
    for clause in ("status/powers", "STA-4")
    for before in (
        "councils",
        "councils-placing-staff",
        "councils-lead-authority",
        "councils-lead-authority-placing-staff",
        "councils-joint-committee",
        "councils-joint-committee-placing-staff",
        "mixed",
        "mixed-placing-staff",
        "mixed-lead-authority",
        "mixed-lead-authority-placing-staff",
        "mixed-joint-committee",
        "mixed-joint-committee-placing-staff",
        "mixed-nhs-joint",
        "mixed-nhs-joint-placing-staff",
        "no-council",
    )
)
STEPS: tuple[Step, ...] = ()
_SAME_PLACE = frozenset(("rule", "id", "model"))


def upgraded(tree: Tree) -> Upgrade:
    """The deal of a tree in today's format and names."""
    changes: list[tuple[Location, str]] = []
    data = tree.data
    for step in _steps_from(data):
        data = {**step.change(data), "moudraft": str(step.before + 1)}
        changes.append((tree.where("moudraft"), f"format {step.before + 1} (since {step.since}): {step.about}"))
    renaming = _Renaming()
    data = renaming.whole(data, "", "", "")
    changes += [
        (tree.where(path), f"{name.before} is called {name.now} now (since {name.since})")
        for path, name in renaming.found
    ]
    return Upgrade(data, tuple(changes), renaming.keys, renaming.values, renaming.moved)


def brought_up(tree: Tree) -> Tree:
    """The tree as its deal would be written today, each part at the line it had."""
    if not (STEPS or FORMER_NAMES) or not isinstance(tree.data, dict):
        return tree
    made = upgraded(tree)
    lines = {**tree.lines, **{now: tree.where(before) for now, before in made.moved.items()}}
    return Tree(made.data, tree.file, lines, tree.comments, tree.cuts)


def _steps_from(data: Any) -> Iterator[Step]:
    """The steps between a deal's format and today's, in order; none for a format that is not a former one."""
    given = data.get("moudraft") if isinstance(data, dict) else None
    if isinstance(given, str) and given.isascii() and given.isdecimal() and len(given) < 5:
        yield from (step for step in STEPS if int(given) <= step.before < FORMAT)


class _Renaming:
    """One walk through a deal: what had a former name, by its path, and the paths that are others now."""

    def __init__(self) -> None:
        self.former = {(each.place, each.before, each.key): each for each in FORMER_NAMES}
        # Every place on the way to one of them, and there are few.
        self.ways = {way for each in FORMER_NAMES for way in accumulate(each.place.split("."), _below)} | {""}
        self.found: list[tuple[str, FormerName]] = []
        self.keys: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.moved: dict[str, str] = {}

    def whole(self, data: Any, path: str, now: str, place: str) -> Any:
        """Data with present names. ``path`` is where it stood, ``now`` where it stands."""
        if now != path:
            self.moved[now] = path
        elif place not in self.ways:
            return data
        if isinstance(data, dict):
            return dict(self._entry(data, key, path, now, place) for key in data)
        if isinstance(data, list):
            return [self.whole(each, _below(path, n), _below(now, n), place) for n, each in enumerate(data)]
        former = self.former.get((place, data, False)) if isinstance(data, str) else None
        if former is None:
            return data
        self.found.append((path, former))
        self.values[path] = former.now
        return former.now

    def _entry(self, data: dict[str, Any], key: str, path: str, now: str, place: str) -> tuple[str, Any]:
        name, inner = key, _below(path, key)
        former = self.former.get((place, key, True))
        if former is not None and former.now not in data:  # where both stand, the reader is told of a key too many
            name = self.keys[inner] = former.now
            self.found.append((inner, former))
        place = place if name in _SAME_PLACE else _below(place, name)
        return name, self.whole(data[key], inner, _below(now, name), place)


def _below(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)
