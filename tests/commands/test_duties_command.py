"""``moudraft duties``: its forms, where they go, and its exit codes."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import openpyxl
import pytest

from moudraft.papers.duties.register import Register
from tests.conftest import ROOT, Run
from tests.papers.duties.calendar_reader import read_calendar
from tests.writers.word.office import audit_errors, sdk_errors

DEAL = ROOT / "examples" / "grant.yaml"
SECOND = "{text: warn people, measure: all, lead: the Department, due: 2029-03-31}"
FORMULA = ("--set", f"objectives=[{{text: =1+1, measure: two, lead: the Council, due: 2030-03-31}}, {SECOND}]")


def test_in_words_dates_come_first_and_each_duty_has_its_place(moudraft: Run) -> None:
    done = moudraft("duties", DEAL)
    assert done.code == 0 and done.err == ""
    assert done.out.startswith("Coastal Flood Warning Grant: duties and dates")
    assert "18 duties and 11 dates. It takes effect on 1 April 2027 and lasts until 31 March 2033." in done.out
    assert "  31 March 2033  The paper ends (paragraph 8.4)" in done.out
    assert "[paragraph 2.1, grant/sum]" in done.out.replace("\n       ", " ")


def test_json_has_stable_keys(moudraft: Run) -> None:
    data = json.loads(moudraft("duties", DEAL, "--json").out)
    assert data["format"] == 1 and set(data) == set(Register.__struct_fields__)
    assert data["counts"] == {"duties": 18, "days": 11, "waiting": 0}


def test_a_table_has_a_row_for_each_date_and_each_duty(moudraft: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(moudraft("duties", DEAL, "--csv").out)))
    assert [row["row"] for row in rows] == ["date"] * 11 + ["duty"] * 18


def test_a_text_that_looks_like_a_formula_stays_text(moudraft: Run, folder: Path) -> None:
    assert ",'=1+1," in moudraft("duties", DEAL, "--csv", *FORMULA).out
    assert moudraft("duties", DEAL, "-o", "d.xlsx", *FORMULA).code == 0
    cells = [cell for sheet in openpyxl.load_workbook(folder / "d.xlsx") for row in sheet for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_a_workbook_has_dates_that_are_dates_and_headings_that_stay(moudraft: Run, folder: Path) -> None:
    assert moudraft("duties", DEAL, "-o", "d.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "d.xlsx")
    assert book.sheetnames == ["Dates", "Duties"]
    on = [row[2].value for row in book["Dates"].iter_rows(min_row=2)]
    assert on[-1] == datetime.datetime(2033, 3, 31)
    assert book["Duties"].freeze_panes == "A2" and book["Duties"].max_row == 19


def test_a_calendar_is_read_by_a_strict_reader_and_is_the_same_each_time(moudraft: Run, folder: Path) -> None:
    for name in ("one.ics", "two.ics"):
        assert moudraft("duties", DEAL, "-o", name, "--today", "2026-12-01").code == 0
    content = (folder / "one.ics").read_bytes()
    assert content == (folder / "two.ics").read_bytes()
    assert {event.stamp for event in read_calendar(content)} == {"20261201T000000Z"}


def test_word_is_sound_and_says_it_all(moudraft: Run, folder: Path) -> None:
    done = moudraft("duties", DEAL, "--for", "the council", "-o", "d.docx")
    assert done.code == 0 and "d.docx: 16 duties and 10 dates" in done.err
    content = (folder / "d.docx").read_bytes()
    assert sdk_errors(content) == [] and audit_errors(content) == []


@pytest.mark.parametrize("form", ["md", "html"])
def test_text_of_the_deal_is_never_markup(form: str, moudraft: Run, folder: Path) -> None:
    evil = f"objectives=[{{text: '<b>a</b> | *b* `c`', measure: one, lead: the Council, due: 2030-03-31}}, {SECOND}]"
    assert moudraft("duties", DEAL, "-o", f"d.{form}", "--set", evil).code == 0
    page = (folder / f"d.{form}").read_text(encoding="utf-8")
    assert "<b>a" not in page.casefold()
    assert form == "html" or r"\<b\>a\</b\> \| \*b\* \`c\`".casefold() in page.casefold()


def test_a_party_that_is_not_there_is_told_with_those_that_are(moudraft: Run) -> None:
    done = moudraft("duties", DEAL, "--for", "the Counsel")
    assert done.code == 2 and 'there is no party "the Counsel"' in done.err and "the Council" in done.err


def test_a_start_resolves_what_waits_for_it(moudraft: Run) -> None:
    deal = ROOT / "examples" / "essex-two-tier-protocol.yaml"
    assert "waits for the last signature" in moudraft("duties", deal).out.replace("\n", " ")
    assert "It takes effect on 1 April 2027" in moudraft("duties", deal, "--start", "2027-04-01").out


def test_two_forms_at_once_are_refused_and_the_deal_is_no_target(moudraft: Run) -> None:
    done = moudraft("duties", DEAL, "--json", "--ics")
    assert done.code == 2 and "one form at a time" in done.err


def test_a_file_that_exists_is_kept_unless_forced(moudraft: Run, folder: Path) -> None:
    (folder / "d.csv").write_text("mine", encoding="utf-8")
    assert moudraft("duties", DEAL, "-o", "d.csv").code == 2
    assert (folder / "d.csv").read_text(encoding="utf-8") == "mine"
    assert moudraft("duties", DEAL, "-o", "d.csv", "--force").code == 0
