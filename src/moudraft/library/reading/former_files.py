"""Where files of a house library stood before, and where they stand now: both are read, and ``upgrade`` moves them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from moudraft.problems import Location, Problem


class FormerFile(msgspec.Struct, frozen=True):
    """A file by the paths it had and has in a library, and the month (YYYY-MM) since which it has the new one."""

    before: str
    now: str
    since: str


FORMER_FILES = (
    FormerFile("templates/terms.yaml", "clauses/axes.yaml", "2026-12"),
    FormerFile("templates/words.yaml", "clauses/words-to-avoid.yaml", "2026-12"),
    FormerFile("templates/questions.yaml", "clauses/questions.yaml", "2026-12"),
    FormerFile("clauses/register.yaml", "clauses/nations/england/register.yaml", "2026-12"),
)


def present_name(name: str) -> str:
    """What a file of a library is called now."""
    return next((each.now for each in FORMER_FILES if each.before == name), name)


def was_called(name: str) -> list[str]:
    """What a file of a house library was called before, where it was called otherwise."""
    return [each.before for each in FORMER_FILES if each.now == name]


def to_move(house: Path) -> list[FormerFile]:
    """The files of a library that stand where they stood formerly."""
    return [each for each in FORMER_FILES if (house / each.before).is_file()]


def both(house: Path, former: FormerFile) -> Problem:
    """What is said where a library has a file in its former place and in its present one."""
    wrong = f"{former.before} is called {former.now} now, and this library has both"
    return Problem(Location(str(house / former.before)), wrong, "keep the one that is right")
