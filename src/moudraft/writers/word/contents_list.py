"""The contents list: headings with their live numbers as links, in a field that Word renews."""

from __future__ import annotations

from moudraft.document import Document
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.label_spaces import NBSP
from moudraft.writers.word.live_numbering import level_of
from moudraft.writers.word.paragraph_layout import Place
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.run_xml import link, runs
from moudraft.writers.word.shown_numbers import LATER, later

FEWEST_HEADINGS = 12  # a shorter document needs no list to find one's way

_TOGETHER = 6  # entries at the end that stay on one page: fewer would leave it nearly blank
_AFTER_DETAILS = 300  # twips: room above the list where small type stands right over it
_SCHEDULES = 1440  # twips: where the heading of a schedule begins, after its label
BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
"""The field begins; it is marked to be worked out when Word opens the file, since nobody else knows the pages."""
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def write_contents(document: Document, writer: ParagraphWriter) -> None:
    """A list of sections and schedules; :mod:`moudraft.writers.word.page_numbers` can add the pages."""
    entries = _entries(document)
    if len(entries) < FEWEST_HEADINGS and not document.cover.sheet:
        return
    details = document.cover.version or document.cover.reference
    apart = _AFTER_DETAILS if details and not document.cover.sheet else 0
    writer.add(Place("contents-heading", before=apart), runs("Contents"))
    last = len(entries) - 1
    right = writer.sheet.text_width
    named = any(each.isalpha() for each in level_of(writer.sheet, writer.sheet.links["section"]).text)
    for index, (number, heading, bookmark) in enumerate(entries):
        own = writer.sheet.foreign and bool(number and bookmark) and NBSP not in number
        words = runs(f"{LATER if own else number}\t{heading}" if number else heading)
        words = later(words, bookmark, number, label=True) if own else words
        entry = link(bookmark, words) if bookmark else words
        wide = _SCHEDULES if NBSP in number or (own and named) else 0
        here = Place("contents", left=wide, hanging=wide, right=right)
        ends = last - _TOGETHER < index < last
        writer.add(here, (BEGIN if index == 0 else "") + entry + (END if index == last else ""), keep=ends)
    writer.needs_gap = True
    writer.needs_page = document.cover.sheet


def _entries(document: Document) -> list[tuple[str, str, str]]:
    """Number, heading and bookmark of each part of the front, section and schedule, in reading order."""
    front = [("", each.shown, heading_bookmark(each.id)) for each in document.preamble if each.shown]
    front += [("", document.opening, OPENING)] if document.opening else []
    sections = front + [(each.number, each.heading, each.bookmark) for each in document.sections if each.heading]
    return sections + [
        (f"{each.noun}{NBSP}{each.number}".removesuffix(NBSP), each.heading, each.bookmark)
        for each in document.schedules
    ]
