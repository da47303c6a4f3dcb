"""Numbers, counted once for every writer: sections, paragraphs, items, statements and schedules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.document import Document, Paragraph, Text, bookmark_name
from moudraft.document.numbering import Counter, letter, roman
from tests import tiny

LIST = "1. One:\n   1. a:\n      1. i\n      2. ii\n   2. b\n2. Two.\n\nUnnumbered.\n\n3. Three.\n"


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")]
)
def test_letters_go_on_as_word_counts(number: int, shown: str) -> None:
    assert letter(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (99, "xcix")]
)
def test_roman_figures(number: int, shown: str) -> None:
    assert roman(number) == shown


@given(st.integers(1, 300))
def test_a_roman_number_reads_back(number: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    figures = [values[figure] for figure in roman(number)]
    assert sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True)) == number


def numbers(document: Document, clause: str) -> list[tuple[str, str]]:
    return [(each.label, each.number) for each in tiny.provision(document, clause).paragraphs()]


def test_legal_numbering_runs_through_a_section_and_starts_again_in_the_next() -> None:
    paper = tiny.template(("First", ["a/a", "b/b"]), ("Second", ["c/c"]))
    document = tiny.assembled(tiny.library({"a/a": LIST, "b/b": "1. b\n", "c/c": "1. c\n"}, paper))
    assert [section.number for section in document.sections] == ["1", "2"]
    assert numbers(document, "a/a") == [
        ("1.1", "1.1"), ("(a)", "1.1(a)"), ("(i)", "1.1(a)(i)"), ("(ii)", "1.1(a)(ii)"), ("(b)", "1.1(b)"),
        ("1.2", "1.2"), ("", ""), ("1.3", "1.3"),
    ]  # fmt: skip
    assert numbers(document, "b/b") == [("1.4", "1.4")]
    assert numbers(document, "c/c") == [("2.1", "2.1")]


@pytest.mark.parametrize(("style", "sections"), [("headings", ["1"]), ("none", [""])])
def test_without_legal_numbering_paragraphs_have_none_and_lists_are_bullets(style: str, sections: list[str]) -> None:
    document = tiny.drafted(LIST, terms={"numbering": style})
    assert [section.number for section in document.sections] == sections
    dot = ("\u2022", "")
    assert numbers(document, "one/clause") == [("", ""), dot, dot, dot, dot, ("", ""), ("", ""), ("", "")]


def test_bullets_are_bullets_even_among_numbers() -> None:
    document = tiny.drafted("1. One:\n   - a\n   - b\n")
    assert [each.role for each in tiny.provision(document, "one/clause").paragraphs()] == [
        "paragraph",
        "bullet",
        "bullet",
    ]
    assert tiny.lines(document) == ["1.1 One:", "\u2022 a; and", "\u2022 b."]


@pytest.mark.parametrize("style", ["legal", "headings", "none"])
def test_recitals_are_lettered_through_the_document_in_every_style(style: str) -> None:
    recital = "## one\n~~~\nregister: recital\n~~~\n1. Whereas.\n2. And whereas.\n"
    slots = [{"clause": "a/a", "register": "recital"}, {"clause": "b/b", "register": "recital"}]
    library = tiny.library({"a/a": recital, "b/b": recital}, tiny.template(("Background", slots)))
    document = tiny.assembled(library, terms={"numbering": style})
    assert [label for clause in ("a/a", "b/b") for label, _ in numbers(document, clause)] == [
        "(A)",
        "(B)",
        "(C)",
        "(D)",
    ]


def test_the_preamble_is_never_numbered() -> None:
    preamble = "## one\n~~~\nregister: preamble\n~~~\n1. Between.\n"
    paper = tiny.template(("T", ["a/a"]), preamble=["p/p"])
    document = tiny.assembled(tiny.library({"a/a": "1. a", "p/p": preamble}, paper))
    assert tiny.lines(document) == ["Between.", "1.1 a"]
    assert document.preamble[0].number == ""


def test_a_schedule_counts_its_own_paragraphs_from_one() -> None:
    schedule = "## one\n~~~\nregister: schedule\n~~~\n1. One:\n   1. a\n2. Two.\n"
    paper = tiny.template(("T", ["a/a"]), schedules=["s/s", "t/t"], schedule="Annex")
    document = tiny.assembled(tiny.library({"a/a": "1. a", "s/s": schedule, "t/t": schedule}, paper))
    assert [(each.noun, each.number, each.heading) for each in document.schedules] == [
        ("Annex", "1", "A clause"), ("Annex", "2", "A clause"),
    ]  # fmt: skip
    for clause in ("s/s", "t/t"):
        assert numbers(document, clause) == [("1", "1"), ("(a)", "1(a)"), ("2", "2")]
        roles = [each.role for each in tiny.provision(document, clause).paragraphs()]
        assert roles == ["schedule-paragraph", "schedule-item", "schedule-paragraph"]


def test_statements_are_counted_through_every_table_of_the_document() -> None:
    table = "| Line | Means |\n|---|---|\n| {{ each rows }} | |\n"
    row = "## row\n~~~\nregister: row\n~~~\n1. x\n2. y\n"
    first = {"clause": "t/one", "rows": [{"heading": "H", "slots": ["a/a", "b/b"]}, {"heading": "K", "slots": ["c/c"]}]}
    second = {"clause": "t/two", "rows": [{"heading": "H", "slots": ["d/d"]}]}
    clauses = {"t/one": table, "t/two": table, "a/a": row, "b/b": row, "c/c": row, "d/d": row}
    library = tiny.library(clauses, tiny.template(("One", [first]), ("Two", [second])))
    for style in ("legal", "none"):
        document = tiny.assembled(library, terms={"numbering": style})
        labels = [each.label for p in document.provisions() for each in p.paragraphs() if each.role == "statement"]
        assert labels == [f"S{n}" for n in range(1, 9)]
        assert [each.number for each in tiny.provision(document, "t/one").rows] == ["S1", "S3", "S5"]


def test_the_first_paragraph_of_every_provision_has_one_bookmark_that_is_steady_and_its_own() -> None:
    library = tiny.library({"a/a": "1. a\n2. b\n", "b/b": "| h |\n|---|\n| x |\n\n1. after\n"})
    document = tiny.assembled(library)
    assert [[each.bookmark != "" for each in p.paragraphs()] for p in document.provisions()] == [
        [True, False], [False, False, True],
    ]  # fmt: skip
    marks = [each.bookmark for p in document.provisions() for each in p.paragraphs() if each.bookmark]
    assert marks == [bookmark_name("a/a"), bookmark_name("b/b")]
    assert all(len(mark) <= 40 and mark.startswith("_mou_") for mark in marks)
    assert tiny.provision(document, "b/b").number == "1.3"


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_no_number_is_missed_or_given_twice(lists: list[int]) -> None:
    counter = Counter("legal")
    counter.open("7")
    blocks = [
        Paragraph("paragraph", (Text("x"),), children=tuple(Paragraph("item", (Text("y"),)) for _ in range(count)))
        for count in lists
    ]
    numbered = counter.provision(blocks, "body", "slot")
    assert [each.number for each in numbered] == [f"7.{n}" for n in range(1, len(lists) + 1)]  # type: ignore[union-attr]
    for block in numbered:
        assert isinstance(block, Paragraph)
        wanted = [f"{block.number}({letter(n)})" for n in range(1, len(block.children) + 1)]
        assert [child.number for child in block.children] == wanted
