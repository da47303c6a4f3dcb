"""The parsed library as it is kept between runs, by a hash of every library file and of the code that parses them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from moudraft import __version__, kept
from moudraft.data import PACKAGE
from moudraft.library import Layers, Library
from moudraft.library.wording import Clause

_ROOMS = ("library", "yaml_source")
_BESIDE = (
    "__init__.py",
    "deal/__init__.py",
    "deal/body_parts.py",
    "deal/line_terms.py",
    "deal/own_provisions.py",
    "deal/party_parts.py",
    "deal/presentation.py",
    "deal/unsettled.py",
    "english.py",
    "lazy_patterns.py",
    "office/file_kind.py",
    "problems.py",
    "said.py",
)
"""The rooms, and the modules beside them, that can change what is parsed: any change to them parses afresh."""


class _Kept(msgspec.Struct):
    """A library as it is kept: everything but the clauses, and each clause still to be read."""

    core: Library
    clauses: dict[str, msgspec.Raw]


class _Clauses(Mapping[str, Clause]):
    """The clauses of a kept library, each read when it is first asked for: a draft needs a few dozen of them."""

    def __init__(self, raw: dict[str, msgspec.Raw]) -> None:
        self._kept = raw
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


def _parsers() -> Iterator[Path]:
    for room in _ROOMS:
        yield from sorted((PACKAGE / room).rglob("*.py"))
    yield from (PACKAGE / name for name in _BESIDE)


def library_key(files: Layers) -> str:
    """The name a library of these files has in the cache: a hash of their names and texts, and of the parsers.

    Of a parser its place, its size and the time of its last change count, by which Python, too, knows a module again:
    to read them all took a tenth of the time that a kept library takes.
    """
    digest = hashlib.sha256(__version__.encode())
    for path in _parsers():
        known = path.stat()
        digest.update(f"\0{path}\0{known.st_size}\0{known.st_mtime_ns}".encode())
    for name in sorted(files):
        for shown, text in files[name]:
            digest.update(f"\0{name}\0{shown}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()


def read_cached(key: str) -> Library | None:
    """The library kept under a key, or None where there is none that is whole."""
    return kept.read_kept("library", key, unpacked)


def keep(key: str, library: Library) -> None:
    """Keep a sound library under a key."""
    kept.keep("library", key, packed(library))


def packed(library: Library) -> bytes:
    """A library as plain data, to be kept or handed to another process."""
    clauses = {id: msgspec.Raw(msgspec.msgpack.encode(clause)) for id, clause in library.clauses.items()}
    return msgspec.msgpack.encode(_Kept(msgspec.structs.replace(library, clauses={}), clauses))


def unpacked(content: bytes) -> Library:
    """The library that ``packed`` made this of; raises ``msgspec.DecodeError`` where it is something else."""
    whole = msgspec.msgpack.decode(content, type=_Kept)
    return msgspec.structs.replace(whole.core, clauses=_Clauses(whole.clauses))
