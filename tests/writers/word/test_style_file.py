"""The bundled house style, and a house's own: found by style name, refused with all that is missing."""

from __future__ import annotations

import io
import pathlib
import re
import subprocess
import sys
import zipfile

import docx as python_docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from moudraft import data
from moudraft.problems import MoudraftError
from moudraft.writers.word import house_style as word_styles
from moudraft.writers.word.docx_writer import to_docx
from moudraft.writers.word.word_names import ROLES
from tests.sampling import some_of
from tests.writers.word.agreement import expectations, unlike_labels
from tests.writers.word.integrity import faults
from tests.writers.word.made import TODAY
from tests.writers.word.reading import Reading, changed, names, part
from tests.writers.word.sample import sample

ROOT = pathlib.Path(__file__).resolve().parents[3]
HOUSE_STYLE = data.path("templates/style/house-style.docx")
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
ATTRIBUTE = r' w:[A-Za-z]+="[^"]*"'


def house_style() -> bytes:
    return HOUSE_STYLE.read_bytes()


def problems(style: bytes) -> list[str]:
    with pytest.raises(MoudraftError) as caught:
        to_docx(sample(), today=TODAY, style=style)
    assert all(each.hint for each in caught.value.problems)
    return [each.message for each in caught.value.problems]


def test_the_script_makes_the_house_style_again_byte_for_byte(tmp_path):
    target = tmp_path / "again.docx"
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_house_style.py"), str(target)], check=True)
    assert target.read_bytes() == house_style()


def test_the_house_style_is_small():
    assert len(part(house_style(), STYLES)) < 20_000


def test_the_house_style_shows_a_specimen_of_every_paragraph_style():
    shown = {each.style.casefold() for each in Reading(house_style()).paragraphs}
    wanted = {spec.style.casefold() for spec in ROLES.values() if spec.kind == "paragraph"}
    assert wanted - shown == {"header", "footer", "toc 1", "toc heading"}


def test_the_specimens_do_not_reach_a_draft():
    assert b"Specimen" not in part(to_docx(sample(), today=TODAY), "word/document.xml")
    assert "a numbered section heading" not in " ".join(
        each.text for each in Reading(to_docx(sample(), today=TODAY)).paragraphs
    )


def test_a_house_with_its_own_style_ids_gets_the_same_numbers():
    own = house_style()
    for name in (STYLES, NUMBERING, "word/document.xml"):
        own = changed(own, name, '"ClauseLevel2"', '"Absatz17"')
    docx = to_docx(sample(), today=TODAY, style=own)
    assert '<w:pStyle w:val="Absatz17"/>' in part(docx, "word/document.xml").decode()
    assert faults(docx) == []
    assert list(unlike_labels(list(expectations(sample())), Reading(docx))) == []


def test_a_style_that_is_missing_is_built_in():
    poor = changed(house_style(), STYLES, 'w:name w:val="Recital"', 'w:name w:val="Other"')
    poor = changed(poor, STYLES, 'w:name w:val="Blank"', 'w:name w:val="Another"')
    played = word_styles.read_style_sheet(poor).played
    assert [role for role, (_, how) in played.items() if how != "name"] == ["recital", "blank"]
    assert faults(to_docx(sample(), today=TODAY, style=poor)) == []


def test_a_style_that_is_in_no_list_gets_ours():
    poor = changed(house_style(), STYLES, '<w:numPr><w:numId w:val="4"/></w:numPr>', "")
    docx = to_docx(sample(), today=TODAY, style=poor)
    assert faults(docx) == []
    assert list(unlike_labels(list(expectations(sample())), Reading(docx))) == []


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_word_document_is_refused(content):
    (message,) = problems(content)
    assert message.startswith("cannot be read as a Word document")


def test_a_workbook_is_refused():
    workbook = changed(
        house_style(), "[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"
    )
    assert problems(workbook) == ["this is an Excel workbook (.xlsx), not a Word document (.docx)"]


