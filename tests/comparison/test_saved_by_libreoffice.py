"""A draft that went through LibreOffice reads as it did: no word changed, no signature lost, no table struck out."""

from __future__ import annotations

import functools
import re

import pytest

from moudraft.comparison.changes_in_words import summary
from moudraft.comparison.comparing import compare
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.writers.redline.redline import redline
from tests.comparison.damage import part_of, replaced
from tests.comparison.pairs import NAMES, docx
from tests.comparison.settling import settled
from tests.writers.word.office import audit_errors, sdk_errors

pytestmark = pytest.mark.office


@functools.cache
def saved() -> dict[str, bytes]:
    """Every example as LibreOffice saves it."""
    return settled({name: (docx(name), "") for name in NAMES}, "docx")


def told(old: bytes, new: bytes) -> str:
    return summary(compare(*read_both(WordFile(old), WordFile(new))))


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_a_draft_saved_by_libreoffice_is_the_same(name: str) -> None:
    assert told(docx(name), saved()[name]) == "The two texts are the same."
    assert told(saved()[name], docx(name)) == "The two texts are the same."


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_its_redline_strikes_out_no_word(name: str) -> None:
    made = redline(WordFile(docx(name)), WordFile(saved()[name]))
    document = part_of(made.docx)
    assert not made.whole
    assert not re.search(rb"<w:\w+Change ", document)
    assert re.sub(rb"<[^>]*>", b"", b"".join(re.findall(rb"<w:delText[^>]*>[^<]*", document))) == b""
    assert sdk_errors(made.docx) == []
    assert audit_errors(made.docx) == []


@pytest.mark.parametrize(("one", "other"), [("service-terms", "data-sharing"), ("compact", "innovation")])
@pytest.mark.slow
def test_a_redline_with_another_paper_is_never_refused(one: str, other: str) -> None:
    """Such a pair that did not come out right with few marks was refused with all marked as well."""
    assert redline(WordFile(docx(one)), WordFile(saved()[other])).docx
    assert redline(WordFile(saved()[one]), WordFile(docx(other))).docx


def test_what_was_changed_there_is_found() -> None:
    new = replaced(saved()["shared-services"], "at least six months", "at least nine months")
    assert "[-six-][+nine+]" in told(docx("shared-services"), new)
    assert told(docx("shared-services"), new).count("\n  - ") == 1
