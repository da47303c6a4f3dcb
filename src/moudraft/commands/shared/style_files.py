"""A firm's style file as a command reads it: its bytes, the map that a person may have put beside it, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from moudraft.problems import Location, Problem
    from moudraft.writers.word.house_style import StyleSheet

LARGEST_STYLE = 50_000_000
MAP = "style.yaml"
LISTED = "moudraft style show lists them"


class Wish(NamedTuple):
    """A style that a map names, and where."""

    style: str
    location: Location


class StyleMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``style.yaml``: names of styles by role."""

    roles: dict[str, str] = {}


def read_style(path: Path, flag: str = "--style") -> tuple[bytes, StyleSheet]:
    """The content of a style file with its map in it, and what a draft takes from it.

    Raises ``MoudraftError`` with what is wrong with either, at its place.
    """
    from moudraft.problems import Location, MoudraftError, Problem
    from moudraft.writers.word.house_style import read_style_sheet
    from moudraft.writers.word.style_map import with_wishes

    where = Location(f"{flag}: {path}" if flag else str(path))
    content = _content(path, where, flag)
    wishes = _wishes(map_path) if (map_path := map_of(path)) else {}
    try:
        read = with_wishes(content, {role: wish.style for role, wish in wishes.items()}) if wishes else content
        return read, read_style_sheet(read)
    except MoudraftError as error:
        # What reads a style knows no file names, and no lines of a map.
        own = [Problem(where, each.message, each.hint) for each in error.problems]
        raise MoudraftError(_unmet(content, wishes) or own) from None


def _unmet(content: bytes, wishes: dict[str, Wish]) -> list[Problem]:
    """The lines of a map that name a style which the file does not have, each at its line."""
    from moudraft.problems import MoudraftError, Problem
    from moudraft.writers.word.house_style import read_style_sheet
    from moudraft.writers.word.style_map import with_wishes

    problems: list[Problem] = []
    for role, wish in wishes.items():
        try:
            read_style_sheet(with_wishes(content, {role: wish.style}))
        except MoudraftError as error:
            problems += [Problem(wish.location, each.message, each.hint) for each in error.problems]
    return problems


def map_of(path: Path) -> Path | None:
    """The map that goes with a style file: ``NAME.style.yaml`` or ``style.yaml`` beside it."""
    found = (each for each in (path.with_name(f"{path.stem}.{MAP}"), path.with_name(MAP)) if each.is_file())
    return next(found, None)


def _content(path: Path, where: Location, flag: str) -> bytes:
    from moudraft.problems import Location, MoudraftError, Problem
    from moudraft.yaml_source.text_file import read_bytes

    try:
        content = read_bytes(path, LARGEST_STYLE)
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else getattr(error, "strerror", None) or str(error)
        at, said = (Location(flag), f"{path}: {reason}") if flag else (Location(str(path)), reason)
        raise MoudraftError(Problem(at, said, "name a .docx or .dotx file")) from None
    if len(content) > LARGEST_STYLE:
        hint = "save a copy without pictures and text: only its styles are used"
        raise MoudraftError(Problem(where, "is too large: at most 50 MB is read", hint))
    return content


def _wishes(path: Path) -> dict[str, Wish]:
    """The lines of a map; ``MoudraftError`` names every part that no draft has."""
    from moudraft.problems import Location, Problem, did_you_mean, raise_if
    from moudraft.writers.word.word_names import ROLES
    from moudraft.yaml_source.fitting import convert
    from moudraft.yaml_source.text_file import read_file
    from moudraft.yaml_source.tree import parse

    tree = parse(read_file(path), str(path))
    found = convert(tree, StyleMap).roles if tree.data else {}
    places = {role: tree.lines.get(f"roles.{role}", Location(str(path), 1)) for role in found}
    unknown = [role for role in found if role not in ROLES]
    raise_if([
        Problem(places[role], f'no draft has a part "{role}"', did_you_mean(role, ROLES) or LISTED)
        for role in unknown
    ])  # fmt: skip
    return {role: Wish(name, places[role]) for role, name in found.items()}


def told_of(path: Path, sheet: StyleSheet) -> Iterator[str]:
    """What a person should know of a style file that is used: what was guessed and built in, and left behind."""
    guessed = [
        f"{role} is \u201c{name}\u201d" for role, (name, how) in sheet.played.items() if how in ("level", "look")
    ]
    built = sum(how == "built in" for _, how in sheet.played.values())
    if guessed or built:
        said = [f"guessed: {', '.join(guessed)}"] if guessed else []
        said += [f"{built} of {len(sheet.played)} styles are built in on its own text"] if built else []
        yield f"{path}: {'; '.join(said)} (moudraft style show {path} says which)"
    if sheet.dropped:
        yield f"{path}: left out of what is drafted: {', '.join(sheet.dropped)}"
