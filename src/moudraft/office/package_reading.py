"""A package (a .docx, .dotx) unpacked within bounds: parts by name, each relationship followed within the package.

Nothing is ever written to disk, so that an entry named ``../x`` does no harm: no part leads to it, and it is not read.
"""

from __future__ import annotations

import io
import posixpath
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from moudraft.office.file_kind import WORD, kind_of
from moudraft.problems import Location, MoudraftError, Problem

MOST_ENTRIES = 5_000
LARGEST_PART = 48_000_000  # bytes unpacked; an agreement of 10,000 clauses has a third of this
LARGEST = 160_000_000
MOST_TAGS = 2_500_000  # in one part: what they take in memory is what counts
DEEPEST = 120  # elements inside one another; tables four deep in a text box stay below half of this
SAVE_AGAIN = "open it in Word and save it again as .docx"
# All that a damaged package can raise, from the zip to the XML; zlib's own error and EOFError are no OSError.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, RuntimeError, OSError,
    NotImplementedError, AttributeError, TypeError,
)  # fmt: skip
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TOO_DEEP = "/*" * (DEEPEST + 1)


class Relationship(NamedTuple):
    """A tie from one part to another: its id, the last word of its type, and the part's name, or where outside."""

    id: str
    type: str
    target: str
    external: bool = False


class Package:
    """The parts of a package, unpacked when they are asked for and not before."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        kind = kind_of(content)
        if kind is not None and kind.name not in WORD and kind.name != "zip":
            raise refused(name, f"this is {kind.words}, not a Word document (.docx)", kind.becomes)
        self.kind = kind.name if kind else ""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED as error:
            raise unreadable(name, error) from None
        self._read: dict[str, bytes] = {}
        self._total = 0
        self._check()

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise refused(self.name, f"has {len(entries):,} parts; at most {MOST_ENTRIES:,} are read", SAVE_AGAIN)
        names = [each.filename for each in entries]
        twice = next((each for each in names if names.count(each) > 1), "") if len(set(names)) < len(names) else ""
        if twice:
            raise refused(self.name, f"has two parts of one name, {twice[:80]}", SAVE_AGAIN)
        if any(each.flag_bits & 1 for each in entries):
            raise refused(self.name, "has a password", "save it without one")
        self._names = set(names)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return sorted(self._names)

    def read(self, name: str) -> bytes:
        """The content of a part; ``MoudraftError`` where there is none, or it is too large."""
        if name not in self._read:
            if name not in self._names:
                raise refused(self.name, f"cannot be read as a Word document: there is no {name} in it", SAVE_AGAIN)
            size = self._zip.getinfo(name).file_size
            self._total += size
            if size > LARGEST_PART or self._total > LARGEST:
                raise refused(self.name, f"is too large to be an agreement: {name} unpacks to {size / 1e6:,.0f} MB")
            try:
                self._read[name] = self._zip.read(name)
            except DAMAGED as error:
                raise unreadable(self.name, error) from None
        return self._read[name]

    def xml(self, name: str) -> Any:
        """The root of a part."""
        content = self.read(name)
        try:
            return parsed(content)
        except DAMAGED as error:
            raise unreadable(self.name, error) from None

    def related(self, part: str = "") -> list[Relationship]:
        """The relationships of a part, or of the package; those that lead out of it by a path have no target."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        return list(self._related(folder, name)) if name in self else []

    def _related(self, folder: str, name: str) -> Iterator[Relationship]:
        for each in self.xml(name).iter(_RELATIONSHIP):
            id, type, target = (each.get(key) or "" for key in ("Id", "Type", "Target"))
            last = type.rpartition("/")[2]
            if (each.get("TargetMode") or "").casefold() == "external":
                yield Relationship(id, last, target, True)
            else:
                yield Relationship(id, last, _inside(folder, target))

    def target(self, part: str, type: str) -> str:
        """The name of the first part that a part is tied to by a relationship of this type, or nothing."""
        found = (each.target for each in self.related(part) if each.type == type and not each.external)
        return next((each for each in found if each in self), "")


def parsed(content: bytes) -> Any:
    """XML within bounds: no entities, no comments that cut a text in two, no more tags than a document can have."""
    if content.count(b"<") > 2 * MOST_TAGS:
        raise ValueError("it has too many elements to be an agreement")
    root = etree.fromstring(content, _parser())
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares a document type, which no Office file does")
    if len(content) > DEEPEST and root.xpath(_TOO_DEEP):
        raise ValueError("its elements stand too deep inside one another")
    return root


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _inside(folder: str, target: str) -> str:
    """A target as the name of a part; nothing where it leads out of the package."""
    target = urllib.parse.unquote(target.partition("#")[0]).replace("\\", "/")
    path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    path = posixpath.normpath(path) if path else ""
    return "" if path.startswith("..") or path == "." else path


def refused(name: str, message: str, hint: str = "") -> MoudraftError:
    return MoudraftError(Problem(Location(name), message, hint))


def unreadable(name: str, error: Exception) -> MoudraftError:
    """What a damaged file says, in one line."""
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return refused(name, f"cannot be read as a Word document: {reason}", SAVE_AGAIN)
