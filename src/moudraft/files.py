"""Write files so that nothing is lost: to a temporary file first, then in one move; never over another by accident."""

from __future__ import annotations

import contextlib
import os
import tempfile
import traceback
from pathlib import Path

from moudraft.problems import Location, MoudraftError, Problem

FREE = "add --force to replace it, or -o for another"


def check_target(path: Path, *, force: bool, hint: str = FREE) -> None:
    """Refuse a target that cannot be written, before any work is done; ``hint`` is for one that exists."""
    where = Location(str(path))
    try:
        if path.is_dir():
            raise MoudraftError(Problem(where, "this is a folder, not a file", "name the file to write with -o"))
        if not path.parent.is_dir():
            raise MoudraftError(Problem(where, f"there is no folder {path.parent}", "make it first, or choose another"))
        if _is_special(path):
            return
        if path.exists() and not force:
            raise MoudraftError(Problem(where, "this file exists already", hint))
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from None
    if not os.access(path.parent, os.W_OK):
        raise MoudraftError(Problem(where, f"the folder {path.parent} cannot be written to"))


def make_folder(path: Path) -> None:
    """Make a folder to write to, and those above it, where it is not there yet."""
    where = Location(str(path))
    try:
        if path.exists() and not path.is_dir():
            raise MoudraftError(Problem(where, "this is a file, not a folder", "name a folder"))
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise MoudraftError(Problem(where, f"cannot be made: {getattr(error, 'strerror', None) or error}")) from None


def write_file(path: Path, content: bytes) -> Path:
    """Write a file in one move and return where it went.

    Where another program holds the target (Word does), the content is saved beside it as ``NAME (2)``. A link keeps
    pointing where it did, and what is no file (a device, a pipe) is written to as it stands. Raises
    ``MoudraftError`` when the folder takes no file; whatever stood there before is then untouched.
    """
    try:
        if _is_special(path):
            path.write_bytes(content)
            return path
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        temporary = _temporary(target, content)
        try:
            written = _move(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from None
    return path if written == target else written


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are the same file, whether or not it is there yet."""
    try:
        if one.exists() and other.exists():
            return one.samefile(other)
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _cannot(path: Path, error: Exception) -> MoudraftError:
    reason = getattr(error, "strerror", None) or str(error)
    return MoudraftError(Problem(Location(str(path)), f"cannot be written: {reason}"))


def _temporary(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".moudraft-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private to its owner; a draft gets the rights any new file would have.
        mask = os.umask(0)
        os.umask(mask)
        with contextlib.suppress(OSError):
            temporary.chmod(0o666 & ~mask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _move(temporary: Path, path: Path) -> Path:
    try:
        os.replace(temporary, path)
        return path
    except PermissionError:
        for number in range(2, 100):
            beside = path.with_name(f"{path.stem} ({number}){path.suffix}")
            if not beside.exists():
                os.replace(temporary, beside)
                return beside
        raise


def save_details(error: BaseException) -> Path:
    """Save the details of an unforeseen error to a file, for whoever mends it, and return where it is."""
    import platform

    from moudraft import __version__

    about = f"moudraft {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    handle, name = tempfile.mkstemp(prefix="moudraft-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(about + "".join(traceback.format_exception(error)))
    return Path(name)
