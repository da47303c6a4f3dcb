"""The manifest of a batch: one line of JSON for each deal, written as it goes and put in order at the end."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from moudraft.batch.ledger import Known, Ledger
from moudraft.files.temporaries import new_temporary
from moudraft.findings import FlatFinding
from moudraft.problems import Location, MoudraftError, Problem

PRIVATE = Problem(Location(""), "something stands in the way that only its holder may see", "moudraft check says what")
_FLAGS = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_LONGEST = 20_000_000
"""Bytes of a line: the findings of one deal are far fewer."""
_BEGINS = b'{"number":'
Status = Literal["drafted", "unchanged", "failed"]


class ProblemLine(msgspec.Struct, frozen=True):
    """A reason why there is no draft."""

    file: str
    line: int
    message: str
    hint: str


class PaperLine(msgspec.Struct, frozen=True):
    """A paper that goes with a draft: where it is in the folder, and the hash of it."""

    output: str
    sha256: str


class Record(msgspec.Struct, frozen=True):
    """One line of the manifest. ``output`` is relative to the folder; ``key`` hashes all that decides the draft.

    ``asked`` is the name the deal asked for, where another deal had it already; ``kept`` where that is now which
    stood in the draft's place, if it was changed by somebody. ``papers`` are those that go with the draft.
    """

    number: int
    source: str
    status: Status
    output: str
    sha256: str = ""
    key: str = ""
    title: str = ""
    asked: str = ""
    kept: str = ""
    findings: tuple[FlatFinding, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    seconds: float = 0.0
    papers: tuple[PaperLine, ...] = ()
    format: int = 1

    def count(self, severity: str) -> int:
        return sum(each.severity == severity for each in self.findings)


def problem_lines(problems: tuple[Problem, ...]) -> tuple[ProblemLine, ...]:
    """Problems as the manifest has them; what is private of them is for whoever checks that one deal."""
    shown = (PRIVATE if each.private else each for each in problems)
    lines = (
        ProblemLine(writable(each.location.file), each.location.line, writable(each.message), writable(each.hint))
        for each in shown
    )
    return tuple(dict.fromkeys(lines))


def writable(text: str) -> str:
    """A text as UTF-8 can have it: what is no character (a byte of a file name that is not UTF-8) is an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class Manifest:
    """The manifest of one run, open for writing; what it held of earlier runs is in the ledger by then.

    A run that is cut off leaves the lines of both runs, the later ones further down, so the next can go on from it.
    Raises ``MoudraftError`` for a file that is no manifest, and touches nothing then.
    """

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self.ledger = ledger
        try:
            handle = os.open(path, _FLAGS, 0o666)
        except (OSError, ValueError) as error:
            raise _cannot(path, error) from None
        self._file: IO[bytes] = os.fdopen(handle, "r+b")
        try:
            self._end = self._read()
        except BaseException:
            self.close()
            raise

    def add(self, record: Record) -> None:
        line = msgspec.json.encode(record) + b"\n"
        self._file.write(line)
        self._file.flush()
        self.ledger.place(record.number, self._end, len(line))
        self._end += len(line)

    def put_in_order(self) -> None:
        """Leave this run's records alone in the file, in the order of the deals."""
        with new_temporary(self.path.parent, like=os.fstat(self._file.fileno()).st_mode) as (ordered, target):
            for start, length in self.ledger.places():
                self._file.seek(start)
                target.write(self._file.read(length))
        self._file.close()
        try:
            os.replace(ordered, self.path)
        except OSError:
            ordered.unlink()
            raise

    def close(self) -> None:
        self._file.close()

    def _read(self) -> int:
        """Put what earlier runs wrote down into the ledger; returns where this run's lines begin."""
        if not stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
            raise MoudraftError(Problem(Location(str(self.path)), "this is no file", "name another file"))
        line = b""
        for line in iter(lambda: self._file.readline(_LONGEST), b""):
            record = _record(line)
            if record is None and not _is_cut_off(line):
                raise NotAManifestError(self.path)
            if record is not None and record.output and record.sha256:
                there = [(record.output, record.sha256), *((each.output, each.sha256) for each in record.papers)]
                for output, sha256 in there:
                    self.ledger.know(output, Known(record.source, record.key, sha256, line))
        self._file.seek(0, os.SEEK_END)
        if line and not line.endswith(b"\n"):
            self._file.write(b"\n")
        return self._file.tell()


class NotAManifestError(MoudraftError):
    """A file that no batch wrote; nothing of it is touched."""

    def __init__(self, path: Path) -> None:
        hint = "name another file with --manifest, or add --force to begin anew and keep this one beside"
        super().__init__(Problem(Location(writable(str(path))), "this is no manifest of a batch", hint))


def record_of(line: bytes) -> Record:
    return msgspec.json.decode(line, type=Record)


def _record(line: bytes) -> Record | None:
    """The record of a line; None for what is no record, as the last line of a run that was killed."""
    try:
        return record_of(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _is_cut_off(line: bytes) -> bool:
    """Whether a line is the beginning of a record, which a run that was killed did not write to its end."""
    if not line.startswith(_BEGINS):
        return _BEGINS.startswith(line.rstrip(b"\n"))
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return True
    return False


def _cannot(path: Path, error: Exception) -> MoudraftError:
    if path.is_symlink():
        hint = "name the file itself: a batch writes nothing through a link"
        return MoudraftError(Problem(Location(str(path)), "this is a link", hint))
    reason = getattr(error, "strerror", None) or str(error)
    return MoudraftError(Problem(Location(str(path)), f"cannot be written: {reason}", "name another with --manifest"))


def as_data(record: Record) -> Any:
    return msgspec.to_builtins(record)
