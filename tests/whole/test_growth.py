"""A deal of twice the size takes about twice the work, whatever there is more of (faults, part 13)."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable

import pytest

from moudraft import load_deal
from moudraft.drafting import draft

TODAY = datetime.date(2026, 11, 21)
HEAD = "moudraft: 1\ntemplate: {template}\ntitle: Many\n"
TWO = (
    "parties:\n  - {name: Northmoor District Council, short_name: Northmoor, kind: district}\n"
    "  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}\n"
)
TEMPLATES = ("mou", "heads-of-terms")


def _each(count: int, line: str) -> str:
    return "".join(line.replace("@", str(number)) for number in range(count))


def parties(count: int) -> str:
    party = (
        "  - {name: Place@ District Council, short_name: Place@, kind: district, address: '@ High Street',"
        " signatory: {office: Leader, capacity: body}}\n"
    )
    return "parties:\n" + _each(count, party)


def objectives(count: int) -> str:
    return f"{TWO}objectives:\n" + _each(count, "  - {text: reduce the cost of service number @, due: 2028-04-01}\n")


def red_lines(count: int) -> str:
    return f"{TWO}red_lines:\n" + _each(count, "  - {text: Neither reception desk number @ closes}\n")


def bodies(count: int) -> str:
    return f"{TWO}governance:\n" + _each(count, "  - {model: programme-board, name: Board @, chair: rotating}\n")


def answers(count: int) -> str:
    return f"{TWO}answers:\n" + _each(count, "  question number @: the answer\n")


SIZES: dict[Callable[[int], str], int] = {parties: 60, objectives: 250, red_lines: 250, bodies: 40, answers: 250}


def calls(more: Callable[[int], str], count: int, template: str) -> int:
    """How many calls one draft takes, of functions here and of what they are built on: the same on any machine."""
    text = HEAD.format(template=template) + more(count)
    made = 0

    def seen(_frame: object, event: str, _called: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        draft(load_deal(text=text), today=TODAY).docx()
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("more", SIZES, ids=lambda more: more.__name__)
@pytest.mark.slow
def test_row_13_eight_times_the_size_takes_no_more_than_twelve_times_the_work(
    more: Callable[[int], str], template: str
) -> None:
    """What is quadratic takes sixty-four times the work; what is linear, less than nine, since much is done once."""
    few = SIZES[more]
    calls(more, 10, template)
    small, large = calls(more, few, template), calls(more, 8 * few, template)
    assert large < 12 * small, f"{few}: {small:,} calls, {8 * few}: {large:,} calls"
