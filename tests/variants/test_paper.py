"""The options paper: the same facts for Word and for the web, nothing private, nothing said by colour alone."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from moudraft.document.sheet import SIGNS, WORDS, Grid, Heading, HeatMap, Words
from moudraft.papers.options.options_paper import options_paper
from moudraft.writers.paper.heat_map import FILLS, INK, heat_map
from moudraft.writers.paper.sheet_in_html import paper_html
from moudraft.writers.paper.sheet_in_word import paper_docx
from tests.variants.made import DAY, EXAMPLE, HEADS, appraised, document, example, options_file, words_of

PRIVATE = "reception desk"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_every_option_is_in_every_table() -> None:
    sheet = options_paper(example(False))
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    names = {"Option 1", "Option 7", "Option 11: Light touch"}
    for grid in (grids[0], grids[3], grids[4]):
        assert names <= {row[0].lines[0] for row in grid.rows}
    only = next(block for block in sheet.blocks if isinstance(block, HeatMap))
    assert only.columns == ("Not a merger", "Veto")
    assert [tones[1] for _, tones in only.rows] == ["holds"] * 7 + ["breaks"] * 4 + ["holds"]
    details = [block.anchor for block in sheet.blocks if isinstance(block, Heading) and block.anchor]
    assert details == [f"option-{n:02}" for n in range(1, 12)]


def test_what_breaks_a_red_line_is_told_with_holder_options_paragraph_and_way_out() -> None:
    against = next(b for b in options_paper(example(False)).blocks if isinstance(b, Grid) and b.header[0] == "Red line")
    row = [each.lines for each in against.rows[0]]
    assert row[0] == ("Veto", "Held by Eastvale")
    assert row[1] == ("Breaks: 7 to 10",)
    assert row[2][0].startswith("A joint committee binds every member council by majority vote")
    assert row[4][-1] == "or a waiver by Eastvale"


def test_what_differs_from_the_base_is_marked_and_what_does_not_is_not() -> None:
    table = next(block for block in options_paper(example(False)).blocks if isinstance(block, Grid))
    by_name = {row[0].lines[0]: row[1:] for row in table.rows}
    assert not any(each.strong for each in by_name["The base"])
    # The base leaves the veto to its default, which is what option 1 says.
    assert [each.strong for each in by_name["Option 1"][:3]] == [False, False, False]
    assert [each.strong for each in by_name["Option 4"][:3]] == [False, True, True]


def test_the_recommendation_is_left_to_the_author() -> None:
    sheet = options_paper(example(False))
    table = next(b for b in sheet.blocks if isinstance(b, Grid) and "Recommended?" in b.header)
    assert all(each.tone == "blank" and each.lines == ("",) for row in table.rows for each in row[2:])
    assert table.rows[6][1].lines[0] == "Breaks Veto."
    assert any(isinstance(b, Words) and b.text == "[to be completed by the author]" for b in sheet.blocks)


def test_a_private_red_line_is_in_no_paper_but_an_internal_one() -> None:
    for internal in (False, True):
        sheet = options_paper(example(internal), internal=internal)
        for text in (words_of(paper_docx(sheet, today=DAY)), paper_html(sheet)):
            assert (PRIVATE in text) is internal
            assert ("private" in text.casefold()) is internal
        assert bool(sheet.mark) is internal
    with zipfile.ZipFile(io.BytesIO(paper_docx(options_paper(example(True), internal=True), today=DAY))) as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    assert all("INTERNAL" in each for each in headers)


def test_word_and_web_say_the_same() -> None:
    sheet = options_paper(example(False))
    docx, page = words_of(paper_docx(sheet, today=DAY)), paper_html(sheet)
    for block in sheet.blocks:
        texts = [block.text] if isinstance(block, Heading | Words) else []
        texts += [line for row in block.rows for each in row for line in each.lines] if isinstance(block, Grid) else []
        for text in texts:
            assert text in docx
            assert text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in page


def test_the_page_is_whole_and_needs_nothing_from_outside() -> None:
    page = paper_html(options_paper(example(False)))
    opened: list[str] = []

    class Balanced(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "br", "col", "rect", "line"):
                opened.append(tag)

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Balanced().feed(page)
    assert opened == []
    assert "<script" not in page
    assert set(re.findall(r'(?:src|href|url)[=(]"?([^"#)]*)', page)) <= {""}
    assert 'lang="en-GB"' in page


def test_text_of_a_deal_cannot_become_markup(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> & "x" {{ 7*7 }}'
    vary = {"terms.exit": [{"label": evil, "value": "silent"}]}
    sheet = options_paper(appraised(options_file(tmp_path, vary=vary, title=evil)))
    page = paper_html(sheet)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert evil in words_of(paper_docx(sheet, today=DAY))


def test_the_heat_map_says_in_words_or_letters_what_its_colours_say() -> None:
    found = HeatMap(
        ("One & two", "Three"),
        (("Option <1>", ("holds", "breaks")), ("Option 2", ("absent", "people"))),
        "Option",
        "How",
    )
    root = ET.fromstring(heat_map(found))
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    signed = {f"{SIGNS[tone]} {WORDS[tone]}".strip() for tone in WORDS}
    assert [each for each in texts if each in signed] == ["\u25cf Holds", "\u00d7 Breaks", "\u2013", "? To judge"]
    assert "Option <1>: one" not in (root.get("aria-label") or "")
    assert "Option <1>: One & two holds, Three breaks" in (root.get("aria-label") or "")
    wide = HeatMap(tuple(f"Line {n}" for n in range(12)), (("Option 1", ("breaks",) * 12),), "Option", "How")
    texts = [each.text for each in ET.fromstring(heat_map(wide)).iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("\u00d7 B") == 12


def test_the_map_in_word_has_a_sign_in_every_cell_and_a_key_in_its_colours() -> None:
    tables = list(document(paper_docx(options_paper(example(False)), today=DAY)).iter(f"{W}tbl"))
    shown = [[cell_of(each) for each in table.iter(f"{W}tc")] for table in tables]
    cells = next(cells for cells in shown if ("\u25cf Holds", FILLS["holds"]) in cells)
    assert ("\u00d7 Breaks", FILLS["breaks"]) in cells
    key = next(cells for cells in shown if cells[0][0] == "Sign")
    assert [each for each in key if each[1] in FILLS.values()] == [
        ("\u25cf Holds (H)", FILLS["holds"]),
        ("\u00d7 Breaks (B)", FILLS["breaks"]),
    ]


def test_the_map_and_its_key_stay_on_one_page() -> None:
    tables = list(document(paper_docx(options_paper(example(False)), today=DAY)).iter(f"{W}tbl"))
    words = ["".join(each.itertext()) for each in tables]
    at = next(n for n, each in enumerate(words) if each.startswith("Sign"))
    rows = [*tables[at - 1].iter(f"{W}tr"), *tables[at].iter(f"{W}tr")]
    kept = [all(each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")) for row in rows]
    assert kept == [True] * (len(rows) - 1) + [False]


def cell_of(cell: ET.Element) -> tuple[str, str]:
    """The words of a table cell, and its fill."""
    shade = cell.find(f"{W}tcPr/{W}shd")
    fill = "" if shade is None else f"#{(shade.get(f'{W}fill') or '').lower()}"
    return "".join(each.text or "" for each in cell.iter(f"{W}t")), fill


def test_no_two_signs_are_the_same() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS) == len(WORDS)


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", FILLS)
def test_words_stand_out_from_their_colour(tone: str) -> None:
    """WCAG 2.2 asks for 4.5 to 1; a careful officer prints in grey."""
    light, dark = sorted((luminance(FILLS[tone]), luminance(INK[tone])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_every_header_row_repeats_and_every_table_is_described() -> None:
    body = document(paper_docx(options_paper(example(False)), today=DAY))
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 6
    for each in tables:
        assert each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        description = each.find(f"{W}tblPr/{W}tblDescription")
        assert description is not None
        assert description.get(f"{W}val")


def test_the_same_appraisal_is_the_same_bytes() -> None:
    one, other = (paper_docx(options_paper(appraised(EXAMPLE)), today=DAY) for _ in range(2))
    assert one == other


def test_a_validator_finds_nothing_wrong_with_the_paper(tmp_path: Path) -> None:
    openxml_audit = pytest.importorskip("openxml_audit")
    wide = appraised(options_file(tmp_path, base=HEADS, vary={"terms.exclusivity": ["exclusive", "none"]}))
    for number, each in enumerate((example(False), wide)):
        path = tmp_path / f"paper{number}.docx"
        path.write_bytes(paper_docx(options_paper(each), today=DAY))
        found = openxml_audit.validate_file(str(path)) if hasattr(openxml_audit, "validate_file") else None
        assert found is None or not getattr(found, "errors", []), found
