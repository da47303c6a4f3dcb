"""The pictures of the interview: what the drawing makes of a screen, and that the pages show those that there are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tools import terminal_pictures
from tools.doc_commands import ROOT

pyte = pytest.importorskip("pyte")

from tools.screen_drawing import COLOURS, INK, PAPER, drawing  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
BLACK_ENOUGH = 4.5  # the least contrast of text, WCAG 2.2, 1.4.3


def drawn(printed: str, columns: int = 20, lines: int = 3) -> ElementTree.Element:
    screen = pyte.Screen(columns, lines)
    pyte.Stream(screen).feed(printed)
    return ElementTree.fromstring(drawing(screen, "A <screen> & more"))


def texts(picture: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {each.text or "": each for each in picture.iter(f"{SVG}text")}


def test_what_is_printed_is_text_and_never_markup() -> None:
    picture = drawn("<b>&amp; \"x\" 'y'")
    assert list(texts(picture)) == ["<b>&amp; \"x\" 'y'"]
    assert picture.findtext(f"{SVG}title") == "A <screen> & more"


def test_a_picture_says_what_it_is_to_who_cannot_see_it() -> None:
    picture = drawn("? Which one?\r\n » One\r\n+-----+")
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}desc") == "Which one? One"


def test_words_stand_in_their_columns_whatever_the_font() -> None:
    found = texts(drawn("one two      three\r\n  four"))
    assert list(found) == ["one two", "three", "four"]
    assert float(found["three"].get("x", 0)) > float(found["four"].get("x", 0)) > float(found["one two"].get("x", 0))
    assert float(found["one two"].get("textLength", 0)) > float(found["three"].get("textLength", 0))
    assert found["four"].get("y") != found["three"].get("y") == found["one two"].get("y")


def test_colours_weight_and_reversed_text_are_drawn() -> None:
    found = texts(drawn("\x1b[36;1mbold cyan\x1b[0m \x1b[7mturned\x1b[0m"))
    assert found["bold cyan"].get("fill") == COLOURS["cyan"]
    assert found["bold cyan"].get("font-weight") == "bold"
    assert found["turned"].get("fill") == PAPER
    boxes = [each for each in drawn("\x1b[7mturned\x1b[0m\x1b[?25l").iter(f"{SVG}rect") if each.get("fill") == INK]
    assert len(boxes) == 1


@pytest.mark.parametrize(("printed", "boxes"), [("a", 1), ("a\x1b[?25l", 0)], ids=["shown", "hidden"])
def test_the_cursor_is_drawn_where_it_is_shown(printed: str, boxes: int) -> None:
    assert len([each for each in drawn(printed).iter(f"{SVG}rect") if each.get("fill") == INK]) == boxes


@pytest.mark.parametrize("name", [name for name in COLOURS if name != "black"])
def test_every_colour_can_be_read_on_the_window(name: str) -> None:
    lighter, darker = luminance(COLOURS[name]), luminance(PAPER)
    assert (lighter + 0.05) / (darker + 0.05) >= BLACK_ENOUGH


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_the_tutorial_shows_every_picture_with_words_for_it() -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown = {name: alt for alt, name in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", text)}
    assert set(shown) == {path.name for path in terminal_pictures.PICTURES.iterdir()}
    assert all(len(alt) > 60 for alt in shown.values())


def test_no_picture_shows_a_path_of_a_machine() -> None:
    for path in terminal_pictures.PICTURES.iterdir():
        assert not re.search(r"/(home|root|tmp|work|Users)/|\\\\", path.read_text(encoding="utf-8")), path.name
