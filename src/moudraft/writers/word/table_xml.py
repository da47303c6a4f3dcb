"""Tables as Word XML: fixed widths, a header row that repeats, and a description as alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document import Cell, Paragraph, Table
from moudraft.writers.word.fitting_columns import fitted
from moudraft.writers.word.paragraph_layout import Place, Surroundings, Zone
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.rough_heights import table_height
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.table_words import longest, words_of_table

_SHORT_ROW = 900  # characters: a row this short is kept on one page
_SHORT_TABLE = (8, 2200)  # rows and characters: a table of no more is kept on one page
_FULL = 0.75  # of a page: what is taller will not stand on one whole, and would only leave a gap above it
_FILLED = 0.97  # of a page that begins with what introduces the table: what is taller with it would leave that alone
_TOGETHER = 3  # rows at the end of a table that stay on one page, where no cell has more characters than the next
_SHORT_END = 240
_NO_PARAGRAPH = Paragraph(role="plain", content=())


def column_widths(parts: Sequence[int], width: int) -> list[int]:
    """Share a width (twips) by parts of a hundred; the last column takes what rounding leaves."""
    widths = [width * part // (sum(parts) or 1) for part in parts]
    return [*widths[:-1], width - sum(widths[:-1])] if widths else []


def write_table(table: Table, writer: ParagraphWriter, above: int = 0) -> None:
    """The whole table; a small paragraph parts it from a table right above, or Word would join the two.

    ``above`` is how tall what introduces it is (twips), where that begins a page.
    """
    if writer.needs_gap:
        writer.add(Place("table-text"), "")
    columns = max([len(table.header), *(len(row.cells) for row in table.rows)])
    parts = table.widths if len(table.widths) == columns else (1,) * columns
    sheet = writer.sheet
    words = words_of_table(table)
    widths = fitted(column_widths(parts, sheet.text_width), words, sheet.em)
    writer.pieces.append(table_properties(sheet.ids["table"], widths, table.description))
    lengths = [longest(row) for row in words[1:]]
    room = min(sheet.text_height * _FULL, sheet.text_height * _FILLED - above)
    whole = _is_short(lengths) and table_height(words, widths, sheet.em) <= room
    if table.header:
        _write_row(table.header, widths, "heading-cell", writer, keep=bool(table.rows))
    last = len(table.rows)
    ending = min(_TOGETHER, (last + 1) // 2)  # of a table of few rows one has to stay with its heading
    for number, (row, length) in enumerate(zip(table.rows, lengths, strict=True), 1):
        end = last - ending < number and length <= _SHORT_END
        together = length <= _SHORT_ROW
        _write_row(row.cells, widths, "cell", writer, keep=(whole or end) and number < last, together=together)
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


def _write_row(
    cells: Sequence[Cell], widths: list[int], zone: Zone, writer: ParagraphWriter, *, keep: bool, together: bool = True
) -> None:
    """A row: ``keep`` holds it on the page of the next, and ``together`` on one page."""
    repeat = "<w:tblHeader/>" if zone == "heading-cell" else ""
    writer.pieces.append(f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>" if together else "<w:tr>")
    around = Surroundings(zone)
    for number, width in enumerate(widths):
        writer.pieces.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
        paragraphs = cells[number].paragraphs if number < len(cells) else ()
        writer.needs_gap = False
        for paragraph in paragraphs or (_NO_PARAGRAPH,):
            writer.write(paragraph, around, keep=keep)
        writer.pieces.append("</w:tc>")
    writer.pieces.append("</w:tr>")


def _is_short(lengths: Sequence[int]) -> bool:
    """Whether a table with rows of these lengths is so short that nobody would tear it."""
    rows, characters = _SHORT_TABLE
    return len(lengths) < rows and sum(lengths) <= characters
