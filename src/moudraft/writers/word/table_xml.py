"""Tables as Word XML: fixed widths, a header row that repeats, and a description as alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document import Cell, Paragraph, Table, plain_text
from moudraft.writers.word.fitting_columns import fitted
from moudraft.writers.word.paragraph_layout import Place, Surroundings, Zone
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.rough_heights import table_height
from moudraft.writers.word.run_xml import escape

_SHORT_ROW = 900  # characters: a row this short is kept on one page
_SHORT_TABLE = (8, 2200)  # rows and characters: a table of no more is kept on one page
_FULL = 0.75  # of a page: what is taller will not stand on one whole, and would only leave a gap above it
_TOGETHER = 3  # rows at the end of a table that stay on one page, where no cell has more characters than the next
_SHORT_END = 240
_NO_PARAGRAPH = Paragraph(role="plain", content=())


def column_widths(parts: Sequence[int], width: int) -> list[int]:
    """Share a width (twips) by parts of a hundred; the last column takes what rounding leaves."""
    widths = [width * part // (sum(parts) or 1) for part in parts]
    return [*widths[:-1], width - sum(widths[:-1])] if widths else []


def write_table(table: Table, writer: ParagraphWriter) -> None:
    """The whole table; a small paragraph parts it from a table right above, or Word would join the two."""
    if writer.needs_gap:
        writer.add(Place("table-text"), "")
    columns = max([len(table.header), *(len(row.cells) for row in table.rows)])
    parts = table.widths if len(table.widths) == columns else (1,) * columns
    sheet = writer.sheet
    widths = fitted(column_widths(parts, sheet.text_width), table, sheet.em)
    writer.pieces.append(table_properties(sheet.ids["table"], widths, table.description))
    whole = _is_short(table) and table_height(table, widths, sheet.em) <= sheet.text_height * _FULL
    if table.header:
        _write_row(table.header, widths, "heading-cell", writer, keep=whole)
    last = len(table.rows)
    for number, row in enumerate(table.rows, 1):
        end = last - _TOGETHER < number and _length(row.cells) <= _SHORT_END
        _write_row(row.cells, widths, "cell", writer, keep=(whole or end) and number < last)
    writer.pieces.append("</w:tbl>")
    writer.needs_gap = True


def table_properties(style: str, widths: list[int], description: str, first_row: bool = True) -> str:
    """The opening of a table, up to its first row; what has no first row of headings has a first column of them."""
    look = "0420" if first_row else "0480"
    caption = f'<w:tblDescription w:val="{escape(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{int(first_row)}" w:lastRow="0" '
        f'w:firstColumn="{int(not first_row)}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{caption}</w:tblPr>'
        "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    )


def _write_row(cells: Sequence[Cell], widths: list[int], zone: Zone, writer: ParagraphWriter, *, keep: bool) -> None:
    """A row; ``keep`` holds it on the page of the next."""
    heading = zone == "heading-cell"
    together = "<w:cantSplit/>" if heading or _length(cells) <= _SHORT_ROW else ""
    repeat = "<w:tblHeader/>" if heading else ""
    writer.pieces.append(f"<w:tr><w:trPr>{together}{repeat}</w:trPr>" if together else "<w:tr>")
    for number, width in enumerate(widths):
        writer.pieces.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
        paragraphs = cells[number].paragraphs if number < len(cells) else ()
        writer.needs_gap = False
        for paragraph in paragraphs or (_NO_PARAGRAPH,):
            writer.write(paragraph, Surroundings(zone), keep=keep)
        writer.pieces.append("</w:tc>")
    writer.pieces.append("</w:tr>")


def _is_short(table: Table) -> bool:
    """Whether a table is so short that nobody would tear it."""
    rows, characters = _SHORT_TABLE
    return len(table.rows) < rows and sum(_length(row.cells) for row in table.rows) <= characters


def _length(cells: Sequence[Cell]) -> int:
    """The characters of the longest cell."""
    return max((_characters(cell) for cell in cells), default=0)


def _characters(cell: Cell) -> int:
    return sum(len(plain_text(each.content)) for paragraph in cell.paragraphs for each in paragraph.walk())
