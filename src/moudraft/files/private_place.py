"""Places that belong to one person alone: where moudraft keeps what it must be able to trust at the next run.

A folder counts when it is this person's own and nobody else may write to it; a file likewise, and only if it is a
plain file. Where the system knows no such rights (Windows), the folder of the person's profile has to do.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def private_folder(wanted: Path) -> Path | None:
    """A folder for this person alone: the one wanted, or one inside it where others may write there; else None."""
    with contextlib.suppress(OSError, ValueError):
        if not wanted.is_dir():
            wanted.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                wanted.mkdir(mode=0o700)
        if _is_own(wanted.stat(), stat.S_ISDIR):
            return wanted
        inner = wanted / f"private-{_person()}"
        with contextlib.suppress(FileExistsError):
            inner.mkdir(mode=0o700)
        if _is_own(inner.lstat(), stat.S_ISDIR):
            return inner
    return None


def read_private(path: Path, most: int) -> bytes | None:
    """The content of a plain file that is this person's own, of at most so many bytes; else None. Never waits."""
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return None
    try:
        about = os.fstat(handle)
        if _is_own(about, stat.S_ISREG) and about.st_size <= most:
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(most)
    except OSError:
        pass
    finally:
        os.close(handle)
    return None


def state_folder() -> Path | None:
    """Where this person's own facts are: ``MOUDRAFT_STATE`` where it is set, else the platform's place for state."""
    chosen = os.environ.get("MOUDRAFT_STATE")
    if chosen:
        return private_folder(Path(chosen))
    from platformdirs import user_state_path

    return private_folder(user_state_path("moudraft", appauthor=False))


def secret() -> bytes | None:
    """A key of this person's own, made at the first need; None where there is no private place to keep it."""
    folder = state_folder()
    if folder is None:
        return None
    path = folder / "secret"
    known = read_private(path, 32)
    if known is None and not path.exists():
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(os.urandom(32))
            known = read_private(path, 32)
    return known if known is not None and len(known) == 32 else None


def _is_own(about: os.stat_result, kind: object) -> bool:
    if not kind(about.st_mode):  # type: ignore[operator]
        return False
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & _OTHERS


def _person() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "own"
