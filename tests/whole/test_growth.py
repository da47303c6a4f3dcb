"""A deal of twice the size takes about twice as long, whatever there is more of (faults, part 13)."""

from __future__ import annotations

import datetime
import time
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


def seconds(more: Callable[[int], str], count: int, template: str) -> float:
    """What one draft takes, of this process's own time: another program on the machine does not count."""
    text = HEAD.format(template=template) + more(count)
    started = time.process_time()
    draft(load_deal(text=text), today=TODAY).docx()
    return time.process_time() - started


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("more", SIZES, ids=lambda more: more.__name__)
def test_row_13_eight_times_the_size_takes_no_more_than_twelve_times_as_long(
    more: Callable[[int], str], template: str
) -> None:
    """What is quadratic takes sixty-four times as long; what is linear, less than eight, since much is done once."""
    few = SIZES[more]
    seconds(more, 10, template)
    small = min(seconds(more, few, template) for _ in range(2))
    large = seconds(more, 8 * few, template)
    assert large < 12 * max(small, 0.05), f"{few}: {small:.2f} s, {8 * few}: {large:.2f} s"
