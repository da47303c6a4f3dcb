"""The contents list of a long paper has the page of each entry, as it is laid out."""

from __future__ import annotations

import re

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.writers.laid_out import page_numbers
from moudraft.writers.laid_out.page_numbers import with_page_numbers
from tests.conftest import ROOT
from tests.variants.made import DAY
from tests.writers.word.integrity import faults
from tests.writers.word.reading import Reading, part

LONG = ROOT / "examples" / "data-sharing.yaml"
SHORT = ROOT / "examples" / "west-essex.yaml"


def docx(path):
    return draft(load_deal(path), today=DAY, library=load_library(), checks=()).docx()


def test_a_paper_without_a_list_stays_as_it_is_and_needs_no_program(monkeypatch):
    monkeypatch.setattr(page_numbers, "converted", lambda *_: pytest.fail("nothing to lay out"))
    short = docx(SHORT)
    assert with_page_numbers(short) == short


def test_each_entry_gets_the_page_that_its_reference_came_to(monkeypatch):
    def laid_out(loose, *_):
        # As a layout engine leaves them: each reference with a page, the list no field of its own.
        text = part(loose, "word/document.xml").decode()
        assert " TOC " not in text
        pages = iter(range(3, 99))
        text = re.sub(r'(PAGEREF .*?xml:space="preserve">)0<', lambda found: f"{found[1]}{next(pages)}<", text)
        return page_numbers.zipped([("word/document.xml", text.encode())])

    monkeypatch.setattr(page_numbers, "converted", laid_out)
    made = with_page_numbers(docx(LONG))
    entries = [each.text for each in Reading(made).paragraphs if each.style == "toc 1"]
    assert entries[0].endswith("\t3") and entries[1].endswith("\t4")
    assert "w:dirty" not in part(made, "word/document.xml").decode()
    assert faults(made) == []


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_works_the_pages_out():
    entries = [each.text for each in Reading(with_page_numbers(docx(LONG))).paragraphs if each.style == "toc 1"]
    pages = [int(each.rpartition("\t")[2]) for each in entries]
    assert pages == sorted(pages) and pages[0] == 3 and pages[-1] > 8
