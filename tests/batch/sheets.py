"""Workbooks made by hand, part by part, with whatever a spreadsheet or a hostile hand can put into them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def number(at: str, value: str, style: int = 0) -> str:
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def heading(*keys: str) -> str:
    return row(1, *(cell(f"{chr(65 + n)}1", key) for n, key in enumerate(keys)))


def styles(formats: Sequence[str]) -> str:
    """Styles 1, 2 … with these number formats; style 0 has none."""
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(each)}/>' for n, each in enumerate(formats))
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def workbook(
    path: Path, content: str, *, formats: Sequence[str] = (), strings: Sequence[str] = (), epoch_1904: bool = False,
    sheets: Sequence[tuple[str, str, str]] = (("Sheet1", "worksheet", "visible"),), parts: Mapping[str, bytes] = {},
) -> Path:  # fmt: skip
    """A workbook whose first worksheet that is shown has this content; ``sheets`` are names, kinds and states."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" state="{state}" r:id="s{n}"/>'
        for n, (name, _, state) in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="s{n}" Type="{OFFICE}/{kind}" Target="{kind}s/sheet{n}.xml"/>'
        for n, (_, kind, _) in enumerate(sheets, 1)
    )
    shared = "".join(f"<si>{each}</si>" for each in strings)
    written: dict[str, bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<workbookPr date1904="{int(epoch_1904)}"/><sheets>{listed}</sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
        f'<Relationship Id="x" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="y" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode(),
        "xl/styles.xml": styles(formats).encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>'.encode(),
    }
    empty = sheet(row(1, cell("A1", "nobody reads this")))
    shown = next((n for n, (_, kind, state) in enumerate(sheets, 1) if (kind, state) == ("worksheet", "visible")), 0)
    for n, (_, kind, _) in enumerate(sheets, 1):
        written[f"xl/{kind}s/sheet{n}.xml"] = (content if n == shown else empty).encode("utf-8", "surrogatepass")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (written | dict(parts)).items():
            package.writestr(name, data)
    return path
