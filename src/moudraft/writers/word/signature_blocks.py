"""Signature blocks: one for each party, two to a row, none of them split over two pages."""

from __future__ import annotations

from moudraft.document import Document, ExecutionBlock, Inline
from moudraft.writers.word.paragraph_layout import Place
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.run_xml import BOLD, runs
from moudraft.writers.word.table_xml import column_widths, table_properties

_COLUMNS = (16, 31, 6, 16, 31)  # label and field, gap, label and field: parts of the text width
_SIGNING_HEIGHT = 600  # twips: room for a signature
_LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="5A6572"/></w:tcBorders>'
_BOTTOM = '<w:vAlign w:val="bottom"/>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_NO_BORDERS = "<w:tblBorders>" + "".join(f'<w:{edge} w:val="nil"/>' for edge in _EDGES) + "</w:tblBorders>"
_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
_TEXT = Place("signature")

Line = tuple[str, tuple[Inline, ...]]


def write_signatures(document: Document, writer: ParagraphWriter) -> None:
    """The words before the signatures, on a new page after schedules, and a table for each two parties."""
    blocks = document.execution_blocks
    if not blocks and not document.execution_intro:
        return
    writer.needs_gap = not document.schedules
    opening = Place("body", new_page=bool(document.schedules))
    writer.add(opening, writer.inlines.write(document.execution_intro), keep=bool(blocks))
    for first in range(0, len(blocks), 2):
        _write_pair(blocks[first : first + 2], writer)
        writer.add(Place("table-text"), "")


def _write_pair(pair: tuple[ExecutionBlock, ...], writer: ParagraphWriter) -> None:
    """A table of up to two blocks side by side, every row kept with the next and none split."""
    widths = column_widths(_COLUMNS, writer.sheet.text_width)
    names = ", ".join(block.party for block in pair)
    opening = table_properties(writer.sheet.ids["table"], widths, f"Where to sign: {names}", first_row=False)
    layout = '<w:tblLayout w:type="fixed"/>'
    writer.pieces.append(opening.replace(layout, _NO_BORDERS + layout + _MARGINS))
    rows = max(len(block.lines) for block in pair)
    _write_names(pair, widths, writer, keep=rows > 0)
    for number in range(rows):
        writer.pieces.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_SIGNING_HEIGHT}"/></w:trPr>')
        for side in (0, 1):
            lines = pair[side].lines if side < len(pair) else ()
            _write_line(lines[number : number + 1], widths, side, writer, keep=number < rows - 1)
        writer.pieces.append("</w:tr>")
    writer.pieces.append("</w:tbl>")


def _write_names(pair: tuple[ExecutionBlock, ...], widths: list[int], writer: ParagraphWriter, keep: bool) -> None:
    """The first row: each party's name over its label and field."""
    writer.pieces.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    for side in (0, 1):
        name = runs(pair[side].party, BOLD) if side < len(pair) else ""
        _write_cell(widths[3 * side] + widths[3 * side + 1], name, writer, keep, '<w:gridSpan w:val="2"/>')
        if side == 0:
            _write_cell(widths[2], "", writer, keep)
    writer.pieces.append("</w:tr>")


def _write_line(line: tuple[Line, ...], widths: list[int], side: int, writer: ParagraphWriter, keep: bool) -> None:
    """One party's part of a row: the label, and what is known or a line to write on."""
    label, content = line[0] if line else ("", ())
    ruled = _LINE if line and not content else ""
    _write_cell(widths[3 * side], runs(label), writer, keep, _BOTTOM)
    _write_cell(widths[3 * side + 1], writer.inlines.write(content), writer, keep, ruled + _BOTTOM)
    if side == 0:
        _write_cell(widths[2], "", writer, keep)


def _write_cell(width: int, content: str, writer: ParagraphWriter, keep: bool, properties: str = "") -> None:
    writer.pieces.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>')
    writer.add(_TEXT, content, keep=keep)
    writer.pieces.append("</w:tc>")
