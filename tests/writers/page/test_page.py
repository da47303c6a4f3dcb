"""A draft as a web page: sound, whole, in order for a screen reader, and text that is never markup."""

from __future__ import annotations

import functools
import itertools
import re
from pathlib import Path

import msgspec
import pytest

from moudraft.document import Document
from moudraft.document.structure import Box, Edge, Structure
from moudraft.writers.page.page_text import style_string
from moudraft.writers.page.page_writer import to_page
from tests.conftest import EXAMPLES
from tests.writers.page.page_read import PageRead, own_text, tidy
from tests.writers.test_same_numbers import drafted
from tests.writers.word.sample import sample

HOSTILE = "R&D <Ltd> {{x}} @y *z* </style></title><script>alert(1)</script> \"q\" 'r' \\"
BOARD = Structure(
    (Box("a", "North & South", "", "party", 0), Box("b", "Board <1>", "by consent", "members", 1)), (Edge("b", "a"),)
)
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@functools.cache
def page_of(example: Path, final: bool = False) -> PageRead:
    return PageRead(drafted(example).content("html", final=final).decode("utf-8"))


@functools.cache
def page(parties: int = 2) -> PageRead:
    return PageRead(to_page(sample(parties), BOARD))


def renamed(text: str) -> Document:
    return msgspec.structs.replace(sample(), title=text, header=text)


@each_example
def test_headings_go_down_one_level_at_a_time_from_the_only_first(example: Path) -> None:
    levels = [level for level, _ in page_of(example).headings()]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(words for _, words in page_of(example).headings())


@each_example
def test_every_link_leads_to_one_place_and_no_id_is_there_twice(example: Path) -> None:
    read = page_of(example)
    ids = read.ids()
    assert len(set(ids)) == len(ids)
    assert read.links() and all(link.removeprefix("#") in ids for link in read.links())


@each_example
def test_every_table_has_a_name_and_headings_that_say_what_they_head(example: Path) -> None:
    for table in page_of(example).root.iter("table"):
        assert table.xpath("./caption") or table.get("aria-labelledby")
        assert all(each.get("scope") in ("row", "col") for each in table.iter("th"))
        assert all(tidy(each.text_content()) for each in table.iter("th"))


@each_example
def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(example: Path) -> None:
    read = page_of(example)
    assert not list(read.root.iter("script", "link", "img", "iframe", "object", "base", "form"))
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", read.text)
    assert not [name for each in read.root.iter() for name in each.attrib if name.startswith("on")]


def test_the_landmarks_the_language_and_the_way_past_the_contents() -> None:
    root = page().root
    assert root.get("lang") == "en-GB" and root.findtext("head/title") == "Shared Services Partnership"
    assert [len(list(root.iter(each))) for each in ("header", "nav", "main")] == [1, 1, 1]
    first = next(root.body.iter("a"))
    assert first.get("href") == "#paper" and root.get_element_by_id("paper").tag == "main"


def test_every_word_of_the_sample_is_on_the_page() -> None:
    blocks = [tidy(each) for each in page().texts()]
    for provision in sample().provisions():
        for paragraph in provision.paragraphs():
            for inline in paragraph.content:
                assert any(tidy(getattr(inline, "text", "")) in each for each in blocks)


@pytest.mark.parametrize("final", [False, True])
def test_a_draft_says_so_on_the_screen_and_on_every_printed_page_and_a_final_does_not(final: bool) -> None:
    text = to_page(sample(), final=final)
    assert text.count("DRAFT") == (0 if final else 3)
    assert ('class="watermark" aria-hidden="true"' in text) is not final


def test_a_blank_is_told_by_its_words_and_a_line_as_well_as_by_colour() -> None:
    (blank, *_) = page().root.xpath("//mark[@class='blank']")
    assert blank.text.startswith("[to confirm: ") and blank.text.endswith("]")
    assert re.search(r"\.blank \{[^}]*border-bottom: 2px dashed", page().text)


def test_a_place_to_sign_is_told_in_words_too() -> None:
    cells = page().root.xpath("//td[@class='by-hand']")
    assert cells and all(each.text_content() == "to be written in by hand" for each in cells)


def test_the_picture_is_told_in_words() -> None:
    (svg,) = page().root.iter("svg")
    assert svg.get("role") == "img" and "Board <1> reports to North & South" in svg.get("aria-label")
    assert "Board <1> reports to North & South" in [own_text(each) for each in page().root.iter("li")]


def test_there_is_no_picture_where_there_is_no_body() -> None:
    assert "<svg" not in to_page(sample(), Structure(BOARD.boxes[:1], ()))


def test_text_of_the_deal_cannot_leave_its_place() -> None:
    read = PageRead(to_page(renamed(HOSTILE)))
    assert read.root.findtext("head/title") == HOSTILE
    assert not list(read.root.iter("script")) and "<script" not in read.text
    assert read.text.count("</style>") == 1
    assert f"@top-left {{ content: {style_string(HOSTILE)} }}" in read.text


@pytest.mark.parametrize("text", [HOSTILE, "a\nb\tc", "\x00\x0b\ufffe", "\u05d9\u05d7\u05d3 \U0001f91d"])
def test_a_string_of_the_style_sheet_holds_no_mark_of_its_own(text: str) -> None:
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', style_string(text))


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert to_page(sample(), BOARD) == to_page(sample(), BOARD)
