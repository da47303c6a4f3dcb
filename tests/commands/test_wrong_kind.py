"""A Word, OpenDocument or other office file where a deal is expected: what it is, and which command takes it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from moudraft.cli import main
from tests.comparison.damage import part_of, with_parts
from tests.comparison.pairs import docx


def open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    return out.getvalue()


def template() -> bytes:
    made = docx("west-essex")
    types = part_of(made, "[Content_Types].xml").replace(b"document.main+xml", b"template.main+xml")
    return with_parts(made, {"[Content_Types].xml": types})


KINDS = {
    "docx": (lambda: docx("west-essex"), "this is a Word document (.docx)", "moudraft compare OLD deal.x"),
    "dotx": (template, "this is a Word template (.dotx)", "moudraft draft DEAL.yaml --style deal.x"),
    "odt": (open_document, "this is an OpenDocument text (.odt)", "save it as .docx"),
}


@pytest.mark.parametrize("command", ["check", "draft", "edit", "explain"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_called_what_it_is(tmp_path: Path, capsys, command: str, kind: str) -> None:
    make, said, hint = KINDS[kind]
    (tmp_path / "deal.x").write_bytes(make())
    assert main([command, str(tmp_path / "deal.x")]) == 2
    error = capsys.readouterr().err
    assert f"deal.x: {said}" in error
    assert f"hint: {hint}" in error or hint in error.partition("hint:")[2]
    assert "UTF-8" not in error


def test_compare_takes_a_word_template_for_the_draft_that_it_is(tmp_path: Path, capsys) -> None:
    (tmp_path / "a.dotx").write_bytes(template())
    (tmp_path / "b.docx").write_bytes(docx("west-essex"))
    assert main(["compare", str(tmp_path / "a.dotx"), str(tmp_path / "b.docx")]) == 0
    assert capsys.readouterr().out == "The two texts are the same.\n"


def test_compare_says_how_an_open_document_becomes_one_that_it_reads(tmp_path: Path, capsys) -> None:
    (tmp_path / "a.odt").write_bytes(open_document())
    (tmp_path / "b.docx").write_bytes(docx("west-essex"))
    assert main(["compare", str(tmp_path / "b.docx"), str(tmp_path / "a.odt")]) == 2
    assert "save it as .docx" in capsys.readouterr().err
