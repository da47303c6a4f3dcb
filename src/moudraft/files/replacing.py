"""The one rule on what a write may replace, and writing several files so that all of them come or none.

What stands at a target goes only where it is what moudraft itself wrote, seen before the work and the same still;
where it is the new content already; where the new content carries it on (an edited deal); or where the person named
it. Anything else, changed by somebody or come from elsewhere, is kept beside as ``NAME (kept 2027-04-30).docx``.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from moudraft.files.file_lock import FileLock
from moudraft.files.kept_copies import copy_beside, free_beside, link_or_copy
from moudraft.files.own_work import remember, standing
from moudraft.files.targets import Seen, Target, cannot, is_special, seen_at
from moudraft.files.temporaries import temporary, temporary_name
from moudraft.hashes import sha256_hex, sha256_of
from moudraft.problems import Location, MoudraftError, Problem

PATIENCE = 10.0
"""Seconds to wait for another run that is just putting its file in its place."""
_LOCK = ".moudraft.lock"


class Outgoing(msgspec.Struct, frozen=True):
    """A file to write. The content may be made once it is known where those before it went.

    ``ours``: whether it is remembered as moudraft's own work; a deal is its author's.
    """

    target: Target
    content: bytes | Callable[[Sequence[Written]], bytes]
    ours: bool = True


class Written(msgspec.Struct, frozen=True):
    """Where a file went. ``kept`` is where that which stood there is now, and ``why`` it was kept, if it was."""

    path: Path
    kept: Path | None = None
    why: str = ""


def write_file(target: Target, content: bytes, day: datetime.date, *, ours: bool = True) -> Written:
    """Write one file; see ``write_all``."""
    return write_all([Outgoing(target, content, ours)], day)[0]


def write_all(files: Sequence[Outgoing], day: datetime.date, *, durable: bool = True) -> list[Written]:
    """Write every file, or none: what fails takes back what was done, and leaves what stood there.

    ``day`` stands in the name of what is kept. Where another program holds a target (Word does), the content is saved
    beside it as ``NAME (2)``. A link keeps pointing where it did; a device or a pipe is written to as it stands.
    """
    with _Writing(day, durable) as writing:
        made = [None if callable(each.content) else writing.prepare(each.target, each.content) for each in files]
        for each, ready in zip(files, made, strict=True):
            if callable(each.content):
                ready = writing.prepare(each.target, each.content(writing.written))
            assert ready is not None
            writing.put(each.target, ready, each.ours)
    return writing.written


def put_file(path: Path, content: bytes) -> Path:
    """Replace a file of moudraft's own, of which nobody keeps another version; returns where it went."""
    with _Writing(datetime.date.min, durable=True) as writing:
        seen = seen_at(path)
        target = Target(path, path, force=True, discard=True, seen=seen)
        writing.put(target, writing.prepare(target, content), ours=False)
    return writing.written[0].path


class _Ready(msgspec.Struct, frozen=True):
    """A content on the disk already, under a name of its own; None for what is written to as it stands."""

    content: bytes
    temporary: Path | None


class _Writing:
    """Files being put in their places. Leaving it by an error takes back what was done."""

    def __init__(self, day: datetime.date, durable: bool) -> None:
        self.day = day
        self.durable = durable
        self.written: list[Written] = []
        self._ours: list[tuple[Path, bytes]] = []
        self._undo: list[Callable[[], object]] = []
        self._left: list[Path] = []

    def __enter__(self) -> _Writing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            for undo in reversed(self._undo):
                with contextlib.suppress(OSError):
                    undo()
        for path in self._left:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        if error is None and self._ours:
            remember(self._ours)

    def prepare(self, target: Target, content: bytes) -> _Ready:
        try:
            # Nothing special was ever taken for a place where nothing stands.
            if (target.force or target.seen is not None) and is_special(target.real):
                return _Ready(content, None)
            mode = target.real.stat().st_mode if target.seen is not None and target.real.exists() else None
            made = temporary(target.real.parent, content, like=mode, durable=self.durable)
        except (OSError, ValueError) as error:
            raise cannot(target.path, error) from None
        self._left.append(made)
        return _Ready(content, made)

    def put(self, target: Target, ready: _Ready, ours: bool) -> None:
        try:
            if ready.temporary is None:
                _write_into(target.real, ready.content)
                self.written.append(Written(target.path))
                return
            if target.force:
                with FileLock(target.real.parent / _LOCK, "another run is writing here", wait=PATIENCE):
                    done = self._replace(target, ready.temporary, ready.content)
            else:
                done = self._place(target, ready.temporary)
        except (OSError, ValueError) as error:
            raise cannot(target.path, error) from None
        self._left.remove(ready.temporary)
        self.written.append(done)
        if ours:
            self._ours.append((done.path, ready.content))

    def _place(self, target: Target, made: Path) -> Written:
        """Put a file where nothing stands; what has come there since is another's, and stays."""
        try:
            place_new(made, target.real)
        except FileExistsError:
            hint = "run it again with --force to have both, or name another file"
            message = "this file was written by another program while this ran"
            raise MoudraftError(Problem(Location(str(target.path)), message, hint)) from None
        self._undo.append(target.real.unlink)
        return Written(target.path)

    def _replace(self, target: Target, made: Path, content: bytes) -> Written:
        now = seen_at(target.real)
        if now is None:
            return self._place(target, made)
        why = _why_kept(target, now, content)
        before = temporary_name(target.real.parent)
        link_or_copy(target.real, before)
        self._left.append(before)
        kept, is_new = copy_beside(target.real, self.day) if why else (None, False)
        if kept is not None and is_new:
            self._undo.append(kept.unlink)
        try:
            os.replace(made, target.real)
        except PermissionError:  # another program holds it: then nothing of it goes, and nothing need be kept
            beside = free_beside(target.real, lambda name: place_new(made, name))
            if kept is not None and is_new:
                self._undo.pop()
                kept.unlink()
            self._undo.append(beside.unlink)
            return Written(beside)
        self._undo.append(lambda: os.replace(before, target.real))
        return Written(target.path, kept, why)


def place_new(made: Path, path: Path) -> None:
    """Move a file to a name that nothing has; ``FileExistsError`` where something does."""
    if os.name == "nt":
        made.rename(path)  # refuses, there, what exists
        return
    try:
        os.link(made, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: the name is taken first, and then filled
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(made, path)
        except BaseException:
            path.unlink()
            raise
        return
    made.unlink()


def _why_kept(target: Target, now: Seen, content: bytes) -> str:
    """Why what stands at a target may not go, as a person is told; empty where it may."""
    if target.discard:
        return ""
    hashed = sha256_of(target.real)
    if hashed == sha256_hex(content) or hashed in target.known:
        return ""
    if target.seen != now:
        return "was written by another program while this ran"
    stands = standing(target.real, hashed)
    if stands == "ours":
        return ""
    return "had been changed since moudraft wrote it" if stands == "changed" else "was not as moudraft writes one"


def _write_into(path: Path, content: bytes) -> None:
    """Write to a device or a pipe; a pipe that nobody reads is an error at once, and not waited for."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
