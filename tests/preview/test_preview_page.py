"""The preview: every paragraph has what stands behind it, every link leads somewhere, and text stays text."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from pathlib import Path

import pytest

from moudraft.library.wording import Wording
from moudraft.preview.beside import Beside, words_of
from moudraft.preview.spot_anchors import SpotAnchors
from tests.conftest import EXAMPLES
from tests.preview.made import LINES, SHARED, drafted, page_from, page_of, text_of
from tests.whole.test_hostile_text import HOSTILE, deal
from tests.writers.page.page_read import PageRead, tidy

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
SECTIONS = ["findings", "clauses", "red-lines", "terms", "trace", "unasked", "left-out", "structure"]


def section(page: PageRead, anchor: str) -> str:
    return tidy(page.root.get_element_by_id(anchor).text_content())


@each_example
@pytest.mark.many(keep=4)
def test_every_link_leads_to_one_place_and_headings_go_down_one_at_a_time(example: Path) -> None:
    page = page_of(example)
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.links()} <= set(ids)
    levels = [level for level, _ in page.headings()]
    assert levels.count(1) == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each_example
@pytest.mark.many(keep=4)
def test_every_clause_has_its_panel_and_its_paragraph_leads_there_and_back(example: Path) -> None:
    page, made = page_of(example), drafted(example)
    clauses = list(made.document.all_provisions())
    panels = page.root.xpath("//article")
    assert len(panels) == len(clauses) == len(page.root.xpath("//a[@class='ask']"))
    for panel, clause in zip(panels, clauses, strict=True):
        assert tidy(panel.findtext("h3")) == tidy(clause.heading or clause.clause)
        back = panel.xpath(".//a[@class='back']/@href")[0].removeprefix("#")
        assert page.root.get_element_by_id(back).xpath("ancestor-or-self::*[@id='paper']")


@each_example
@pytest.mark.many(keep=4)
def test_every_paragraph_is_a_place_that_can_be_led_to(example: Path) -> None:
    anchors = SpotAnchors(drafted(example))
    spots = sum(len(passages) for passages in anchors.pages.passages.values())
    assert len(anchors.of_spot) == spots > 10
    by_words = {spot: anchors.pages.text(spot) for spot in anchors.of_spot}
    page = page_of(example)
    for spot, anchor in itertools.islice(anchors.of_spot.items(), 40):
        if by_words[spot]:
            shown = tidy(page.root.get_element_by_id(anchor).text_content())
            assert tidy(by_words[spot])[:60] in shown


def test_the_panel_has_every_section_that_has_something_to_show() -> None:
    shown = [each.get("id") for each in page_of(SHARED).root.xpath("//aside/section")]
    assert shown == [each for each in SECTIONS if each in shown] and len(shown) >= 7
    links = page_of(SHARED).root.xpath("//aside/nav//a/@href")
    assert [link.removeprefix("#") for link in links] == shown


def test_findings_stand_beside_their_paragraphs_and_in_the_list() -> None:
    page, beside = page_of(LINES), Beside(drafted(LINES))
    assert beside.findings and beside.found_in
    for number, finding in enumerate(beside.findings, 1):
        words = tidy(page.root.get_element_by_id(f"finding-{number}").text_content())
        assert finding.code in words and tidy(finding.message) in words
    for id, found in beside.found_in.items():
        top = next(each for each in beside.made.document.provisions() if id in (each.id, *(r.id for r in each.rows)))
        (frame,) = page.root.xpath(f"//div[@data-why='why-{beside.anchors.numbers[top.id]}']")
        for number, finding in found:
            assert f"#finding-{number}" in frame.xpath(".//a/@href")
            assert tidy(finding.message) in tidy(frame.text_content())


def test_a_severity_is_said_in_words() -> None:
    for each in page_of(LINES).root.xpath("//li[contains(@class, 'finding')]"):
        assert re.match(r"(Error|Warning|For information|Question) \w+", tidy(each.text_content()))


def test_the_turned_down_wordings_are_there_in_their_own_words() -> None:
    beside, page = Beside(drafted(SHARED)), page_of(SHARED)
    seen = 0
    for provision in drafted(SHARED).document.all_provisions():
        panel = page.root.get_element_by_id(f"why-{beside.anchors.numbers[provision.id]}")
        for wording, name, why in beside.turned_down(provision):
            assert isinstance(wording, Wording)
            words = tidy(panel.text_content())
            assert name in words and tidy(why) in words and all(tidy(each) in words for each in words_of(wording))
            seen += 1
    assert seen > 10


def test_the_red_lines_the_trace_and_the_structure_are_there() -> None:
    page, beside = page_of(LINES), Beside(drafted(LINES))
    assert all(row.red_line in section(page, "red-lines") for row in beside.matrix)
    assert all(leaf.key in section(page, "trace") for leaf in beside.trace.leaves)
    assert "reports to" in section(page, "structure")
    kept = page.root.get_element_by_id("red-lines").xpath(".//td/a")
    assert kept and all(page.root.get_element_by_id(each.get("href")[1:]) is not None for each in kept)


def test_what_nobody_asked_for_comes_with_the_line_that_takes_it_out() -> None:
    beside = Beside(drafted(SHARED))
    lines = {each.take_out for each in beside.trace.paragraphs if each.take_out}
    shown = section(page_of(SHARED), "unasked") if lines else ""
    assert lines and all(each in shown for each in lines)


def test_the_trace_is_laid_beside_the_paragraphs_in_its_own_order() -> None:
    beside = Beside(drafted(LINES))
    told = [each for pairs in beside.traced.values() for _, each in pairs]
    assert told == list(beside.trace.paragraphs)
    for pairs in beside.traced.values():
        assert all(beside.anchors.pages.place(spot) == each.place for spot, each in pairs)


def test_it_says_that_it_is_internal_on_the_screen_and_on_paper() -> None:
    assert "INTERNAL" in tidy(page_of(SHARED).root.xpath("//section[@class='bar']")[0].text_content())
    assert "content: 'INTERNAL'" in text_of(SHARED)


def test_a_private_line_is_marked_as_such() -> None:
    line = {"id": "veto", "means": "opt-out", "held_by": ["Northmoor"], "private": True, "reason": "PLANTED"}
    page = page_from({**deal(), "red_lines": [line, {"id": "sovereignty"}], "terms": {"veto": "none"}})
    (private,) = [
        each for each in page.root.xpath("//section[@id='red-lines']//tbody/tr") if each.xpath(".//*[@class='private']")
    ]
    assert "Veto" in private.text_content() and "Private" in private.text_content()
    of_line = page.root.xpath("//section[@id='findings']//li[.//strong[@class='private']]")
    assert any("L401" in each.text_content() for each in of_line)
    assert "PLANTED" not in page.text, "reasons stay in the deal"


def test_only_its_own_script_may_run_and_it_may_ask_nobody() -> None:
    page = page_of(SHARED)
    (script,) = page.root.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = page.root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert not [name for each in page.root.iter() for name in each.attrib if name.startswith("on")]


@pytest.mark.parametrize("name", HOSTILE)
def test_text_of_a_deal_is_text_in_every_part(name: str) -> None:
    text = HOSTILE[name]
    line = {"text": text, "held_by": ["Northmoor"]}
    page = page_from({**deal(name=text, objective=text, title=text), "red_lines": [line], "answers": {"x": text}})
    assert [each.getparent().tag for each in page.root.iter("script")] == ["body"]
    assert not list(page.root.iter("b", "i", "img", "iframe"))
    words = tidy(page.root.body.text_content())
    assert all(part in words for part in tidy(text).split(" ")[:3])
