"""The manifest of a batch: one line of JSON for each deal, written as it goes and put in order at the end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from moudraft.batch.ledger import Known, Ledger
from moudraft.findings import FlatFinding
from moudraft.problems import Location, MoudraftError, Problem

PRIVATE = Problem(Location(""), "something stands in the way that only its holder may see", "moudraft check says what")
Status = Literal["drafted", "unchanged", "failed"]


class ProblemLine(msgspec.Struct, frozen=True):
    """A reason why there is no draft."""

    file: str
    line: int
    message: str
    hint: str


class Record(msgspec.Struct, frozen=True):
    """One line of the manifest. ``output`` is relative to the folder; ``key`` hashes all that decides the draft.

    ``asked`` is the name the deal asked for, where another deal had it already.
    """

    number: int
    source: str
    status: Status
    output: str
    sha256: str = ""
    key: str = ""
    title: str = ""
    asked: str = ""
    findings: tuple[FlatFinding, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    seconds: float = 0.0
    format: int = 1

    def count(self, severity: str) -> int:
        return sum(each.severity == severity for each in self.findings)


def problem_lines(problems: tuple[Problem, ...]) -> tuple[ProblemLine, ...]:
    """Problems as the manifest has them; what is private of them is for whoever checks that one deal."""
    shown = (PRIVATE if each.private else each for each in problems)
    lines = (ProblemLine(each.location.file, each.location.line, each.message, each.hint) for each in shown)
    return tuple(dict.fromkeys(lines))


class Manifest:
    """The manifest of one run, open for writing; what it held of earlier runs is in the ledger by then.

    A run that is cut off leaves the lines of both runs, the later ones further down, so the next can go on from it.
    """

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self.ledger = ledger
        try:
            self._read()
            self._file: IO[bytes] = path.open("ab")
        except OSError as error:
            raise MoudraftError(Problem(Location(str(path)), f"cannot be written: {error.strerror}")) from None
        self._end = self._file.seek(0, os.SEEK_END)
        if self._end and not self._ends_a_line():
            self._end += self._file.write(b"\n")

    def add(self, record: Record) -> None:
        line = msgspec.json.encode(record) + b"\n"
        self._file.write(line)
        self._file.flush()
        self.ledger.place(record.number, self._end, len(line))
        self._end += len(line)

    def put_in_order(self) -> None:
        """Leave this run's records alone in the file, in the order of the deals."""
        self._file.close()
        ordered = self.path.with_name(f".{self.path.name}.tmp")
        with self.path.open("rb") as source, ordered.open("wb") as target:
            for start, length in self.ledger.places():
                source.seek(start)
                target.write(source.read(length))
        os.replace(ordered, self.path)

    def close(self) -> None:
        self._file.close()

    def _read(self) -> None:
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file):
                record = _record(line)
                if not number and record is None and line.endswith(b"\n"):
                    raise MoudraftError(Problem(Location(str(self.path)), "this is no manifest", "name another file"))
                if record is not None and record.output and record.sha256:
                    self.ledger.know(record.output, Known(record.source, record.key, record.sha256, line))

    def _ends_a_line(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"


def record_of(line: bytes) -> Record:
    return msgspec.json.decode(line, type=Record)


def _record(line: bytes) -> Record | None:
    """The record of a line; None for what is no record, as the last line of a run that was killed."""
    try:
        return record_of(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def as_data(record: Record) -> Any:
    return msgspec.to_builtins(record)
