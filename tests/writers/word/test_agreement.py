"""The draft, the file and LibreOffice agree on every number; and the check fails when any of the three is wrong."""

from __future__ import annotations

import re

import msgspec
import pytest

from moudraft.document import CrossReference
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.agreement import disagreements
from tests.writers.word.made import SAMPLES, TODAY, made, only, written
from tests.writers.word.nodes import paragraph
from tests.writers.word.office import shown_text
from tests.writers.word.reading import changed
from tests.writers.word.sample import many_clauses, sample

pytestmark = pytest.mark.office


@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
@pytest.mark.many(keep=2)
def test_the_draft_the_file_and_the_pages_agree(parties, numbering):
    assert disagreements(sample(parties, numbering), made(parties, numbering)) == []


@pytest.mark.slow
def test_they_agree_in_a_long_draft_with_a_contents_list():
    document = many_clauses(120)
    assert disagreements(document, to_docx(document, today=TODAY)) == []


def test_a_wrong_number_in_the_draft_is_seen():
    document = sample()
    section = msgspec.structs.replace(document.sections[1], number="7")
    sections = (document.sections[0], section, *document.sections[2:])
    found = disagreements(msgspec.structs.replace(document, sections=sections), made())
    assert any(each.startswith("file:") for each in found)
    assert any(each.startswith("pages:") for each in found)


def test_a_wrong_result_stored_in_a_field_is_seen():
    broken = changed(made(), "word/document.xml", ">2.1(b)(ii)<", ">9.9(z)<")
    found = disagreements(sample(), broken)
    assert "file: a field shows '9.9(z)', but the draft says '2.1(b)(ii)'" in found
    assert "file: a field shows '9.9(z)', but its target is numbered '2.1(b)(ii)'" in found


def test_wrong_numbering_in_the_file_is_seen_in_the_file_and_on_the_pages():
    broken = changed(made(), "word/numbering.xml", 'w:val="(%3)"', 'w:val="%3)"')
    found = disagreements(sample(), broken)
    assert any(each.startswith("file: 'a)'") for each in found)
    assert any(each.startswith("pages: '(a)'") for each in found)


def test_a_lost_restart_is_seen():
    broken = changed(made(), "word/numbering.xml", '<w:startOverride w:val="1"/>', "")
    assert any("the draft says '(a)' 'merge; or'" in each for each in disagreements(sample(), broken))


def test_a_wrong_number_on_the_pages_is_seen():
    pages = shown_text(made())
    assert "2.2 Neither council will:" in pages
    found = disagreements(sample(), made(), pages.replace("2.2 Neither", "2.3 Neither"))
    assert found == ["pages: '2.2' 'Neither council will:' is not there; they show '2.3 Neither council will:'"]


def test_a_wrong_reference_on_the_pages_is_seen():
    pages = shown_text(made()).replace("recital (B)(b).", "recital (B)(c).")
    assert [each for each in disagreements(sample(), made(), pages) if each.startswith("pages: '2.3'")]


@pytest.mark.slow
@pytest.mark.office
def test_no_line_is_so_long_that_a_reference_at_its_end_loses_its_number():
    document = sample()
    schedule = document.schedules[0]
    refers = CrossReference(schedule.provision.clause, schedule.bookmark, schedule.noun, schedule.number)
    paragraphs = [
        paragraph("paragraph", f"1.{n}", "word " * 8 + "x" * n + " see ", refers, " and more of it.", number=f"1.{n}")
        for n in range(1, 70)
    ]
    shown = " ".join(shown_text(written(only(*paragraphs, schedules=document.schedules)).docx).split())
    assert len(re.findall(r"see Schedule\s1 and", shown)) == len(paragraphs)
