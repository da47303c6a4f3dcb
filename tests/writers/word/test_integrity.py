"""The integrity check itself: silent on sound files, and loud on each fault that is planted."""

from __future__ import annotations

import pytest

from moudraft.document import bookmark_name
from tests.writers.word.integrity import faults
from tests.writers.word.made import SAMPLES, made
from tests.writers.word.reading import changed

BODY = "word/document.xml"
FIRST_BOOKMARK = '<w:bookmarkStart w:id="1" '
PLANTED = [
    ("an undefined paragraph style", '<w:pStyle w:val="Recital"/>', '<w:pStyle w:val="Gone"/>', "style Gone"),
    ("an undefined run style", '<w:rStyle w:val="DefinedTerm"/>', '<w:rStyle w:val="Gone"/>', "style Gone"),
    ("an undefined table style", '<w:tblStyle w:val="ClauseTable"/>', '<w:tblStyle w:val="Gone"/>', "style Gone"),
    ("an undefined list", '<w:numId w:val="3"/>', '<w:numId w:val="77"/>', "list 77 is not defined"),
    ("a dangling REF", " REF _mou_", " REF _gone_", "which is not there"),
    ("a repeated bookmark id", '<w:bookmarkStart w:id="2" ', FIRST_BOOKMARK, "bookmark id 1 is used 2 times"),
    ("a long bookmark name", "_mou_", "_mou_" + "x" * 30, "more than 40 characters"),
    ("a bookmark without an end", '<w:bookmarkEnd w:id="2"/>', "", "has 0 ends"),
    ("a field without an end", '<w:fldChar w:fldCharType="end"/>', "", "never end"),
    ("a field without a beginning", '<w:fldChar w:fldCharType="begin"/>', "", "has no beginning"),
    ("lost spaces", ' xml:space="preserve"> of the Town', "> of the Town", "will be lost"),
    ("an empty cell", "<w:tc><w:tcPr>", "<w:tc/><w:tc><w:tcPr>", "does not end with a paragraph"),
]


@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_a_written_draft_has_no_faults(parties, numbering):
    assert faults(made(parties, numbering)) == []


@pytest.mark.parametrize(("old", "new", "message"), [each[1:] for each in PLANTED], ids=[each[0] for each in PLANTED])
def test_a_planted_fault_is_reported(old, new, message):
    found = faults(changed(made(), BODY, old, new))
    assert any(message in fault for fault in found), found


def test_a_repeated_bookmark_name_is_reported():
    first, second = bookmark_name("form/background"), bookmark_name("recital-item")
    found = faults(changed(made(), BODY, f'w:name="{second}"', f'w:name="{first}"'))
    assert f"bookmark name {first} is used 2 times" in found


def test_a_dangling_anchor_is_reported():
    target = bookmark_name("purpose-section")
    broken = changed(made(2, "none"), BODY, f'w:anchor="{target}"', 'w:anchor="_gone"')
    assert any("points at _gone" in fault for fault in faults(broken))


def test_a_style_in_an_undefined_list_is_reported():
    broken = changed(made(), "word/styles.xml", '<w:numId w:val="4"/>', '<w:numId w:val="88"/>')
    assert any("word/styles.xml: list 88" in fault for fault in faults(broken))
