"""Under a firm's style with numbers of its own, every form of a draft has those numbers, as Word shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from moudraft import data, load_deal
from moudraft.document import CrossReference, Document, Paragraph, walk_inlines
from moudraft.drafting import Draft, draft
from moudraft.writers.word.docx_writer import to_docx
from moudraft.writers.word.style_numbers import numbered_as
from tests.writers.word.firm_files import FIRMS
from tests.writers.word.made import TODAY
from tests.writers.word.reading import Reading
from tests.writers.word.sample import sample

OWN = ("article", "section", "german", "by look", "large type")


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for provision in document.provisions():
        yield from provision.paragraphs()


@pytest.mark.parametrize("firm", OWN)
def test_each_number_and_each_reference_is_what_words_lists_show(firm: str) -> None:
    style = FIRMS[firm]()
    document, word = numbered_as(sample(), style), Reading(to_docx(sample(), today=TODAY, style=style))
    shown = {name: each for each in word.paragraphs for name in each.bookmarks}
    found = [each for each in paragraphs(document) if each.bookmark in shown and each.label]
    assert len(found) > 10
    assert [(each.label, each.number) for each in found if each.label != "\u2022"] == [
        (shown[each.bookmark].label, shown[each.bookmark].number) for each in found if each.label != "\u2022"
    ]
    assert [each.number for each in document.sections if each.number] == [
        shown[each.bookmark].label for each in document.sections if each.number
    ]
    said = " ".join(each.text for each in word.paragraphs)
    for paragraph in paragraphs(document):
        for inline in walk_inlines(paragraph.content):
            if isinstance(inline, CrossReference) and inline.number:
                assert inline.text in said.replace("\u202f\u202f", "\u00a0"), inline


@pytest.mark.parametrize("form", ["md", "txt", "html", "ast"])
def test_each_form_says_article_two(form: str, made: Draft) -> None:
    text = made.content(form, style=FIRMS["article"]()).decode("utf-8")
    assert "Article II" in text and "II.1" in text
    assert "Article II" not in made.content(form).decode("utf-8")


@pytest.mark.parametrize("style", [None, data.path("templates/style/house-style.docx").read_bytes()])
def test_a_style_that_numbers_as_ours_does_changes_nothing(style: bytes | None) -> None:
    document = sample()
    assert numbered_as(document, style) is document


@pytest.fixture(scope="module")
def made() -> Draft:
    return draft(load_deal(data.path("examples/shared-services.yaml")), today=TODAY, checks=())
