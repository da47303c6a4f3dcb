"""What the sums of rows come to, where every row gives one: the last line of a table of contributions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from moudraft import english
from moudraft.deal.sums import pounds, sum_in
from moudraft.library import Detail
from moudraft.selection.details import rows_of

TOTAL = "total"
EVERY = "every"
"""The field that says how often a sum is paid: what is paid once is not added to what is paid each year."""


def field_of_sums(detail: Detail) -> str:
    """The field of the rows of a detail that is money; empty where none is."""
    return next((name for name, field in detail.fields.items() if field.kind == "sum"), "")


def total_of(given: Any, detail: Detail) -> str:
    """The sums of rows added up, once, each year, and so on; empty for one sum, or where one is no plain sum.

    A row without a sum is help in kind, which no total counts.
    """
    money = field_of_sums(detail)
    rows = [row for row in rows_of(given, detail) if money in row]
    if len(rows) < 2:
        return ""
    totals: dict[str, Decimal] = {}
    for row in rows:
        number = sum_in(row.get(money))
        if number is None:
            return ""
        often = _often(row, detail.fields)
        totals[often] = totals.get(often, Decimal(0)) + number
    return english.joined([f"{pounds(total)} {often}".strip() for often, total in totals.items()])


def _often(row: Mapping[str, Any], fields: Mapping[str, Detail]) -> str:
    given = row.get(EVERY)
    return fields[EVERY].values.get(given, given) if isinstance(given, str) and EVERY in fields else ""
