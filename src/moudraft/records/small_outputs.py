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


class CopyMade(msgspec.Struct, frozen=True, kw_only=True):
    """A file begun from one of moudraft's own: a clause, by its id, or the style."""

    format: int = 1
    path: str
    source: str


class PreviewMade(msgspec.Struct, frozen=True, kw_only=True):
    """A preview: the file that was written, or the address at which it is served; the other is null."""

    format: int = 1
    file: str | None
    address: str | None


class CompletionScript(msgspec.Struct, frozen=True, kw_only=True):
    """The set-up for completion in a shell."""

    format: int = 1
    shell: str
    script: str
