"""Find the clause library: the built-in files, a house library laid over them, and the cache of what they parse to.

A house library is a folder with ``clauses/`` and ``templates/`` of its own. A clause or template in it takes the place
of the built-in one, whole; an entry of a data file (an objective, a red line, a model, a word) that of the same id.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from moudraft.data import path as bundled
from moudraft.hashes import sha256_hex
from moudraft.library import Layers, Library, Source
from moudraft.library.reading.cache import keep, known_key, library_key, read_cached
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES, read_file

VERSION = "2026.11"
FOLDERS = ("clauses", "templates")
NOT_LIBRARY = ("README.md", "register.yaml", "search-words.yaml")
APART = ("templates/papers",)
"""Folders that are read by themselves: a draft does without the papers that go with it."""


def read_library(house: Path | None = None) -> Library:
    """The built-in library, or with ``house`` that folder's files laid over it, and then checked.

    Raises ``MoudraftError`` with every problem of every file.
    """
    # A house of a register alone changes no word of the library: it is the built-in one, under its own version.
    own = _gather_house(house) if house is not None else {}
    if not own:
        return _kept_or(built_in_key(), lambda: parse_library(built_in_files(), checked=house is not None))
    digest = sha256_hex("\0".join(f"{name}\0{own[name].text}" for name in sorted(own)).encode("utf-8"))
    ours = built_in_files()
    files = ours | {name: (*ours.get(name, ()), source) for name, source in own.items()}
    version = f"{VERSION}+{digest[:8]}"
    return _kept_or(
        library_key(files),
        lambda: parse_library(files, version, checked=True, before=(ours, _under_a_house(built_in_key()))),
    )


@lru_cache(maxsize=1)
def _under_a_house(key: str) -> Library:
    """The built-in library, read once for all the houses of a process."""
    return _kept_or(key, lambda: parse_library(built_in_files(), checked=False))


def _kept_or(key: str, parsed: Callable[[], Library]) -> Library:
    """The library kept under a key, else what is parsed, which is then kept."""
    library = read_cached(key)
    if library is None:
        library = parsed()
        keep(key, library)
    return library


def built_in_key() -> str:
    """The name that the built-in library has in the cache; its files are not read for it."""
    return known_key(path for folder in FOLDERS for _, path in _files_in(bundled(folder), folder))


def built_in_files() -> Layers:
    """The files of the built-in library, each as its only layer."""
    return {name: (source,) for folder in FOLDERS for name, source in gather(bundled(folder), folder).items()}


def parse_library(
    files: Layers, version: str = VERSION, *, checked: bool, before: tuple[Layers, Library] | None = None
) -> Library:
    """The library that these files hold; ``checked`` proves it sound as well.

    ``before`` is one that was read already, with its files: of those that are the same the clauses are not read again.
    """
    # Imported here: with a kept library nobody pays for the Markdown parser.
    from moudraft.library.reading.library_files import Read, Reader

    library = Reader(files, Read(*before) if before else None).library(version)
    if checked:
        from moudraft.library.reading.soundness import library_problems

        raise_if(library_problems(library))
    return library


def gather(folder: str | Path, name: str) -> dict[str, Source]:
    """Each file below a folder by its path in the library."""
    return {relative: Source(relative, _text(path)) for relative, path in _files_in(folder, name)}


def _files_in(folder: str | Path, name: str) -> Iterator[tuple[str, str]]:
    """Each file of the library below a folder: its path in the library, and where it is."""
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        relative = f"{name}/{entry.name}"
        if entry.is_dir():
            if relative not in APART:
                yield from _files_in(entry.path, relative)
        elif entry.name.endswith((".md", ".yaml")) and entry.name not in NOT_LIBRARY:
            yield relative, entry.path


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
    from moudraft.library.reading.former_files import FormerFile, both, present_name

    found = {}
    for name in FOLDERS:
        if (house / name).is_dir():
            for relative, source in gather(house / name, name).items():
                now = present_name(relative)
                if now in found:
                    raise MoudraftError(both(house, FormerFile(relative, now, "")))
                # The folder one stands in has no name: without the dot its files would be called as the built-in are.
                shown = str(house / relative) if house.parts else f".{os.sep}{relative}"
                found[now] = Source(shown, source.text)
    if not found and not any((house / each).is_dir() for each in (*APART, *FOLDERS)):
        hint = "put your files in its folders clauses/ and templates/"
        raise MoudraftError(Problem(Location("--library"), f"{house} holds no clauses and no templates", hint))
    return found
