"""What of moudraft's surroundings is there and works, and what its lack costs: the facts of ``moudraft doctor``."""

# Annotations here are real objects, not text: schemas are made of them.

import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Literal

import msgspec

from moudraft import __version__

State = Literal["good", "missing", "broken"]


class Sign(msgspec.Struct, frozen=True):
    """One thing looked at: what was found, and, where it is not good, what that costs and how it is mended."""

    name: str
    state: State
    found: str
    costs: str = ""
    mend: str = ""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """All that was looked at."""

    format: int = 1
    version: str = __version__
    signs: tuple[Sign, ...]


EXTRAS = (
    ("distributed", "clusters", "moudraft batch --scheduler cannot work on several machines", "cluster"),
    ("python_redlines", "redlines of others’ files", "compare writes no redline of files of others", "foreign"),
)  # fmt: skip
"""Packages that are installed on wish: module, what it is for, what its lack costs, the extra that brings it."""


def health(folder: Path) -> Health:
    """Look at Python, the library, the places for files, the settings, and the programs beside."""
    signs = [
        Sign("moudraft", "good", f"{__version__}, {Path(__file__).resolve().parents[1]}"),
        Sign("Python", "good", f"{platform.python_version()}, {sys.executable}"),
        _library(), *_places(), _settings(folder), *_extras(), _office(), _terminal(),
    ]  # fmt: skip
    return Health(signs=tuple(signs))


def _library() -> Sign:
    from moudraft.drafting import load_library
    from moudraft.problems import MoudraftError

    try:
        books = load_library()
    except MoudraftError as error:
        return Sign("clause library", "broken", str(error), "nothing can be drafted", "install moudraft again")
    return Sign("clause library", "good", f"{len(books.clauses)} clauses, {len(books.templates)} kinds of paper")


def _places() -> Iterator[Sign]:
    """Where parsed libraries and this person's key are kept."""
    from moudraft.files.private_place import state_folder
    from moudraft.kept import cache_folder

    for name, found, costs in (
        ("place for what was parsed", cache_folder(), "each run reads the clause library anew, which takes longer"),
        ("place for your own key", state_folder(), "moudraft cannot tell its own drafts from those changed by hand"),
    ):
        if found is None:
            mend = "make its folder yours alone, or name another in MOUDRAFT_CACHE or MOUDRAFT_STATE"
            yield Sign(name, "missing", "no folder that is yours alone can be written", costs, mend)
        else:
            yield Sign(name, "good", str(found))


def _settings(folder: Path) -> Sign:
    from moudraft.problems import MoudraftError
    from moudraft.settings.settings_file import settings_for

    try:
        files = settings_for(folder).files
    except MoudraftError as error:
        return Sign("settings", "broken", str(error), "no command runs here", "put right what it names")
    return Sign("settings", "good", ", ".join(files) or "none; moudraft init writes some")


def _extras() -> Iterator[Sign]:
    for module, name, costs, extra in EXTRAS:
        if util.find_spec(module) is None:
            yield Sign(name, "missing", f"{module} is not installed", costs, f"pip install 'moudraft[{extra}]'")
        else:
            yield Sign(name, "good", f"{module} {_release(module)}".strip())


def _release(module: str) -> str:
    try:
        return metadata.version(module.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return ""


def _office() -> Sign:
    from moudraft.problems import MoudraftError
    from moudraft.writers.laid_out.libreoffice import find_libreoffice

    try:
        return Sign("LibreOffice", "good", find_libreoffice())
    except MoudraftError as error:
        (problem,) = error.problems
        costs = "no PDF or OpenDocument can be written, and contents lists have no page numbers until Word opens them"
        return Sign("LibreOffice", "missing", problem.message, costs, problem.hint)


def _terminal() -> Sign:
    wanted = (sys.stdin, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in wanted):
        return Sign("terminal", "missing", "this is a pipe", "moudraft new asks nothing here", "run it in a terminal")
    plain = os.environ.get("TERM", "") in ("dumb", "unknown")
    said = "a plain one: moudraft new asks line by line" if plain else "one that can be redrawn"
    return Sign("terminal", "good", said)
