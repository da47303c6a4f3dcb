"""Find the clause library: the built-in files, a house library laid over them, and the cache of what they parse to.

A house library is a folder with ``clauses/`` and ``templates/`` of its own: a file in it takes the place of the
built-in file of the same path, whole.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from moudraft.data import path as bundled
from moudraft.library import Library
from moudraft.library_cache import keep, library_key, read_cached
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_file import read_file

VERSION = "2026.11"


def read_library(house: Path | None = None) -> Library:
    """The built-in library, or with ``house`` that folder's files laid over it, and then checked.

    Raises ``MoudraftError`` with every problem of every file.
    """
    files = _gather(bundled("clauses"), "clauses") | _gather(bundled("templates"), "templates")
    version = VERSION
    if house is not None:
        own = _gather_house(house)
        digest = hashlib.sha256("\0".join(f"{name}\0{own[name][1]}" for name in sorted(own)).encode("utf-8"))
        version = f"{VERSION}+{digest.hexdigest()[:8]}"
        files |= own
    key = library_key(files)
    library = read_cached(key)
    if library is None:
        library = _parse(files, version, checked=house is not None)
        keep(key, library)
    return library


def _parse(files: dict[str, tuple[str, str]], version: str, *, checked: bool) -> Library:
    # Imported here: with a kept library nobody pays for the Markdown parser.
    from moudraft.library_files import Reader

    library = Reader(files).library(version)
    if checked:
        from moudraft.library_check import library_problems

        raise_if(library_problems(library))
    return library


def _gather(folder: Path, name: str) -> dict[str, tuple[str, str]]:
    """Each file below a folder by its path in the library: what to call it in a message, and its text."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".yaml") and path.name != "README.md":
            relative = f"{name}/{path.relative_to(folder).as_posix()}"
            found[relative] = (relative, read_file(path))
    return found


def _gather_house(house: Path) -> dict[str, tuple[str, str]]:
    if not house.is_dir():
        raise MoudraftError(Problem(Location("--library"), f"{house} is not a folder"))
    found = {}
    for name in ("clauses", "templates"):
        if (house / name).is_dir():
            for relative, (_, text) in _gather(house / name, name).items():
                found[relative] = (str(house / relative), text)
    if not found:
        hint = "put your files in its folders clauses/ and templates/"
        raise MoudraftError(Problem(Location("--library"), f"{house} holds no clauses and no templates", hint))
    return found
