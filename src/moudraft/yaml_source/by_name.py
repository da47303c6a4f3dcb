"""A deal's text by the name of its file: TOML where it ends so, and otherwise YAML, of which JSON is a part."""

from __future__ import annotations

from pathlib import PurePath

from moudraft.problems import Location, MoudraftError, Problem
from moudraft.yaml_source.tree import Tree, parse

TOML = ".toml"
LINES = (".jsonl", ".ndjson")


def is_toml(file: str | PurePath) -> bool:
    """Whether a file is TOML by its name."""
    return str(file).lower().endswith(TOML)


def parse_by_name(text: str, file: str, path: PurePath | None = None) -> Tree:
    """The tree of a text, with every line; ``file`` is what messages call it, and its name where there is no ``path``.

    Raises ``MoudraftError`` with all that cannot be read.
    """
    if str(path or file).lower().endswith(LINES):
        _refuse_several(text, file)
    if not is_toml(path or file):
        return parse(text, file)
    from moudraft.yaml_source.toml_text import parse_toml

    return parse_toml(text, file)


def _refuse_several(text: str, file: str) -> None:
    """Raise for JSON Lines that hold more than one deal."""
    filled = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(filled) > 1:
        hint = f"draft them all: moudraft batch {file} -o FOLDER"
        raise MoudraftError(Problem(Location(file, filled[1]), "another deal begins here, and one is read", hint))


def refuse_toml(file: PurePath, work: str) -> None:
    """Raise for a TOML file where only YAML can be changed in place."""
    if is_toml(file):
        hint = "change it yourself, or begin a YAML one from it: moudraft new DEAL.yaml --from " + file.name
        raise MoudraftError(Problem(Location(str(file)), f"a deal in TOML cannot be {work}", hint))
