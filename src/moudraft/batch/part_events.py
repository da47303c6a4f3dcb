"""The XML of an Office part as events, without a tree: no entities, and never more than so many bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

LARGEST = 60_000_000
"""Bytes of one part, unpacked: a sheet of ten thousand rows has a quarter of that."""
_STEP = 1 << 16
_DEEPEST = 100


class PartError(Exception):
    """A part that is no XML, or not such as is read. ``why`` and a ``way`` out are told where there is more to say."""

    def __init__(self, why: str = "", way: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.way = way


class Events(NamedTuple):
    """What is told of a part: each element as it starts (its name without a prefix) and ends, and text."""

    start: Callable[[str, dict[str, str]], Any]
    end: Callable[[str], Any] | None = None
    text: Callable[[str], Any] | None = None


class PartReader:
    """A part being read, step by step, so that whoever reads a sheet need not hold it whole."""

    def __init__(self, package: ZipFile, part: str, events: Events) -> None:
        self._file = package.open(part)
        self._size = self._depth = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = lambda name, given: self._start(events.start, name, given)
        parser.EndElementHandler = lambda name: self._end(events.end, name)
        if events.text is not None:
            parser.CharacterDataHandler = events.text

    def step(self) -> bool:
        """Read on a little; False when all is read."""
        content = self._file.read(_STEP)
        self._size += len(content)
        if self._size > LARGEST:
            message = f"is too large: at most {LARGEST // 1_000_000} MB of a part are read"
            raise PartError(message, "split it, or save it as CSV UTF-8")
        try:
            self._parser.Parse(content, not content)
        except expat.ExpatError:
            raise PartError from None
        return bool(content)

    def close(self) -> None:
        self._file.close()

    def _start(self, told: Callable[[str, dict[str, str]], Any], name: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PartError
        told(name.rpartition(":")[2], given)

    def _end(self, told: Callable[[str], Any] | None, name: str) -> None:
        self._depth -= 1
        if told is not None:
            told(name.rpartition(":")[2])

    def _refuse(self, *_: object) -> None:
        raise PartError


def read_part(package: ZipFile, part: str, events: Events) -> None:
    """Read a whole part."""
    reader = PartReader(package, part, events)
    try:
        while reader.step():
            pass
    finally:
        reader.close()
