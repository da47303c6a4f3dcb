"""What is made ready when a style is read, or written as text, is what reading and writing the XML would make of it."""

from __future__ import annotations

import io
import re
import zipfile

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from moudraft.office.page_marks import DRAFT, Mark
from moudraft.office.paragraph_digits import digits
from moudraft.office.zip_writing import zipped
from moudraft.writers.word.docx_writer import to_docx
from moudraft.writers.word.edges import footer_xml, header_xml
from moudraft.writers.word.house_style import read_style_sheet
from moudraft.writers.word.list_form import Restart
from moudraft.writers.word.ready_lists import ready_lists
from moudraft.writers.word.word_names import NAMESPACES, W
from tests.writers.word.made import TODAY
from tests.writers.word.nodes import paragraph, provision
from tests.writers.word.reading import part
from tests.writers.word.sample import sample

WORDS = [
    "",
    "Terms",
    'A "quoted" & <odd> one',
    "\u201cé\u201d\ttwo\nlines",
    "\u05d0\u05d1 and others",
    "\x01\u2028\x85",
]
LISTS = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Part %1"/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)


def zip_of(entries: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=6)
    return made.getvalue()


def test_a_zip_file_is_the_one_that_the_standard_library_writes() -> None:
    entries = [("one.xml", b"<one/>" * 400), ("folder/zwei \u00fc.bin", bytes(range(256))), ("empty", b"")]
    assert zipped(entries) == zip_of(entries)
    assert zipped(entries, {"one.xml"}) == zipped(entries, {"one.xml"}) == zip_of(entries)
    assert zipped([]) == zip_of([])


ENTRIES = st.dictionaries(st.sampled_from(["a.xml", "b/c.xml", "\u00fc.bin"]), st.binary(max_size=400))


@given(ENTRIES, st.sampled_from([1, 20, 21, 90]))
def test_what_is_written_is_read_back_whole_whatever_its_length(entries: dict[str, bytes], times: int) -> None:
    """On both sides of the length up to which a part is seen whole in a small window."""
    longer = [(name, content * times) for name, content in entries.items()]
    with zipfile.ZipFile(io.BytesIO(zipped(longer))) as made, zipfile.ZipFile(io.BytesIO(zip_of(longer))) as usual:
        assert made.testzip() is None
        assert [(each, made.read(each)) for each in made.namelist()] == longer
        assert list(map(told, made.infolist())) == list(map(told, usual.infolist()))


def told(entry: zipfile.ZipInfo) -> tuple[object, ...]:
    return entry.filename, entry.CRC, entry.file_size, entry.flag_bits, entry.date_time, entry.create_version


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("mark", [None, DRAFT])
def test_a_blank_header_or_footer_is_filled_as_one_that_is_read(words: str, mark: Mark | None) -> None:
    sheet = read_style_sheet()
    blobs = {each.name: each.blob for each in sheet.parts}
    header, footer = blobs[sheet.headers[0]], blobs[sheet.footers[0]]
    # With a space in the mark-up it is no blank of ours, and says the same.
    other = [each.replace(b"</w:p>", b"</w:p >") for each in (header, footer)]
    assert header_xml(header, words, sheet, 0, mark) == header_xml(other[0], words, sheet, 0, mark)
    assert footer_xml(footer, sheet, words, header) == footer_xml(other[1], sheet, words, other[0])


def read(lists: bytes) -> list[tuple[str, str]]:
    """The text and the form of each level, and the id and the start of each list."""
    root = etree.fromstring(lists)
    levels = [(each.find(f"{{{W}}}lvlText"), each.find(f"{{{W}}}numFmt")) for each in root.iter(f"{{{W}}}lvl")]
    found = [(text.get(f"{{{W}}}val"), "" if form is None else form.get(f"{{{W}}}val")) for text, form in levels]
    for each in root.iter(f"{{{W}}}num"):
        start = next(each.iter(f"{{{W}}}startOverride"), None)
        found.append((each.get(f"{{{W}}}numId"), "" if start is None else start.get(f"{{{W}}}val")))
    return found


@pytest.mark.parametrize("prefix", ["w", "other"])
def test_lists_are_filled_in_whatever_prefix_the_file_has(prefix: str) -> None:
    numbering = re.sub(r"\bw:", f"{prefix}:", LISTS).replace("xmlns:w", f"xmlns:{prefix}")
    form = ready_lists(numbering.encode(), (4, 0), (4, 1))
    assert (form.format, form.last, form.prefixed) == ("decimal", 9, prefix == "w")
    plain = form.filled("Schedule", False, [])
    assert read(plain) == [("Schedule\u202f\u202f%1", "decimal"), ("S%2", ""), ("9", "")]
    more = form.filled('A "b" & c', True, [Restart(4, 0, 3), Restart(4, 1, 1)])
    assert read(more)[0] == ('A "b" & c\u202f\u202f%1', "upperLetter")
    assert read(more)[2:] == [("9", ""), ("10", "3"), ("11", "1")]


def test_each_line_of_a_long_draft_is_in_its_record() -> None:
    texts = {f"long/{number}": f"What is agreed under {number}." for number in range(700)}
    blocks = [provision(slot, paragraph("plain", "", text, slot=slot)) for slot, text in texts.items()]
    made = to_docx(msgspec.structs.replace(sample(), preamble=tuple(blocks)), today=TODAY)
    record = msgspec.json.decode("".join(etree.fromstring(part(made, "docProps/custom.xml")).itertext()))
    slots = [id for id, _wording, _hash in record["provisions"]]
    said = {slots[number]: lines for number, lines in record["lines"] if slots[number] in texts}
    assert said == {slot: digits(text) for slot, text in texts.items()}
