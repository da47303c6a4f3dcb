"""Plain data kept between runs, so that nobody waits for the same file to be parsed again.

What is kept is MessagePack, named by a hash of all that it was made of, and sealed with a key that only this person
has: a stale, cut-off, altered or planted file is simply not used. Folder and files are this person's alone where the
system knows such rights. It is written in one move, so runs side by side do no harm, and where it cannot be written
nothing is said: it is never needed. It is never code.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from moudraft.files.private_place import private_folder, read_private, secret
from moudraft.hashes import blake2b

_SEAL = 32
_MOST = 8
_LARGEST = 200_000_000
T = TypeVar("T")


def read_kept(kind: str, key: str, read: Callable[[memoryview], T]) -> T | None:
    """What ``read`` makes of the bytes kept under a key, or None where there is nothing whole that it can read."""
    folder = cache_folder()
    content = None if folder is None else read_private(folder / _name(kind, key), _LARGEST)
    if content is None:
        return None
    own = secret()
    if own is None:
        return None
    payload = memoryview(content)[_SEAL:]  # a copy of a library takes as long as proving its seal
    # The two seals are sealed again: how long it takes to compare them then tells nobody how much of one was right.
    right, found = (_seal(own, kind, key, seal) for seal in (_seal(own, kind, key, payload), content[:_SEAL]))
    if right != found:
        return None
    try:
        return read(payload)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep(kind: str, key: str, payload: bytes) -> None:
    """Keep plain data under a key; the newest few of a kind are kept, and failure to write is no failure."""
    folder, own = cache_folder(), secret()
    if folder is None or own is None:
        return
    import tempfile

    with contextlib.suppress(OSError):
        # A temporary file of this kind is for its owner's eyes alone from the start.
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(own, kind, key, payload) + payload)
            os.replace(name, folder / _name(kind, key))
        except OSError:
            Path(name).unlink()
            raise
        for old in _newest_first(folder, kind)[_MOST:]:
            old.unlink(missing_ok=True)


def known(*paths: str | Path) -> bytes:
    """What files are known by without being read: the place of each, its size and the time of its last change.

    By these Python, too, knows a module again.
    """
    about: list[str] = []
    for path in paths:
        found = os.stat(path)  # noqa: PTH116  making a Path takes longer than asking
        about.append(f"\0{path}\0{found.st_size}\0{found.st_mtime_ns}")
    return "".join(about).encode(errors="surrogateescape")


def _name(kind: str, key: str) -> str:
    return f"{kind}-{key}.msgpack"


def _seal(own: bytes, kind: str, key: str, payload: bytes | memoryview) -> bytes:
    """What only this person's key makes of a payload under its name."""
    seal = blake2b(f"{kind}\0{key}\0".encode(), key=own, digest_size=_SEAL)
    seal.update(payload)
    return seal.digest()


def _newest_first(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*.msgpack"), key=lambda path: path.lstat().st_mtime, reverse=True)


def cache_folder() -> Path | None:
    """``MOUDRAFT_CACHE`` where it is set, else the platform's place for caches; a part of it that is private."""
    chosen = os.environ.get("MOUDRAFT_CACHE")
    if chosen:
        return private_folder(Path(chosen))
    from platformdirs import user_cache_path

    return private_folder(user_cache_path("moudraft", appauthor=False))
