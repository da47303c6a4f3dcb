"""The Word writer: a Document as the bytes of a .docx file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from moudraft.document import Document
from moudraft.document.cover_lines import identified
from moudraft.office.page_marks import DRAFT, INTERNAL
from moudraft.writers.word.edges import footer_xml, header_xml
from moudraft.writers.word.house_style import Part, StyleSheet, read_style_sheet
from moudraft.writers.word.live_numbering import Numbering
from moudraft.writers.word.main_part import document_xml
from moudraft.writers.word.package import package
from moudraft.writers.word.printed_lines import PrintedLines
from moudraft.writers.word.properties import MadeFrom, app_xml, core_xml, custom_xml, stamped
from moudraft.writers.word.shown_numbers import put_in, shown_numbers
from moudraft.writers.word.word_names import COMMENTS

if TYPE_CHECKING:
    from moudraft.margin import MarginNote
    from moudraft.writers.word.comments import Comments

NOBODY = "moudraft"
"""Whose name stands on a comment where the deal names no author."""

_FIRST_PAGE = 1
"""The place of its header among those of a style file; that of all other pages comes before it."""


def to_docx(
    document: Document,
    *,
    today: datetime.date,
    final: bool = False,
    style: bytes | None = None,
    library_version: str = "",
    author: str = "",
    notes: Sequence[MarginNote] | None = None,
    scrub: bool = False,
    deal: str = "",
) -> bytes:
    """Write a draft as a .docx file: the same input always gives the same bytes.

    ``today`` dates the properties. Until ``final``, every page is marked DRAFT. ``style`` is a house's own
    style file (.docx); ``MoudraftError`` names every style that it lacks. ``library_version`` defaults to the
    document's own. With ``notes``, it is an internal draft: each is a comment, and every page is marked INTERNAL.
    ``author`` is whose name the properties and the comments carry. ``scrub`` leaves out what says of which clauses the
    file was made: it can then be compared by its words alone. ``deal`` is a hash of what the deal says.
    """
    sheet = read_style_sheet(style)
    numbering = Numbering(sheet)
    blobs = {part.name: part.blob for part in sheet.parts}
    comments = None if notes is None else _comments(notes, author or NOBODY, today, blobs[sheet.styles_name])
    printed = PrintedLines(document)
    body = document_xml(document, sheet, numbering, printed, comments)
    lists = numbering.write(document.schedules, document.schedule_noun)
    shown = shown_numbers(numbering.counted, lists) if sheet.foreign else {}
    body = put_in(body.decode("utf-8"), shown).encode("utf-8") if sheet.foreign else body
    replaced = {
        sheet.document_name: _scrubbed(body) if scrub else body,
        sheet.numbering_name: lists,
        "/docProps/app.xml": app_xml(unnamed=scrub),
        "/docProps/core.xml": core_xml(document, today, author),
    }
    if not scrub:
        made_from = MadeFrom(deal, "internal" if comments else "final" if final else "draft")
        lines = printed.record(lambda runs: put_in(runs, shown))
        replaced["/docProps/custom.xml"] = custom_xml(document, library_version, made_from, lines)
    mark = INTERNAL if comments else None if final else DRAFT
    for index, name in enumerate(sheet.headers):
        # The first page says at large what the others say in their header.
        words = "" if index == _FIRST_PAGE else document.header
        replaced[name] = header_xml(blobs[name], words, sheet, index, mark)
    for header, name in zip(sheet.headers, sheet.footers, strict=True):
        replaced[name] = footer_xml(blobs[name], sheet, identified(document), blobs[header])
    return package(_with_comments(sheet, comments, replaced) if comments else sheet, replaced)


def _comments(notes: Sequence[MarginNote], author: str, today: datetime.date, styles: bytes) -> Comments:
    # Imported here: most drafts have none.
    from moudraft.writers.word.comments import Comments

    return Comments(notes, author, stamped(today), styles)


def _scrubbed(body: bytes) -> bytes:
    from moudraft.writers.word.scrubbing import scrubbed

    return scrubbed(body)


def _with_comments(sheet: StyleSheet, comments: Comments, replaced: dict[str, bytes]) -> StyleSheet:
    """The style file with a part for the comments, and with the styles that they are in."""
    from moudraft.writers.word.comments import with_comments

    replaced[sheet.styles_name] = comments.styles
    parts = [
        msgspec.structs.replace(part, relationships=with_comments(part.relationships))
        if part.name == sheet.document_name
        else part
        for part in sheet.parts
    ]
    made = Part(COMMENTS, comments.TYPE, comments.part(), b"")
    return msgspec.structs.replace(sheet, parts=(*parts, made))
