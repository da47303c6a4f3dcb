"""Two validators find nothing wrong: Microsoft's Open XML SDK, and openxml-audit."""

from __future__ import annotations

import pytest

from moudraft import data
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.made import SAMPLES, TODAY, made
from tests.writers.word.office import audit_errors, sdk_errors
from tests.writers.word.reading import changed
from tests.writers.word.sample import many_clauses

pytestmark = pytest.mark.office


@pytest.mark.many(keep=4)
@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_the_open_xml_sdk_finds_no_error(parties, numbering, final):
    assert sdk_errors(made(parties, numbering, final)) == []


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_openxml_audit_finds_no_error(parties, numbering, final):
    assert audit_errors(made(parties, numbering, final)) == []


@pytest.mark.slow
def test_a_draft_with_a_contents_list_is_valid_to_both():
    docx = to_docx(many_clauses(120), today=TODAY)
    assert sdk_errors(docx) == []
    assert audit_errors(docx) == []


def test_the_house_style_file_is_valid_to_both():
    house_style = data.path("templates/style/house-style.docx").read_bytes()
    assert sdk_errors(house_style) == []
    assert audit_errors(house_style) == []


def test_both_report_a_planted_fault():
    broken = changed(made(), "word/document.xml", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="none"/>')
    assert sdk_errors(broken)
    assert audit_errors(broken)
