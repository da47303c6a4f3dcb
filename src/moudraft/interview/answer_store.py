"""Keep the answers of an interview on disk, beside the deal, so that nothing is ever lost; and one interview at a time.

The file is replaced in one move after every answer, and deleted when the deal is saved.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import contextlib
import os
import platform
import time
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from moudraft import __version__
from moudraft.files.process_life import is_running
from moudraft.files.replacing import put_file
from moudraft.interview.answers import Answers
from moudraft.problems import Location, MoudraftError, Problem
from moudraft.yaml_source.text_file import read_bytes

LARGEST = 50_000_000
PAUSES = (0.05, 0.1, 0.2, 0.4)


class Kept(msgspec.Struct, kw_only=True):
    """The file: the answers, and which moudraft wrote them for which deal.

    ``basis`` is the hash of the deal that they were taken from, so that a change of the deal itself since is noticed.
    """

    format: int = 1
    moudraft: str
    deal: str
    answers: Answers
    basis: str = ""


class Store:
    """The answers of one deal file. Use it as a context: inside, no second interview can open the same deal."""

    def __init__(self, deal: Path, basis: str = "") -> None:
        self.deal = deal
        self.basis = self._anew = basis
        self.path = deal.with_name(f"{deal.stem}.answers.json")
        self.lock = deal.with_name(f"{deal.stem}.answers.lock")
        self._held: IO[str] | None = None

    def keep(self, answers: Answers) -> None:
        """Put the answers on disk; raises ``MoudraftError`` where the disk takes none, and keeps the last ones."""
        kept = Kept(moudraft=__version__, deal=self.deal.name, answers=answers, basis=self.basis)
        content = msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"
        for pause in PAUSES:
            written = put_file(self.path, content)
            if written == self.path:
                return
            # Windows moves nothing over a file that is open, as a virus scanner or a backup has it for a moment. What
            # was written beside it would not be found again.
            written.unlink(missing_ok=True)
            time.sleep(pause)
        hint = "close it there, or let the backup or the virus scan of this folder end"
        raise MoudraftError(Problem(Location(str(self.path)), "another program has this file open", hint))

    def read(self) -> Answers | None:
        """The answers kept here, or None; raises ``MoudraftError`` where the file is damaged."""
        try:
            content = read_bytes(self.path, LARGEST)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise MoudraftError(Problem(Location(str(self.path)), f"cannot be read: {error.strerror}")) from None
        try:
            kept = msgspec.json.decode(content, type=Kept)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            hint = "move it away to begin again; it is plain text, and your answers can be read in it"
            raise MoudraftError(
                Problem(Location(str(self.path)), f"cannot be understood as answers: {error}", hint)
            ) from None
        self.basis = kept.basis
        return kept.answers

    def put_aside(self) -> Path:
        """Move the kept answers out of the way, since a person may want them after all; returns where they are."""
        number = 1
        while (aside := self.path.with_suffix(f".old{'' if number == 1 else number}.json")).exists():
            number += 1
        try:
            self.basis = self._anew
            return self.path.replace(aside)
        except OSError as error:
            raise MoudraftError(Problem(Location(str(self.path)), f"cannot be moved: {error.strerror}")) from None

    def forget(self) -> None:
        """Take the kept answers away: the deal has them now."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    # --- one interview at a time --------------------------------------------------------------

    def __enter__(self) -> "Store":
        for _ in range(3):
            try:
                self._held = self.lock.open("x", encoding="utf-8")
                self._held.write(f"{os.getpid()} {platform.node()}\n")
                self._held.flush()
            except FileExistsError:
                self._clear_stale()
                continue
            except OSError as error:
                self._let_go()
                raise MoudraftError(Problem(Location(str(self.lock)), f"cannot be written: {error.strerror}")) from None
            return self
        raise self._taken("another process")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            with contextlib.suppress(OSError):
                self._held.close()
            with contextlib.suppress(OSError):
                self.lock.unlink(missing_ok=True)

    def _clear_stale(self) -> None:
        """Take away the lock of an interview that ended without doing so; refuse where it may be going on."""
        try:
            words = read_bytes(self.lock, 1_000).decode("utf-8").split()
        except (OSError, UnicodeDecodeError):
            words = []
        number = int(words[0]) if words and words[0].isascii() and words[0].isdecimal() else 0
        host = words[1] if len(words) > 1 else platform.node()
        if host != platform.node():
            raise self._taken(f"a computer called {host}")
        if number and is_running(number):
            raise self._taken(f"process {number}")
        try:
            self.lock.unlink(missing_ok=True)
        except OSError:
            # Windows does not let go of a file that somebody has open: then it is not stale.
            raise self._taken("another window") from None

    def _taken(self, who: str) -> MoudraftError:
        message = f"another interview has this deal open ({who})"
        hint = f"finish it there; if there is none, delete {self.lock.name} and start again"
        return MoudraftError(Problem(Location(str(self.deal)), message, hint))
