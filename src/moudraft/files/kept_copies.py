"""Names beside a file: for what is kept of it, and for what cannot take its place."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

_MOST_BYTES = 240
_COMPARED = 20


def copy_beside(path: Path, day: datetime.date) -> tuple[Path, bool]:
    """A copy of a file as ``NAME (kept 2027-04-30).docx``, and whether it is new: one that is there already will do."""
    for tried, name in enumerate(_names(path, f"kept {day.isoformat()}")):
        with contextlib.suppress(FileExistsError):
            link_or_copy(path, name)
            return name, True
        # Between runs of a script that changes nothing, the same copy need not be made again and again.
        if tried < _COMPARED and name.is_file() and _same(path, name):
            return name, False
    raise AssertionError("names never end")


def _same(one: Path, other: Path) -> bool:
    import filecmp

    return filecmp.cmp(one, other, shallow=False)


def free_beside(path: Path, place: Callable[[Path], None]) -> Path:
    """The first of ``NAME (2)``, ``NAME (3)`` … that ``place`` does not find taken (``FileExistsError``)."""
    for number in count(2):
        beside = _named(path, str(number))
        with contextlib.suppress(FileExistsError):
            place(beside)
            return beside
    raise AssertionError("numbers never end")


def link_or_copy(path: Path, name: Path) -> None:
    """The same file under another name, or a copy of it; ``FileExistsError`` where the name is taken."""
    try:
        os.link(path, name, follow_symlinks=False)
        return
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(path.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        about = path.stat()
        name.chmod(about.st_mode & 0o777)
        os.utime(name, ns=(about.st_atime_ns, about.st_mtime_ns))
    except BaseException:
        name.unlink(missing_ok=True)
        raise


def _names(path: Path, words: str) -> Iterator[Path]:
    yield _named(path, words)
    for number in count(2):
        yield _named(path, f"{words}, {number}")


def _named(path: Path, words: str) -> Path:
    """``NAME (words).docx``, and shorter where a name may not be so long."""
    ending = f" ({words}){path.suffix}"
    stem = path.stem
    while len(os.fsencode(stem + ending)) > _MOST_BYTES and len(stem) > 1:
        stem = stem[:-1]
    return path.with_name(stem + ending)
