"""The contents list: headings with their live numbers as links, in a field that Word can renew."""

from __future__ import annotations

from moudraft.document import Document
from moudraft.writers.word.paragraph_layout import Place
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.run_xml import link, runs
from moudraft.writers.word.word_names import NBSP

FEWEST_HEADINGS = 12  # a shorter document needs no list to find one's way

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def write_contents(document: Document, writer: ParagraphWriter) -> None:
    """A list of sections and schedules, without page numbers: only a layout engine knows them."""
    entries = _entries(document)
    if len(entries) < FEWEST_HEADINGS:
        return
    writer.add(Place("contents-heading"), runs("Contents"))
    last = len(entries) - 1
    for index, (number, heading, bookmark) in enumerate(entries):
        words = runs(f"{number}\t{heading}" if number else heading)
        entry = link(bookmark, words) if bookmark else words
        writer.add(Place("contents"), (_BEGIN if index == 0 else "") + entry + (_END if index == last else ""))
    writer.needs_gap = True


def _entries(document: Document) -> list[tuple[str, str, str]]:
    """Number, heading and bookmark of each section and schedule, in reading order."""
    sections = [(each.number, each.heading, each.bookmark) for each in document.sections if each.heading]
    return sections + [
        ("", f"{each.noun}{NBSP}{each.number} {each.heading}".replace(f"{NBSP} ", " "), each.bookmark)
        for each in document.schedules
    ]
