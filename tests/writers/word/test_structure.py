"""The parts of the body: bookmarks, references, tables, signatures, and what stays together on a page."""

from __future__ import annotations

import msgspec
import pytest
from lxml import etree

from moudraft.document import SIGNING, Cell, CrossReference, Document, ExecutionBlock, Row, Table, Text
from tests.writers.word.made import SAMPLES, made, only, read, written
from tests.writers.word.nodes import bookmark_name, cell, paragraph, refer
from tests.writers.word.reading import W, part, text_of, value
from tests.writers.word.sample import many_clauses, sample


def properties(reading, text):
    element = next(each.element for each in reading.paragraphs if text in each.text)
    return [each.tag.removeprefix(W) for each in element.find(W + "pPr")]


def test_the_cover_stands_first_in_styles_of_its_own():
    cover = [(each.style, each.text) for each in read().paragraphs[:3]]
    assert cover == [
        ("Cover Parties", "Northmoor District Council and Eastvale Borough Council"),
        ("Title", "Shared Services Partnership"),
        ("Subtitle", "Heads of Terms for a Memorandum of Understanding"),
    ]


def test_a_bookmark_wraps_one_paragraphs_whole_content():
    found = next(each for each in read().paragraphs if bookmark_name("purpose/refs") in each.bookmarks)
    tags = [each.tag.removeprefix(W) for each in found.element]
    assert tags[:2] == ["pPr", "bookmarkStart"]
    assert tags[-1] == "bookmarkEnd"


@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_every_bookmark_of_the_draft_is_set_once(parties, numbering):
    document = sample(parties, numbering)
    wanted = [each.bookmark for each in (*document.sections, *document.schedules)]
    wanted += [p.bookmark for provision in document.provisions() for p in provision.paragraphs() if p.bookmark]
    wanted += [SIGNING]
    given = [name for each in read(parties, numbering).paragraphs for name in each.bookmarks]
    assert sorted(given) == sorted(wanted)


def test_a_reference_is_a_complex_field_with_the_whole_number():
    shown = [(each.switches, each.shown) for each in read().references()]
    assert (("\\w", "\\h"), "2.1(b)(ii)") in shown
    assert "<w:fldSimple" not in part(made(), "word/document.xml").decode()


def test_the_noun_stands_before_the_field_with_a_no_break_space():
    assert "paragraph\u00a02.1(a), paragraph\u00a02.1(b)(ii), recital\u00a0(A)" in next(
        each.text for each in read().paragraphs if each.text.startswith("This follows")
    )


def test_the_noun_of_a_schedule_is_inside_its_field():
    assert "Schedule\u00a02" in [each.shown for each in read().references()]


def test_another_noun_for_a_schedule_leaves_the_schedules_own_out():
    document = sample()
    reference = refer("schedules/terms", "the board's annex", "2")
    reading = written(only(paragraph("plain", "", reference), schedules=document.schedules))
    assert [(each.switches, each.shown) for each in reading.references()] == [(("\\w", "\\t", "\\h"), "2")]


def test_a_reference_to_an_unnumbered_place_is_words_that_link_there():
    link = read(2, "none").body.find(f".//{W}hyperlink")
    assert (link.get(W + "anchor"), text_of(link)) == (bookmark_name("purpose-section"), "the section on Purpose")
    assert not read(2, "none").references()


def test_a_reference_to_a_place_outside_the_draft_is_plain_words():
    reading = written(only(paragraph("plain", "", CrossReference("x", "_mou_elsewhere", "paragraph", "9.9"))))
    assert reading.paragraphs[-1].text == "paragraph\u00a09.9"
    assert not reading.references()


def test_a_lead_in_stays_with_its_first_item():
    assert "keepNext" in properties(read(), "The councils will together:")


@pytest.mark.parametrize("words", ["thing", "a thing that takes many words to say " * 8])
def test_the_last_of_a_list_are_some_lines_and_never_one(words):
    items = [paragraph("item", f"({letter})", f"{letter} {words};", number=f"1.1({letter})") for letter in "abcde"]
    after = [paragraph("plain", "", words) for words in ("Then:", "The end.")]
    found = written(only(paragraph("paragraph", "1.1", "They will:", *items), *after))
    kept = [letter for letter in "abcde" if "keepNext" in properties(found, f"{letter} {words};".strip())]
    assert kept == (["c", "d"] if words == "thing" else [])


def test_the_last_rows_of_a_table_stay_together():
    rows = tuple(Row((cell(f"one {number}"), cell("two"))) for number in range(12))
    found = written(only(Table((cell("A"), cell("B")), rows, (50, 50), "A table")))
    assert [n for n in range(12) if "keepNext" in properties(found, f"one {n}")] == [9, 10]


def test_the_words_before_a_table_stay_with_it():
    assert "keepNext" in properties(read(), "The councils record these red lines:")
    assert "keepNext" not in properties(read(), "A council may waive one only in writing.")


