"""Signature blocks: a heading and a table of two columns for each party, whole, and the last party never by itself."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document import SEAL, SIGNING, Document, ExecutionBlock, Inline, plain_text
from moudraft.writers.word.house_style import StyleSheet
from moudraft.writers.word.paragraph_layout import Place
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.rough_heights import line_height, lines
from moudraft.writers.word.run_xml import BOLD, runs
from moudraft.writers.word.table_xml import column_widths, table_properties

_COLUMNS = (26, 44, 30)  # label, field, and the margin that is left free: parts of the text width
_SIGNING_HEIGHT = 540  # twips: room for a signature, or for a line of handwriting
_SEAL_HEIGHT = 1500
_WORDS = 5  # lines: what stands above two tables on a page, with the room round it
_LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="5A6572"/></w:tcBorders>'
_BOTTOM = '<w:vAlign w:val="bottom"/>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_NO_BORDERS = "<w:tblBorders>" + "".join(f'<w:{edge} w:val="nil"/>' for edge in _EDGES) + "</w:tblBorders>"
_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
# No text may end with a table: what must stand after the last one is too small to need a page of its own.
_END = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)
_TEXT = Place("signature")
_HEADING = Place("signature-heading")

Line = tuple[str, tuple[Inline, ...]]


def write_signatures(document: Document, writer: ParagraphWriter) -> None:
    """The words before the signatures, on a new page after schedules, and each party's block."""
    blocks = document.execution_blocks
    if not blocks and not document.execution_intro:
        return
    writer.needs_gap = not document.schedules
    opening = Place("body", new_page=bool(document.schedules))
    words = writer.inlines.write(document.execution_intro)
    words = writer.mark(SIGNING, words) if words else ""
    writer.add(opening, words, keep=bool(blocks))
    for number, block in enumerate(blocks, start=2 - len(blocks)):
        # The block before the last is held to it, so that no page has one party alone, if a page has room for both.
        with_next = number == 0 and _fit_a_page((block, blocks[-1]), writer.sheet)
        _write_block(block, writer, with_next)
    if blocks:
        writer.pieces.append(_END)


def _fit_a_page(blocks: Sequence[ExecutionBlock], sheet: StyleSheet) -> bool:
    """Whether blocks stand on one page with the words above them."""
    width = column_widths(_COLUMNS, sheet.text_width)[1]
    tables = sum(
        max(_SIGNING_HEIGHT, line_height(sheet.em) * lines(plain_text(content), width, sheet.em))
        for block in blocks
        for _label, content in block.lines
    )
    seals = sum(_SEAL_HEIGHT for block in blocks if block.seal)
    openings = sum(
        line_height(sheet.em) * lines(plain_text(block.opening), sheet.text_width, sheet.em) for block in blocks
    )
    return tables + seals + openings + _WORDS * line_height(sheet.em) <= sheet.text_height


def _write_block(block: ExecutionBlock, writer: ParagraphWriter, with_next: bool) -> None:
    """A heading, the words of a deed, and a row for each line: every row kept with the next and none split."""
    writer.add(_HEADING, runs(block.party, BOLD), keep=True)
    if block.opening:
        writer.add(_TEXT, writer.inlines.write(block.opening), keep=True)
    widths = column_widths(_COLUMNS, writer.sheet.text_width)[:2]
    opening = table_properties(writer.sheet.ids["table"], widths, f"Where to sign: {block.party}", first_row=False)
    layout = '<w:tblLayout w:type="fixed"/>'
    writer.pieces.append(opening.replace(layout, _NO_BORDERS + layout + _MARGINS))
    if block.seal:
        _write_row((SEAL, ()), widths, writer, keep=True, height=_SEAL_HEIGHT, ruled=False)
    last = len(block.lines) - 1
    for number, line in enumerate(block.lines):
        _write_row(line, widths, writer, keep=number < last or with_next, height=0 if line[1] else _SIGNING_HEIGHT)
    writer.pieces.append("</w:tbl>")


def _write_row(
    line: Line, widths: list[int], writer: ParagraphWriter, *, keep: bool, height: int, ruled: bool = True
) -> None:
    """A label, and what is known or a line to write on."""
    label, content = line
    tall = f'<w:trHeight w:val="{height}"/>' if height else ""
    writer.pieces.append(f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>")
    # A label stands at the rule that is written on, and at the first line of what is known.
    low = _BOTTOM if ruled and not content else ""
    _write_cell(widths[0], runs(label), writer, keep, low)
    rule = _LINE if ruled and not content else ""
    _write_cell(widths[1], writer.inlines.write(content), writer, keep, rule + low)
    writer.pieces.append("</w:tr>")


def _write_cell(width: int, content: str, writer: ParagraphWriter, keep: bool, properties: str) -> None:
    writer.pieces.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>')
    writer.add(_TEXT, content, keep=keep)
    writer.pieces.append("</w:tc>")
