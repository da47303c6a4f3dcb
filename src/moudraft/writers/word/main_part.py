"""The body of the document as Word XML, from the cover to the signatures."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from moudraft.document import Block, Document, Paragraph, Schedule, Section, Table, block_paragraphs, plain_text
from moudraft.document.cover_lines import cover_lines
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.label_spaces import NBSP
from moudraft.writers.word.contents_list import write_contents
from moudraft.writers.word.house_style import Link, StyleSheet
from moudraft.writers.word.live_numbering import Numbering, level_of
from moudraft.writers.word.paragraph_layout import Place, Surroundings
from moudraft.writers.word.paragraph_xml import ParagraphWriter, bookmarks
from moudraft.writers.word.part_ends import hold_end
from moudraft.writers.word.printed_lines import PrintedLines
from moudraft.writers.word.rough_heights import cell_height, line_height
from moudraft.writers.word.run_xml import BOLD, Inlines, runs
from moudraft.writers.word.signature_blocks import write_signatures
from moudraft.writers.word.table_words import Words
from moudraft.writers.word.table_xml import write_table
from moudraft.writers.word.word_names import NAMESPACES, XML_HEAD

if TYPE_CHECKING:
    from moudraft.writers.word.comments import Comments

# Room above the first line of each kind on a cover sheet, in twips.
_ON_A_SHEET = {
    "cover-date": 2400,
    "cover-parties": 1300,
    "cover-party": 1300,
    "cover-title": 1700,
    "cover-details": 500,
}
_LINES_OF_HEADING = 5
"""How many lines the heading of a schedule and the words below it take, with the room round them."""
_NO_NUMBER = Link(0, 0, 0)  # numId 0 takes a paragraph out of the list that its style names


def document_xml(
    document: Document, sheet: StyleSheet, numbering: Numbering, printed: PrintedLines,
    comments: Comments | None = None,
) -> bytes:  # fmt: skip
    """word/document.xml: one pass over the draft, linear in its length. ``printed`` notes what each paragraph says."""
    inlines = Inlines(sheet.ids, functools.partial(bookmarks, document), schedule_labels(document), sheet.foreign)
    writer = ParagraphWriter(sheet, numbering, inlines, comments, printed)
    _write_cover(document, writer)
    write_contents(document, writer)
    for provision in document.preamble:
        if provision.shown:
            words = writer.mark(heading_bookmark(provision.id), runs(provision.shown))
            writer.add(Place("section-unnumbered"), words)
        _write_blocks(provision.blocks, writer, Surroundings("front"))
    if document.opening:
        writer.add(Place("section-unnumbered"), writer.mark(OPENING, runs(document.opening)))
    before = writer.place
    for section in document.sections:
        # The end of a part may still change, and the last section may be one line.
        writer.put_by(before)
        before = writer.place
        indented = document.numbering == "legal" and bool(section.number)
        _write_section(section, writer, indented, document.headings)
    if document.schedules or not (document.execution_blocks or document.execution_intro):
        hold_end(writer.pieces)
    for schedule in document.schedules:
        _write_schedule(schedule, writer)
        hold_end(writer.pieces)
    printed.begin_signatures(writer.place)
    write_signatures(document, writer)
    head = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>"
    return writer.body(head, f"{sheet.section}</w:body></w:document>")


def schedule_labels(document: Document) -> dict[str, str]:
    """The whole label of each numbered schedule ("Schedule 1"), by its bookmark."""
    return {each.bookmark: f"{each.noun}{NBSP}{each.number}" for each in document.schedules if each.number}


def _write_cover(document: Document, writer: ParagraphWriter) -> None:
    """The front: at the head of the first page, or with room to breathe on a page of its own."""
    sheet, last = document.cover.sheet, ""
    lines = cover_lines(document.cover)
    part = _room_left(writer.sheet, len(lines)) if sheet else 0
    for role, content in lines:
        before = int(_ON_A_SHEET.get(role, 0) * part) if role != last else 0
        writer.add(Place(role, before=before), writer.inlines.write(content))
        last = role
    writer.needs_page = sheet


def _room_left(sheet: StyleSheet, lines: int) -> float:
    """The part of the usual room that a cover sheet has between its lines: less on a low page, or in large type."""
    left = sheet.text_height - (lines + 2) * 1.6 * sheet.em
    usual = sum(_ON_A_SHEET.values()) - _ON_A_SHEET["cover-parties"]  # parties stand in one way or the other
    return max(0.0, min(1.0, left / usual))


def _write_section(section: Section, writer: ParagraphWriter, indented: bool, headings: str) -> None:
    """A heading and its provisions; ``indented`` lines unnumbered text up with the numbered paragraphs."""
    role = "section" if section.number else "section-unnumbered"
    if section.heading or section.number:
        content = writer.mark(section.bookmark, runs(section.heading))
        writer.add(Place(role, writer.sheet.links.get(role)), content, section.number)
    edge = level_of(writer.sheet, writer.sheet.links["clause"]).left if indented else 0
    around = Surroundings("section", base=edge, edge=edge)
    for provision in section.provisions:
        lead = ""
        if provision.shown and headings == "sub-heading":
            words = writer.mark(heading_bookmark(provision.id), runs(provision.shown))
            writer.add(Place("clause-heading", left=edge), words)
        elif provision.shown:
            lead = _run_in(provision.shown)
        _write_blocks(provision.blocks, writer, around, lead)


@functools.lru_cache(maxsize=1024)  # the drafts of a batch have most of them alike
def _run_in(heading: str) -> str:
    """The heading of a clause before its first words."""
    return runs(f"{heading}.", BOLD) + runs(" ")


def _write_schedule(schedule: Schedule, writer: ParagraphWriter) -> None:
    """A schedule on a page of its own: its label as a live number, its heading on the line below."""
    link = writer.sheet.links["schedule"] if schedule.number else _NO_NUMBER
    label = "" if schedule.number else schedule.noun
    text = f"{label}\n{schedule.heading}" if schedule.heading else label
    writer.add(Place("schedule", link), writer.mark(schedule.bookmark, runs(text)), schedule.number)
    if schedule.cited:
        writer.add(Place("schedule-reference"), writer.inlines.write(schedule.cited), keep=True)
    _write_blocks(schedule.provision.blocks, writer, Surroundings("schedule"), top=_LINES_OF_HEADING)


def _write_blocks(
    blocks: tuple[Block, ...], writer: ParagraphWriter, around: Surroundings, lead: str = "", top: int = 0
) -> None:
    """Paragraphs and tables in turn, ``lead`` before the first; the words right before a table stay on its page.

    ``top`` are the lines that stand above them, where these begin a page.
    """
    last = len(blocks) - 1
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            writer.write(block, around, keep=at < last and isinstance(blocks[at + 1], Table), lead=lead)
            lead = ""
        else:
            write_table(block, writer, _above(blocks[:at], writer.sheet, top) if top else 0)
            top = 0


def _above(blocks: tuple[Block, ...], sheet: StyleSheet, top: int) -> int:
    """How tall the first blocks of a page and the lines above them are (twips); 0 where they fill more than one."""
    words = [Words(plain_text(each.content), bool(each.label)) for block in blocks for each in block_paragraphs(block)]
    tall = top * line_height(sheet.em) + cell_height(words, sheet.text_width, sheet.em)
    return tall if tall < sheet.text_height else 0
