"""A firm's own style file as it is: its styles found, what it lacks built in, its pages and its numbers kept."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import msgspec
import pytest

from moudraft.comparison.comparing import compare
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.document import Text
from moudraft.margin import MarginNote, NoteLine
from moudraft.problems import MoudraftError
from moudraft.writers.word.docx_writer import to_docx
from moudraft.writers.word.house_style import StyleSheet, read_style_sheet
from moudraft.writers.word.style_map import with_wishes
from tests.sampling import some_of
from tests.writers.word import firm_files
from tests.writers.word.firm_files import FIRMS
from tests.writers.word.integrity import faults
from tests.writers.word.made import TODAY
from tests.writers.word.office import audit_errors, program, sdk_errors, shown_text, workshop
from tests.writers.word.reading import Reading, names, part
from tests.writers.word.sample import many_clauses, sample


def drafted(firm: str, **more: object) -> bytes:
    return to_docx(sample(), today=TODAY, style=FIRMS[firm](), **more)  # type: ignore[arg-type]


def sheet(firm: str) -> StyleSheet:
    return read_style_sheet(FIRMS[firm]())


def how(firm: str, role: str) -> tuple[str, str]:
    return sheet(firm).played[role]


@pytest.mark.parametrize("firm", FIRMS)
def test_any_firms_file_makes_a_sound_draft_whose_references_show_what_its_lists_show(firm: str) -> None:
    made = drafted(firm)
    assert faults(made) == []
    paragraphs = list(Reading(made).paragraphs)
    shown = {name: each.number for each in paragraphs for name in each.bookmarks if each.number}
    asked = [ref for each in paragraphs for ref in each.references if ref.bookmark in shown]
    assert len(asked) > 5
    for ref in asked:
        number = shown[ref.bookmark]
        assert ref.shown == number or (r"\t" in ref.switches and number.endswith(ref.shown)), (ref, number)


@pytest.mark.parametrize("firm", FIRMS)
def test_each_style_that_a_draft_names_is_in_the_file(firm: str) -> None:
    styles = set(re.findall(r'w:styleId="([^"]*)"', part(drafted(firm), "word/styles.xml").decode()))
    named = re.findall(
        r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"', part(drafted(firm), "word/document.xml").decode()
    )
    assert set(named) <= styles
    based = re.findall(r'<w:basedOn w:val="([^"]*)"', part(drafted(firm), "word/styles.xml").decode())
    assert set(based) <= styles


def test_article_numbering_runs_through_headings_references_and_contents() -> None:
    paragraphs = list(Reading(drafted("article")).paragraphs)
    labels = [each.label for each in paragraphs if each.style.casefold() == "heading 1" and each.label]
    assert labels[:2] == ["Article I", "Article II"]
    shown = [ref.shown for each in paragraphs for ref in each.references]
    assert "Article II" in shown and "II.1(a)" in shown
    text = " ".join(each.text for each in paragraphs)
    assert "section Article" not in text.replace("\u00a0", " ") and "paragraph Article" not in text
    style = FIRMS["article"]()
    contents = [each.text for each in Reading(to_docx(many_clauses(120), today=TODAY, style=style)).paragraphs]
    assert any(text.startswith("Article IX") for text in contents)
    assert not any(text.startswith("9\t") for text in contents)


def test_a_contents_heading_on_a_numbered_heading_takes_no_number() -> None:
    made = Reading(to_docx(many_clauses(120), today=TODAY, style=FIRMS["article"]()))
    heading = next(each for each in made.paragraphs if each.text == "Contents")
    assert heading.label == ""


def test_styles_are_found_by_name_by_level_and_by_look() -> None:
    assert how("word", "section") == ("heading 1", "name")
    assert how("german", "section") == ("\u00dcberschrift 1", "other name")
    assert sheet("german").ids["section"] == "berschrift1" and sheet("german").ids["body"] == "Textkrper"
    assert how("by look", "section") == ("Zeta Head", "level")
    assert how("by look", "clause") == ("Zeta Para", "look") and how("by look", "item-1") == ("Zeta Sub", "look")
    assert how("section", "clause") == ("heading 2", "look")


def test_a_heading_that_is_set_as_one_is_not_taken_for_the_text_of_clauses() -> None:
    made = docx.Document(io.BytesIO(FIRMS["section"]()))
    made.styles["Heading 2"].font.bold = True
    stream = io.BytesIO()
    made.save(stream)
    found = read_style_sheet(stream.getvalue())
    assert found.played["clause"][1] == "built in"
    assert found.levels[found.links["clause"].definition, found.links["clause"].level].text == "%1.%2"


def test_what_is_built_in_brings_no_font_and_no_colour_of_ours() -> None:
    styles = part(drafted("article"), "word/styles.xml").decode()
    own = [
        each for each in re.findall(r"<w:style .*?</w:style>", styles, re.DOTALL) if 'w:val="Clause Level 2"' in each
    ]
    assert len(own) == 1 and "rFonts" not in own[0] and "w:color" not in own[0] and "w:line=" not in own[0]


def test_a_map_goes_before_what_is_found_and_names_what_is_not_there() -> None:
    style = FIRMS["by look"]()
    mapped = read_style_sheet(with_wishes(style, {"clause": "Zeta Sub", "section": "built-in"}))
    assert mapped.played["clause"] == ("Zeta Sub", "map") and mapped.played["section"][1] == "built in"
    with pytest.raises(MoudraftError) as caught:
        read_style_sheet(with_wishes(style, {"clause": "Zeta Subb"}))
    (problem,) = caught.value.problems
    assert problem.message == 'there is no paragraph style "Zeta Subb" in it (for clause)'
    assert problem.hint == 'did you mean "Zeta Sub"?'


@pytest.mark.parametrize("firm", FIRMS)
@pytest.mark.parametrize("final", [False, True])
def test_every_kind_of_page_has_its_number_and_its_mark_and_the_firms_own_words(firm: str, final: bool) -> None:
    made, found = drafted(firm, final=final), sheet(firm)
    assert len(found.headers) == len(found.footers) == len(found.pages) >= 2
    for header, footer in zip(found.headers, found.footers, strict=True):
        head, foot = (part(made, name[1:]).decode() for name in (header, footer))
        assert ("PowerPlusWaterMarkObject" in head) is not final and (">DRAFT<" in head) is not final
        assert re.search(r"\bPAGE\b", head + foot)
    section = part(made, "word/document.xml").decode().rpartition("<w:sectPr")[2]
    assert section.count("<w:headerReference") == section.count("<w:footerReference") == len(found.pages)


def test_even_and_odd_and_first_pages_stay_as_the_firm_has_them() -> None:
    made, found = drafted("even and odd"), sheet("even and odd")
    assert found.pages == ("all", "first", "even")
    heads = [part(made, name[1:]).decode() for name in found.headers]
    assert [word in head for word, head in zip(("Odd", "First", "Even"), heads, strict=True)] == [True] * 3
    assert "evenAndOddHeaders" in part(made, "word/settings.xml").decode()
    odd, first, even = (part(made, name[1:]).decode() for name in found.footers)
    assert "Even words" in even and odd.count("PAGE") == 1 and " NUMPAGES " in even and " NUMPAGES " in first


def test_a_cover_sheet_on_a_low_page_in_large_type_has_less_room_between_its_lines() -> None:
    names = tuple((Text(f"Council {number}"),) for number in range(6))
    cover = msgspec.structs.replace(sample().cover, sheet=True, names=names)
    document = msgspec.structs.replace(sample(), cover=cover)
    rooms = []
    for style in (None, FIRMS["large type"]()):
        text = part(to_docx(document, today=TODAY, style=style), "word/document.xml").decode()
        rooms.append(
            sum(map(int, re.findall(r'<w:spacing w:before="(\d+)"/>', text.partition("<w:pageBreakBefore/>")[0])))
        )
    assert 0 < rooms[1] < rooms[0]


def test_a_section_that_goes_on_with_the_header_of_the_one_before_keeps_it() -> None:
    made = drafted("two sections")
    assert any("Letterhead" in part(made, name).decode() for name in names(made) if name.startswith("word/header"))


def test_a_template_is_read_and_a_document_comes_of_it() -> None:
    made = drafted("dotx")
    assert b"template.main" not in part(made, "[Content_Types].xml")
    assert part(made, "word/document.xml") == part(drafted("article"), "word/document.xml")


@pytest.mark.parametrize("firm", ["article", "section", "german"])
def test_a_draft_in_a_firms_style_reads_back_and_compares_as_any_other(firm: str) -> None:
    made = drafted(firm)
    assert compare(*read_both(WordFile(made), WordFile(drafted(firm, final=True)))).same
    record = WordFile(made).record
    assert record is not None and record.lines


def test_the_same_file_gives_the_same_bytes() -> None:
    style = FIRMS["section"]()
    assert to_docx(sample(), today=TODAY, style=style) == to_docx(sample(), today=TODAY, style=style)


def test_a_file_without_lists_is_given_them() -> None:
    held = zipfile.ZipFile(io.BytesIO(FIRMS["word"]()))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in held.namelist():
            content = held.read(name)
            if name.endswith("document.xml.rels"):
                content = re.sub(rb'<Relationship [^>]*relationships/numbering"[^>]*/>', b"", content)
            if name != "word/numbering.xml":
                target.writestr(
                    name,
                    content.replace(b'<Override PartName="/word/numbering.xml"', b'<Override PartName="/word/x.xml"'),
                )
    assert faults(to_docx(sample(), today=TODAY, style=made.getvalue())) == []


@pytest.mark.office
@pytest.mark.parametrize("firm", some_of(list(FIRMS), 4))
@pytest.mark.slow
def test_both_validators_find_nothing_wrong(firm: str) -> None:
    note = MarginNote(kind="question", title="Who signs?", lines=(NoteLine("", "Ask."),))
    for made in (drafted(firm), drafted(firm, notes=(note,)), drafted(firm, final=True, scrub=True)):
        assert sdk_errors(made) == [] and audit_errors(made) == []


@pytest.mark.office
@pytest.mark.slow
def test_a_style_file_saved_by_libreoffice_is_used_as_it_was_before() -> None:
    profile = f"-env:UserInstallation={(workshop() / 'profile').as_uri()}"
    saved = firm_files.saved_by_libreoffice(FIRMS["article"](), program("soffice"), profile)
    made = to_docx(sample(), today=TODAY, style=saved)
    assert faults(made) == [] and sdk_errors(made) == []
    text = shown_text(made)
    assert "Article II" in text and "Grey & Partners LLP" in text and "Privileged" in text
