"""What moudraft wrote for this person: a short record, by which a file that somebody has changed since is known.

A line is the hash of what was written and a hash of where. It never holds a word of a draft or a name of a file. Where
it is lost or cannot be read, nothing is known to be moudraft's own, so that more is kept and nothing goes.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from moudraft.files.private_place import read_private, state_folder
from moudraft.hashes import sha256_hex

_FILE = "written"
_LARGEST = 4_000_000
_KEPT_LINES = 10_000
Standing = Literal["ours", "changed", "foreign"]


def standing(path: Path, hashed: str) -> Standing:
    """Whether a content is one that moudraft wrote, anywhere; if not, whether it once wrote something here."""
    known = _record()
    if f"{hashed} ".encode() in known:
        return "ours"
    return "changed" if f" {_place(path)}\n".encode() in known else "foreign"


def remember(written: Iterable[tuple[Path, bytes]]) -> None:
    """Note what was written, and where; failure to is no failure."""
    lines = "".join(f"{sha256_hex(content)} {_place(path)}\n" for path, content in written).encode()
    folder = state_folder()
    if folder is None or not lines:
        return
    path = folder / _FILE
    with contextlib.suppress(OSError):
        _shorten(path)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        with os.fdopen(handle, "ab", buffering=0) as file:
            file.write(lines)


def _record() -> bytes:
    folder = state_folder()
    return b"" if folder is None else read_private(folder / _FILE, _LARGEST) or b""


def _shorten(path: Path) -> None:
    """Leave the newest lines of a record that has grown long."""
    if not path.exists() or path.stat().st_size < _LARGEST // 2:
        return
    from moudraft.files.temporaries import temporary

    lines = (read_private(path, _LARGEST) or b"").splitlines(keepends=True)[-_KEPT_LINES:]
    os.replace(temporary(path.parent, b"".join(lines), like=0o600), path)


def _place(path: Path) -> str:
    return sha256_hex(os.fsencode(os.path.realpath(path)))[:16]