def test_words_in_the_houses_own_header_and_footer_stay():
    crest = '<w:p><w:r><w:t>Northmoor crest</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>'
    own = house_style()
    for name, style in (("word/header1.xml", "Header"), ("word/footer1.xml", "Footer")):
        own = changed(own, name, f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>', crest.format(style))
    docx = to_docx(sample(), today=TODAY, style=own)
    header, footer = part(docx, "word/header1.xml").decode(), part(docx, "word/footer1.xml").decode()
    assert header.index("Northmoor crest") < header.index("DRAFT")
    assert "Northmoor crest" in footer
    assert footer.index("Northmoor crest") < footer.index("NUMPAGES")  # every page has its number


def test_a_different_first_page_has_a_watermark_with_a_shape_id_of_its_own():
    own = changed(house_style(), "word/document.xml", '<w:cols w:space="708"/>', '<w:cols w:space="708"/><w:titlePg/>')
    docx = to_docx(sample(), today=TODAY, style=own)
    headers = [part(docx, name).decode() for name in names(docx) if name.startswith("word/header")]
    assert len(headers) == 2
    assert all('string="DRAFT"' in each for each in headers)
    assert len({each.partition('<v:shape id="')[2].partition('"')[0] for each in headers}) == 2
    assert faults(docx) == []


def test_nothing_else_of_the_house_file_reaches_a_draft():
    opened = python_docx.Document(io.BytesIO(house_style()))
    opened.core_properties.author = "Somebody Else"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    comments = Part(PackURI("/word/comments.xml"), kind, b"<comments>between ourselves</comments>", opened.part.package)
    opened.part.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    stream = io.BytesIO()
    opened.save(stream)
    docx = to_docx(sample(), today=TODAY, style=stream.getvalue())
    everything = b"".join(part(docx, name) for name in names(docx))
    assert b"between ourselves" not in everything
    assert b"Somebody Else" not in everything


def test_bundled_files_are_found_and_a_missing_one_is_named_inside_the_package():
    assert data.path("templates/style/house-style.docx").is_file()
    assert data.path("templates/no-such-file").parts[-3:] == ("moudraft", "templates", "no-such-file")


def test_a_kept_style_gives_the_same_bytes_and_needs_no_parser(tmp_path, monkeypatch):
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path))
    word_styles._read.cache_clear()
    first = to_docx(sample(), today=TODAY)
    (kept,) = tmp_path.glob("style-*")
    word_styles._read.cache_clear()
    with monkeypatch.context() as without:
        without.setattr("moudraft.writers.word.style_file.parsed", lambda _style: pytest.fail("the style was parsed"))
        assert to_docx(sample(), today=TODAY) == first
    kept.write_bytes(kept.read_bytes()[:-1])
    word_styles._read.cache_clear()
    assert to_docx(sample(), today=TODAY) == first


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/document.xml", ""])
def test_a_damaged_style_file_is_refused_in_words(name, cut):
    """A part cut short, or the whole file with some of its bytes lost."""
    whole = house_style()
    damaged = whole[: int(len(whole) * cut)] + b"\0" * 40 + whole[int(len(whole) * cut) + 40 :]
    if name:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as package, zipfile.ZipFile(made, "w") as other:
            for each in package.namelist():
                content = package.read(each)
                other.writestr(each, content[: int(len(content) * cut)] if each == name else content)
        damaged = made.getvalue()
    if name == "[Content_Types].xml":  # nothing is believed of it: what a part is follows from what leads to it
        to_docx(sample(), today=TODAY, style=damaged)
        return
    (message,) = problems(damaged)
    assert message.startswith(("cannot be read as a Word document", "it is not a Word document"))


@pytest.mark.parametrize("put", ["", ' w:val="1.5e9"'])
@pytest.mark.parametrize("name", [STYLES, NUMBERING, "word/document.xml", "word/settings.xml"])
def test_row_13_a_style_file_that_lacks_an_attribute_is_used_or_refused_in_words(name: str, put: str) -> None:
    """Other programs leave out what Word always writes, and write what Word never does."""
    whole = part(house_style(), name).decode()
    places = list(re.finditer(ATTRIBUTE, whole))
    for one in some_of(places, 12):
        poor = changed(house_style(), name, whole, whole[: one.start()] + put + whole[one.end() :])
        try:
            assert to_docx(sample(), today=TODAY, style=poor)
        except MoudraftError as error:
            assert all(each.hint for each in error.problems)
