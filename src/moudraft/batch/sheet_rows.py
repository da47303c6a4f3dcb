"""The rows of a sheet as a person sees them: merged cells filled, hidden rows and columns left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from moudraft.batch.cell_words import EMPTY, Cell, shown_cell
from moudraft.batch.part_events import Events, PartError, PartReader, read_part
from moudraft.batch.workbook import Workbook

_AT = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_COLUMNS, _ROWS = 16_384, 1_048_576
_MOST_MERGES = 50_000


class Area(NamedTuple):
    """Merged cells: rows and columns counted from 1, both ends in."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        return f"{at(self.left, self.top)}:{at(self.right, self.bottom)}"


class Layout(NamedTuple):
    """What has to be known of a sheet before its rows are read."""

    merges: list[Area]
    hidden_columns: list[tuple[int, int]]
    hidden_rows: int

    def hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


class SheetRow(NamedTuple):
    """A row: its cells by column, counted from 1. What stands in merged cells stands in each of their rows."""

    number: int
    cells: dict[int, Cell]
    hidden: bool = False


def at(column: int, row: int) -> str:
    """``B3`` for column 2, row 3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def layout(book: Workbook) -> Layout:
    """Merged cells, hidden columns, and how many rows with cells are hidden."""
    merges: list[Area] = []
    columns: list[tuple[int, int]] = []
    hidden = [0]

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "mergeCell" and (area := _area(given.get("ref", ""))) is not None:
            merges.append(area)
            if len(merges) > _MOST_MERGES:
                raise PartError(f"has more than {_MOST_MERGES:,} merged cells", "unmerge them, or save it as CSV UTF-8")
        elif tag == "col" and _is_hidden(given, "width"):
            columns.append((_number(given.get("min")), _number(given.get("max"))))
        elif tag == "row" and _is_hidden(given, "ht"):
            hidden[0] += 1

    read_part(book.package, book.sheet.part, Events(start))
    return Layout(sorted(merges), columns, hidden[0])


def sheet_rows(book: Workbook, about: Layout) -> Iterator[SheetRow]:
    """Each row that holds anything and is shown, from the top."""
    merged = _Merged(about)
    for row in _raw_rows(book):
        if row.hidden:
            continue
        own = any(each.text or each.fault for each in row.cells.values())
        cells = merged.filled(row)
        if own:
            yield SheetRow(row.number, {n: cell for n, cell in cells.items() if not about.hides(n)})


class _Merged:
    """Merged cells, as the rows go by."""

    def __init__(self, about: Layout) -> None:
        self._waiting = list(reversed(about.merges))
        self._open: list[tuple[Area, Cell]] = []

    def filled(self, row: SheetRow) -> dict[int, Cell]:
        """The cells of a row, with what stands in cells merged with some above it."""
        cells = dict(row.cells)
        self._open = [(area, cell) for area, cell in self._open if area.bottom >= row.number]
        for area, cell in self._open:
            if area.top < row.number:
                cells[area.left] = cell
        while self._waiting and self._waiting[-1].top <= row.number:
            area = self._waiting.pop()
            if area.top != row.number or area.bottom < row.number:
                continue
            cell = cells.get(area.left, EMPTY)
            if area.right > area.left and (cell.text or cell.fault):
                cell = Cell(
                    fault=f"is merged over several columns ({area.name})",
                    hint="unmerge them, and give each column its value",
                )
                cells[area.left] = cell
            self._open.append((area, cell))
        return cells


class _Reading:
    """What has been seen of a row and of a cell so far."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.rows: list[SheetRow] = []
        self.number = 0
        self.hidden = False
        self.cells: dict[int, Cell] = {}
        self.column = 0
        self.kind = self.style = ""
        self.formula = False
        self.value: list[str] | None = None
        self.inside: list[str] = []

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.inside.append(tag)
        if tag == "row":
            self.number = _number(given.get("r")) or self.number + 1
            self.hidden, self.cells, self.column = _is_hidden(given, "ht"), {}, 0
            if self.number > _ROWS:
                raise PartError
        elif tag == "c":
            found = _AT.fullmatch(given.get("r", ""))
            self.column = _column(found[1]) if found else self.column + 1
            if self.column > _COLUMNS:
                raise PartError
            self.kind, self.style = given.get("t", "n"), given.get("s", "0")
            self.formula, self.value = False, None
        elif tag == "f":
            self.formula = True
        elif tag == "v" or (tag == "is" and self.value is None):
            self.value = []

    def end(self, tag: str) -> None:
        self.inside.pop()
        if tag == "c":
            value = None if self.value is None else "".join(self.value)
            cell = shown_cell(self.kind, self.style, value, self.formula, self.book)
            if cell != EMPTY:
                self.cells[self.column] = cell
        elif tag == "row":
            self.rows.append(SheetRow(self.number, self.cells, self.hidden))

    def text(self, words: str) -> None:
        if self.value is None or not self.inside:
            return
        if self.inside[-1] == "v" or (self.inside[-1] == "t" and "is" in self.inside and "rPh" not in self.inside):
            self.value.append(words)


def _raw_rows(book: Workbook) -> Iterator[SheetRow]:
    reading = _Reading(book)
    reader = PartReader(book.package, book.sheet.part, Events(reading.start, reading.end, reading.text))
    try:
        more = True
        while more:
            more = reader.step()
            yield from reading.rows
            reading.rows = []
    finally:
        reader.close()


def _area(text: str) -> Area | None:
    ends = [_AT.fullmatch(each) for each in text.partition(":")[::2]]
    if ends[0] is None or ends[1] is None:
        return None
    (left, top), (right, bottom) = ((_column(each[1]), int(each[2])) for each in ends if each)
    return Area(top, left, bottom, right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _is_hidden(given: dict[str, str], size: str) -> bool:
    return given.get("hidden") in ("1", "true") or given.get(size) in ("0", "0.0")
