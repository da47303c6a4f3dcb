"""A lock that the system itself lets go of when its holder dies, so that none is ever left standing.

It is a file that says who holds it (process, machine). Where a disk has no such locks, that word alone counts, as long
as the process lives.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from types import TracebackType

from moudraft.files.process_life import is_running, machine
from moudraft.problems import Location, MoudraftError, Problem

WINDOWS = sys.platform == "win32"
_PAUSE = 0.02
_FAR = 1 << 30
"""Where on Windows the locked byte is: past the words, which others may then read."""
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


class FileLock:
    """Use it as a context: inside, nobody else holds the same file. Waits so many seconds, then raises.

    ``what`` says for a person what is taken: ``another run writes here``.
    """

    def __init__(self, path: Path, what: str, hint: str = "", wait: float = 0) -> None:
        self.path = path
        self.what = what
        self.hint = hint
        self.tries = 1 + int(wait / _PAUSE)
        self._handle: int | None = None

    def __enter__(self) -> FileLock:
        for last in range(self.tries - 1, -1, -1):
            try:
                if self._taken():
                    return self
            except OSError as error:
                reason = error.strerror or str(error)
                raise MoudraftError(Problem(Location(str(self.path)), f"cannot be locked: {reason}")) from None
            if last:
                time.sleep(_PAUSE)
        raise self._busy()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if WINDOWS:  # which takes no open file away; if somebody has it open by now, it is theirs to take away
            os.close(handle)
        with contextlib.suppress(OSError):
            self.path.unlink()
        if not WINDOWS:
            os.close(handle)

    def _taken(self) -> bool:
        handle = _open(self.path)
        try:
            free = _lock(handle)
            if free is None:
                free = self._is_left()
            # Taken away by its last holder between the opening and the locking: look again at what stands there.
            if not free or not _is_still(handle, self.path):
                os.close(handle)
                return False
            with contextlib.suppress(OSError):  # a file of somebody else's can be held without being written to
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()} {machine()}\n".encode("utf-8", "surrogateescape"))
        except OSError:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def _is_left(self) -> bool:
        """On a disk without locks: whether whoever wrote the file has ended."""
        process, where = _words(self.path)
        return not process or (where == machine() and (process == os.getpid() or not is_running(process)))

    def _busy(self) -> MoudraftError:
        process, where = _words(self.path)
        who = f" (process {process}{'' if where == machine() else f' on {where}'})" if process else ""
        return MoudraftError(Problem(Location(str(self.path.parent)), f"{self.what}{who}", self.hint))


def _open(path: Path) -> int:
    """The file, made where there is none; never through a link, and never a pipe or a device."""
    more = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | more, 0o666)
    except PermissionError:
        handle = os.open(path, os.O_RDONLY | more)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "something else has that name")
    return handle


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except OSError:
        return False


def _lock(handle: int) -> bool | None:
    """Whether the file is now locked; None where the disk has no locks (which counts as done)."""
    try:
        _lock_by_system(handle)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def _lock_by_system(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _words(path: Path) -> tuple[int, str]:
    """Who holds it, as it says itself: process and machine; 0 where it does not say."""
    try:
        with path.open("rb") as file:
            words = file.read(300).decode("utf-8", "replace").split()
    except OSError:
        return 0, ""
    if len(words) < 2 or not (words[0].isascii() and words[0].isdecimal() and len(words[0]) < 11):
        return 0, ""
    return int(words[0]), words[1]
