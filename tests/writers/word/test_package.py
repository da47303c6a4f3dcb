"""The file as a whole: the same bytes every time, honest properties, header, footer and watermark."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pathlib
import subprocess
import sys
import zipfile

import docx as python_docx
import msgspec
import pytest
from lxml import etree

from moudraft.document import Provision
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.made import TODAY, made, only
from tests.writers.word.nodes import provision
from tests.writers.word.reading import W, names, part, text_of
from tests.writers.word.sample import sample

ROOT = pathlib.Path(__file__).resolve().parents[3]
SCRIPT = (
    "import hashlib; from tests.writers.word.made import TODAY; from tests.writers.word.sample import sample;"
    "from moudraft.writers.word.docx_writer import to_docx;"
    "print(hashlib.sha256(to_docx(sample(), today=TODAY)).hexdigest())"
)


def core(docx):
    root = etree.fromstring(part(docx, "docProps/core.xml"))
    return {etree.QName(each).localname: each.text for each in root}


def test_two_calls_give_the_same_bytes():
    assert to_docx(sample(), today=TODAY) == to_docx(sample(), today=TODAY)


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_gives_the_same_bytes(seed):
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    run = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, env=environment, cwd=ROOT)
    assert run.stdout.decode().strip() == hashlib.sha256(made()).hexdigest()


def test_parts_stand_in_a_fixed_order_with_fixed_dates():
    with zipfile.ZipFile(io.BytesIO(made())) as package:
        entries = package.infolist()
    assert [each.filename for each in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.create_system for each in entries} == {0}


def test_the_parts_are_those_of_a_whole_word_document_and_no_others():
    assert sorted(names(made())) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_the_core_properties_name_the_document_its_parties_and_the_day():
    assert core(made()) == {
        "title": "Shared Services Partnership",
        "subject": "Heads of Terms for a Memorandum of Understanding",
        "creator": "Northmoor District Council and Eastvale Borough Council",
        "revision": "1",
        "created": "2026-11-21T00:00:00Z",
        "modified": "2026-11-21T00:00:00Z",
        "language": "en-GB",
    }


def test_three_parties_are_joined_as_english_joins_them():
    joined = "Northmoor District Council, Eastvale Borough Council and Cyngor Sir Ynys Môn"
    assert core(made(3))["creator"] == joined


def test_the_library_that_packs_the_file_leaves_no_trace():
    everything = b"".join(part(made(), name) for name in names(made()))
    assert b"python-docx" not in everything
    assert b"2013" not in everything


def test_python_docx_opens_it():
    opened = python_docx.Document(io.BytesIO(made()))
    assert opened.core_properties.title == "Shared Services Partnership"
    assert opened.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def record(docx):
    root = etree.fromstring(part(docx, "docProps/custom.xml"))
    assert [each.get("name") for each in root] == ["moudraft"]
    return json.loads(root[0][0].text)


def test_one_custom_property_says_which_wordings_made_the_draft():
    found = record(to_docx(sample(), today=TODAY, library_version="9.9"))
    assert (found["format"], found["library"], found["template"]) == (1, "9.9", "heads-of-terms")
    assert ["purpose/main", "standard", "hash-purpose/main"] in found["provisions"]
    assert len(found["provisions"]) == len(list(sample().all_provisions()))


def test_the_library_version_defaults_to_the_documents_own():
    assert record(made())["library"] == "1.2.3"


def test_the_provisions_in_the_rows_of_a_table_are_recorded_too():
    row = provision("row/one")
    host = Provision("host", "host", "w", "clause", "h", "non-binding", (), rows=(row,))
    document = only()
    section = msgspec.structs.replace(document.sections[0], provisions=(host,))
    found = record(to_docx(msgspec.structs.replace(document, sections=(section,)), today=TODAY))
    assert [each[0] for each in found["provisions"]] == ["host", "row/one"]


def test_the_language_is_british_english_and_the_paper_a4():
    styles, settings = part(made(), "word/styles.xml").decode(), part(made(), "word/settings.xml").decode()
    assert '<w:lang w:val="en-GB"' in styles
    assert '<w:zoom w:percent="100"/>' in settings
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in part(made(), "word/document.xml").decode()


def test_a_draft_says_so_in_its_header_and_behind_every_page():
    header = part(made(), "word/header1.xml").decode()
    assert text_of(etree.fromstring(header.encode())) == "Shared Services Partnership \u2013 Heads of Terms\tDRAFT"
    assert 'string="DRAFT"' in header
    assert 'alt="Watermark: DRAFT"' in header
    assert header.count("<v:shape ") == 1


def test_a_final_document_does_not():
    header = part(made(final=True), "word/header1.xml").decode()
    assert text_of(etree.fromstring(header.encode())) == "Shared Services Partnership \u2013 Heads of Terms"
    assert "DRAFT" not in header
    assert "v:shape" not in header


def test_the_footer_counts_pages_with_complex_fields():
    footer = etree.fromstring(part(made(), "word/footer1.xml"))
    assert [each.text.strip() for each in footer.iter(W + "instrText")] == ["PAGE", "NUMPAGES"]
    assert text_of(footer) == "Page 1 of 1"
