"""An Excel workbook as a package: which sheet is read, its strings and its number formats, all bounded in size.

openpyxl gives values and not what a person sees: no merged cells or hidden rows as it streams, no number formats, no
difference between an empty cell and a formula that was never worked out, and no bounds. So the parts are read here.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from moudraft.batch.part_events import Events, PartError, read_part
from moudraft.problems import Location, MoudraftError, Problem

_SAVE = "open it in Excel and save it as .xlsx, or as CSV UTF-8"
_RELATIONS = "_rels/.rels"
_OLD = b"\xd0\xcf\x11\xe0"
_LARGEST_FILE = 100_000_000
# All that a damaged package can raise; zlib's own error and EOFError are no OSError.
_DAMAGED = (BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError, NotImplementedError, PartError)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Sheet(NamedTuple):
    """A sheet: its name, the part it stands in, and what kind it is (``worksheet``, ``chartsheet`` …)."""

    name: str
    part: str
    kind: str
    hidden: bool


class Workbook(NamedTuple):
    """What is needed to read one sheet as a person sees it. ``formats`` are the number formats by style.

    ``epoch_1904``: days are counted from 1904, as old Macintosh files do.
    """

    package: ZipFile
    sheet: Sheet
    sheets: tuple[Sheet, ...]
    strings: list[str]
    formats: list[str]
    epoch_1904: bool


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook of a file; raises ``MoudraftError`` for what cannot be read, also from what is done inside."""
    where = Location(str(path))
    try:
        with path.open("rb") as file:
            _refuse_others(file, where)
            with ZipFile(file) as package:
                yield _read(package, where)
    except OSError as error:
        raise MoudraftError(Problem(where, f"cannot be read: {error.strerror or error}", "name another")) from None
    except _DAMAGED as error:
        if isinstance(error, PartError) and error.why:
            raise MoudraftError(Problem(where, error.why, error.way)) from None
        raise MoudraftError(Problem(where, "is not an Excel file that can be read", _SAVE)) from None


def unescaped(text: str) -> str:
    """Text with ``_x000D_`` and its like as the characters they stand for, and line ends as one character."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_others(file: IO[bytes], where: Location) -> None:
    start = file.read(4)
    if start == _OLD:
        message = "is protected by a password, or an Excel file of the old kind"
        raise MoudraftError(Problem(where, message, "save it as .xlsx without a password, or as CSV UTF-8"))
    if file.seek(0, 2) > _LARGEST_FILE:
        raise MoudraftError(Problem(where, "is too large: at most 100 MB is read", "split it, or save it as CSV UTF-8"))
    file.seek(0)


def _read(package: ZipFile, where: Location) -> Workbook:
    main = _main_part(package)
    sheets, epoch_1904, related = _sheets(package, main)
    worksheets = [each for each in sheets if each.kind == "worksheet"]
    shown = [each for each in worksheets if not each.hidden]
    if not shown:
        message = "has no sheet with cells that is shown" if sheets else "has no sheet"
        raise MoudraftError(Problem(where, message, "show the sheet with the deals, and put it first"))
    strings = _strings(package, related.get("sharedStrings"))
    formats = _formats(package, related.get("styles"))
    return Workbook(package, shown[0], tuple(worksheets), strings, formats, epoch_1904)


def _main_part(package: ZipFile) -> str:
    for _, (kind, target) in _relations(package, "").items():
        if kind == "officeDocument":
            return target
    raise KeyError(_RELATIONS)


def _relations(package: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside the package, by id: the kind, and the part."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given["Target"])).lstrip("/")
            found[given["Id"]] = (given["Type"].rpartition("/")[2], target)

    read_part(package, posixpath.join(folder, "_rels", f"{name}.rels"), Events(start))
    return found


def _sheets(package: ZipFile, main: str) -> tuple[list[Sheet], bool, dict[str, str]]:
    """The sheets in order, how days are counted, and the other parts by kind."""
    relations = _relations(package, main)
    found: list[Sheet] = []
    epochs: list[bool] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "workbookPr":
            epochs.append(given.get("date1904") in ("1", "true"))
        elif tag == "sheet":
            id = next((value for name, value in given.items() if name == "id" or name.endswith(":id")), "")
            kind, part = relations.get(id, ("", ""))
            found.append(Sheet(given.get("name", ""), part, kind, given.get("state", "visible") != "visible"))

    read_part(package, main, Events(start))
    return found, any(epochs), dict(relations.values())


def _strings(package: ZipFile, part: str | None) -> list[str]:
    """The shared strings; what is said of how to pronounce one is no part of it."""
    found: list[str] = []
    said: list[str] = []
    inside: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "si":
            said.clear()

    def end(tag: str) -> None:
        inside.pop()
        if tag == "si":
            found.append(unescaped("".join(said)))

    def text(words: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            said.append(words)

    if part is not None and part in package.namelist():
        read_part(package, part, Events(start, end, text))
    return found


def _formats(package: ZipFile, part: str | None) -> list[str]:
    """The number format of each cell style, as its code."""
    from moudraft.batch.number_formats import BUILT_IN

    own: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            own[given.get("numFmtId", "")] = unescaped(given.get("formatCode", "General"))
        elif tag == "xf" and inside and inside[-1] == "cellXfs":
            styles.append(given.get("numFmtId", "0"))
        inside.append(tag)

    if part is not None and part in package.namelist():
        read_part(package, part, Events(start, lambda tag: inside.pop()))
    return [own.get(each) or BUILT_IN.get(each, "General") for each in styles]
