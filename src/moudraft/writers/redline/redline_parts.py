"""The package of a redline, built anew: known parts that cannot act, and no other part of either file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from moudraft.comparison.plain.asides import Aside
from moudraft.comparison.plain.resolving import resolve
from moudraft.comparison.word_file import Edge, WordFile
from moudraft.office import inert_parts
from moudraft.office.namespaces import SPACES
from moudraft.office.package_reading import Package
from moudraft.writers.word.properties import app_xml
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import XML_HEAD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats"
_WORD = f"{_TYPES}-officedocument.wordprocessingml"
_TIE = re.compile(r' r:(?:id|embed)="([^"]+)"')
_KEPT_PROPERTIES = ("title", "subject", "creator", "created", "modified", "language", "revision")
_PROPERTY_SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?")


class Tie(NamedTuple):
    """A relationship to be written: its id, the last word of its type, its target, and whether that is outside."""

    id: str
    type: str
    target: str
    external: bool = False


class Parts:
    """Parts by name, with the ties and content types that they need."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.ties: dict[str, list[Tie]] = {"": [], "word/document.xml": []}
        self.forms: dict[str, None] = {}

    def add(self, name: str, content: bytes, type: str, tie: Tie, of: str = "word/document.xml") -> None:
        """A part, tied to another."""
        self.contents[name] = content
        self.types[name] = type
        self.ties.setdefault(of, []).append(tie)

    def picture(self, id: str, content: bytes, form: str, of: str) -> None:
        name = f"word/media/{id}.{form.removeprefix('x-')}"
        self.contents[name] = content
        self.forms[form] = None
        self.ties.setdefault(of, []).append(Tie(id, "image", name.removeprefix("word/")))

    def whole(self) -> dict[str, bytes]:
        """All parts, with the list of their types and each one's relationships, in a fixed order."""
        found = {"[Content_Types].xml": self._content_types()}
        for name, ties in self.ties.items():
            folder, _, base = name.rpartition("/")
            path = f"{folder}/_rels/{base}.rels" if folder else "_rels/.rels"
            found[path] = _relationships(ties)
        return {name: found[name] for name in sorted(found)} | dict(sorted(self.contents.items()))

    def _content_types(self) -> bytes:
        forms = "".join(
            f'<Default Extension="{form.removeprefix("x-")}" ContentType="image/{form}"/>'
            for form in sorted(self.forms)
        )
        named = "".join(
            f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in sorted(self.types.items())
        )
        return (
            f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="{_TYPES}-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{forms}{named}</Types>'
        ).encode()


