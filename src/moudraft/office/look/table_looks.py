"""Tables as facts: their descriptions, what heads them, and what lies behind their cells."""

from __future__ import annotations

from typing import Any

from moudraft.office.look.style_looks import NOTHING, RunLook, StyleLooks, fill_of
from moudraft.office.look.word_look import TableLook, beginning
from moudraft.office.namespaces import W, on

FIRST_ROW, FIRST_COLUMN = 0x0020, 0x0080


def table_look(table: Any, text: str) -> TableLook:
    """The facts of one table; ``text`` are its words."""
    rows = table.findall(f"{W}tr")
    properties = table.find(f"{W}tblPr")
    columns = max((len(row.findall(f"{W}tc")) for row in rows), default=0)
    return TableLook(
        begins=beginning(text),
        rows=len(rows),
        columns=columns,
        description=_said(properties),
        heads_columns=bool(rows) and on(rows[0].find(f"{W}trPr/{W}tblHeader")),
        heads_rows=bool(_look(properties) & FIRST_COLUMN),
        merged=sum(1 for row in rows for cell in row.findall(f"{W}tc") if _is_merged(cell)),
        inside_another=next(table.iterancestors(f"{W}tbl"), None) is not None,
    )


def behind(paragraph: Any, styles: StyleLooks) -> tuple[RunLook, str]:
    """What the table that a paragraph stands in says of its runs, and the colour behind them."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return NOTHING, ""
    row, table = cell.getparent(), next(cell.iterancestors(f"{W}tbl"), None)
    properties = table.find(f"{W}tblPr") if table is not None else None
    style = properties.find(f"{W}tblStyle") if properties is not None else None
    id = (style.get(f"{W}val") or "") if style is not None else ""
    look, fill = styles.table_part(id, "")
    own = fill_of(cell.find(f"{W}tcPr"))
    if table is not None and row is table.find(f"{W}tr") and _look(properties) & FIRST_ROW:
        first, first_fill = styles.table_part(id, "firstRow")
        look, fill = first.over(look), first_fill or fill
    return look, own or fill


def _said(properties: Any) -> str:
    if properties is None:
        return ""
    found = (properties.find(W + name) for name in ("tblCaption", "tblDescription"))
    return " ".join(filter(None, (each.get(f"{W}val") for each in found if each is not None))).strip()


def _look(properties: Any) -> int:
    """The parts of its style that a table uses, as bits."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return 0
    value = look.get(f"{W}val") or ""
    bits = int(value, 16) if len(value) == 4 and all(each in "0123456789abcdefABCDEF" for each in value) else 0
    for name, bit in (("firstRow", FIRST_ROW), ("firstColumn", FIRST_COLUMN)):
        said = look.get(W + name)
        if said is not None:
            bits = bits | bit if said in ("1", "true", "on") else bits & ~bit
    return bits


def _is_merged(cell: Any) -> bool:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return False
    span = properties.find(f"{W}gridSpan")
    return properties.find(f"{W}vMerge") is not None or (span is not None and span.get(f"{W}val") not in (None, "1"))
