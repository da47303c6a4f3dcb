"""``moudraft compare`` as a person calls it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from moudraft.cli import main
from tests.comparison.pairs import NAMES, changed, drafted


@pytest.fixture
def deals(tmp_path: Path) -> tuple[Path, Path]:
    """The tutorial's deal, and the same with a shorter notice."""
    text = drafted(NAMES[NAMES.index("shared-services")]).deal.source
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    content = Path(text).read_text(encoding="utf-8")
    old.write_text(content, encoding="utf-8")
    new.write_text(content.replace("period: 6 months", "period: 3 months"), encoding="utf-8")
    return old, new


def run(*arguments: object) -> int:
    return main(["compare", *map(str, arguments)])


def test_without_an_output_it_says_what_changed_in_words(deals, capsys):
    assert run(*deals) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "The deal:\n  - leaving: the length of the notice shortened from six to three months: paragraph 7.4"
    )
    assert "Reworded (1):\n  - paragraph 7.4, Leaving" in out


def test_two_equal_deals_are_said_to_be_the_same(deals, capsys):
    assert run(deals[0], deals[0]) == 0
    assert capsys.readouterr().out == "The two deals are the same.\n\nThe two texts are the same.\n"


def test_a_redline_is_written_and_what_changed_is_told_beside_it(deals, tmp_path, capsys):
    target = tmp_path / "redline.docx"
    assert run(*deals, "-o", target, "--author", "A. Clerk", "--date", "2027-01-02") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "shortened from six to three months" in captured.err
    document = zipfile.ZipFile(target).read("word/document.xml").decode()
    assert 'w:author="A. Clerk" w:date="2027-01-02T00:00:00Z"' in document


def test_a_draft_in_word_can_stand_for_a_deal(deals, tmp_path, capsys):
    sent = tmp_path / "sent.docx"
    sent.write_bytes(changed("a shorter notice")[0])
    assert run(sent, deals[1]) == 0
    assert "[-six-][+three+]" in capsys.readouterr().out


@pytest.mark.parametrize(("ending", "start"), [("html", "<!DOCTYPE html>"), ("md", "# Shared Services"), ("json", "{")])
def test_the_ending_of_the_output_says_the_form(deals, tmp_path, ending, start):
    target = tmp_path / f"changes.{ending}"
    assert run(*deals, "-o", target) == 0
    assert target.read_text(encoding="utf-8").startswith(start)


def test_json_has_stable_keys(deals, capsys):
    assert run(*deals, "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == [
        *("format", "same", "old", "new", "deal", "clauses"),
        *("comments", "comments_gone", "in_words", "styles", "not_compared"),
    ]
    assert list(data["clauses"][0]) == ["id", "title", "kinds", "old", "new", "lines", "because"]
    assert {"deleted": "six", "inserted": "three"} in data["clauses"][0]["lines"][0]["stretches"]


def test_a_file_that_exists_is_not_replaced_without_force(deals, tmp_path, capsys):
    target = tmp_path / "redline.docx"
    target.write_bytes(b"x")
    assert run(*deals, "-o", target) == 2
    assert "exists already" in capsys.readouterr().err
    assert run(*deals, "-o", target, "--force") == 0


def test_neither_side_is_written_over(deals, capsys):
    assert run(*deals, "-o", deals[0], "--format", "md", "--force") == 2
    assert "one of the two files to compare" in capsys.readouterr().err


def test_a_word_file_that_is_not_ours_is_named_with_what_to_do(deals, tmp_path, capsys):
    from docx import Document

    other = tmp_path / "other.docx"
    Document().save(str(other))
    assert run(other, deals[1]) == 2
    error = capsys.readouterr().err
    assert "other.docx: was not made by moudraft" in error
    assert "--foreign" in error


def test_a_file_that_is_no_word_document_is_named(deals, tmp_path, capsys):
    other = tmp_path / "other.docx"
    other.write_bytes(b"no zip")
    assert run(other, deals[1]) == 2
    assert "other.docx: cannot be read as a Word document" in capsys.readouterr().err


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml", "docProps/custom.xml", ""])
def test_a_damaged_word_document_is_named(deals, tmp_path, capsys, name, cut):
    """A part cut short, or the whole file with some of its bytes lost."""
    whole = drafted("shared-services").docx()
    damaged = bytearray(whole[: int(len(whole) * cut)] + b"\0" * 40 + whole[int(len(whole) * cut) + 40 :])
    if name:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as package, zipfile.ZipFile(made, "w") as other:
            for each in package.namelist():
                content = package.read(each)
                other.writestr(each, content[: int(len(content) * cut)] if each == name else content)
        damaged = bytearray(made.getvalue())
    (tmp_path / "sent.docx").write_bytes(damaged)
    for form in ("json", "docx"):
        code = run(tmp_path / "sent.docx", deals[1], "--format", form, "-o", tmp_path / f"out.{form}")
        said = capsys.readouterr().err
        if code == 0 and not name:  # what was lost stands in a part that nobody asks for
            continue
        assert code == 2
        assert "sent.docx: cannot be read as a Word document" in said
        assert not (tmp_path / f"out.{form}").exists()


def test_without_the_extra_foreign_says_what_to_install(tmp_path, capsys, monkeypatch):
    old, new = tmp_path / "a.docx", tmp_path / "b.docx"
    for path, content in zip((old, new), changed("a shorter notice"), strict=True):
        path.write_bytes(content)
    monkeypatch.setitem(sys.modules, "python_redlines", None)
    monkeypatch.setitem(sys.modules, "python_redlines.engines", None)
    assert run(old, new, "--foreign", "-o", tmp_path / "r.docx") == 2
    assert 'pip install "moudraft[foreign]"' in capsys.readouterr().err


def test_foreign_files_are_compared_by_docxodus(tmp_path):
    pytest.importorskip("python_redlines_docxodus")
    old, new = tmp_path / "a.docx", tmp_path / "b.docx"
    for path, content in zip((old, new), changed("a shorter notice"), strict=True):
        path.write_bytes(content)
    assert run(old, new, "--foreign", "-o", tmp_path / "r.docx") == 0
    assert "<w:del " in zipfile.ZipFile(tmp_path / "r.docx").read("word/document.xml").decode()
