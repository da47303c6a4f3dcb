"""An objective or a commitment with a date or an owner says so, also where no table of measures stands."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moudraft import draft, load_deal, load_library
from moudraft.checks.running import check

LIBRARY = load_library()
DAY = datetime.date(2026, 11, 21)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]
ITEMS = [
    {"text": "answer every letter", "due": "2027-12-31"}, {"text": "keep one register", "lead": "Eastvale"},
    {"text": "open on Sundays", "due": "2028-05-01", "lead": "Eastvale"}, {"text": "paint the hall"},
]  # fmt: skip
SAID = (
    "answer every letter, by 31 December 2027", "keep one register, led by Eastvale",
    "open on Sundays, by 1 May 2028, led by Eastvale", "paint the hall",
)  # fmt: skip
WITHOUT = {("commitments", "inter-authority-agreement")}
"""Where the paper has no place for a list, and says so."""
CASES = [
    (name, template) for name in ("objectives", "commitments") for template in LIBRARY.templates
    if (name, template) not in WITHOUT
]  # fmt: skip


def text(template: str, name: str, items: list[dict[str, str]]) -> tuple[str, list[str]]:
    data: dict[str, Any] = {"moudraft": 1, "template": template, "title": "T", "parties": PARTIES, name: items}
    made = draft(load_deal(data), today=DAY, library=LIBRARY, checks=())
    return made.markdown(), [each.message for each in check(made, ["F707"])]


@pytest.mark.parametrize(("name", "template"), CASES)
def test_each_line_says_its_date_and_its_owner(name: str, template: str) -> None:
    drafted, told = text(template, name, ITEMS)
    assert [each for each in SAID if each.casefold() not in drafted.casefold()] == []
    assert told == []


@pytest.mark.parametrize(("name", "template"), CASES)
def test_a_single_line_says_them_too(name: str, template: str) -> None:
    drafted, told = text(template, name, ITEMS[2:3])
    assert SAID[2].casefold() in drafted.casefold()
    assert told == []
