"""File names made from data: they stay in the folder, are safe everywhere, and are never used twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.files.file_names import safe_name, same_name
from tests.batch.made import DEAL, TODAY, outputs, records, table
from tests.conftest import Run


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\evil", "C-Windows-evil"),
        ("..", "deal"),
        ("", "deal"),
        ("con", "_con"),
        ("COM1.backup", "_COM1.backup"),
        ("nul .txt", "nul .txt"),
        ("report. ", "report"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("two\nlines\tand\0nul", "two lines andnul"),
        ("Caf\u0065\u0301", "Caf\u00e9"),
        ("Northmoor & Eastvale", "Northmoor & Eastvale"),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=400))
def test_no_text_at_all_can_leave_the_folder_or_trouble_windows(text: str) -> None:
    name = safe_name(text)
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(f"{name}.docx").is_reserved()
    assert not name.startswith((".", "-"))
    assert name == name.rstrip(". ")
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each).startswith("C") for each in name)
    assert len(name.encode("utf-8")) + len(" (999).ast.json") + len("..tmp") < 255


@given(st.text(max_size=40))
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@pytest.mark.parametrize(
    ("one", "other"), [("Deal", "deal"), ("Stra\u00dfe", "STRASSE"), ("\u00c9", "e\u0301"), ("\ufb01n", "FIN")]
)
def test_names_a_file_system_may_take_for_one_are_taken_for_one(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_names_that_collide_are_numbered_and_said(moudraft: Run, folder: Path) -> None:
    rows = [("Deal", "a"), ("DEAL", "b"), ("deal (2)", "c"), ("../deal", "d"), ("aux", "e")]
    table(folder / "rows.csv", ("output", "title"), rows)
    done = moudraft("batch", "rows.csv", "--base", str(DEAL), "-o", "out", *TODAY)
    assert done.code == 0, done.err
    names = [each["output"] for each in records(folder / "out")]
    assert names == ["Deal.docx", "DEAL (2).docx", "deal (2) (2).docx", "deal (3).docx", "_aux.docx"]
    assert len({name.casefold() for name in outputs(folder / "out")}) == 5
    assert "rows.csv:3: DEAL.docx is the draft of another deal, so this one is DEAL (2).docx" in done.err
    assert {path.name for path in folder.iterdir()} == {"rows.csv", "out"}


def test_names_stay_the_same_when_another_deal_fails(moudraft: Run, folder: Path) -> None:
    rows = [("same", "[bad"), ("same", "good")]
    table(folder / "rows.csv", ("output", "terms.exit"), [(rows[0][0], "notise"), (rows[1][0], "notice-3m")])
    moudraft("batch", "rows.csv", "--base", str(DEAL), "-o", "out", *TODAY)
    assert list(outputs(folder / "out")) == ["same (2).docx"]
