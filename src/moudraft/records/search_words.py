"""Other names of clauses: what lawyers call what the library calls otherwise (``clauses/search-words.yaml``)."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Sequence
from pathlib import Path

import msgspec

from moudraft.data import path as bundled
from moudraft.yaml_source.text_file import convert, parse, read_file

FILE = "clauses/search-words.yaml"


class OtherNameForm(msgspec.Struct, forbid_unknown_fields=True):
    """One entry: the terms, and the ids of the clauses they stand for."""

    say: list[str]
    find: list[str]


def other_names(house: Path | None = None) -> list[OtherNameForm]:
    """Every entry of the built-in file, and of a house library's. Raises ``MoudraftError`` for what cannot be read."""
    files = [bundled(FILE), *([house / FILE] if house is not None and (house / FILE).is_file() else [])]
    return [each for file in files for each in convert(parse(read_file(file), str(file)), list[OtherNameForm])]


def clauses_meant(wanted: Sequence[str], house: Path | None = None) -> dict[str, set[str]]:
    """By clause, the words asked for that are another name of it. A term counts where its words stand in a row."""
    asked = f" {' '.join(wanted)} "
    found: dict[str, set[str]] = {}
    for each in other_names(house):
        said = [term.casefold() for term in each.say if f" {term.casefold()} " in asked]
        for id in each.find if said else ():
            found.setdefault(id, set()).update(word for term in said for word in term.split())
    return found
