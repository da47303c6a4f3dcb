"""The table in an Excel workbook: the first sheet that is shown, row by row; and what of the workbook is not read."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from moudraft.batch.cell_words import Cell
from moudraft.batch.sheet_rows import layout, sheet_rows
from moudraft.batch.workbook import opened
from moudraft.english import counted
from moudraft.problems import Location, MoudraftError, Problem


def excel_rows(path: Path) -> Generator[tuple[int, dict[int, Cell]], None, None]:
    """The rows of the first sheet that is shown, the heading first. A formula counts as the value last kept of it."""
    with opened(path) as book:
        about = layout(book)
        heading = 0
        for row in sheet_rows(book, about):
            if not heading:
                heading = row.number
                for area in about.merges:
                    if area.top <= heading < area.bottom:
                        message = f"the heading is merged with the rows below it ({area.name})"
                        raise MoudraftError(Problem(Location(str(path), heading), message, "unmerge these cells"))
            yield row.number, row.cells


def not_read(path: Path) -> list[str]:
    """What of a workbook is passed over, in a line each: other sheets, hidden rows and columns."""
    with opened(path) as book:
        about = layout(book)
        columns = sum(max(0, last - first + 1) for first, last in about.hidden_columns if last < 16_384)
        others = [each.name + (" (hidden)" if each.hidden else "") for each in book.sheets if each != book.sheet]
        lines = []
        if others:
            lines.append(f'{path}: the sheet "{book.sheet.name}" is read; not read: {", ".join(others[:10])}')
        if about.hidden_rows:
            lines.append(f"{path}: {counted(about.hidden_rows, 'hidden row')} not read")
        if columns:
            lines.append(f"{path}: {counted(columns, 'hidden column')} not read")
        return lines