def _relationships(ties: Sequence[Tie]) -> bytes:
    office = SPACES["r"]
    written = "".join(
        f'<Relationship Id="{escape(tie.id)}" Type="{tie.type if ":" in tie.type else f"{office}/{tie.type}"}" '
        f'Target="{escape(tie.target)}"{" TargetMode=" + chr(34) + "External" + chr(34) if tie.external else ""}/>'
        for tie in sorted(ties)
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'.encode()


def opening(name: str, content: str) -> str:
    """The opening tag of a part, with the namespaces that its content names."""
    needed = (
        prefix for prefix in SPACES if prefix in ("w", "r") or f"<{prefix}:" in content or f" {prefix}:" in content
    )
    declared = "".join(f' xmlns:{prefix}="{SPACES[prefix]}"' for prefix in needed)
    return f"{XML_HEAD}<w:{name}{declared}>"


def edge_name(edge: Edge, edges: Sequence[Edge]) -> str:
    """The part name of a header or footer in the redline: counted, by kind."""
    return f"word/{edge.kind}{[each.id for each in edges if each.kind == edge.kind].index(edge.id) + 1}.xml"


class Made(NamedTuple):
    """What is written for a redline: the body's part, headers and footers by id, styles, numbering and comments."""

    document: str
    edges: Mapping[str, str]
    styles: bytes
    numbering: bytes
    comments: Sequence[Aside]


def packed(made: Made, old: WordFile, new: WordFile) -> dict[str, bytes]:
    """All parts of the redline, by name."""
    parts = Parts()
    office = ("", "officeDocument", "word/document.xml")
    parts.add(office[2], made.document.encode(), f"{_WORD}.document.main+xml", Tie("rId1", *office[1:]), office[0])
    _add(parts, "styles", made.styles)
    _add(parts, "numbering", made.numbering)
    if made.comments:
        _add(parts, "comments", _comments(made.comments))
    _looks(parts, new)
    known = {edge.id: edge for edge in (*old.edges, *new.edges)}
    shown = list(dict.fromkeys(id for id in _TIE.findall(made.document) if id in known))
    order = sorted((known[id] for id in shown), key=lambda edge: edge not in new.edges)
    for edge in order:
        _add_edge(parts, edge, edge_name(edge, order), made.edges.get(edge.id), old, new)
    _tie(parts, "word/document.xml", made.document, old, new)
    _properties(parts, new.package)
    return parts.whole()


def _add(parts: Parts, name: str, content: bytes) -> None:
    parts.add(f"word/{name}.xml", content, f"{_WORD}.{name}+xml", Tie(f"rId{name.title()}", name, f"{name}.xml"))


def _looks(parts: Parts, new: WordFile) -> None:
    """Settings, fonts and theme of the new file."""
    package = new.package
    for type, make in (("settings", inert_parts.settings), ("fontTable", inert_parts.font_table)):
        name = package.target(new.main, type)
        if name:
            _add(parts, type, make(package.xml(name)))
    name = package.target(new.main, "theme")
    content = inert_parts.theme(package.read(name), package.xml(name)) if name else b""
    if content:
        tie = Tie("rIdTheme", "theme", "theme/theme1.xml")
        parts.add("word/theme/theme1.xml", content, f"{_TYPES}-officedocument.theme+xml", tie)


def _add_edge(parts: Parts, edge: Edge, name: str, tracked: str | None, old: WordFile, new: WordFile) -> None:
    """A header or footer: with its changes marked, else as it stands but for what could act."""
    tie = Tie(edge.id, edge.kind, name.removeprefix("word/"))
    if tracked is not None:
        parts.add(name, tracked.encode(), f"{_WORD}.{edge.kind}+xml", tie)
        _tie(parts, name, tracked, old, new)
        return
    package = (new if edge in new.edges else old).package
    inert = inert_parts.edge(package, edge.name, resolve(package.xml(edge.name), accept=True))
    parts.add(name, inert.xml, f"{_WORD}.{edge.kind}+xml", tie)
    for number, (id, (content, form)) in enumerate(inert.pictures.items(), 1):
        media = f"word/media/{edge.id}-{number}.{form.removeprefix('x-')}"
        parts.contents[media] = content
        parts.forms[form] = None
        parts.ties.setdefault(name, []).append(Tie(id, "image", media.removeprefix("word/")))


def _tie(parts: Parts, name: str, xml: str, old: WordFile, new: WordFile) -> None:
    """The pictures and links that a part names."""
    for id in dict.fromkeys(_TIE.findall(xml)):
        for file in (new, old):
            if id in file.findings.pictures:
                parts.picture(id, *file.findings.pictures[id], of=name)
                break
            if id in file.findings.links:
                parts.ties.setdefault(name, []).append(Tie(id, "hyperlink", file.findings.links[id], True))
                break


def _comments(comments: Sequence[Aside]) -> bytes:
    """comments.xml: who said what, as plain words."""
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{escape(each.author[:255])}" w:initials=""><w:p><w:r>'
        f'<w:t xml:space="preserve">{escape(each.words)}</w:t></w:r></w:p></w:comment>'
        for number, each in enumerate(comments)
    )
    return f"{opening('comments', '')}{written}</w:comments>".encode()


def _properties(parts: Parts, package: Package) -> None:
    office = f"{_TYPES}-officedocument"
    parts.add("docProps/app.xml", app_xml(), f"{office}.extended-properties+xml",
              Tie("rIdApp", "extended-properties", "docProps/app.xml"), "")  # fmt: skip
    core = f"{XML_HEAD}<cp:coreProperties {_PROPERTY_SPACES}>{''.join(_core(package))}</cp:coreProperties>"
    type = f"{_PACKAGE}/relationships/metadata/core-properties"
    parts.add("docProps/core.xml", core.encode(), f"{_TYPES}-package.core-properties+xml",
              Tie("rIdCore", type, "docProps/core.xml"), "")  # fmt: skip
    name = package.target("", "custom-properties")
    record = inert_parts.own_property(package.xml(name)) if name else b""
    if record:
        parts.add("docProps/custom.xml", record, f"{office}.custom-properties+xml",
                  Tie("rIdCustom", "custom-properties", "docProps/custom.xml"), "")  # fmt: skip


def _core(package: Package) -> Iterator[str]:
    """Title, subject, authors and dates, as the new file gives them."""
    name = package.target("", "core-properties")
    seen: set[str] = set()
    for each in package.xml(name) if name else ():
        own = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        text = " ".join((each.text or "").split())[:255]
        if own not in _KEPT_PROPERTIES or own in seen or not text:
            continue
        seen.add(own)
        if own in ("created", "modified"):
            if _STAMP.fullmatch(text):
                yield f'<dcterms:{own} xsi:type="dcterms:W3CDTF">{text}</dcterms:{own}>'
        elif own == "revision":
            yield f"<cp:revision>{escape(text)}</cp:revision>" if text.isdecimal() else ""
        else:
            yield f"<dc:{own}>{escape(text)}</dc:{own}>"
