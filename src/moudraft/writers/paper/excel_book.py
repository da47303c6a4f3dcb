"""Tables as an Excel workbook: text cells, days as dates, headings that stay, and nothing that could be worked out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from moudraft.deal.last_day import whole_day
from moudraft.office.zip_writing import zipped
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import XML_HEAD

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIRST_DAY = datetime.date(1900, 3, 1)
_DAY_NOUGHT = datetime.date(1899, 12, 30)
"""What Excel counts days from; it takes 1900 for a leap year, so no earlier day than FIRST_DAY is written as one."""
WIDEST = 60
_HEAD, _WRAPPED, _DATE = 1, 2, 3


class Book(NamedTuple):
    """A sheet of a workbook. ``dates`` are the columns whose cells are days where they are whole."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    dates: frozenset[int] = frozenset()


def workbook(books: Sequence[Book], title: str) -> bytes:
    """The bytes of an .xlsx; the same tables are always the same bytes."""
    numbers = range(1, len(books) + 1)
    named = list(zip(numbers, books, strict=True))
    listed = "".join(f'<sheet name="{escape(book.name)}" sheetId="{n}" r:id="rId{n}"/>' for n, book in named)
    core = ("metadata/core-properties", "docProps/core.xml", f"{_PACKAGE}/relationships")
    sheets = [("worksheet", f"worksheets/sheet{n}.xml", _OFFICE) for n in numbers]
    parts = [
        ("[Content_Types].xml", _types(len(books))),
        ("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml", _OFFICE), core])),
        ("docProps/core.xml", _core(title)),
        ("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml", _OFFICE)])),
        ("xl/styles.xml", _STYLES),
        *((f"xl/worksheets/sheet{n}.xml", _sheet(book)) for n, book in named),
    ]
    return zipped([(name, f"{XML_HEAD}{xml}".encode()) for name, xml in parts])


def _sheet(book: Book) -> str:
    widths = [_width(book, at) for at in range(len(book.header))]
    numbered = enumerate(widths, 1)
    columns = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in numbered)
    rows = [_row(1, book.header, frozenset(), _HEAD)]
    rows += [_row(n, row, book.dates, _WRAPPED) for n, row in enumerate(book.rows, 2)]
    last = f"{_letters(len(book.header) - 1)}{len(rows)}"
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData><autoFilter ref="A1:{last}"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, cells: Sequence[str], dates: frozenset[int], style: int) -> str:
    made = [_cell(f"{_letters(at)}{number}", text, style, at in dates) for at, text in enumerate(cells)]
    return f'<row r="{number}">{"".join(made)}</row>'


def _cell(place: str, text: str, style: int, may_be_day: bool) -> str:
    if not text:
        return ""
    day = whole_day(text) if may_be_day else None
    if day is not None and day >= FIRST_DAY:
        return f'<c r="{place}" s="{_DATE}"><v>{(day - _DAY_NOUGHT).days}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _width(book: Book, at: int) -> int:
    longest = max((len(row[at]) for row in (book.header, *book.rows)), default=0)
    return min(max(longest + 2, 8), WIDEST)


def _letters(at: int) -> str:
    return chr(65 + at) if at < 26 else f"{chr(64 + at // 26)}{chr(65 + at % 26)}"


def _types(sheets: int) -> str:
    listed = [("/xl/workbook.xml", f"{_SHEET_TYPE}.sheet.main+xml"), ("/xl/styles.xml", f"{_SHEET_TYPE}.styles+xml"),
              ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]  # fmt: skip
    listed += [(f"/xl/worksheets/sheet{n}.xml", f"{_SHEET_TYPE}.worksheet+xml") for n in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in listed)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    made = [
        f'<Relationship Id="rId{n}" Type="{base}/{kind}" Target="{target}"/>'
        for n, (kind, target, base) in enumerate(listed, 1)
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )


_WRAP = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmmm\\ yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">{_WRAP}</xf>'
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_WRAP}</xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment horizontal="left" vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
