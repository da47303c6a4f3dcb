"""Sums of a table are added up only where they are of one kind, for one period, and sure to be paid."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moudraft.deal.sums import pounds
from moudraft.drafting import load_library
from moudraft.library import Detail
from moudraft.selection.totals import total_of

COSTS, FUND = (load_library().axes[axis].details["contributions"] for axis in ("costs", "fund"))
ONCE, YEAR = {"sum": "£20", "every": "once"}, {"sum": "£10", "every": "year"}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([YEAR, YEAR], "£20 each year"),
        ([ONCE, ONCE, {"kind": "a room"}], "£40 once"),
        ([{**YEAR, "years": "2031-32"}, {**YEAR, "years": ["2031-32"]}], "£20 each year"),
        ([{**YEAR, "years": ["2031-32", "2032-33"]}, {**YEAR, "years": ["2032-33", "2031-32"]}], "£20 each year"),
        ([YEAR], ""),
        ([YEAR, ONCE], ""),
        ([YEAR, {**YEAR, "years": "2031-32"}], ""),
        ([{**YEAR, "years": "2032-33"}, {**YEAR, "years": "2031-32"}], ""),
        ([YEAR, {**YEAR, "if": "its budget allows"}], ""),
        ([{**YEAR, "if": "its budget allows"}, {**YEAR, "if": "its budget allows"}], ""),
        ([YEAR, {**YEAR, "kind": "the time of its officers"}], ""),
        ([YEAR, {**YEAR, "sum": {"tbc": ""}}], ""),
        ([YEAR, {**YEAR, "sum": "about £5"}], ""),
        ([YEAR, {"sum": "£10"}], ""),
        ([{"sum": "£10"}, {"sum": "£10"}], ""),
        ([YEAR, {**YEAR, "every": {"tbc": ""}}], ""),
    ],
)
def test_only_sums_that_are_alike_and_sure_have_a_total(rows: list[dict[str, Any]], wanted: str) -> None:
    assert total_of([{"party": f"Council {number}", **row} for number, row in enumerate(rows)], COSTS) == wanted


def sometimes(field: str, *values: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(st.just({}), st.sampled_from(values).map(lambda value: {field: value}))


ROWS = st.tuples(
    st.integers(1, 10**7).map(lambda number: {"party": "A", "sum": pounds(Decimal(number))}),
    sometimes("every", "once", "year", "month"),
    sometimes("years", "2031-32", ["2032-33", "2033-34"]),
    sometimes("kind", "money", "the time of its officers"),
    sometimes("if", "its budget allows"),
    sometimes("due", "2031-05-03", "2031-07-07"),
).map(lambda parts: {name: value for part in parts for name, value in part.items()})


@pytest.mark.parametrize("detail", [COSTS, FUND])
@given(rows=st.lists(ROWS, min_size=2, max_size=4), extra=ROWS)
@example(rows=[YEAR, YEAR], extra={**YEAR, "if": "its budget allows"})
def test_a_total_is_the_sum_of_every_row_and_no_other_row_could_join_it(
    detail: Detail, rows: list[dict[str, Any]], extra: dict[str, Any]
) -> None:
    for table in (rows, [*rows, {**rows[0], "sum": "£7"}], [*rows, extra]):
        total = total_of(table, detail)
        whole = sum(Decimal(row["sum"][1:].replace(",", "")) for row in table)
        assert total == "" or total.partition(" ")[0] == pounds(whole)
        told = [{name: row.get(name) for name in ("every", "years", "kind", "if")} for row in table]
        sure = all(each == told[0] for each in told) and told[0]["if"] is None and told[0]["every"] is not None
        assert bool(total) == sure
