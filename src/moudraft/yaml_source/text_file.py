"""YAML files with line numbers: read one, parse it, fit it to a shape.

``parse`` and ``Tree`` are in :mod:`moudraft.yaml_source.tree`, ``convert`` in :mod:`moudraft.yaml_source.fitting`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.yaml_source.characters import forbidden_characters
from moudraft.yaml_source.depth import MAX_DEPTH, too_deep
from moudraft.yaml_source.fitting import convert as convert
from moudraft.yaml_source.fitting import paths
from moudraft.yaml_source.tree import Tree
from moudraft.yaml_source.tree import parse as parse

if TYPE_CHECKING:
    from moudraft.office.file_kind import Kind

MAX_BYTES = 2_000_000
_OFFICE = (b"P", b"\xd0", b"{", b"%")
"""How the files of office programs begin; most texts do not."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_file(path: Path) -> str:
    """The text of a file of at most 2 MB in UTF-8.

    Raises ``MoudraftError`` that says in one line why there is none.
    """
    try:
        if path.is_dir():
            raise _refusal(path, "this is a folder, not a file", _near_files(path / "x", ""))
        size = path.stat().st_size
        content = b"" if size > MAX_BYTES else read_bytes(path, MAX_BYTES)
    except FileNotFoundError:
        raise _refusal(path, *_not_there(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refusal(path, f"cannot be read: {reason}") from None
    if max(size, len(content)) > MAX_BYTES:
        raise _refusal(path, f"is too large: {max(size, len(content)) / 1e6:.1f} MB; at most 2 MB is read")
    return _decode(path, content)


def read_bytes(path: Path, most: int) -> bytes:
    """The content of a file, and of an endless one (a device) one byte more than allowed, which is enough to know."""
    with open_to_read(path) as file:
        return file.read(most + 1)


def open_to_read(path: Path) -> IO[bytes]:
    """A file opened for reading; a pipe that nobody writes to is empty at once, and not waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    return os.fdopen(handle, "rb")


def _decode(path: Path, content: bytes) -> str:
    if content[:1] in _OFFICE:
        from moudraft.office.file_kind import kind_of

        kind = kind_of(content)
    else:
        kind = None
    if kind is not None:
        raise _refusal(path, f"this is {kind.words}, not a text file", _word_hint(path, kind))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(_UTF_16):
            raise _refusal(path, "is saved as UTF-16, not UTF-8", "save the file as UTF-8") from None
        before = error.object[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        message = f"is not UTF-8: byte 0x{error.object[error.start]:02X}, the line's byte {column}, is no character"
        raise MoudraftError(Problem(Location(str(path), line), message, "save the file as UTF-8")) from None
    if not text.strip():
        raise _refusal(path, "is empty")
    return text


def _word_hint(path: Path, kind: Kind) -> str:
    """What to do with a file that some office program wrote, where a text was asked for."""
    if kind.name in ("docx", "docm"):
        return f"moudraft compare OLD {path.name} says what changed in a draft; --style takes one for its styles"
    if kind.name in ("dotx", "dotm"):
        return f"moudraft draft DEAL.yaml --style {path.name} takes its styles"
    if kind.name == "xlsx":
        return f"moudraft batch {path.name} drafts a deal from each row of it"
    return f"{kind.becomes}; moudraft compare then reads it" if "Word" in kind.becomes else "name a deal (.yaml)"


def _refusal(path: Path, message: str, hint: str = "") -> MoudraftError:
    return MoudraftError(Problem(Location(str(path)), message, hint))


def _not_there(path: Path) -> tuple[str, str]:
    if not path.parent.is_dir():
        return f"there is no such file, nor a folder {path.parent}", ""
    return "there is no such file", _near_files(path, path.name)


def _near_files(path: Path, name: str) -> str:
    try:
        files = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    except OSError:
        return ""
    yaml_files = [each for each in files if each.endswith((".yaml", ".yml"))]
    return did_you_mean(name, files) if name and len(files) < 1000 else did_you_mean(name, yaml_files)


def from_data(data: Mapping[Any, Any], file: str) -> Tree:
    """A tree of plain Python data, as if it had been written in YAML: ``True`` is yes, ``None`` is nothing.

    The place of a part is the name and its dotted path. Raises ``MoudraftError`` for what a file could not
    hold.
    """
    problems: list[Problem] = []
    plain = _plain(data, file, "", 0, problems)
    raise_if(problems)
    lines = {path: Location(f"{file} {path}".strip()) for path in ("", *paths(plain, ""))}
    return Tree(plain, file, lines)


def _plain(value: Any, file: str, path: str, depth: int, problems: list[Problem]) -> Any:
    where = Location(f"{file} {path}".strip())
    if depth > MAX_DEPTH:
        problems.append(too_deep(where))
        return ""
    if isinstance(value, Mapping):
        for key in value:
            problems += forbidden_characters(str(key), where)
        return {
            key: _plain(item, file, f"{path}.{key}" if path else key, depth + 1, problems)
            for key, item in ((_key(key), item) for key, item in value.items())
        }
    if isinstance(value, (list, tuple)):
        return [_plain(item, file, f"{path}.{n}", depth + 1, problems) for n, item in enumerate(value)]
    text = "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    problems += forbidden_characters(text, where)
    return text


def _key(key: Any) -> str:
    # Other readers of YAML take the key ``on`` for a truth value.
    return ("on" if key else "off") if isinstance(key, bool) else str(key)
