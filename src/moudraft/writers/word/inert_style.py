"""A house's style file cut down to what a draft takes from it, before anything else reads it: nothing that can act."""

from __future__ import annotations

import copy
import posixpath
from typing import Any, NamedTuple

from lxml import etree

from moudraft.office import inert_parts
from moudraft.office.namespaces import PREFIXES, R, W, made
from moudraft.office.package_reading import Package, Relationship
from moudraft.office.property_lists import edge_key, plain_properties
from moudraft.office.zip_writing import zipped
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import XML_HEAD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
}


_EDGES = (f"{W}headerReference", f"{W}footerReference")


class Inert(NamedTuple):
    """The file cut down, as the bytes of a .docx, and what was left out that a reader should know of."""

    docx: bytes
    dropped: tuple[str, ...]


def inert_style(style: bytes, name: str) -> Inert:
    """What a draft may take from a style file. ``MoudraftError`` says what is wrong with one that cannot be read."""
    package = Package(style, name)
    main = package.target("", "officeDocument") or "word/document.xml"
    document = package.xml(main)
    dropped = tuple(dict.fromkeys(inert_parts.dropped_of(package, main)))
    entries: dict[str, bytes] = {}
    types = {main: f"{_WORD}.document.main+xml"}
    forms: dict[str, str] = {}
    ties = [each for each in package.related(main) if each.type in _TYPES and each.target in package]
    for tie in ties:
        types[tie.target] = _TYPES[tie.type]
        entries |= _part(package, tie, forms)
    ties = [tie for tie in ties if tie.target in entries]
    entries[main] = _document(document, {tie.id for tie in ties})
    entries[_relationships_name(main)] = _relationships(main, ties)
    entries["_rels/.rels"] = _relationships("", [Relationship("rId1", "officeDocument", main)])
    entries["[Content_Types].xml"] = _content_types({key: types[key] for key in types if key in entries}, forms)
    return Inert(zipped(list(entries.items())), dropped)


def _part(package: Package, tie: Relationship, forms: dict[str, str]) -> dict[str, bytes]:
    """A part without what can act, and the pictures that it shows; as it stands where there is nothing of the kind."""
    if tie.type in ("header", "footer"):
        return _edge(package, tie.target, forms)
    content, root = package.read(tie.target), package.xml(tie.target)
    if tie.type == "theme":
        theme = inert_parts.theme(content, root)
        return {tie.target: theme} if theme else {}
    make = {
        "styles": inert_parts.styles,
        "numbering": inert_parts.numbering,
        "settings": inert_parts.settings,
        "fontTable": inert_parts.font_table,
    }[tie.type]
    before = _shape(root)
    after = make(root)
    return {tie.target: content if _shape(root) == before else after}


def _edge(package: Package, name: str, forms: dict[str, str]) -> dict[str, bytes]:
    root = package.xml(name)
    before = _shape(root)
    edge = inert_parts.edge(package, name, root)
    changed = _shape(root) != before
    found = {name: edge.xml if changed else package.read(name)}
    pictures = [each for each in package.related(name) if each.id in edge.pictures]
    for each in pictures:
        ending = posixpath.splitext(each.target)[1][1:].casefold() or "bin"
        forms[ending] = f"image/{edge.pictures[each.id][1]}"
        found[each.target] = edge.pictures[each.id][0]
    if pictures:
        found[_relationships_name(name)] = _relationships(name, pictures)
    return found


def _shape(root: Any) -> bytes:
    """A part as it is but for how it is written down."""
    return bytes(etree.tostring(root, method="c14n", exclusive=True))


def _document(document: Any, ids: set[str]) -> bytes:
    """The document with no text in it: its page set-up alone."""
    root, body = etree.Element(f"{W}document", nsmap=PREFIXES), made("body")
    root.append(body)
    sections = [each for each in document.iter(f"{W}sectPr") if each.getparent().tag in (f"{W}body", f"{W}pPr")]
    last = _last(sections) if sections else ()
    edges = {edge_key(each): each.get(f"{R}id") for each in last if each.tag in _EDGES and each.get(f"{R}id") in ids}
    section = plain_properties(last, edges) if sections else None
    if section is not None:
        body.append(section)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _last(sections: list[Any]) -> Any:
    """The last section with the headers and footers that it goes on with from those before it."""
    last = copy.deepcopy(sections[-1])
    known = {(each.tag, each.get(f"{W}type")) for each in last if each.tag in _EDGES}
    for section in reversed(sections[:-1]):
        for each in section:
            if each.tag in _EDGES and (each.tag, each.get(f"{W}type")) not in known:
                known.add((each.tag, each.get(f"{W}type")))
                last.insert(0, copy.deepcopy(each))
    return last


def _relationships_name(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationships(part: str, ties: list[Relationship]) -> bytes:
    written = "".join(
        f'<Relationship Id="{escape(tie.id)}" Type="{_OFFICE}/{tie.type}" '
        f'Target="{escape(posixpath.relpath(tie.target, posixpath.dirname(part) or "."))}"/>'
        for tie in ties
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'.encode()


def _content_types(types: dict[str, str], forms: dict[str, str]) -> bytes:
    named = "".join(_override(name, kind) for name, kind in sorted(types.items()))
    usual = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in sorted(forms.items()))
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{usual}{named}</Types>'
    ).encode()


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'
