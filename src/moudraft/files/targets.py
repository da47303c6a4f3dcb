"""Where a run may write: what stands at a target is seen before the work, so that what comes between is noticed."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path

import msgspec

from moudraft.problems import Location, MoudraftError, Problem

FREE = "add --force to replace it, or -o for another"


class Seen(msgspec.Struct, frozen=True):
    """What tells one state of a file from another without reading it."""

    device: int
    number: int
    changed: int
    size: int


class Target(msgspec.Struct, frozen=True):
    """A place to write to, as it was before the work.

    ``path`` is as the person named it, ``real`` where it leads (a link is written to where it points). ``seen`` is
    None where nothing stood there. ``known`` are hashes of contents that may go since the new one carries them on;
    with ``discard`` whatever stands there goes, because the person named it.
    """

    path: Path
    real: Path
    force: bool = False
    discard: bool = False
    seen: Seen | None = None
    known: frozenset[str] = frozenset()


def check_target(
    path: Path, *, force: bool, hint: str = FREE, discard: Collection[Path] = (), known: Collection[str] = ()
) -> Target:
    """The target, or why it cannot be written; before any work is done. ``hint`` is for one that exists.

    A file named in ``discard`` may be replaced as if by ``force``, and is not kept.
    """
    where = Location(str(path))
    discarded = any(same_file(path, each) for each in discard)
    try:
        there = stands_at(path)
        if there and path.is_dir():
            raise MoudraftError(Problem(where, "this is a folder, not a file", "name the file to write with -o"))
        if there and path.is_symlink() and not path.exists():
            raise MoudraftError(Problem(where, "this link leads nowhere", "take it away, or name another file"))
        if not path.parent.is_dir():
            raise MoudraftError(Problem(where, f"there is no folder {path.parent}", "make it first, or choose another"))
        if there and is_special(path):
            return Target(path, path, force=True)
        seen = seen_at(path) if there else None
        if seen is not None and not force and not discarded:
            raise MoudraftError(Problem(where, "this file exists already", hint))
        real = Path(os.path.realpath(path)) if there and path.is_symlink() else path
    except (OSError, ValueError) as error:
        raise cannot(path, error) from None
    if not os.access(real.parent, os.W_OK):
        problem = Problem(where, f"the folder {real.parent} cannot be written to", "choose another with -o")
        raise MoudraftError(problem)
    return Target(path, real, force or discarded, discarded, seen, frozenset(known))


def make_folder(path: Path) -> None:
    """Make a folder to write to, and those above it, where it is not there yet."""
    where = Location(str(path))
    try:
        if path.is_dir():
            return
        if path.exists():
            raise MoudraftError(Problem(where, "this is a file, not a folder", "name a folder"))
        if path.is_symlink() and not path.exists():
            raise MoudraftError(Problem(where, "this link leads nowhere", "take it away, or name another folder"))
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        message = f"cannot be made: {getattr(error, 'strerror', None) or error}"
        raise MoudraftError(Problem(where, message, "choose another folder")) from None


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are the same file, whether or not it is there yet."""
    try:
        if one.exists() and other.exists():
            return one.samefile(other)
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False


def stands_at(path: Path) -> bool:
    """Whether anything stands at a path, be it a link that leads nowhere. Raises ``OSError`` where nobody can tell."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def seen_at(path: Path) -> Seen | None:
    """The state of what stands at a path, through links; None where nothing does."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return Seen(about.st_dev, about.st_ino, about.st_mtime_ns, about.st_size)


def is_special(path: Path) -> bool:
    """Whether a path is something to write into rather than to replace: a device, a pipe."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def cannot(path: Path, error: Exception) -> MoudraftError:
    """What is said where the system refuses a write."""
    reason = getattr(error, "strerror", None) or str(error)
    return MoudraftError(Problem(Location(str(path)), f"cannot be written: {reason}"))
