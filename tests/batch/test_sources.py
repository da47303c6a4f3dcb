"""Where deals come from: folders, tables and JSON Lines, with everything a spreadsheet can do to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moudraft.deal.deal_file import load_deal
from tests.batch.made import DEAL, TODAY, deals, outputs, records, statuses, table
from tests.conftest import Run

BASE = ("--base", str(DEAL))
KEYS = ("title", "terms.exit", "parties.0.address")


def markdown(folder: Path) -> dict[str, str]:
    return {name: content.decode("utf-8") for name, content in outputs(folder).items()}


def test_a_row_is_a_deal_laid_over_the_base(moudraft: Run, folder: Path) -> None:
    rows = [
        ("First", "{rule: notice, period: 9 months}", ""),
        ("", "", ""),
        ("Second, and last", "notice-3m", "Town Hall"),
    ]
    table(folder / "rows.csv", KEYS, rows)
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", "--format", "md", *TODAY)
    assert done.code == 0, done.err
    made = markdown(folder / "out")
    assert list(made) == ["rows-0002.md", "rows-0004.md"]
    assert "at least nine months" in made["rows-0002.md"]
    assert "# Second, and last" in made["rows-0004.md"]
    assert "at least three months" in made["rows-0004.md"]
    assert [each["source"] for each in records(folder / "out")] == ["rows.csv:2", "rows.csv:4"]


def test_a_row_gives_the_draft_that_set_gives(moudraft: Run, folder: Path) -> None:
    keys = ("terms.exit", "parties.1.name", "parties.1.short_name")
    table(folder / "rows.csv", keys, [("notice-3m", "Smith & Sons: <Ltd>", "Smith")])
    moudraft("batch", "rows.csv", *BASE, "-o", "out", *TODAY)
    sets = ("--set", "terms.exit=notice-3m", "--set", 'parties.1.name="Smith & Sons: <Ltd>"')
    sets += ("--set", "parties.1.short_name=Smith")
    moudraft("draft", DEAL, "-o", "alone.docx", *sets, *TODAY)
    assert outputs(folder / "out")["rows-0002.docx"] == (folder / "alone.docx").read_bytes()


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "- a dash", "*star", "{curly", "yes", "a: b # c"]
)
def test_a_cell_is_text_whatever_it_looks_like(text: str, moudraft: Run, folder: Path) -> None:
    table(folder / "rows.csv", ("title",), [(text,)])
    moudraft("batch", "rows.csv", *BASE, "-o", "out", "--format", "ast", *TODAY)
    made = json.loads(outputs(folder / "out")["rows-0002.ast.json"])
    assert made["title"] == text


@pytest.mark.parametrize("how", [{"delimiter": ";"}, {"delimiter": "\t"}, {"encoding": "utf-8-sig"}])
def test_what_excel_makes_of_csv_is_read(how: dict[str, str], moudraft: Run, folder: Path) -> None:
    table(folder / "rows.csv", ("title", "group.name"), [("Café 漢", "the Group")], **how)
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", "--format", "md", *TODAY)
    assert done.code == 0, done.err
    assert "# Café 漢" in markdown(folder / "out")["rows-0002.md"]


def test_a_wrong_cell_is_named_by_row_and_key_and_stops_no_other(moudraft: Run, folder: Path) -> None:
    rows = [("notice-3m", "district"), ("notise", "district"), ("notice-6m", "distrikt")]
    table(folder / "rows.csv", ("terms.exit", "parties.0.kind"), rows)
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", *TODAY)
    assert statuses(folder / "out") == ["drafted", "failed", "failed"]
    assert "rows.csv:3 terms.exit: " in done.err
    assert "rows.csv:4 parties.0.kind: " in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title,title\na,b\n", 'rows.csv:1: the heading "title" stands over two columns'),
        ("titel\na\n", 'rows.csv:1: the heading "titel" is no key of a deal\n  hint: did you mean "title"?'),
        (",,\n1,2,3\n", "rows.csv:1: there is no heading"),
    ],
)
def test_a_heading_that_is_wrong_is_said_before_any_work(text: str, said: str, moudraft: Run, folder: Path) -> None:
    (folder / "rows.csv").write_text(text, encoding="utf-8")
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out")
    assert done.code == 2
    assert said in done.err


def test_a_cell_without_a_heading_fails_its_row(moudraft: Run, folder: Path) -> None:
    (folder / "rows.csv").write_text("title\na,b\nc\n", encoding="utf-8")
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", *TODAY)
    assert statuses(folder / "out") == ["failed", "drafted"]
    assert "column 2 (without a heading)" in done.err


def test_a_table_that_breaks_off_keeps_what_came_before(moudraft: Run, folder: Path) -> None:
    note = b"words " * 4_000
    (folder / "rows.csv").write_bytes(b"title,x-note\nFirst,\nSecond," + note + b"\nCaf\xe9,\n")
    deals(folder / "deals", 1)
    done = moudraft("batch", "rows.csv", "deals", *BASE, "-o", "out", *TODAY)
    assert done.code == 1
    assert "hint: in Excel: save it as CSV UTF-8" in done.err
    assert statuses(folder / "out") == ["drafted", "failed", "drafted"]


def test_excel_is_read_as_a_person_sees_it(moudraft: Run, folder: Path) -> None:
    import datetime

    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["output", "title", "date", "parties.0.signatory.office"])
    sheet.append(["one", 2027, datetime.datetime(2027, 4, 1), "Leader"])
    book.save(folder / "rows.xlsx")
    done = moudraft("batch", "rows.xlsx", *BASE, "-o", "out", "--format", "ast", *TODAY)
    assert done.code == 0, done.err
    made = json.loads(outputs(folder / "out")["one.ast.json"])
    assert (made["title"], made["dated"]) == ("2027", "2027-04-01")


def test_an_excel_file_that_is_none_is_said(moudraft: Run, folder: Path) -> None:
    (folder / "rows.xlsx").write_bytes(b"not a zip")
    done = moudraft("batch", "rows.xlsx", *BASE, "-o", "out")
    assert done.code == 2
    assert "is not an Excel file that can be read" in done.err


def test_json_lines_on_standard_input_are_deals(moudraft: Run, folder: Path) -> None:
    whole = {
        "moudraft": 1, "template": "mou", "title": "Whole", "output": "whole",
        "parties": [{"name": n, "short_name": n, "kind": "district"} for n in ("Alpha", "Beta")],
    }  # fmt: skip
    lines = [json.dumps(whole), "{broken", "[]", '{"title": "a", "title": "b"}', json.dumps({"titel": "x"})]
    done = moudraft("batch", "-", "-o", "out", *TODAY, stdin="\n".join(lines).encode())
    assert done.code == 1
    assert statuses(folder / "out") == ["drafted", "failed", "failed", "failed", "failed"]
    assert list(outputs(folder / "out")) == ["whole.docx"]
    assert '<stdin>:4: is not a line of JSON: the key "title" is given twice' in done.err


def test_a_bad_line_of_a_file_is_named_by_its_number_and_stops_nothing(moudraft: Run, folder: Path) -> None:
    bad = [
        b"{broken",
        b"[1, 2]",
        b"null",
        b"\xff\xfe",
        b'{"title": "\\ud800"}',
        b'{"terms.exit": "no-such-way"}',
        b"{}}",
    ]
    good = b'{"title": "One more"}'
    lines = [line for each in bad for line in (each, b"", good)]
    (folder / "deals.jsonl").write_bytes(b"\r\n".join(lines))
    done = moudraft("batch", "deals.jsonl", *BASE, "-o", "out", "--format", "md", "--jsonl", "--jobs", "1", *TODAY)
    assert done.code == 1
    told = {each["source"]: each for each in map(json.loads, done.out.splitlines())}
    wrong = {f"deals.jsonl:{1 + 3 * number}" for number in range(len(bad))}
    assert {source for source, each in told.items() if each["status"] == "failed"} == wrong
    assert set(told) == wrong | {f"deals.jsonl:{3 + 3 * number}" for number in range(len(bad))}
    for source in wrong:
        assert all(each["file"].split(" ")[0] == source for each in told[source]["problems"])
        assert source in done.err


def test_json_lines_are_not_one_deal(moudraft: Run, folder: Path) -> None:
    (folder / "deals.jsonl").write_text("{}\n\n{}\n", encoding="utf-8")
    for command in ("draft", "check"):
        done = moudraft(command, "deals.jsonl")
        assert (done.code, done.out) == (2, "")
        assert "deals.jsonl:3: another deal begins here" in done.err
        assert "moudraft batch deals.jsonl -o FOLDER" in done.err


def test_numbers_of_json_lines_stay_as_they_were_typed(moudraft: Run, folder: Path) -> None:
    parties = json.dumps([{"name": n, "short_name": n, "kind": "district"} for n in ("Alpha", "Beta")])
    line = f'{{"moudraft": 1, "template": "mou", "title": 1.10, "parties": {parties}}}'
    done = moudraft("batch", "-", "-o", "out", "--format", "ast", *TODAY, stdin=line.encode())
    assert done.code == 0, done.err
    assert json.loads(outputs(folder / "out")["deal-0001.ast.json"])["title"] == "1.10"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{broken", "is not a line of JSON: it goes wrong at character 2"),
        (b"\xff", "is not UTF-8"),
        (b"[" * 100_000, "is not a line of JSON: too many lists and maps inside one another"),
        (b'{"moudraft": %s}' % (b"9" * 5000), "written for format 999999999"),
    ],
    ids=["broken", "bytes", "deep", "long"],
)
def test_a_line_that_is_no_deal_is_said_in_plain_words(line: bytes, said: str, moudraft: Run, folder: Path) -> None:
    done = moudraft("batch", "-", "-o", "out", *TODAY, stdin=line)
    assert done.code == 1
    assert "<stdin>:1" in done.err and said in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title\n"A\n', "is no table: a quotation mark that opens here is never closed"),
        ('title\n"A"b\n', "is no table: text after a closing quotation mark"),
    ],
)
def test_quotation_marks_that_do_not_match_are_said_in_plain_words(
    text: str, said: str, moudraft: Run, folder: Path
) -> None:
    (folder / "rows.csv").write_text(text, encoding="utf-8")
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out")
    assert done.code in (1, 2)
    assert f"rows.csv:2: {said}" in done.err


def test_json_lines_can_be_laid_over_a_base(moudraft: Run, folder: Path) -> None:
    line = json.dumps(
        {"terms.exit": {"rule": "notice", "period": "9 months"}, "red_lines": ["sovereignty"], "title": "T"}
    )
    done = moudraft("batch", "-", *BASE, "-o", "out", "--format", "md", *TODAY, stdin=line.encode())
    assert done.code == 0, done.err
    assert "at least nine months" in markdown(folder / "out")["deal-0001.md"]


def test_folders_below_a_folder_are_kept_and_hidden_ones_passed_over(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals" / "2026", 1)
    deals(folder / "deals" / ".git", 1)
    deals(folder / "deals", 1)
    moudraft("batch", "deals", "-o", "out", *TODAY)
    assert list(outputs(folder / "out")) == ["2026/deal-01.docx", "deal-01.docx"]


def test_set_goes_before_the_row_and_the_row_before_the_base(moudraft: Run, folder: Path) -> None:
    table(folder / "rows.csv", ("title", "terms.exit"), [("Row", "notice-3m")])
    moudraft("batch", "rows.csv", *BASE, "-o", "out", "--set", "title=Flag", "--format", "md", *TODAY)
    made = markdown(folder / "out")["rows-0002.md"]
    assert "# Flag" in made
    assert "at least three months" in made


def test_laying_over_changes_neither_side() -> None:
    from moudraft.yaml_source.laying import lay_over
    from moudraft.yaml_source.text_file import from_data, parse

    base = parse("a: {b: [x, y]}\n", "base")
    patch = from_data({"a.b.1": "z", "c.d": ["1"]}, "row")
    made = lay_over(base, patch)
    assert made.data == {"a": {"b": ["x", "z"]}, "c": {"d": ["1"]}}
    assert base.data == {"a": {"b": ["x", "y"]}}
    assert str(made.where("c.d.0")) == "row c.d.0"
    assert str(made.where("a.b.0")) == "base:1"


def test_the_base_is_a_deal_like_any_other() -> None:
    assert load_deal(DEAL).title == "Shared Services Partnership"


def test_a_key_that_names_an_item_takes_a_date_where_its_number_does() -> None:
    from moudraft.batch.date_keys import date_keys
    from moudraft.drafting import load_library

    takes = date_keys(load_library())
    dates = {
        "parties.Eastvale.approval.on": "parties.1.approval.on", "objectives.cost.due": "objectives.0.due",
        "terms.costs.lead-funds.until": "terms.costs.0.until",
    }  # fmt: skip
    for one, other in dates.items():
        assert takes(one) and takes(other)
    assert not takes("parties.Eastvale.name") and not takes("terms.costs.lead-funds.lead")
