"""An internal draft: marked on every page, with Word's own comments anchored to the paragraphs they speak of."""

from __future__ import annotations

import io

import pytest
from docx import Document as open_docx
from lxml import etree

from moudraft.comparison.reading_back import read_back
from moudraft.comparison.word_file import WordFile
from moudraft.document import Document
from moudraft.margin import MarginNote, NoteLine
from moudraft.writers.word.comments import initials
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.made import TODAY, made
from tests.writers.word.office import audit_errors, sdk_errors, shown_text
from tests.writers.word.reading import W, names, part
from tests.writers.word.sample import sample

AUTHOR = "Legal Services, Northmoor"


def notes_on(document: Document) -> list[MarginNote]:
    paragraphs = [each for provision in document.provisions() for each in provision.paragraphs()]
    notes = [MarginNote(kind="question", title="Of the whole <paper>", lines=(NoteLine("", "Who signs & where?"),))]
    notes += [
        MarginNote(kind="why", title=f"Note {at}", lines=(NoteLine("Here because", "it is asked for"),), paragraph=each,
                   private=at == 1)
        for at, each in enumerate(paragraphs)
    ]  # fmt: skip
    return notes


def internal(parties: int = 2, **more: object) -> bytes:
    document = sample(parties, "legal")
    return to_docx(document, today=TODAY, author=AUTHOR, notes=notes_on(document), **more)  # type: ignore[arg-type]


def test_every_note_is_a_comment_of_the_author_dated_by_the_day_of_the_draft() -> None:
    comments = list(open_docx(io.BytesIO(internal())).comments)
    assert comments[0].text.startswith("Of the whole <paper>\nWho signs & where?")
    assert {each.author for each in comments} == {AUTHOR}
    assert {each.initials for each in comments} == {"LSN"}
    assert {each.timestamp.date() for each in comments if each.timestamp} == {TODAY}
    assert len(comments) == len(notes_on(sample(2, "legal")))


def test_a_private_note_says_so_before_anything_else() -> None:
    texts = [each.text for each in open_docx(io.BytesIO(internal())).comments]
    assert [text.splitlines()[1].startswith("PRIVATE") for text in texts[:4]] == [False, False, True, False]


def test_each_comment_is_anchored_once_round_the_words_of_its_paragraph() -> None:
    docx = internal()
    root = etree.fromstring(part(docx, "word/document.xml"))
    known = [each.get(f"{W}id") for each in etree.fromstring(part(docx, "word/comments.xml"))]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(each.get(f"{W}id") for each in root.iter(W + mark)) == sorted(known)
    for start in root.iter(f"{W}commentRangeStart"):
        paragraph = next(start.iterancestors(f"{W}p"))
        assert paragraph.find(f"{W}commentRangeEnd[@{W}id='{start.get(f'{W}id')}']") is not None


def test_every_page_of_it_says_that_it_is_internal_and_none_of_it_says_draft() -> None:
    for final in (False, True):
        docx = internal(final=final)
        headers = [part(docx, name).decode() for name in names(docx) if name.startswith("word/header")]
        assert headers
        for header in headers:
            assert "INTERNAL: not to be passed on" in header and 'string="INTERNAL"' in header
            assert "DRAFT" not in header


def test_a_draft_without_notes_has_no_part_of_comments() -> None:
    assert not any("comment" in name for name in names(made()))
    assert b"comment" not in part(made(), "word/document.xml") + part(made(), "[Content_Types].xml")


def test_it_reads_back_as_the_clean_draft_does() -> None:
    clean, marked = (read_back(WordFile(docx)) for docx in (made(), internal()))
    assert [part.text if hasattr(part, "text") else str(part.id) for part in clean.parts] == [
        part.text if hasattr(part, "text") else str(part.id) for part in marked.parts
    ]
    assert [line.text for part in clean.parts for line in part.lines()] == [
        line.text for part in marked.parts for line in part.lines()
    ]


def test_the_watermark_goes_by_the_name_that_word_looks_for() -> None:
    """Word's "Remove Watermark" takes away the shapes of a header whose names begin so, and no others."""
    for docx in (made(), internal()):
        shapes = [
            shape.get("id")
            for name in names(docx) if name.startswith("word/header")
            for shape in etree.fromstring(part(docx, name)).iter("{urn:schemas-microsoft-com:vml}shape")
        ]  # fmt: skip
        assert shapes and all(each.startswith("PowerPlusWaterMarkObject") for each in shapes)
        assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(("author", "short"), [
    ("Legal Services, Northmoor", "LSN"), ("moudraft", "m"), ("A Very Long Name Of Many", "AVLN"), ("李明", "李"),
    ("", "m"),
])  # fmt: skip
def test_initials_are_the_first_letters_of_a_name(author: str, short: str) -> None:
    assert initials(author) == short


@pytest.mark.office
@pytest.mark.slow
def test_both_validators_find_nothing_wrong_and_libreoffice_opens_it() -> None:
    docx = internal(3)
    assert sdk_errors(docx) == [] and audit_errors(docx) == []
    assert "INTERNAL: not to be passed on" in shown_text(docx)
