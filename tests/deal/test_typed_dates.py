"""Dates as people type them: the day before the month, two figures or four for the year (faults, parts 6 and 7)."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal.typed_dates import as_date


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("20/1/27", "2027-01-20"),
        ("31/3/2027", "2027-03-31"),
        ("01/04/2027", "2027-04-01"),
        ("1.4.2027", "2027-04-01"),
        ("1-4-27", "2027-04-01"),
        ("31 March 2027", "2027-03-31"),
        ("31st March 2027", "2027-03-31"),
        ("31st of March 2027", "2027-03-31"),
        ("31-Mar-27", "2027-03-31"),
        ("Wednesday 31 March 2027", "2027-03-31"),
        ("Wed, 31 March 2027", "2027-03-31"),
        ("March 31, 2027", "2027-03-31"),
        ("1 Sept 2027", "2027-09-01"),
        ("March 2027", "2027-03"),
        ("3/2027", "2027-03"),
        ("2027-3-1", "2027-03-01"),
        ("2027", "2027"),
        ("31/13/2027", "2027-13-31"),
    ],
)
def test_row_6_and_7_dates_in_the_usual_forms_are_understood(typed: str, date: str) -> None:
    assert as_date(typed) == date


@pytest.mark.parametrize(
    "typed", ["", "soon", "tbc", "Ma 2027", "1/2", "March 27", "1/2/3/4", "12", "٣/٤/٢٠٢٧", "x 1/4/2027"]
)
def test_what_is_no_date_stays_as_it_stands(typed: str) -> None:
    assert as_date(typed) == typed


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_from_every_form(day: datetime.date) -> None:
    forms = (
        "{d}/{m}/{y}",
        "{d:02}/{m:02}/{y}",
        "{d}/{m}/{s}",
        "{d}.{m}.{y}",
        "{d}-{m}-{s}",
        "{d} {M} {y}",
        "{d} {B} {s}",
    )
    for form in forms:
        text = form.format(d=day.day, m=day.month, y=day.year, s=f"{day:%y}", M=f"{day:%B}", B=f"{day:%b}")
        assert as_date(text) == day.isoformat()
