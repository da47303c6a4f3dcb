"""What a batch has to remember of every deal, kept on disk so that memory does not grow with the count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from moudraft.files.file_names import numbered, same_name

_TABLES = """
pragma journal_mode = off;
pragma synchronous = off;
pragma cache_size = -512;
create table names (name text primary key) without rowid;
create table known (output text primary key, source text, key text, sha256 text, line blob) without rowid;
create table places (number integer primary key, start integer, length integer);
"""


class Known(msgspec.Struct, frozen=True):
    """What an earlier run wrote down of an output; ``line`` is its whole record."""

    source: str
    key: str
    sha256: str
    line: bytes


class Ledger:
    """Names taken, records of earlier runs by output, and where this run's records stand in the manifest."""

    def __init__(self) -> None:
        # An empty name is a file of this connection's own, which goes when the connection does.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(_TABLES)
        self._rows.execute("begin")

    def take_name(self, stem: str, ending: str) -> str:
        """The path ``stem + ending``, or with a number where that is taken already."""
        number = 1
        while True:
            path = (stem if number == 1 else numbered(stem, number)) + ending
            added = self._rows.execute("insert or ignore into names values (?)", (same_name(path),))
            if added.rowcount == 1:
                return path
            number += 1

    def know(self, output: str, known: Known) -> None:
        row = (output, known.source, known.key, known.sha256, known.line)
        self._rows.execute("insert or replace into known values (?, ?, ?, ?, ?)", row)

    def known(self, output: str) -> Known | None:
        found = self._rows.execute("select source, key, sha256, line from known where output = ?", (output,))
        row = found.fetchone()
        return None if row is None else Known(*row)

    def place(self, number: int, start: int, length: int) -> None:
        self._rows.execute("insert into places values (?, ?, ?)", (number, start, length))

    def places(self) -> Iterator[tuple[int, int]]:
        """Where the records of this run stand, in the order of their numbers."""
        yield from self._rows.execute("select start, length from places order by number")

    def close(self) -> None:
        self._rows.close()
