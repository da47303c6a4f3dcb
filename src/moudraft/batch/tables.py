"""Tables of deals, CSV and Excel: a heading is a dotted key of a deal, a row a deal laid over the base.

A cell is text as a person sees it, formulas (``=cmd``) in CSV too, unless it begins with ``[`` or ``{``: then it is a
list or a map as YAML writes one. An empty cell leaves what the base says. Under a key that takes a date 31/3/2027 is
one. What cannot be read as it is shown fails its row, by the name of the cell.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

from moudraft.batch.cell_words import EMPTY, Cell
from moudraft.deal.typed_dates import as_date
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES
from moudraft.yaml_source.tree import parse_typed

TABLES = (".csv", ".tsv", ".xlsx")
OWN = ("output",)
_SEPARATORS = ",;\t"
_SHORT = 200
"""Characters of a cell that is parsed once for all rows."""
IsDate = Callable[[str], bool]


class Row(NamedTuple):
    """A row that is not empty: its line (for Excel: its row), its values by deal key, and what is wrong with it."""

    number: int
    values: dict[str, Any]
    problems: tuple[Problem, ...] = ()


def read_rows(path: Path, is_date: IsDate) -> Iterator[Row]:
    """Each row that is not empty. ``is_date`` says which keys take a date.

    Raises ``MoudraftError`` where the table cannot be read, or not any further.
    """
    from moudraft.batch.excel_tables import excel_rows

    rows = excel_rows(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    try:
        line, heading = next(rows, (1, {}))
        keys = _keys(heading, path, line)
        for number, cells in rows:
            if any(each != EMPTY for each in cells.values()):
                yield _row(keys, cells, path, number, is_date)
    finally:
        rows.close()


def row_count(path: Path) -> int:
    """How many rows there will be; where the table breaks off, those up to there and one for the break."""
    from moudraft.batch.excel_tables import excel_rows

    found = 0
    rows = excel_rows(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    try:
        next(rows, None)
        for _, cells in rows:
            found += any(each != EMPTY for each in cells.values())
    except MoudraftError:
        found += 1
    return found


def _keys(heading: Mapping[int, Cell], path: Path, line: int) -> dict[int, str]:
    """The keys of the columns; raises with every heading that is none."""
    from moudraft.deal.deal_shape import DealForm

    known = (*DealForm.__struct_fields__, *OWN)
    keys = {column: cell.text.strip() for column, cell in heading.items()}
    where = Location(str(path), line)
    problems = [Problem(where, f"the heading of column {n} {cell.fault}", cell.hint)
                for n, cell in heading.items() if cell.fault]  # fmt: skip
    if not problems and not any(keys.values()):
        raise MoudraftError(Problem(where, "there is no heading", "the first row names the keys, such as terms.costs"))
    named = [key for key in keys.values() if key]
    doubles = {key for key in named if named.count(key) > 1} if len(set(named)) < len(named) else set()
    for key in dict.fromkeys(named):
        first = key.partition(".")[0]
        if key in doubles:
            problems.append(Problem(where, f'the heading "{key}" stands over two columns', "keep one of them"))
        if first not in known and not first.startswith("x-"):
            problems.append(Problem(where, f'the heading "{key}" is no key of a deal', did_you_mean(first, known)))
    raise_if(problems)
    return keys


def _row(keys: Mapping[int, str], cells: Mapping[int, Cell], path: Path, number: int, is_date: IsDate) -> Row:
    """The cells by key. What cannot be read is kept as a text that the reading of the deal will refuse by name."""
    found: dict[str, Any] = {}
    problems = []
    for column, cell in cells.items():
        key = keys.get(column, "")
        where = f"{path}:{number} {key}" if key else f"{path}:{number} column {column}"
        if cell.fault:
            problems.append(Problem(Location(where), f"this cell {cell.fault}", cell.hint))
        elif cell.text:
            # A cell without a heading has nowhere to go: the deal is refused, not the cell dropped.
            found[key or f"column {column} (without a heading)"] = _value(cell, key, is_date)
    return Row(number, found, tuple(problems))


def _value(cell: Cell, key: str, is_date: IsDate) -> Any:
    if is_date(key):
        return cell.date or as_date(cell.text)
    if cell.text[0] not in "[{":
        return cell.text
    return _with_dates((_parsed_once if len(cell.text) <= _SHORT else _parsed)(cell.text), key, is_date)


def _parsed(text: str) -> Any:
    """The list or map that a cell holds, or its text where that is none."""
    try:
        tree = parse_typed(text, "")
    except MoudraftError:
        return text
    return text if tree.cuts else tree.data


# A column of choices says the same few things in every row. Nobody changes what was parsed: dates are put into a copy.
_parsed_once = lru_cache(maxsize=1_000)(_parsed)


def _with_dates(value: Any, key: str, is_date: IsDate) -> Any:
    """A list or a map with each date in it as a deal has one."""
    if isinstance(value, dict):
        return {name: _with_dates(each, f"{key}.{name}", is_date) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_dates(each, f"{key}.{n}", is_date) for n, each in enumerate(value)]
    return as_date(value) if isinstance(value, str) and is_date(key) else value


def _csv(path: Path) -> Generator[tuple[int, dict[int, Cell]], None, None]:
    csv.field_size_limit(MAX_BYTES)
    where = str(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(_lines(file), delimiter=_separator(file, path), strict=True)
            line = 1
            for cells in reader:
                yield line, {n: Cell(cell.strip()) for n, cell in enumerate(cells, 1) if cell.strip()}
                line = reader.line_num + 1
    except UnicodeDecodeError:
        hint = "in Excel: save it as CSV UTF-8"
        raise MoudraftError(Problem(Location(where), "is not UTF-8", hint)) from None
    except _TooLongError:
        message = "has a line of more than 2 MB, and is no table"
        raise MoudraftError(Problem(Location(where), message, "save it again as CSV UTF-8")) from None
    except csv.Error as error:
        raise MoudraftError(Problem(Location(where, line), f"is no table: {_in_plain_words(error)}")) from None
    except OSError as error:
        raise MoudraftError(Problem(Location(where), f"cannot be read: {error.strerror}")) from None


class _TooLongError(Exception):
    """A line that never seems to end."""


def _lines(file: IO[str]) -> Iterator[str]:
    """The lines of a table, none of them longer than a deal may be."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            raise _TooLongError
        yield line


def _in_plain_words(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end" in said:
        return "a quotation mark that opens here is never closed"
    if "expected after" in said:
        return "text after a closing quotation mark; a quotation mark inside a cell is written twice"
    return said


def _separator(file: IO[str], path: Path) -> str:
    """What parts the cells: a tab in a .tsv, else whatever the heading has most of (Excel may write semicolons)."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    heading = file.readline(MAX_BYTES)
    file.seek(0)
    return max(_SEPARATORS, key=heading.count)
