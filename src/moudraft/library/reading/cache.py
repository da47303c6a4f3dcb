"""The parsed library as it is kept between runs, by a hash of every library file and of the code that parses them."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from moudraft import __version__, kept
from moudraft.data import PACKAGE
from moudraft.hashes import blake2b
from moudraft.library import Law, Layers, Library, RedLineEntry, ShortItem
from moudraft.library.statement import Matter
from moudraft.library.template import Template
from moudraft.library.wording import Clause

T = TypeVar("T")
_LENGTH = 8
"""How many bytes tell the length of the head."""
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
    "hashes.py",
    "lazy_patterns.py",
    "office/file_kind.py",
    "problems.py",
    "said.py",
)
"""The rooms, and the modules beside them, that can change what is parsed: any change to them parses afresh."""


_APART = {
    "clauses": Clause,
    "templates": Template,
    "red_lines": RedLineEntry,
    "items": dict[str, ShortItem],
    "law": Law,
    "statements": Matter,
}
"""The maps of a library of which a draft asks for few entries, and what each entry is."""


class _Kept(msgspec.Struct, array_like=True):
    """The head of a library as it is kept: what most drafts need whole, and how long each entry of the other maps is.

    After it these stand one after the other, in the order of the maps, still to be read.
    """

    core: Library
    lengths: dict[str, dict[str, int]]


class _ReadWhenAsked(Mapping[str, T]):
    """A map of a kept library of which each entry is read when it is first asked for."""

    def __init__(self, kept: dict[str, memoryview], type: Any) -> None:
        self._kept = kept
        self._decode = msgspec.msgpack.Decoder(type).decode
        self._read: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._read:
            self._read[id] = self._decode(self._kept[id])
        return self._read[id]

    def __contains__(self, id: object) -> bool:
        return id in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def packed(self) -> dict[str, bytes]:
        return {id: bytes(content) for id, content in self._kept.items()}

    def __reduce__(self) -> tuple[type[dict[str, T]], tuple[dict[str, T]]]:
        return dict, (dict(self),)


def _parsers() -> Iterator[str]:
    for room in _ROOMS:
        for folder, below, names in os.walk(PACKAGE / room):  # globbing takes longer than all that follows
            below.sort()
            yield from (f"{folder}/{name}" for name in sorted(names) if name.endswith(".py"))
    yield from (f"{PACKAGE}/{name}" for name in _BESIDE)


def library_key(files: Layers) -> str:
    """The name a library of these files has in the cache: a hash of their names and texts, and of the parsers."""
    digest = _of_the_parsers()
    for name in sorted(files):
        for source in files[name]:
            digest.update(f"\0{name}\0{source.shown}\0{len(source.text)}\0{source.text}".encode())
    return digest.hexdigest()


def known_key(paths: Iterable[str | Path]) -> str:
    """The name of a library of files that need not be read: of each, and of the parsers, it goes by what is known.

    To read them all took a tenth of the time of a draft.
    """
    digest = _of_the_parsers()
    digest.update(kept.known(*paths))
    return digest.hexdigest()


def _of_the_parsers() -> blake2b:
    digest = blake2b(__version__.encode(), digest_size=32)
    digest.update(kept.known(*_parsers()))
    return digest


def read_cached(key: str) -> Library | None:
    """The library kept under a key, or None where there is none that is whole."""
    return kept.read_kept("library", key, unpacked)


def keep(key: str, library: Library) -> None:
    """Keep a sound library under a key."""
    kept.keep("library", key, packed(library))


def packed(library: Library) -> bytes:
    """A library as plain data, to be kept or handed to another process."""
    apart = {name: _each_packed(getattr(library, name)) for name in _APART}
    lengths = {name: {id: len(entry) for id, entry in entries.items()} for name, entries in apart.items()}
    core = msgspec.structs.replace(library, **{name: {} for name in _APART})
    head = msgspec.msgpack.encode(_Kept(core, lengths))
    entries = (entry for each in apart.values() for entry in each.values())
    return b"".join((len(head).to_bytes(_LENGTH, "big"), head, *entries))


def _each_packed(things: Mapping[str, object]) -> dict[str, bytes]:
    if isinstance(things, _ReadWhenAsked):  # as they were kept, though some were read meanwhile
        return things.packed()
    return {id: msgspec.msgpack.encode(each) for id, each in things.items()}


def unpacked(content: bytes | memoryview) -> Library:
    """The library that ``packed`` made this of; raises ``msgspec.DecodeError`` where it is something else."""
    content = memoryview(content)
    start = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    head = msgspec.msgpack.decode(content[_LENGTH:start], type=_Kept)
    lengths = [length for name in _APART for length in head.lengths.get(name, {}).values()]
    ends = list(accumulate(lengths, initial=start))
    if ends[-1] != len(content) or min(lengths, default=0) < 0:
        raise msgspec.DecodeError("the entries of the library are not all there")
    parts = iter([content[begin:end] for begin, end in pairwise(ends)])
    apart = {name: {id: next(parts) for id in head.lengths.get(name, {})} for name in _APART}
    return msgspec.structs.replace(head.core, **{name: _ReadWhenAsked(apart[name], _APART[name]) for name in _APART})
