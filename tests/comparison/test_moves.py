"""Moved clauses are Word's own moves: two ranges tied by a name, right both ways, refused where not whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from moudraft.comparison.changes_in_words import summary
from moudraft.comparison.comparing import compare
from moudraft.comparison.word_file import WordFile
from moudraft.comparison.word_lines import LineReader
from moudraft.writers.redline.changes_in_html import to_html
from moudraft.writers.redline.changes_in_markdown import to_markdown
from moudraft.writers.redline.proof import Refused, check_both_ways, move_fault
from moudraft.writers.redline.redline import redline
from tests.comparison.pairs import MOVES, drafted, in_order, moved, put_after, redlined
from tests.comparison.test_redlines import W, resolved, shown
from tests.writers.word.integrity import faults
from tests.writers.word.office import audit_errors, sdk_errors
from tests.writers.word.reading import part

TABLES = {"one with a table"}
BACK = pytest.mark.parametrize("back", [False, True], ids=["there", "back"])


def files(what: str, back: bool = False) -> tuple[bytes, bytes]:
    old, new = (draft.docx() for draft in moved(what))
    return (new, old) if back else (old, new)


def body(what: str, back: bool = False):
    return etree.fromstring(part(redlined(*files(what, back)).docx, "word/document.xml"))


def words(root, name: str) -> list[str]:
    """The words in each element of one kind."""
    return ["".join(each.itertext(f"{W}t", f"{W}delText")) for each in root.iter(f"{W}{name}") if len(each)]


@pytest.mark.many(keep=8)
@pytest.mark.parametrize("what", MOVES)
@BACK
def test_a_moved_clause_comes_out_right_both_ways(what, back):
    old, new = files(what, back)
    made = redlined(old, new).docx
    assert shown(resolved(made, True)) == shown(new)
    assert shown(resolved(made, False)) == shown(old)
    assert faults(made) == faults(resolved(made, True)) == faults(resolved(made, False)) == []


@pytest.mark.parametrize("what", [what for what in MOVES if what not in TABLES])
def test_its_two_places_are_tied_by_a_name(what):
    root = body(what)
    starts = {
        kind: {each.get(f"{W}name"): each.get(f"{W}date") for each in root.iter(f"{W}{kind}RangeStart")}
        for kind in ("moveFrom", "moveTo")
    }
    assert starts["moveFrom"] == starts["moveTo"] != {}
    assert set(starts["moveTo"].values()) == {"2026-11-21T00:00:00Z"}
    assert all(re.fullmatch(r"move\d+", name) for name in starts["moveTo"])
    bounds = [f"{W}{name}" for name in ("bookmarkStart", "moveFromRangeStart", "moveToRangeStart")]
    ids = [each.get(f"{W}id") for each in root.iter(*bounds)]
    assert len(ids) == len(set(ids))


def test_an_unchanged_clause_is_moved_and_nothing_is_deleted_or_inserted():
    root = body("in its section")
    assert [each.count("is chaired by") for each in words(root, "moveFrom")] == [1]
    assert words(root, "moveFrom") == words(root, "moveTo")
    assert words(root, "del") == words(root, "ins") == []


def test_a_word_changed_in_a_moved_clause_is_told_where_the_clause_stands():
    root = body("with a word changed")
    assert words(root, "del") == ["six"]
    assert words(root, "ins") == ["three"]
    assert "at least six months" in words(root, "moveFrom")[0]
    assert [each.getparent().tag for each in root.iter(f"{W}del") if len(each)] == [f"{W}moveTo"]


def test_a_changed_paragraph_before_a_heading_is_deleted_and_inserted_inside_the_move():
    """LibreOffice, which rejects its changes one by one, would give the heading after it the look of a paragraph."""
    root = body("with a word changed, to the end of a section")
    assert len(words(root, "moveTo")) == 1
    assert any("six months" in each for each in words(root, "del"))
    assert any("three months" in each for each in words(root, "ins"))


@pytest.mark.parametrize("what", TABLES)
def test_a_clause_with_a_table_is_deleted_and_inserted(what):
    root = body(what)
    assert words(root, "moveFrom") == words(root, "moveTo") == []
    assert words(root, "del") != []


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        (r'(<w:moveToRangeStart [^>]*w:name=")move1"', r'\1move9"', "one end and not the other"),
        (r"<w:moveToRangeEnd [^>]*/>", "", "one end and not the other"),
        (r"<w:moveFromRangeStart [^>]*/>", "", "do not say by which move|has not begun"),
        (r'(<w:moveToRangeStart [^>]*w:author=")moudraft"', r'\1another"', "one end and not the other"),
        (r'(<w:moveFromRangeEnd w:id=")(\d+)"', r'\g<1>9\2"', "has not begun"),
        (r'(<w:moveFromRangeStart [^>]*w:id=")(\d+)("[^>]*/>)', r"\1\2\3\1\2\3", "begins twice"),
    ],
)
def test_a_move_that_is_not_whole_is_refused(there, instead, told):
    old, new = map(WordFile, files("in its section"))
    made = WordFile(redline(old, new).docx)
    text = made.parts["word/document.xml"].decode()
    other, count = re.subn(there, instead, text, count=1)
    assert count == 1
    made.parts["word/document.xml"] = other.encode()
    with pytest.raises(Refused, match=told):
        check_both_ways(made.parts, old, new, LineReader(new.styles))


def test_words_that_are_not_moved_unchanged_are_refused():
    old, new = map(WordFile, files("in its section"))
    made = WordFile(redline(old, new).docx)
    text = made.parts["word/document.xml"]
    assert text.count(b"chaired by the Councils alternately") == 2
    made.parts["word/document.xml"] = text.replace(b"chaired by the Councils alternately", b"chaired by nobody", 1)
    with pytest.raises(Refused, match="rejecting all its changes"):
        check_both_ways(made.parts, old, new, LineReader(new.styles))


def test_a_redline_with_moves_is_read_as_if_they_were_accepted():
    old, new = files("with a word changed")
    made = redline(WordFile(redlined(old, new).docx), WordFile(new))
    assert made.comparison.same


MOST = [each.slot for each in drafted("shared-services").selection.choices if not each.row_of]


@pytest.mark.slow
@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(MOST), st.sampled_from(MOST)), min_size=1, max_size=4))
def test_clauses_moved_at_random_come_out_right_both_ways(moves):
    base = drafted("shared-services")
    choices = list(base.selection.choices)
    for slot, before in moves:
        if slot != before:
            choices = put_after(choices, slot, before)
    old, new = base.docx(), in_order(base, choices).docx()
    made = redlined(old, new).docx
    assert move_fault(etree.fromstring(part(made, "word/document.xml"))) == ""
    assert shown(resolved(made, True)) == shown(new)
    assert shown(resolved(made, False)) == shown(old)
    assert faults(made) == []


def test_the_page_the_markdown_and_the_summary_say_that_it_moved_and_where_to():
    old, new = moved("with a word changed")
    comparison = compare(old.document, new.document)
    page = to_html(comparison, summary(comparison))
    links = dict(re.findall(r'moved (from here|here) <a href="#([^"]+)">(?:to|from) \d+\.\d+</a>', page))
    assert set(links) == {"from here", "here"}
    assert set(links.values()) == set(re.findall(r'<section[^>]* id="([^"]+)"', page))
    assert '<ins class="moved">' in page.partition("<main>")[2]
    assert "<del>six</del><ins>three</ins>" in page
    assert re.search(r"moved from here to \d+\.\d+", to_markdown(comparison, ""))
    assert re.search(r"paragraph \d+\.\d+ → \d+\.\d+, Leaving \(moved\)", summary(comparison))


@pytest.mark.many(keep=2)
@pytest.mark.office
@pytest.mark.parametrize("what", MOVES)
def test_two_validators_find_no_error_in_a_move(what):
    made = redlined(*files(what)).docx
    assert sdk_errors(made) == []
    assert audit_errors(made) == []
