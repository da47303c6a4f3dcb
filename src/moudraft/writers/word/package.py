"""The .docx file itself: parts in a fixed order with fixed dates, so that the same draft is the same bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import msgspec

from moudraft.office.zip_writing import zipped
from moudraft.writers.word.house_style import Part, StyleSheet
from moudraft.writers.word.word_names import COMMENTS, XML_HEAD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats"

_OWN = ("docProps/core.xml", "docProps/custom.xml", COMMENTS[1:])
"""Parts that say what no other draft says, beside the document itself."""
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
    parts = [msgspec.structs.replace(part, blob=replaced.get(part.name, part.blob)) for part in sheet.parts]
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
            entries.append((_relationships_name(part.name), part.relationships))
    own = {sheet.document_name[1:], *_OWN}
    return zipped(entries, {name for name, _content in entries if name not in own})


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
    """The package's relationships, of which a style file has rId1 alone, with those of the property parts."""
    more = "".join(
        f'<Relationship Id="rId{posixpath.basename(name).removesuffix(".xml").title()}" Type="{kind}" '
        f'Target="{name[1:]}"/>'
        for name, (_, kind) in properties.items()
    )
    return relationships.replace(b"</Relationships>", f"{more}</Relationships>".encode())
