"""What the commands that make or move files print for scripts: each file, and what became of it."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Literal

import msgspec


class HouseLibrary(msgspec.Struct, frozen=True, kw_only=True):
    """A house library that is sound: the ids of the clauses it brings, and how many there are in all."""

    format: int = 1
    library: str
    yours: tuple[str, ...]
    clauses: int


class Upgraded(msgspec.Struct, frozen=True):
    """A deal or a library, and each change that was made, or that is to be made."""

    path: str
    changes: tuple[str, ...]


class UpgradeReport(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft upgrade`` changed; ``done`` is false where it only looked."""

    format: int = 1
    done: bool
    files: tuple[Upgraded, ...]


class FileMade(msgspec.Struct, frozen=True):
    """A file that ``moudraft init`` made, or left as it was, and what it is for."""

    path: str
    state: Literal["made", "left"]
    about: str


class FolderMade(msgspec.Struct, frozen=True, kw_only=True):
    """A folder made ready."""

    format: int = 1
    folder: str
    files: tuple[FileMade, ...]
