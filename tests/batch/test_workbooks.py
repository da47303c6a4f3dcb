"""What a workbook shows is what is read, or the cell is named (faults, parts 7 and 13)."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.batch.date_keys import date_keys
from moudraft.batch.excel_tables import not_read
from moudraft.batch.number_formats import UnreadableError, shown_number, shown_text
from moudraft.batch.part_events import LARGEST
from moudraft.batch.tables import Row, read_rows
from moudraft.drafting import load_library
from moudraft.problems import MoudraftError
from tests.batch.made import DEAL, TODAY, records, statuses, table
from tests.batch.sheets import cell, heading, number, row, sheet, workbook
from tests.conftest import Run

BASE = ("--base", str(DEAL))
DATES = date_keys(load_library())


def rows(path: Path) -> list[Row]:
    return list(read_rows(path, DATES))


def values(path: Path) -> list[dict[str, Any]]:
    found = rows(path)
    assert not [each.problems for each in found if each.problems]
    return [each.values for each in found]


def refused(path: Path) -> str:
    with pytest.raises(MoudraftError) as caught:
        rows(path)
    return str(caught.value)


def test_row_7_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    content = sheet(
        heading("output", "title") + row(2, cell("A2", "a"), cell("B2", "T")), before='<dimension ref="A1"/>'
    )
    assert values(workbook(tmp_path / "b.xlsx", content)) == [{"output": "a", "title": "T"}]


def test_row_7_merged_cells_hold_for_each_of_their_rows(tmp_path: Path) -> None:
    below = "".join(row(n, cell(f"A{n}", f"d{n}")) for n in (3, 4, 6))
    content = sheet(
        heading("output", "title") + row(2, cell("A2", "d2"), cell("B2", "Merged")) + below,
        after='<mergeCells><mergeCell ref="B2:B5"/></mergeCells>',
    )
    found = values(workbook(tmp_path / "b.xlsx", content))
    assert found == [{"output": f"d{n}", "title": "Merged"} for n in (2, 3, 4)] + [{"output": "d6"}]


def test_row_7_cells_merged_over_several_keys_are_named(tmp_path: Path) -> None:
    content = sheet(
        heading("output", "title", "terms.exit") + row(2, cell("A2", "a"), cell("B2", "Both"))
        + row(3, cell("A3", "b"), cell("B3", "T")),
        after='<mergeCells><mergeCell ref="B2:C2"/></mergeCells>',
    )  # fmt: skip
    first, second = rows(workbook(tmp_path / "b.xlsx", content))
    assert [str(each).split("\n")[0].rpartition("/")[2] for each in first.problems] == [
        "b.xlsx:2 title: this cell is merged over several columns (B2:C2)"
    ]
    assert second.values == {"output": "b", "title": "T"}


def test_a_heading_merged_with_the_rows_below_is_refused(tmp_path: Path) -> None:
    content = sheet(
        heading("output", "title") + row(2, cell("A2", "a")), after='<mergeCells><mergeCell ref="B1:B2"/></mergeCells>'
    )
    assert "the heading is merged with the rows below it (B1:B2)" in refused(workbook(tmp_path / "b.xlsx", content))


@pytest.mark.parametrize(
    "raw",
    ["<c r='B2'><f>NOW()</f></c>", "<c r='B2'><f>1+1</f><v></v></c>", "<c r='B2' t='n'><f>1+1</f><v/></c>"],
)
def test_row_7_a_formula_without_a_kept_value_is_named(raw: str, tmp_path: Path) -> None:
    content = sheet(heading("output", "title") + row(2, cell("A2", "a"), raw) + row(3, cell("A3", "b")))
    first, second = rows(workbook(tmp_path / "b.xlsx", content))
    assert "b.xlsx:2 title: this cell is a formula of which no value is kept" in str(first.problems[0])
    assert "open the file in Excel, and save it again" in str(first.problems[0])
    assert second.values == {"output": "b"}


def test_a_formula_counts_as_the_value_kept_of_it(tmp_path: Path) -> None:
    raw = "<c r='B2' t='str'><f>A1&amp;1</f><v>Deal &amp; 1</v></c>"
    blank = "<c r='B3' t='str'><f>\"\"</f><v></v></c>"
    content = sheet(heading("output", "title") + row(2, cell("A2", "a"), raw) + row(3, cell("A3", "b"), blank))
    assert values(workbook(tmp_path / "b.xlsx", content)) == [{"output": "a", "title": "Deal & 1"}, {"output": "b"}]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", ""])
def test_row_7_an_error_never_becomes_a_text(error: str, tmp_path: Path) -> None:
    content = sheet(heading("output", "title") + row(2, cell("A2", "a"), f'<c r="B2" t="e"><v>{error}</v></c>'))
    (found,) = rows(workbook(tmp_path / "b.xlsx", content))
    assert f"title: this cell shows the error {error}".rstrip() in str(found.problems[0])


def test_row_7_a_heading_that_is_an_error_is_refused(tmp_path: Path) -> None:
    content = sheet(row(1, cell("A1", "output"), '<c r="B1" t="e"><v>#N/A</v></c>') + row(2, cell("A2", "a")))
    assert "b.xlsx:1: the heading of column 2 shows the error #N/A" in refused(workbook(tmp_path / "b.xlsx", content))


def test_row_7_escaped_characters_are_what_they_stand_for(tmp_path: Path) -> None:
    words = "Civic Centre_x000D_\n1 High Street_x000d_\n_x005F_x000D_ \u00e9"
    shared = "<t>Shared</t><rPh sb='0' eb='1'><t>said</t></rPh>"
    rich = "<r><t>One </t></r><r><rPr/><t xml:space='preserve'>deal</t></r>"
    content = sheet(
        heading("output", "title", "parties.0.address")
        + row(2, '<c r="A2" t="s"><v>0</v></c>', '<c r="B2" t="s"><v>1</v></c>', cell("C2", words))
    )
    found = values(workbook(tmp_path / "b.xlsx", content, strings=[shared, rich]))
    assert found == [
        {"output": "Shared", "title": "One deal", "parties.0.address": "Civic Centre\n1 High Street\n_x000D_ \u00e9"}
    ]


SHOWN = [
    ("0.1", "0%", "10%"),
    ("0.075", "0.0%", "7.5%"),
    ("25000", '"£"#,##0', "£25,000"),
    ("25000", "[$£-809]#,##0.00", "£25,000.00"),
    ("-25000", '"£"#,##0.00;[Red]-"£"#,##0.00', "-£25,000.00"),
    ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
    ("501", "00000", "00501"),
    ("1234567.5", "#,##0.00", "1,234,567.50"),
    ("1234567", '#,##0,"k"', "1,235k"),
    ("0.30000000000000004", "General", "0.3"),
    ("0.1", "General", "0.1"),
    ("1234567.891234", "General", "1234567.891"),
    ("12345678901.5", "General", "12345678902"),
    ("123456789012", "General", "123456789012"),
    ("-5", "0", "-5"),
    ("-0.4", "0", "0"),
    ("2.5", "0", "3"),
    ("1.005", "0.00", "1.01"),
    ("0", "0;-0;nil", "nil"),
    ("0", '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£-"),
    ("1234.5", '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£1,234.50"),
    ("3", '0" years"', "3 years"),
    ("3", '0\\ "m"', "3 m"),
    ("7700900123", "00000\\ 000000", "07700 900123"),
    ("1234", "0.00E+00", "1.23E+03"),
    ("0.5", "0.##", "0.5"),
    ("5", "0.##", "5"),
    ("5", 'General" days"', "5 days"),
    ("12", "#", "12"),
    ("1e3", "0", "1000"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_row_7_a_number_is_read_as_its_format_shows_it(value: str, code: str, shown: str, tmp_path: Path) -> None:
    assert shown_number(value, code) == shown
    content = sheet(heading("output", "objectives.0.measure") + row(2, cell("A2", "a"), number("B2", value, 1)))
    assert values(workbook(tmp_path / "b.xlsx", content, formats=[code])) == [
        {"output": "a", "objectives.0.measure": shown}
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("0.5", "# ?/?"), ("5", "[>3]0;0.0"), ("0.5", "[h]:mm"), ("1e16", "General"), ("1e400", "0"), ("nan", "0"),
        ("x", "0"), ("5", ";;;"), ("0.5", "#"), ("12345", "##0.0E+0"), ("1e-20", "General"),
        ("1234567890123456", "General"),
    ],
)  # fmt: skip
def test_row_7_a_number_that_cannot_be_told_is_named(value: str, code: str, tmp_path: Path) -> None:
    if value == "0.5" and code == "#":
        assert shown_number(value, code) == "1"
        return
    content = sheet(heading("output", "title") + row(2, cell("A2", "a"), number("B2", value, 1)))
    (found,) = rows(workbook(tmp_path / "b.xlsx", content, formats=[code]))
    assert "b.xlsx:2 title: this cell cannot be read as it is shown: " in str(found.problems[0])


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from([0, 1, 2, 3]))
def test_a_number_with_commas_and_decimals_is_what_python_makes_of_it(value: Any, places: int) -> None:
    from decimal import ROUND_HALF_UP, Decimal

    code = "#,##0" + ("." + "0" * places if places else "")
    rounded = Decimal(f"{float(value):.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    expected = f"{rounded:,}" if rounded else f"{abs(rounded):,}"
    assert shown_number(str(value), code) == expected


@given(st.text(max_size=30), st.text(alphabet='0#?.,%E+-"[]\\_*@;/£$ dmyhsGeneral<>=', max_size=30))
def test_no_format_at_all_breaks_the_reading(text: str, code: str) -> None:
    for shown in (shown_number, shown_text):
        try:
            assert isinstance(shown(text, code), str)
        except UnreadableError as error:
            assert str(error)
    try:
        shown_number("1234.5", code)
    except UnreadableError as error:
        assert str(error)


DAY = (datetime.date(2027, 4, 1) - datetime.date(1899, 12, 30)).days


@pytest.mark.parametrize(
    ("code", "words", "date"),
    [
        ("dd/mm/yyyy", "1 April 2027", "2027-04-01"),
        ("d-mmm-yy", "1 April 2027", "2027-04-01"),
        ("mm-dd-yy", "1 April 2027", "2027-04-01"),
        ("[$-809]d mmmm yyyy", "1 April 2027", "2027-04-01"),
        ("dddd d mmmm yyyy", "Thursday 1 April 2027", "2027-04-01"),
        ("mmmm yyyy", "April 2027", "2027-04"),
        ("yyyy", "2027", "2027"),
        ("dd/mm/yyyy h:mm", "1 April 2027 12:30", "2027-04-01"),
    ],
)
def test_row_7_days_are_dates_under_a_date_and_words_elsewhere(
    code: str, words: str, date: str, tmp_path: Path
) -> None:
    content = sheet(
        heading("title", "date", "parties.0.approval.on", "terms.term.long_stop", "objectives.0.due")
        + row(2, *(number(f"{letter}2", str(DAY + 0.5 + 1 / 48), 1) for letter in "ABCDE"))
    )
    assert values(workbook(tmp_path / "b.xlsx", content, formats=[code])) == [
        {
            "title": words,
            "date": date,
            "parties.0.approval.on": date,
            "terms.term.long_stop": date,
            "objectives.0.due": date,
        }
    ]


def test_days_of_files_that_count_from_1904(tmp_path: Path) -> None:
    since = (datetime.date(2027, 4, 1) - datetime.date(1904, 1, 1)).days
    content = sheet(heading("date") + row(2, number("A2", str(since), 1)))
    path = workbook(tmp_path / "b.xlsx", content, formats=["dd/mm/yyyy"], epoch_1904=True)
    assert values(path) == [{"date": "2027-04-01"}]


@pytest.mark.parametrize("serial", ["60", "-1e9", "1e9", "x"])
def test_a_day_that_never_was_is_named(serial: str, tmp_path: Path) -> None:
    content = sheet(heading("date") + row(2, number("A2", serial, 1)))
    (found,) = rows(workbook(tmp_path / "b.xlsx", content, formats=["dd/mm/yyyy"]))
    assert "b.xlsx:2 date: this cell cannot be read" in str(found.problems[0])


@pytest.mark.parametrize(
    ("typed", "date"), [("20/1/27", "2027-01-20"), ("31/3/2027", "2027-03-31"), ("1 April 2027", "2027-04-01")]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_row_6_and_7_uk_dates_in_tables_are_dates(kind: str, typed: str, date: str, tmp_path: Path) -> None:
    keys = ("title", "date", "red_lines.0.waiver.on", "terms.term")
    inside = f"{{rule: fixed, long_stop: {typed}}}"
    if kind == "csv":
        path = table(tmp_path / "b.csv", keys, [(typed, typed, typed, inside)])
    else:
        cells = (cell(f"{letter}2", words) for letter, words in zip("ABCD", (typed, typed, typed, inside), strict=True))
        path = workbook(tmp_path / "b.xlsx", sheet(heading(*keys) + row(2, *cells)))
    term = {"rule": "fixed", "long_stop": date}
    assert values(path) == [{"title": typed, "date": date, "red_lines.0.waiver.on": date, "terms.term": term}]


def test_truth_is_yes_and_no(tmp_path: Path) -> None:
    content = sheet(
        heading("red_lines.0.private", "title") + row(2, '<c r="A2" t="b"><v>1</v></c>', '<c r="B2" t="b"><v>0</v></c>')
    )
    assert values(workbook(tmp_path / "b.xlsx", content)) == [{"red_lines.0.private": "yes", "title": "no"}]


CHARTS = (("Chart", "chartsheet", "visible"), ("Sheet", "worksheet", "visible"))


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (CHARTS, []),
        ((("Old", "worksheet", "hidden"), ("New", "worksheet", "visible")),
         ['the sheet "New" is read; not read: Old (hidden)']),
        ((("Old", "worksheet", "veryHidden"), ("New", "worksheet", "visible"), ("More", "worksheet", "visible")),
         ['the sheet "New" is read; not read: Old (hidden), More']),
    ],
)  # fmt: skip
def test_row_7_the_first_sheet_with_cells_that_is_shown_is_read_and_the_rest_told(
    sheets: Any, said: list[str], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "b.xlsx", sheet(heading("title") + row(2, cell("A2", "T"))), sheets=sheets)
    assert values(path) == [{"title": "T"}]
    assert not_read(path) == [f"{path}: {each}" for each in said]


@pytest.mark.parametrize("sheets", [CHARTS[:1], (("Old", "worksheet", "hidden"),), ()])
def test_a_workbook_without_a_sheet_to_read_is_refused(sheets: Any, tmp_path: Path) -> None:
    assert "b.xlsx: has no sheet" in refused(workbook(tmp_path / "b.xlsx", sheet(""), sheets=sheets))


def test_row_7_hidden_rows_and_columns_are_passed_over_and_told(moudraft: Run, folder: Path) -> None:
    content = sheet(
        heading("output", "title", "terms.exit")
        + row(2, cell("A2", "a"), cell("B2", "T"), cell("C2", "notise"))
        + row(3, cell("A3", "b"), cell("B3", "U"), more='hidden="1"')
        + row(4, cell("A4", "c"), cell("B4", "V"), more='ht="0"'),
        before='<cols><col min="3" max="3" width="9" hidden="1"/></cols>',
    )
    workbook(folder / "b.xlsx", content)
    done = moudraft("batch", "b.xlsx", *BASE, "-o", "out", *TODAY)
    assert (done.code, [each["output"] for each in records(folder / "out")]) == (0, ["a.docx"])
    assert "b.xlsx: 2 hidden rows not read\nb.xlsx: 1 hidden column not read\n" in done.err


def test_row_13_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    far = row(200_000, '<c r="XFD200000" s="1"/>') + row(1_048_576, cell("A1048576", "last"))
    content = sheet(heading("title") + row(2, cell("A2", "T")) + far, before='<dimension ref="A1:XFD1048576"/>')
    started = time.perf_counter()
    found = rows(workbook(tmp_path / "b.xlsx", content, formats=["0"]))
    assert time.perf_counter() - started < 2
    assert [each.number for each in found] == [2, 1_048_576]


@pytest.mark.parametrize(
    "raw", [row(1_048_577, cell("A1", "x")), row(2, cell("XFE2", "x")), row(99_999_999_999, cell("A2", "x"))]
)
def test_a_cell_beyond_the_end_of_a_sheet_is_no_workbook(raw: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "b.xlsx", sheet(heading("title") + raw))
    try:
        assert [each.number for each in rows(path)] in ([], [2])
    except MoudraftError as error:
        assert "is not an Excel file that can be read" in str(error)


def test_row_13_a_small_file_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    content = sheet(heading("title") + row(2, cell("A2", "T")) + " " * (LARGEST + 1))
    assert "is too large: at most 60 MB" in refused(workbook(tmp_path / "b.xlsx", content))


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>' + sheet(heading("title") + row(2, "<c r='A2' t='str'><v>&b;</v></c>")),
        "<a>" * 200 + "</a>" * 200,
        "<worksheet>",
        "",
        "\x00",
    ],
)
def test_row_13_entities_depth_and_broken_xml_are_refused(content: str, tmp_path: Path) -> None:
    assert "is not an Excel file that can be read" in refused(workbook(tmp_path / "b.xlsx", content))


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0 an old one", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_workbook_is_said_in_plain_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    said = refused(path)
    assert "is not an Excel file that can be read" in said or "is protected by a password" in said
    assert "hint: " in said


def test_a_workbook_of_openpyxl_is_read_as_openpyxl_wrote_it(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["output", "title", "date", "parties.0.signatory.office"])
    for n in range(2, 500):
        book.active.append([f"d{n}", n, datetime.datetime(2027, 4, 1), " Leader "])
    book.save(tmp_path / "b.xlsx")
    assert values(tmp_path / "b.xlsx") == [
        {"output": f"d{n}", "title": str(n), "date": "2027-04-01", "parties.0.signatory.office": "Leader"}
        for n in range(2, 500)
    ]


def test_a_bad_cell_fails_its_deal_and_no_other(moudraft: Run, folder: Path) -> None:
    content = sheet(
        heading("output", "title") + row(2, cell("A2", "a"), '<c r="B2" t="e"><v>#N/A</v></c>')
        + row(3, cell("A3", "b"), cell("B3", "T"))
    )  # fmt: skip
    workbook(folder / "b.xlsx", content)
    done = moudraft("batch", "b.xlsx", *BASE, "-o", "out", *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["failed", "drafted"])
    assert "b.xlsx:2 title: this cell shows the error #N/A\n  hint: " in done.err