@pytest.mark.parametrize("style", ["Heading1", "HeadingUnnumbered", "ScheduleHeading", "Title"])
def test_headings_stay_with_what_follows(style):
    assert read().styles[style].find(f"{W}pPr/{W}keepNext") is not None


def test_text_keeps_widows_and_orphans_together():
    assert read().styles["Normal"].find(f"{W}pPr/{W}widowControl") is not None


def test_a_table_has_a_heading_row_that_repeats_fixed_widths_and_a_description():
    table = read().body.find(W + "tbl")
    rows = table.findall(W + "tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
    assert table.find(f"{W}tblPr/{W}tblLayout").get(W + "type") == "fixed"
    assert value(table.find(W + "tblPr"), "tblDescription") == "The red lines of each council and what they mean"
    widths = [int(each.get(W + "w")) for each in table.iter(W + "gridCol")]
    assert widths == [1805, 3610, 3611]
    assert sum(widths) == 9026  # A4 less two margins of 2.54 cm


def test_a_short_row_does_not_split_and_a_long_one_may():
    long = Row((cell("word " * 400),))
    table = Table((cell("Head"),), (Row((cell("short"),)), long), (100,), "Rows")
    rows = written(only(table)).body.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


def test_a_cell_without_words_has_a_paragraph():
    table = Table((cell("Head"),), (Row((Cell(()),)),), (100,), "Empty")
    assert len(written(only(table)).body.findall(f".//{W}tc")[-1].findall(W + "p")) == 1


def test_a_row_short_of_cells_is_made_up():
    table = Table((cell("A"), cell("B")), (Row((cell("one"),)),), (50, 50), "Short")
    assert [len(row.findall(W + "tc")) for row in written(only(table)).body.iter(W + "tr")] == [2, 2]


def test_two_tables_in_a_row_do_not_run_together():
    table = Table((cell("Head"),), (Row((cell("one"),)),), (100,), "Table")
    tags = [each.tag.removeprefix(W) for each in written(only(table, table)).body]
    assert tags[-4:] == ["tbl", "p", "tbl", "sectPr"]


def test_text_after_a_table_stands_clear_of_it():
    assert "spacing" in properties(read(), "They stand whatever else")
    assert "spacing" not in properties(read(), "A council may waive one only in writing.")


def test_a_heading_after_a_table_keeps_the_room_that_its_style_gives():
    assert "spacing" not in properties(written(many_clauses(100)), "Section 4")


def signature_tables(document: Document | None = None, parties: int = 2) -> list[etree._Element]:
    reading = written(document) if document else read(parties)
    return [
        each
        for each in reading.body.findall(W + "tbl")
        if value(each.find(W + "tblPr"), "tblDescription").startswith("Where to sign")
    ]


@pytest.mark.parametrize("parties", [1, 2, 3])
def test_each_party_has_a_heading_and_a_table_of_two_columns_of_its_own(parties):
    found = signature_tables(parties=parties)
    assert len(found) == parties
    assert [text_of(each.getprevious()) for each in found] == list(sample(parties).parties)
    for table in found:
        assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == 2
        assert {len(row.findall(W + "tc")) for row in table.findall(W + "tr")} == {2}


def test_a_signature_block_does_not_split_and_the_last_one_does_not_stand_alone():
    tables = signature_tables(parties=3)
    for number, table in enumerate(tables):
        assert table.getprevious().find(f"{W}pPr/{W}keepNext") is not None
        rows = table.findall(W + "tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        for row in rows[:-1]:
            assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(W + "p"))
        kept = {value(each.find(W + "pPr"), "keepNext") for each in rows[-1].iter(W + "p")}
        assert kept == ({""} if number == 1 else {"0"})


def test_there_is_a_line_to_sign_on_where_nothing_is_known():
    rows = signature_tables()[-1].findall(W + "tr")
    ruled = [row.findall(W + "tc")[1].find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None for row in rows]
    assert ruled == [True, False, False, True]  # signature, name (a blank), office, date


def test_a_deed_has_its_words_over_the_table_and_room_for_a_seal():
    deed = ExecutionBlock("Northmoor", (("Signed", ()),), (Text("Executed as a deed by"),), seal=True)
    (table,) = signature_tables(msgspec.structs.replace(sample(), execution_blocks=(deed,)))
    assert text_of(table.getprevious()) == "Executed as a deed by"
    seal, signed = table.findall(W + "tr")
    assert text_of(seal) == "Seal" and seal.find(f".//{W}tcBorders") is None
    assert int(value(seal.find(W + "trPr"), "trHeight")) > 1000
    assert signed.find(f".//{W}tcBorders") is not None


def test_a_long_draft_has_a_contents_list_of_links_that_word_renews():
    reading = written(many_clauses(100))
    entries = [each for each in reading.paragraphs if each.style == "toc 1"]
    assert entries[0].text == "1\tSection 1"
    assert entries[-1].text == "Schedule\u00a02\tTerms of reference of the board"
    assert all(each.element.find(f".//{W}hyperlink").get(W + "anchor") for each in entries)
    begin = next(entries[0].element.iter(W + "fldChar"))
    assert (begin.get(W + "fldCharType"), begin.get(W + "dirty")) == ("begin", "true")


def test_a_short_draft_has_no_contents_list():
    assert not [each for each in read().paragraphs if each.style == "toc 1"]


def on_a_sheet():
    cover = sample().cover
    names = tuple((Text(name),) for name in sample().parties)
    changed = msgspec.structs.replace(cover, sheet=True, names=names, dated=(Text("Dated 1 May 2027"),))
    return written(msgspec.structs.replace(many_clauses(20), cover=changed))


def test_a_cover_sheet_has_a_line_for_each_party_and_contents_and_text_begin_new_pages():
    paragraphs = on_a_sheet().paragraphs
    assert [each.text for each in paragraphs[:3]] == [
        "Dated 1\u00a0May 2027", "(1)\tNorthmoor District Council", "(2)\tEastvale Borough Council",
    ]  # fmt: skip
    broken = [
        (each.style, each.text) for each in paragraphs if each.element.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert broken[0] == ("toc heading", "Contents")
    assert broken[1][0] == "Party"  # the first words of the paper


def test_the_first_page_has_no_running_header_but_the_mark_of_a_draft():
    docx = written(sample()).docx
    first, others = (part(docx, f"word/header{number}.xml").decode() for number in (2, 1))
    assert "DRAFT" in first and "DRAFT" in others
    assert sample().header not in first and sample().header in others
    assert "PAGE" in part(docx, "word/footer2.xml").decode()


def test_the_footer_names_the_draft_and_the_file_beside_the_page():
    cover = msgspec.structs.replace(sample().cover, version=(Text("Draft 3"),), reference=(Text("LG/1"),))
    docx = written(msgspec.structs.replace(sample(), cover=cover)).docx
    for number in (1, 2):
        footer = part(docx, f"word/footer{number}.xml").decode()
        assert footer.index("Draft 3 \u00b7 LG/1") < footer.index("NUMPAGES")


@pytest.mark.parametrize("headings", ["run-in", "sub-heading"])
def test_clauses_have_their_headings_before_or_above_their_words(headings):
    document = msgspec.structs.replace(many_clauses(20), headings=headings)
    shown = [
        msgspec.structs.replace(each, shown=f"Heading {n}") for n, each in enumerate(document.sections[0].provisions)
    ]
    first = msgspec.structs.replace(document.sections[0], provisions=tuple(shown))
    paragraphs = written(msgspec.structs.replace(document, sections=(first, *document.sections[1:]))).paragraphs
    wanted = [f"Heading {n}" for n in range(len(shown))]
    if headings == "sub-heading":
        assert [each.text for each in paragraphs if each.style == "Clause Heading"] == wanted
    else:
        assert [each.text.partition(".")[0] for each in paragraphs if each.text.startswith("Heading ")] == wanted


def widths_of(*cells):
    table = Table((cell("Lead"), cell("What")), (Row(cells),), (10, 90), "A table")
    grid = written(only(table)).body.find(f"{W}tbl/{W}tblGrid")
    return [int(each.get(W + "w")) for each in grid]


def test_a_column_is_as_wide_as_its_longest_word_and_no_wider_than_its_share_else():
    narrow = widths_of(cell("North"), cell("Words of no length at all"))
    wide = widths_of(cell("The Commissioner"), cell("Words of no length at all"))
    assert wide[0] > narrow[0] and sum(wide) == sum(narrow)
    assert wide[0] > 12 * 130  # twelve letters of 12 points


def test_a_word_that_fits_nowhere_leaves_the_columns_their_shares():
    long = "x" * 400
    assert sum(widths_of(cell(long), cell(long))) == sum(widths_of(cell("a"), cell("b")))


def test_the_last_paragraph_before_a_page_is_turned_takes_what_is_before_it_along():
    assert "keepLines" in properties(read(), "Nothing else is reserved.")
    assert "keepNext" in properties(read(), "corporate.")
    assert "keepLines" not in properties(read(), "The board meets monthly.")


@pytest.mark.parametrize(("end", "held"), [("It ends.", True), ("It goes on. " * 60, False)])
def test_a_table_before_a_short_last_paragraph_goes_with_it(end, held):
    rows = tuple(Row((cell(f"row {number}"), cell("words " * 40))) for number in range(12))
    table = Table(header=(cell("Who"), cell("What")), rows=rows, widths=(50, 50), description="")
    body = written(only(table, paragraph("plain", "", end))).body
    rows_held = [row.find(f".//{W}keepNext") is not None for row in body.iter(W + "tr")]
    assert rows_held[-1] is held
    assert not rows_held[5]
