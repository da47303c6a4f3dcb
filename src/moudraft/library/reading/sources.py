"""Find the clause library: the built-in files, a house library laid over them, and the cache of what they parse to.

A house library is a folder with ``clauses/`` and ``templates/`` of its own. A clause or template in it takes the place
of the built-in one, whole; an entry of a data file (an objective, a red line, a model, a word) that of the same id.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from moudraft.data import path as bundled
from moudraft.library import Layers, Library, Source
from moudraft.library.reading.cache import keep, library_key, read_cached
from moudraft.library.reading.former_files import FormerFile, both, present_name
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES, read_file

VERSION = "2026.11"
NOT_LIBRARY = ("README.md", "register.yaml", "search-words.yaml")
APART = ("templates/papers",)
"""Folders that are read by themselves: a draft does without the papers that go with it."""


def read_library(house: Path | None = None) -> Library:
    """The built-in library, or with ``house`` that folder's files laid over it, and then checked.

    Raises ``MoudraftError`` with every problem of every file.
    """
    files = built_in_files()
    version = VERSION
    # A house of a register alone changes no word of the library: it is the built-in one, under its own version.
    if own := _gather_house(house) if house is not None else {}:
        digest = hashlib.sha256("\0".join(f"{name}\0{own[name].text}" for name in sorted(own)).encode("utf-8"))
        version = f"{VERSION}+{digest.hexdigest()[:8]}"
        files |= {name: (*files.get(name, ()), source) for name, source in own.items()}
    key = library_key(files)
    library = read_cached(key)
    if library is None:
        library = parse_library(files, version, checked=house is not None)
        keep(key, library)
    return library


def built_in_files() -> Layers:
    """The files of the built-in library, each as its only layer."""
    folders = ("clauses", "templates")
    return {name: (source,) for folder in folders for name, source in gather(bundled(folder), folder).items()}


def parse_library(files: Layers, version: str = VERSION, *, checked: bool) -> Library:
    """The library that these files hold; ``checked`` proves it sound as well."""
    # Imported here: with a kept library nobody pays for the Markdown parser.
    from moudraft.library.reading.library_files import Reader

    library = Reader(files).library(version)
    if checked:
        from moudraft.library.reading.soundness import library_problems

        raise_if(library_problems(library))
    return library


def gather(folder: str | Path, name: str) -> dict[str, Source]:
    """Each file below a folder by its path in the library."""
    found: dict[str, Source] = {}
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        relative = f"{name}/{entry.name}"
        if entry.is_dir():
            if relative in APART:
                continue
            found |= gather(entry.path, relative)
        elif entry.name.endswith((".md", ".yaml")) and entry.name not in NOT_LIBRARY:
            found[relative] = Source(relative, _text(entry.path))
    return found


def _text(path: str) -> str:
    # Every draft reads some hundreds of small files, so the reader that explains itself is kept for what goes wrong.
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  making a Path takes as long as reading the file
            text = file.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return read_file(Path(path))
    return text if text.strip() and len(text) < MAX_BYTES else read_file(Path(path))


def _gather_house(house: Path) -> dict[str, Source]:
    if not house.is_dir():
        raise MoudraftError(Problem(Location("--library"), f"{house} is not a folder"))
    found = {}
    for name in ("clauses", "templates"):
        if (house / name).is_dir():
            for relative, source in gather(house / name, name).items():
                now = present_name(relative)
                if now in found:
                    raise MoudraftError(both(house, FormerFile(relative, now, "")))
                # The folder one stands in has no name: without the dot its files would be called as the built-in are.
                shown = str(house / relative) if house.parts else f".{os.sep}{relative}"
                found[now] = Source(shown, source.text)
    if not found and not any((house / each).is_dir() for each in (*APART, "clauses", "templates")):
        hint = "put your files in its folders clauses/ and templates/"
        raise MoudraftError(Problem(Location("--library"), f"{house} holds no clauses and no templates", hint))
    return found
