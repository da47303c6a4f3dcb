"""What a proof-reader looks for on the pages of a document, found by machine."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator

from docx import Document
from docx.table import Table, _Cell

from tests.writers.word.laid_out import Block, LaidOut, Line, Page, rows
from tests.writers.word.signing_faults import signing_faults

SHORT = 6
"""The rows, with the heading row, of a table that has to stand on one page."""
THIN = 12
"""Fewer words than this in the text of a page are a page nearly blank."""
ALONE = ("and", "or", "and/or", "but", "then")
_PLAINLY = 0.7
_POINTS = 12700


MARKS = {"final": "", "draft": "DRAFT", "internal": "INTERNAL:"}
"""The word that is on every page of each kind of paper."""


def faults(pages: LaidOut, docx: bytes, kind: str) -> list[str]:
    """All that is wrong with the pages of a document, each with the number of its page."""
    return [
        *torn(pages, docx),
        *signing_faults(pages, docx),
        *(f"page {n}: {fault}" for n, page in enumerate(pages.pages, 1) for fault in on_page(page, docx)),
        *(f"page {n}: {fault}" for n, page in enumerate(pages.pages, 1) for fault in marks(page, kind)),
    ]


def torn(pages: LaidOut, docx: bytes = b"") -> Iterator[str]:
    """Headings and lead-ins apart from what follows, rows over two pages, short tables over two pages."""
    for block, after in itertools.pairwise(pages.flow):
        if block.role.startswith("H") and max(block.pages) < min(after.pages):
            yield f"page {max(block.pages) + 1}: a heading stands last ({block.style})"
        if block.style.startswith("Contents") or block.role != "P":
            continue
        if after.role == "Table" and max(block.pages) < min(after.pages) and block.style != "Table Heading":
            yield f"page {max(block.pages) + 1}: what introduces a table stands last ({block.style})"
    tables = [each for each in pages.flow if each.role == "Table"]
    written = Document(io.BytesIO(docx)).tables if docx else []
    for table, source in itertools.zip_longest(tables, written):
        yield from _torn_table(table, fits=source is None or fits_a_page(source, docx))


def _torn_table(table: Block, fits: bool) -> Iterator[str]:
    page = min(table.pages) + 1
    found = rows(table)
    if len(table.pages) > 1 and len(found) <= SHORT and fits:
        yield f"page {page}: a table of {len(found)} rows is torn"
    for number, row in enumerate(found, 1):
        if len(row.pages) > 1:
            yield f"page {min(row.pages) + 1}: row {number} of a table is torn"
    if len(found) > 1 and max(found[0].pages) < min(found[1].pages):
        yield f"page {page}: the heading row of a table stands alone"


def on_page(page: Page, docx: bytes) -> Iterator[str]:
    """Words outside the margins, a page nearly blank, a line with a lone conjunction."""
    left, top, right, bottom = margins(docx, page)
    text = [line for line in page.lines if top - 2 <= line.top < bottom - 2]
    if sum(len(line.words.split()) for line in text) < THIN:
        yield f"nearly blank: {' '.join(line.words for line in text)!r}"
    for line in page.lines:
        if line.left < left - 2 or line.right > right + 2:
            yield f"outside the margins: {line.words!r}"
    for line in text:
        if line.words.strip(",;") in ALONE and _alone(line, text):
            yield f"a line with a lone {line.words!r}"


def _alone(line: Line, lines: list[Line]) -> bool:
    """Whether nothing stands beside a line: a cell of a table may hold a single word."""
    middle = (line.top + line.bottom) / 2
    return not any(each is not line and each.top < middle < each.bottom for each in lines)


def margins(docx: bytes, page: Page) -> tuple[float, float, float, float]:
    """Where the text of a page begins and ends, in points: left, top, right and bottom."""
    section = Document(io.BytesIO(docx)).sections[0]
    assert section.left_margin and section.right_margin and section.top_margin and section.bottom_margin
    return (
        section.left_margin / _POINTS, section.top_margin / _POINTS,
        page.width - section.right_margin / _POINTS, page.height - section.bottom_margin / _POINTS,
    )  # fmt: skip


def marks(page: Page, kind: str) -> Iterator[str]:
    """The number of the page, and the mark of its kind of paper and of no other, on every page."""
    words = page.words
    if "Page " not in words or " of " not in words:
        yield "no page number"
    for each, mark in MARKS.items():
        if mark and (mark in words.split()) is not (each == kind):
            yield f"{mark} is {'missing' if each == kind else 'there'}"


def fits_a_page(table: Table, docx: bytes) -> bool:
    """Whether a page plainly has room for a whole table, by the letters of its cells."""
    document = Document(io.BytesIO(docx))
    section, normal = document.sections[0], document.styles["Normal"].font.size  # type: ignore[attr-defined]
    assert section.page_height and section.top_margin and section.bottom_margin
    room = (section.page_height - section.top_margin - section.bottom_margin) / _POINTS
    size = normal.pt if normal else 12
    height = sum(max(_height(cell, size) for cell in row.cells) for row in table.rows)
    return bool(height < _PLAINLY * room)


def _height(cell: _Cell, size: float) -> float:
    letters = (cell.width or _POINTS) / _POINTS / (0.55 * size)
    return sum(1.3 * size * -(-len(each.text) // letters) + 0.5 * size for each in cell.paragraphs)
