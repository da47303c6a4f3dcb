"""A Word file read: its body, headers and footers made plain, its styles and lists, and what stands beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from moudraft.comparison.plain.asides import Aside
from moudraft.comparison.plain.block_flattening import blocks
from moudraft.comparison.plain.notes_and_comments import Notes
from moudraft.comparison.plain.plainness import is_plain
from moudraft.comparison.plain.resolving import is_tracked, resolve
from moudraft.comparison.plain.story import Findings, Story
from moudraft.comparison.tracked_authors import TrackedAuthors
from moudraft.comparison.word_counting import Styles
from moudraft.comparison.word_lines import LineReader
from moudraft.office.file_kind import kind_of
from moudraft.office.inert_parts import OWN_PROPERTY
from moudraft.office.namespaces import SPACES, STRICT, R, W, made
from moudraft.office.package_reading import DAMAGED, LARGEST, SAVE_AGAIN, Package, refused, unreadable
from moudraft.office.property_lists import edge_key, plain_properties
from moudraft.yaml_source.text_file import open_to_read

_CHANGES = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_STRICT_HINT = "save it as a Word document (.docx), not as Strict Open XML"


class Record(msgspec.Struct, frozen=True):
    """What the custom property says: the template, and slot, wording and hash of each provision.

    ``moudraft`` is the version that made the file, ``deal`` the digits of its deal, ``state`` what it was drafted as;
    ``lines`` holds the number of each provision with the digits of its paragraphs (see the Word writer). Files made
    before these were kept have none of them.
    """

    template: str
    provisions: tuple[tuple[str, str, str], ...]
    library: str = ""
    format: int = 1
    moudraft: str = ""
    deal: str = ""
    state: str = ""
    lines: tuple[tuple[int, str], ...] = ()


class Edge(NamedTuple):
    """A header or footer: ``kind`` (``header``, ``footer``), ``type`` (``default``, ``first``, ``even``).

    ``id`` follows from its type and content, ``name`` is its part; ``order`` counts those of one kind and type that
    differ.
    """

    kind: str
    type: str
    order: int
    id: str
    name: str
    root: Any
    asides: tuple[tuple[Any, Aside], ...] = ()


class WordFile:
    """A .docx of anybody's, opened within bounds.

    ``root`` is its document, plain, with every tracked change accepted; ``tracked`` says who made those. ``asides`` are
    what a comparison has to name, each with its plain paragraph; ``reader`` is what its paragraphs were last read
    with. Raises ``MoudraftError`` where it cannot be read at all.
    """

    def __init__(self, docx: bytes, name: str = "the file") -> None:
        self.name = name
        self.content = docx
        self.reader: LineReader | None = None
        self.package = Package(docx, name)
        self.findings = Findings()
        try:
            self._open()
        except DAMAGED as error:
            raise unreadable(name, error) from None

    def _open(self) -> None:
        package = self.package
        self.main = package.target("", "officeDocument") or "word/document.xml"
        root = package.xml(self.main)
        if root.tag == f"{{{STRICT}}}document":
            raise refused(self.name, "is saved as Strict Open XML", _STRICT_HINT)
        if root.tag != f"{W}document" or root.find(f"{W}body") is None:
            raise refused(self.name, "cannot be read as a Word document: there is no text in it", SAVE_AGAIN)
        self.styles_root = self._tied("styles")
        self.styles = Styles(self.styles_root)
        self.numbering = self._tied("numbering")
        self._custom = self._property_part("custom-properties", "docProps/custom.xml")
        self.notes = Notes(package, self.main, self.findings)
        self.tracked: tuple[str, ...] = ()
        self.authors = TrackedAuthors()
        root = self._settled(root)
        self.edges = tuple(self._edges(root))
        self.root, self.asides = self._plain(root)

    def _tied(self, type: str) -> Any:
        part = self.package.target(self.main, type)
        return self.package.xml(part) if part else made(type)

    def _property_part(self, type: str, usual: str) -> Any:
        part = self.package.target("", type) or (usual if usual in self.package else "")
        return self.package.xml(part) if part else None

    def _settled(self, root: Any) -> Any:
        if not is_tracked(root):
            return root
        marks = root.iter(*(W + name for name in _CHANGES))
        authors = (each.get(f"{W}author") or "somebody" for each in marks if each.get(f"{W}id") is not None)
        self.tracked = tuple(dict.fromkeys((*self.tracked, *authors))) or ("somebody",)
        self.authors.read(root)
        return resolve(root, accept=True)

    def _edges(self, root: Any) -> Iterator[Edge]:
        """Each header and footer that a section shows, in the order of sections; one that repeats comes once."""
        seen: set[tuple[str, str, str]] = set()
        counts: dict[tuple[str, str], int] = {}
        ties = {each.id: each.target for each in self.package.related(self.main)}
        self.edge_ids: dict[str, str] = {}
        for mark in root.iter(f"{W}headerReference", f"{W}footerReference"):
            kind = "header" if mark.tag == f"{W}headerReference" else "footer"
            type, name = mark.get(f"{W}type") or "default", ties.get(mark.get(f"{R}id") or "", "")
            if name not in self.package:
                continue
            made_plain, asides = self._edge(name, kind)
            # With its type: a first page's footer that reads as the others do may have changed where they have not.
            id = "e" + hashlib.sha256(type.encode() + etree.tostring(made_plain)).hexdigest()[:20]
            self.edge_ids[edge_key(mark)] = id
            if (kind, type, id) not in seen:
                seen.add((kind, type, id))
                counts[kind, type] = counts.get((kind, type), 0) + 1
                yield Edge(kind, type, counts[kind, type], id, name, made_plain, tuple(asides))

    def _edge(self, name: str, kind: str) -> tuple[Any, list[tuple[Any, Aside]]]:
        root = self._settled(self.package.xml(name))
        story = Story(self.package, name, root, self.findings, self.notes)
        plain = etree.Element(f"{W}{'hdr' if kind == 'header' else 'ftr'}", nsmap=SPACES)
        for block in blocks(root, story):
            plain.extend(list(block.iter(f"{W}p")) if block.tag == f"{W}tbl" else [block])
        return plain, story.asides

    def _plain(self, root: Any) -> tuple[Any, list[tuple[Any, Aside]]]:
        body = root.find(f"{W}body")
        section = plain_properties(body.find(f"{W}sectPr"), self.edge_ids)
        if is_plain(root):
            self._end(body, section)
            return root, []
        story = Story(self.package, self.main, root, self.findings, self.notes)
        plain, inside = etree.Element(f"{W}document", nsmap=SPACES), made("body")
        plain.append(inside)
        inside.extend(list(blocks(body, story, self.edge_ids)))
        self._end(inside, section)
        return plain, story.asides

    @staticmethod
    def _end(body: Any, section: Any) -> None:
        for each in body.findall(f"{W}sectPr"):
            body.remove(each)
        if section is not None:
            body.append(section)

    @property
    def record(self) -> Record | None:
        """What moudraft wrote into the file, or None where it did not make it."""
        for each in () if self._custom is None else self._custom:
            if each.get("name") == OWN_PROPERTY:
                try:
                    return msgspec.json.decode("".join(map(str, each.itertext())), type=Record)
                except msgspec.DecodeError:
                    return None
        return None

    def core_property(self, name: str) -> str:
        """One of the properties that any Word file has: ``title``, ``creator``, ``created``."""
        root = self._property_part("core-properties", "docProps/core.xml")
        return next((each.text or "" for each in _elements(root) if etree.QName(each).localname == name), "")

    @cached_property
    def saved_by(self) -> str:
        """The program that saved it last, as it calls itself."""
        root = self._property_part("extended-properties", "docProps/app.xml")
        return next((each.text or "" for each in _elements(root) if etree.QName(each).localname == "Application"), "")

    @property
    def by_libre_office(self) -> bool:
        """Whether LibreOffice saved it last: it writes anew how each paragraph looks, so that looks tell nothing."""
        return "libreoffice" in self.saved_by.casefold()

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """Every part of the package."""
        return {name: self.package.read(name) for name in self.package.names()}


def _elements(root: Any) -> Iterator[Any]:
    return iter(()) if root is None else root.iterchildren(etree.Element)


def is_office_file(path: Path) -> bool:
    """Whether a file is of a kind that an office program writes, and so no deal, by its first bytes."""
    try:
        if not path.is_file():  # a pipe would lose the bytes that are looked at
            return False
        with open_to_read(path) as file:
            return kind_of(file.read(8)) is not None
    except (OSError, ValueError):
        return False


def read_file(path: Path) -> WordFile:
    """A .docx from disk."""
    try:
        with open_to_read(path) as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise refused(str(path), error.strerror or str(error)) from None
    if len(content) > LARGEST:
        raise refused(str(path), f"is too large to be an agreement: at most {LARGEST / 1e6:,.0f} MB is read")
    return WordFile(content, str(path))
