"""The Word writer: a Document as the bytes of a .docx file."""

from __future__ import annotations

import datetime

from moudraft.document import Document
from moudraft.writers.word.edges import footer_xml, header_xml
from moudraft.writers.word.house_style import read_style_sheet
from moudraft.writers.word.live_numbering import Numbering
from moudraft.writers.word.main_part import document_xml
from moudraft.writers.word.package import package
from moudraft.writers.word.properties import app_xml, core_xml, custom_xml


def to_docx(
    document: Document,
    *,
    today: datetime.date,
    final: bool = False,
    style: bytes | None = None,
    library_version: str = "",
) -> bytes:
    """Write a draft as a .docx file: the same input always gives the same bytes.

    ``today`` dates the properties. Until ``final``, every page is marked DRAFT. ``style`` is a house's own
    style file (.docx); ``MoudraftError`` names every style that it lacks. ``library_version`` defaults to the
    document's own.
    """
    sheet = read_style_sheet(style)
    numbering = Numbering(sheet)
    blobs = {part.name: part.blob for part in sheet.parts}
    replaced = {
        sheet.document_name: document_xml(document, sheet, numbering),
        "/docProps/app.xml": app_xml(),
        "/docProps/core.xml": core_xml(document, today),
        "/docProps/custom.xml": custom_xml(document, library_version),
    }
    name = sheet.numbering_name
    replaced[name] = numbering.write(blobs[name], document.schedules, document.schedule_noun)
    for index, name in enumerate(sheet.headers):
        replaced[name] = header_xml(blobs[name], document.header, sheet, index, final)
    for name in sheet.footers:
        replaced[name] = footer_xml(blobs[name], sheet)
    return package(sheet, replaced)
