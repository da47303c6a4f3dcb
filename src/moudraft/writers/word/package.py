"""The .docx file itself: parts in a fixed order with fixed dates, so that the same draft is the same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from moudraft.writers.word.house_style import Part, StyleSheet
from moudraft.writers.word.word_names import XML_HEAD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats"
_LEVEL = 6

# name → (content type, relationship type): the parts that every draft has and no style file gives.
PROPERTY_PARTS = {
    "/docProps/app.xml": (
        f"{_TYPE}-officedocument.extended-properties+xml",
        f"{_OFFICE}/extended-properties",
    ),
    "/docProps/core.xml": (
        f"{_TYPE}-package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    "/docProps/custom.xml": (
        f"{_TYPE}-officedocument.custom-properties+xml",
        f"{_OFFICE}/custom-properties",
    ),
}


def package(sheet: StyleSheet, replaced: Mapping[str, bytes]) -> bytes:
    """The style file's parts, those in ``replaced`` (by name) instead, and the property parts among them, zipped."""
    parts = [part._replace(blob=replaced.get(part.name, part.blob)) for part in sheet.parts]
    kept = {name: kinds for name, kinds in PROPERTY_PARTS.items() if name in replaced}
    parts += [Part(name, kind, replaced[name], b"") for name, (kind, _) in kept.items()]
    parts.sort(key=lambda part: part.name)
    entries = [
        ("[Content_Types].xml", _content_types(parts)),
        ("_rels/.rels", _root(sheet.root_relationships, kept)),
    ]
    for part in parts:
        entries.append((part.name[1:], part.blob))
        if part.relationships:
            entries.append((_relationships_name(part.name), _sorted(part.relationships)))
    return zipped(entries)


def zipped(entries: list[tuple[str, bytes]]) -> bytes:
    """Entries as one .docx, dated 1980 as zip files are that have no date: the same entries give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=_LEVEL)
    return stream.getvalue()


def _content_types(parts: list[Part]) -> bytes:
    overrides = "".join(f'<Override PartName="{part.name}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{_TYPE}-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    ).encode()


def _relationships_name(part_name: str) -> str:
    folder, name = posixpath.split(part_name[1:])
    return f"{folder}/_rels/{name}.rels"


def _root(relationships: bytes, properties: Mapping[str, tuple[str, str]]) -> bytes:
    """The package's relationships with those of the property parts."""
    root = etree.fromstring(relationships)
    for name, (_, kind) in properties.items():
        key = "rId" + posixpath.basename(name).removesuffix(".xml").title()
        etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship", Id=key, Type=kind, Target=name[1:])
    return _sorted(etree.tostring(root))


def related(relationships: bytes, id: str, kind: str, target: str) -> bytes:
    """The relationships of a part with one more."""
    root = etree.fromstring(relationships)
    etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship", Id=id, Type=kind, Target=target)
    return bytes(etree.tostring(root))


def _sorted(relationships: bytes) -> bytes:
    root = etree.fromstring(relationships)
    root[:] = sorted(root, key=lambda each: each.get("Id", ""))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
