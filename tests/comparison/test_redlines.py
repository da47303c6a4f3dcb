"""Redlines prove themselves: accepted they are the new text, rejected the old one; and the proof can fail."""

from __future__ import annotations

import io
import zipfile
from itertools import permutations

import pytest
from lxml import etree

from moudraft.comparison.plain.resolving import is_tracked, resolve
from moudraft.comparison.reading_back import read_back
from moudraft.comparison.word_file import WordFile
from moudraft.comparison.word_lines import LineReader
from moudraft.writers.redline.proof import Refused, check_both_ways
from moudraft.writers.redline.redline import redline
from tests.comparison.damage import with_parts
from tests.comparison.pairs import CHANGES, EXAMPLES, NAMES, changed, docx, redlined
from tests.writers.word.integrity import faults
from tests.writers.word.office import audit_errors, sdk_errors
from tests.writers.word.reading import Reading, part
from tests.writers.word.reading import changed as with_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def resolved(made: bytes, accept: bool) -> bytes:
    """The file with its changes accepted or rejected, in every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith(("word/document", "word/header")):
                content = etree.tostring(resolve(etree.fromstring(content), accept))
            target.writestr(name, content)
    return out.getvalue()


def shown(made: bytes) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Style, label, words and stored field results, by the reader of the Word tests, which shares no code with ours."""
    return [
        # A space that holds two words together is no wording.
        (each.style, each.label, each.text.replace("\u00a0", " "), tuple(ref.shown for ref in each.references))
        for each in Reading(made).paragraphs
    ]


def header(made: bytes) -> str:
    return "".join(etree.fromstring(part(made, "word/header1.xml")).itertext(f"{W}t"))


@pytest.mark.many(keep=10)
@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_a_changed_deal_comes_out_right_both_ways(what, back):
    old, new = changed(what)[:: -1 if back else 1]
    made = redlined(old, new).docx
    assert is_tracked(etree.fromstring(part(made, "word/document.xml")))
    assert shown(resolved(made, True)) == shown(new)
    assert shown(resolved(made, False)) == shown(old)
    assert header(resolved(made, True)) == header(new)
    assert header(resolved(made, False)) == header(old)


@pytest.mark.parametrize(("old", "new"), EXAMPLES)
@pytest.mark.many(keep=8)
def test_every_two_examples_come_out_right_both_ways(old, new):
    made = redlined(docx(old), docx(new)).docx
    for accept, target in ((True, docx(new)), (False, docx(old))):
        settled = resolved(made, accept)
        assert shown(settled) == shown(target)
        assert faults(settled) == []
    assert faults(made) == []


def test_the_same_file_has_no_changes():
    made = redlined(docx("compact"), docx("compact"))
    assert made.comparison.same
    assert not is_tracked(etree.fromstring(part(made.docx, "word/document.xml")))


def test_the_same_files_give_the_same_bytes_with_a_fixed_author_and_no_date():
    old, new = changed("a shorter notice")
    made = redlined(old, new).docx
    assert made == redlined(old, new).docx
    document = part(made, "word/document.xml").decode()
    assert 'w:author="moudraft"' in document
    assert "w:date=" not in document


def test_author_and_date_stand_on_every_change():
    old, new = changed("a shorter notice")
    made = part(redlined(old, new, "R&D <Ltd>", "2027-01-02T00:00:00Z").docx, "word/document.xml")
    for mark in etree.fromstring(made).iter(f"{W}ins", f"{W}del"):
        assert mark.get(f"{W}author") == "R&D <Ltd>"
        assert mark.get(f"{W}date") == "2027-01-02T00:00:00Z"


def test_a_word_is_what_changes():
    old, new = changed("a shorter notice")
    root = etree.fromstring(part(redlined(old, new).docx, "word/document.xml"))
    assert [each.text for each in root.iter(f"{W}delText")] == ["six"]
    assert ["".join(each.itertext()) for each in root.iter(f"{W}ins")] == ["three"]


@pytest.mark.parametrize(
    "there", ['<w:t xml:space="preserve">three</w:t>', '<w:delText xml:space="preserve">six</w:delText>']
)
def test_a_redline_that_comes_out_wrong_is_refused_and_names_the_paragraph(there):
    old, new = map(WordFile, changed("a shorter notice"))
    other = there.replace("three", "x").replace("six", "x")
    made = WordFile(with_text(redline(old, new).docx, "word/document.xml", there, other))
    with pytest.raises(Refused, match=r"7\.4 Either Council may leave"):
        check_both_ways(made.parts, old, new, LineReader(new.styles))


