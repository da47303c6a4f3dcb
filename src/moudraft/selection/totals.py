"""What the sums of rows come to, where they can be added up: the last line of a table of contributions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from moudraft.deal.sums import pounds, sum_in
from moudraft.library import Detail
from moudraft.selection.details import rows_of

TOTAL = "total"
EVERY = "every"
"""The field that says how often a sum is paid: what is paid once is not added to what is paid each year."""
ALIKE = (EVERY, "years", "kind")
"""The fields in which rows have to be the same for their sums to be added: how often, for when, and in what."""
IF = "if"
"""The field that says on what a sum depends: what may never be paid is added to nothing."""


def field_of_sums(detail: Detail) -> str:
    """The field of the rows of a detail that is money; empty where none is."""
    return next((name for name, field in detail.fields.items() if field.kind == "sum"), "")


def total_of(given: Any, detail: Detail) -> str:
    """What the sums of rows come to, and how often; empty for one sum, or where they are not alike.

    Sums are alike that are paid as often, for the same years, in the same kind and without a condition. A row without
    a sum is help in kind, which no total counts.
    """
    money = field_of_sums(detail)
    rows = [row for row in rows_of(given, detail) if money in row]
    numbers = [number for row in rows if (number := sum_in(row[money])) is not None]
    if len(rows) < 2 or len(numbers) < len(rows) or any(IF in row for row in rows):
        return ""
    if any(len({_told(row.get(name)) for row in rows}) > 1 for name in ALIKE):
        return ""
    if EVERY in detail.fields and not isinstance(rows[0].get(EVERY), str):
        return ""
    return f"{pounds(sum(numbers, start=Decimal(0)))} {_often(rows[0], detail.fields)}".strip()


def _told(value: Any) -> tuple[str, ...]:
    """A field of a row as it is compared: whatever its order, and a list of one like a word."""
    return tuple(sorted(str(each).casefold() for each in (value if isinstance(value, (list, tuple)) else [value])))


def _often(row: Mapping[str, Any], fields: Mapping[str, Detail]) -> str:
    given = row.get(EVERY)
    return fields[EVERY].values.get(given, given) if isinstance(given, str) and EVERY in fields else ""
