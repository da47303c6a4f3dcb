"""Plain data kept between runs, so that nobody waits for the same file to be parsed again.

What is kept is MessagePack, named by a hash of all that it was made of, and carries its own checksum: a stale, cut-off
or foreign file is simply not used. It is written in one move, so runs side by side do no harm, and where it cannot be
written nothing is said: it is never needed. It is never code.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

_DIGEST = 32
_MOST = 8
T = TypeVar("T")


def read_kept(kind: str, key: str, read: Callable[[bytes], T]) -> T | None:
    """What ``read`` makes of the bytes kept under a key, or None where there is nothing whole that it can read."""
    try:
        content = (_folder() / f"{kind}-{key}.msgpack").read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        return None
    try:
        return read(content[_DIGEST:])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep(kind: str, key: str, payload: bytes) -> None:
    """Keep plain data under a key; the newest few of a kind are kept, and failure to write is no failure."""
    with contextlib.suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            os.replace(name, folder / f"{kind}-{key}.msgpack")
        except OSError:
            Path(name).unlink()
            raise
        for old in _newest_first(folder, kind)[_MOST:]:
            old.unlink(missing_ok=True)


def _newest_first(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)


def _folder() -> Path:
    """``MOUDRAFT_CACHE`` where it is set, else the platform's place for caches."""
    chosen = os.environ.get("MOUDRAFT_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("moudraft", appauthor=False)
