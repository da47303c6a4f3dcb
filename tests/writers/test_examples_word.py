"""Every example becomes a sound Word document: to the validators, to our own checks, and on LibreOffice's pages."""

from __future__ import annotations

import datetime
import functools
import pathlib
import re

import pytest

from moudraft import data, draft, load_deal
from moudraft.checks.file_rules import check_file
from moudraft.drafting import Draft
from moudraft.office.look.look_reading import word_look
from tests.writers.word.agreement import disagreements
from tests.writers.word.integrity import faults
from tests.writers.word.office import audit_errors, sdk_errors, shown_text

pytestmark = pytest.mark.office

TODAY = datetime.date(2026, 11, 21)
EXAMPLES = sorted(data.path("examples").glob("*.yaml"))
# What must never reach a reader: an unfilled hole, an unresolved reference, a missing value, a broken field.
LEFTOVERS = re.compile(r"\{\{|\}\}|\[@|\bNone\b|Error: Reference source not found|Error! Reference|\bUndefined\b")
MOST_PAGES = 24

examples = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@functools.cache
def drafted(example: pathlib.Path) -> Draft:
    return draft(load_deal(example), today=TODAY)


@functools.cache
def docx(example: pathlib.Path, final: bool = False) -> bytes:
    return drafted(example).docx(final=final)


def test_there_are_examples():
    assert len(EXAMPLES) >= 4


@pytest.mark.many(keep=4)
@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@examples
def test_the_open_xml_sdk_finds_no_error(example, final):
    assert sdk_errors(docx(example, final)) == []


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@examples
@pytest.mark.many(keep=6)
def test_openxml_audit_finds_no_error(example, final):
    assert audit_errors(docx(example, final)) == []


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@examples
def test_nothing_is_wrong_that_validators_do_not_see(example, final):
    assert faults(docx(example, final)) == []


@examples
@pytest.mark.many(keep=3)
def test_the_draft_the_file_and_the_pages_agree(example):
    assert disagreements(drafted(example).document, docx(example)) == []


@examples
@pytest.mark.many(keep=3)
def test_nothing_unfilled_reaches_a_reader(example):
    assert LEFTOVERS.findall(shown_text(docx(example))) == []


@examples
@pytest.mark.many(keep=3)
def test_it_has_a_sane_number_of_pages_each_numbered(example):
    pages = shown_text(docx(example)).rstrip("\f").split("\f")
    assert 1 <= len(pages) <= MOST_PAGES
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert len(page.split()) > 10, f"page {number} is all but empty"


@examples
@pytest.mark.many(keep=3)
def test_every_party_has_its_name_on_the_pages(example):
    shown = " ".join(shown_text(docx(example)).split())
    for party in drafted(example).document.parties:
        assert party in shown


@examples
def test_the_same_deal_on_the_same_day_gives_the_same_bytes(example):
    assert draft(load_deal(example), today=TODAY).docx() == docx(example)


@pytest.mark.parametrize("leftover", ["{{ party }}", "[@governance/deadlock]", "lasts for None", "paragraph Undefined"])
def test_a_leftover_would_be_seen(leftover):
    assert LEFTOVERS.search(f"1.1 It {leftover}, as said.")
    assert not LEFTOVERS.search("1.1 Nonetheless [to confirm: the date] stands.")


@examples
@pytest.mark.many(keep=4)
@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
def test_everybody_can_read_it(example, final):
    assert [str(each) for each in check_file(word_look(docx(example, final)))] == []