def test_a_wrong_result_stored_in_a_field_is_refused():
    old, new = (WordFile(docx("inter-authority-agreement", sets)) for sets in ((), ("title=Another",)))
    document = redline(old, new).docx
    shown = next(ref.shown for ref in Reading(docx("inter-authority-agreement")).references())
    parts = dict(WordFile(document).parts)
    text = parts["word/document.xml"].replace(f">{shown}</w:t></w:r><w:r>".encode(), b">9.9</w:t></w:r><w:r>", 1)
    parts["word/document.xml"] = text
    with pytest.raises(Refused):
        check_both_ways(parts, old, new, LineReader(new.styles))


def test_a_file_with_tracked_changes_is_read_as_if_they_were_accepted():
    old, new = changed("a shorter notice")
    made = redline(WordFile(redlined(old, new).docx), WordFile(new))
    assert made.comparison.same


def test_a_redline_can_be_read_back_either_way():
    old, new = changed("a clause left out")
    made = redlined(old, new).docx
    for accept, target in ((True, new), (False, old)):
        ours = [line.text for each in read_back(WordFile(resolved(made, accept))).parts for line in each.lines()]
        assert ours == [line.text for each in read_back(WordFile(target)).parts for line in each.lines()]


@pytest.mark.many(keep=3)
@pytest.mark.office
@pytest.mark.parametrize("what", CHANGES)
def test_two_validators_find_no_error(what):
    made = redlined(*changed(what)).docx
    assert sdk_errors(made) == []
    assert audit_errors(made) == []


@pytest.mark.office
@pytest.mark.parametrize(("old", "new"), list(permutations(NAMES, 2))[::5])
@pytest.mark.many(keep=1)
@pytest.mark.slow
def test_two_validators_find_no_error_in_redlines_of_unlike_papers(old, new):
    made = redlined(docx(old), docx(new)).docx
    assert sdk_errors(made) == []
    assert audit_errors(made) == []


@pytest.mark.parametrize("both", [False, True], ids=["one header grew", "both have other words"])
@pytest.mark.parametrize("grown", ["old", "new"])
def test_a_line_that_a_partner_added_to_the_header_is_tracked(grown, both):
    """A file that came back with one more paragraph in its header was once refused."""
    old, new = changed("another title, in the header too") if both else changed("a shorter notice")
    added = "<w:p><w:r><w:t>Confidential</w:t></w:r></w:p></w:hdr>"
    sides = {"old": old, "new": new}
    sides[grown] = with_text(sides[grown], "word/header1.xml", "</w:hdr>", added)
    made = redlined(sides["old"], sides["new"]).docx
    assert faults(made) == []
    assert part(made, "word/header1.xml").count(b"<w:pict>") == 1
    for accept, side in ((True, "new"), (False, "old")):
        assert header(resolved(made, accept)) == header(sides[side])
        assert ("Confidential" in header(sides[side])) == (side == grown)


@pytest.mark.parametrize("other", ["old", "new"])
@pytest.mark.parametrize("name", ["word/footer1.xml", "word/footer2.xml"])
def test_two_footers_that_read_alike_in_one_file_alone_are_tracked_apart(name, other):
    """A file whose first page lost the footer of the others was once refused."""
    sides = {"old": docx("west-essex"), "new": docx("west-essex")}
    assert part(sides["old"], "word/footer1.xml") == part(sides["old"], "word/footer2.xml")
    sides[other] = with_text(sides[other], name, "Page </w:t>", "Sheet </w:t>")
    made = redlined(sides["old"], sides["new"])
    assert not made.whole
    tracked = {each for each in ("word/footer1.xml", "word/footer2.xml") if b"<w:del " in part(made.docx, each)}
    assert tracked == {name}


@pytest.mark.many(keep=4)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_a_file_that_lost_its_lists_is_compared(name, back):
    """Paragraphs and styles still name lists that the file no longer has; the other file's lists take other numbers."""
    whole = docx(name)
    bare = with_parts(whole, {"word/numbering.xml": None})
    old, new = (bare, whole) if back else (whole, bare)
    made = redlined(old, new).docx
    assert is_tracked(etree.fromstring(part(made, "word/document.xml")))
