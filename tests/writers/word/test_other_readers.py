"""Whatever else opens a .docx opens ours: drafts clean and internal, and drafts in a firm's own style."""

from __future__ import annotations

import io
import pathlib
import re
import shutil
import subprocess

import docx
import pytest
from lxml import etree

from moudraft.margin import MarginNote, NoteLine
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.firm_files import FIRMS
from tests.writers.word.made import TODAY, made
from tests.writers.word.reading import names, part
from tests.writers.word.sample import sample

WORDS = "Northmoor District Council"
NOTES = (MarginNote(kind="question", title="Who signs?", lines=(NoteLine("", "Ask."),)),)


def files() -> dict[str, bytes]:
    return {
        "draft": made(),
        "final": made(final=True),
        "scrubbed": to_docx(sample(), today=TODAY, final=True, scrub=True),
        "internal": to_docx(sample(), today=TODAY, notes=NOTES),
        "firm": to_docx(sample(), today=TODAY, style=FIRMS["section"]()),
    }


each_file = pytest.mark.parametrize("name", ["draft", "final", "scrubbed", "internal", "firm"])


@each_file
def test_python_docx_opens_it(name: str) -> None:
    document = docx.Document(io.BytesIO(files()[name]))
    assert any(WORDS in paragraph.text for paragraph in document.paragraphs)
    assert len(list(document.comments)) == (1 if name == "internal" else 0)


@each_file
def test_every_part_with_words_declares_what_other_readers_look_for(name: str) -> None:
    """docx2python fails on a header that does not declare the namespace of relationships."""
    content = files()[name]
    parts = [each for each in names(content) if re.search(r"word/(document|header|footer|comments)\d*\.xml$", each)]
    assert len(parts) >= 5
    for each in parts:
        assert {"w", "r"} <= set(etree.fromstring(part(content, each)).nsmap), each


@each_file
@pytest.mark.parametrize("reader", ["docx2python", "mammoth"])
def test_other_libraries_open_it(reader: str, name: str, tmp_path: pathlib.Path) -> None:
    module = pytest.importorskip(reader, reason=f"{reader} is not installed")
    path = tmp_path / "draft.docx"
    path.write_bytes(files()[name])
    if reader == "mammoth":
        with path.open("rb") as file:
            assert WORDS in module.extract_raw_text(file).value
    else:
        with module.docx2python(path) as read:
            assert WORDS in read.text


@each_file
def test_pandoc_opens_it(name: str, tmp_path: pathlib.Path) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    path = tmp_path / "draft.docx"
    path.write_bytes(files()[name])
    run = subprocess.run([pandoc, "-t", "plain", str(path)], check=True, capture_output=True, timeout=60)
    assert WORDS in run.stdout.decode()
