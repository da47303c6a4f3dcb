"""Temporary files beside a target: names that nobody can guess, made anew, and cleared away when a run left them.

``.moudraft-<machine>-<process>-<random>.tmp``: the first two say whose it is, so that one left by a run that was
killed is known for what it is and taken away by the next.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

from moudraft.files import process_life
from moudraft.files.process_life import is_running, machine
from moudraft.hashes import sha256
from moudraft.lazy_patterns import lazy_pattern

_NAME = lazy_pattern(r"\.moudraft-(?:([0-9a-f]{8})-(\d{1,10})-)?\w+\.tmp", signs=(".moudraft-",))
_OWN, _OF_A_NEW_FILE = 0o600, 0o666
"""The rights of what is its owner's alone until it is done, and of any new file, of which the system takes some off."""
_OLD = 24 * 60 * 60
"""Seconds after which a temporary file is nobody's any more, whoever made it."""


@contextlib.contextmanager
def new_temporary(folder: Path, *, like: int | None = None, durable: bool = True) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file of a folder, open for writing. ``like``: the rights it gets (a mode); else those of any new file.

    ``durable``: wait at the end until the disk has it. Where anything fails nothing is left.
    """
    _clear_once(folder.absolute())  # a process may go to another folder, where the same name is another's
    made = temporary_name(folder)
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    rights = _OF_A_NEW_FILE if like is None else _OWN
    handle = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL | flags, rights)
    try:
        with os.fdopen(handle, "wb") as file:
            yield made, file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if like is not None:
            with contextlib.suppress(OSError):
                made.chmod(like & 0o777)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def temporary(folder: Path, content: bytes, *, like: int | None = None, durable: bool = True) -> Path:
    """The content in a new file of a folder; see ``new_temporary``."""
    with new_temporary(folder, like=like, durable=durable) as (made, file):
        file.write(content)
    return made


def temporary_name(folder: Path) -> Path:
    """A name for a temporary file that nobody can guess, and that nothing has."""
    return folder / f"{_prefix()}{os.urandom(8).hex()}.tmp"


def clear_left_over(folder: Path) -> None:
    """Take away the temporary files of runs that were killed; failure to is no failure."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found and _is_left_over(Path(entry.path), found[1], found[2]):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _is_left_over(path: Path, where: str | None, process: str | None) -> bool:
    with contextlib.suppress(OSError):
        if path.is_symlink() or not path.is_file():
            return False
        if process_life.POSIX and where == _here() and process:
            return not is_running(int(process))
        about = path.stat()
        return _now(path.parent) - max(about.st_mtime, about.st_ctime) > _OLD
    return False


def _now(folder: Path) -> float:
    """The clock of the disk itself: a shared folder may keep another time than this machine."""
    import tempfile

    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime


@cache
def _clear_once(folder: Path) -> None:
    clear_left_over(folder)


def _prefix() -> str:
    return f".moudraft-{_here()}-{os.getpid()}-"


@cache
def _here() -> str:
    return sha256(machine().encode("utf-8", "surrogateescape")).hexdigest()[:8]
