"""Keep the parsed library and questions between runs, so that nobody waits for Markdown and YAML to be parsed again.

The cache is plain data (MessagePack), named by a hash of every library file and of the code that parses them, and
carries its own checksum: a stale, cut-off or foreign file is simply not used. It is written in one move, so runs side
by side do no harm, and where it cannot be written nothing is said: it is never needed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from moudraft.data import PACKAGE
from moudraft.library import Layers, Library
from moudraft.wording import Clause

_PARSERS = (
    "__init__.py", "clause_text.py", "condition.py", "expression.py", "marks.py", "problems.py", "wording.py",
    "deal/__init__.py", "library/__init__.py", "library/template.py", "library_reading/cache.py",
    "library_reading/check.py", "library_reading/files.py", "library_reading/overlay.py",
    "library_reading/shape.py", "library_reading/source.py", "library_reading/template_file.py",
    "library_reading/template_shape.py", "library_reading/ties.py", "yaml_source/characters.py",
    "yaml_source/file.py", "yaml_source/shape.py", "yaml_source/tree.py", "yaml_source/words.py",
)  # fmt: skip
_DIGEST = 32
T = TypeVar("T")


class _Kept(msgspec.Struct):
    """A library as it is kept: everything but the clauses, and each clause still to be read."""

    core: Library
    clauses: dict[str, msgspec.Raw]


class _Clauses(Mapping[str, Clause]):
    """The clauses of a kept library, each read when it is first asked for: a draft needs a few dozen of them."""

    def __init__(self, kept: dict[str, msgspec.Raw]) -> None:
        self._kept = kept
        self._read: dict[str, Clause] = {}

    def __getitem__(self, id: str) -> Clause:
        if id not in self._read:
            self._read[id] = msgspec.msgpack.decode(self._kept[id], type=Clause)
        return self._read[id]

    def __contains__(self, id: object) -> bool:
        return id in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __reduce__(self) -> tuple[type[dict[str, Clause]], tuple[dict[str, Clause]]]:
        return dict, (dict(self),)


def library_key(files: Layers) -> str:
    """The name a library of these files has in the cache: a hash of their names and texts, and of the parsers."""
    digest = hashlib.sha256()
    for name in _PARSERS:
        digest.update((PACKAGE / name).read_bytes())
    for name in sorted(files):
        for shown, text in files[name]:
            digest.update(f"\0{name}\0{shown}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()


def read_cached(key: str) -> Library | None:
    """The library kept under a key, or None where there is none that is whole."""
    return read_kept(key, unpacked)


def read_kept(key: str, read: Callable[[bytes], T]) -> T | None:
    """What ``read`` makes of the bytes kept under a key, or None where there is nothing whole that it can read."""
    try:
        content = (_folder() / f"{key}.msgpack").read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        return None
    try:
        return read(content[_DIGEST:])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def packed(library: Library) -> bytes:
    """A library as plain data, to be kept or handed to another process."""
    clauses = {id: msgspec.Raw(msgspec.msgpack.encode(clause)) for id, clause in library.clauses.items()}
    return msgspec.msgpack.encode(_Kept(msgspec.structs.replace(library, clauses={}), clauses))


def unpacked(content: bytes) -> Library:
    """The library that ``packed`` made this of; raises ``msgspec.DecodeError`` where it is something else."""
    kept = msgspec.msgpack.decode(content, type=_Kept)
    return msgspec.structs.replace(kept.core, clauses=_Clauses(kept.clauses))


def keep(key: str, library: Library) -> None:
    """Keep a sound library under a key."""
    keep_bytes(key, packed(library))


def keep_bytes(key: str, payload: bytes) -> None:
    """Keep plain data under a key; the newest few are kept, and failure to write is no failure."""
    with contextlib.suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        os.replace(name, folder / f"{key}.msgpack")
        _forget_old(folder)


def _forget_old(folder: Path, most: int = 8) -> None:
    kept = sorted(folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[most:]:
        old.unlink(missing_ok=True)


def _folder() -> Path:
    """``MOUDRAFT_CACHE`` where it is set, else the platform's place for caches."""
    chosen = os.environ.get("MOUDRAFT_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("moudraft", appauthor=False) / "library"
