"""What a blank asks for, to the letter: whoever fills it in has nothing else to go by."""

from __future__ import annotations

import pytest

from moudraft.document.sheet import Grid, HeatMap, Sheet
from moudraft.document.term_words import and_last_day
from moudraft.selection.own_clauses import is_own
from tests.checks.drafts import drafted

SEATS = "governance: {model: leaders-board, seats: {Northmoor: {n: 1, posts: [%s]}, Eastvale: {n: 1, posts: [a]}}}"


def asked(lines: str, example: str = "shared-services") -> set[str]:
    return {each.what for each in drafted(lines, example=example).document.blanks()}


@pytest.mark.parametrize(
    ("lines", "blank"),
    [
        ("objectives: [tbc]", "a line of the objectives"),
        ("common_ground: [tbc]", "a line of the common ground"),
        ("classes: [{text: tbc}]", "what the class is called"),
        ("objectives: [{text: open one counter, measure: tbc}]", "how success is measured"),
        ("parties.0.contacts: [{post: tbc, for: invoices}]", "the post of a contact of Northmoor"),
        ("parties.0.contacts: [{post: the clerk, for: tbc}]", "what a contact of Northmoor is for"),
        ("parties.0.contacts: [{post: the clerk, email: tbc}]", "the email address of a contact of Northmoor"),
        (SEATS % "tbc", "which post"),
        (SEATS % "{tbc: who follows the Leader}", "who follows the Leader"),
    ],
)
def test_a_blank_says_what_it_wants_and_of_whom(lines: str, blank: str) -> None:
    assert blank in asked(lines), asked(lines)


def test_a_term_without_its_days_has_no_last_day_to_print() -> None:
    made = drafted("terms.term: {rule: fixed, length: 3 years}")
    assert and_last_day(made.selection.terms, made.library) == ""
    made = drafted("terms.start: {rule: fixed-date, on: 2027-04-01}\nterms.term: {rule: fixed, length: 3 years}")
    assert and_last_day(made.selection.terms, made.library) == ", until 31 March 2030"


@pytest.mark.parametrize(("columns", "wide"), [(0, False), (6, False), (7, True)])
def test_a_sheet_with_more_than_six_columns_lies_on_its_side(columns: int, wide: bool) -> None:
    grid = Grid(("a",) * columns, (), (), "")
    heat = HeatMap(("a",) * columns, (), "", "")
    assert [Sheet("", "", (block,), ()).is_wide() for block in (grid, heat)] == [wide, wide]
    assert not Sheet("", "", (), ()).is_wide()


def test_a_provision_of_the_deals_own_is_told_from_a_clause() -> None:
    assert is_own("own/keys") and not is_own("money/costs")
