"""Tables of deals, CSV and Excel: a heading is a dotted key of a deal, a row a deal laid over the base.

A cell is text as it stands, formulas (``=cmd``) too, unless it begins with ``[`` or ``{``: then it is a list or a map
as YAML writes one. An empty cell leaves what the base says.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES
from moudraft.yaml_source.tree import parse_typed

TABLES = (".csv", ".tsv", ".xlsx")
OWN = ("output",)
_SEPARATORS = ",;\t"


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row that is not empty, with its line (for Excel: its row), as deal keys and values.

    Raises ``MoudraftError`` where the table cannot be read, or not any further.
    """
    rows = _excel(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    _, heading = next(rows, (0, ()))
    keys = _keys([str(each) for each in heading], path)
    for number, cells in rows:
        if any(cells):
            yield number, _values(keys, cells, path, number)


def row_count(path: Path) -> int:
    """How many rows there will be; where the table breaks off, those up to there and one for the break."""
    found = 0
    rows = _excel(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    try:
        next(rows, None)
        for _, cells in rows:
            found += any(cells)
    except MoudraftError:
        found += 1
    return found


def _keys(heading: Sequence[str], path: Path) -> list[str]:
    """The keys of the columns; raises with every heading that is none."""
    from moudraft.deal.deal_shape import DealForm

    known = (*DealForm.__struct_fields__, *OWN)
    keys = [each.strip() for each in heading]
    where = Location(str(path), 1)
    problems = []
    if not any(keys):
        raise MoudraftError(Problem(where, "there is no heading", "the first row names the keys, such as terms.costs"))
    for key in dict.fromkeys(filter(None, keys)):
        first = key.partition(".")[0]
        if keys.count(key) > 1:
            problems.append(Problem(where, f'the heading "{key}" stands over two columns', "keep one of them"))
        if first not in known and not first.startswith("x-"):
            problems.append(Problem(where, f'the heading "{key}" is no key of a deal', did_you_mean(first, known)))
    raise_if(problems)
    return keys


def _values(keys: Sequence[str], cells: Sequence[str], path: Path, number: int) -> dict[str, Any]:
    """The cells by key. What cannot be read is kept as a text that the reading of the deal will refuse by name."""
    found: dict[str, Any] = {}
    for place, cell in enumerate(cells):
        if not cell:
            continue
        key = keys[place] if place < len(keys) else ""
        # A cell without a heading has nowhere to go: the deal is refused, not the cell dropped.
        found[key or f"column {place + 1} (without a heading)"] = _value(cell, f"{path}:{number} {key}")
    return found


def _value(cell: str, where: str) -> Any:
    if cell[0] not in "[{":
        return cell
    try:
        tree = parse_typed(cell, where)
    except MoudraftError:
        return cell
    return cell if tree.cuts else tree.data


def _csv(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    csv.field_size_limit(MAX_BYTES)
    where = str(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=_separator(file, path), strict=True)
            line = 1
            for cells in reader:
                yield line, tuple(cell.strip() for cell in cells)
                line = reader.line_num + 1
    except UnicodeDecodeError:
        hint = "in Excel: save it as CSV UTF-8"
        raise MoudraftError(Problem(Location(where), "is not UTF-8", hint)) from None
    except csv.Error as error:
        raise MoudraftError(Problem(Location(where, line), f"is no table: {_in_plain_words(error)}")) from None
    except OSError as error:
        raise MoudraftError(Problem(Location(where), f"cannot be read: {error.strerror}")) from None


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


def _excel(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of the first sheet. A formula counts as the value Excel last worked out for it."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        hint = 'pip install "moudraft[xlsx]", or save it as CSV UTF-8'
        raise MoudraftError(Problem(Location(str(path)), "Excel files need openpyxl", hint)) from None
    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            sheet = book.worksheets[0]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, tuple(map(_shown, cells))
    except (OSError, KeyError, ValueError, IndexError, EOFError, BadZipFile, InvalidFileException) as error:
        reason = getattr(error, "strerror", None)
        message = f"cannot be read: {reason}" if reason else "is not an Excel file that can be read"
        hint = "" if reason else "open it in Excel and save it as .xlsx, or as CSV UTF-8"
        raise MoudraftError(Problem(Location(str(path)), message, hint)) from None


def _shown(cell: Any) -> str:
    """A cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.datetime):
        return (
            cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ", "minutes")
        )
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
