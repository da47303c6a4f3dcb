"""Live numbering: labels come from the styles' lists, and lists restart where the draft restarts them."""

from __future__ import annotations

import pytest

from moudraft.document import Row, Schedule, Section, Table
from moudraft.writers.word.live_numbering import label_value
from tests.writers.word.made import SAMPLES, only, read, written
from tests.writers.word.nodes import BULLET, cell, paragraph, provision, refer
from tests.writers.word.reading import W, part


def labels(reading, style=""):
    return [each.label for each in reading.paragraphs if each.label and style in each.style]


def lettered(*letters, role="item"):
    return [paragraph(role, f"({each})", f"item {each}") for each in letters]


@pytest.mark.parametrize(
    ("label", "number_format", "count"),
    [
        ("5.2", "decimal", 2),
        ("(c)", "lowerLetter", 3),
        ("(iv)", "lowerRoman", 4),
        ("(i)", "lowerLetter", 9),
        ("(xix)", "lowerRoman", 19),
        ("(B)", "upperLetter", 2),
        ("(aa)", "lowerLetter", 27),
        ("(ab)", "lowerLetter", 0),
        ("1.", "decimal", 1),
        ("", "decimal", 0),
    ],
)
def test_the_count_behind_a_label(label, number_format, count):
    assert label_value(label, number_format) == count


@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_no_number_is_typed_into_the_text(parties, numbering):
    for each in read(parties, numbering).paragraphs:
        assert not each.label or not each.text.startswith(each.label)


def test_sections_and_paragraphs_carry_only_their_style():
    for each in read().paragraphs:
        if each.style in ("heading 1", "Clause Level 2", "Clause Level 3", "Clause Level 4", "Recital", "Party"):
            assert each.element.find(f"{W}pPr/{W}numPr") is None, each


def test_items_restart_under_each_numbered_paragraph():
    assert labels(read(), "Clause Level 3") == ["(a)", "(b)", "(c)", "(a)", "(b)"]


def test_items_restart_under_each_unnumbered_lead_in():
    free = [each.label for each in read().paragraphs if each.style == "List Item" and not each.number.startswith("(B)")]
    assert free == ["(a)", "(b)", "(c)", "(a)", "(b)"]


def test_items_restart_in_each_table_cell():
    assert labels(read(), "Table Item") == ["(a)", "(b)", "(a)", "(b)", "(a)", "(b)"]


def test_a_list_under_an_unnumbered_paragraph_in_a_section_is_no_part_of_the_clauses():
    reading = written(
        only(
            paragraph("paragraph", "1.1", "One:", *lettered("a", "b")),
            paragraph("plain", "", "Lead-in:", *lettered("a", "b")),
            paragraph("plain", "", "Another:", *lettered("a", "b")),
            paragraph("paragraph", "1.2", "Two:", *lettered("a")),
        )
    )
    assert labels(reading) == ["1", "1.1", "(a)", "(b)", "(a)", "(b)", "(a)", "(b)", "1.2", "(a)"]
    assert [each.number for each in reading.paragraphs if each.label][-1] == "1.2(a)"


def test_two_lists_under_one_numbered_paragraph_restart():
    reading = written(only(paragraph("paragraph", "1.1", "One:", *lettered("a", "b"), *lettered("a", "b"))))
    assert labels(reading, "Clause Level 3") == ["(a)", "(b)", "(a)", "(b)"]


def test_a_list_that_goes_on_after_a_break_goes_on_counting():
    reading = written(only(paragraph("plain", "", "One:", *lettered("a", "b")), *lettered("c", "d")))
    assert labels(reading)[1:] == ["(a)", "(b)", "(c)", "(d)"]


def test_numbers_that_skip_are_followed():
    reading = written(only(paragraph("paragraph", "1.1", "One"), paragraph("paragraph", "1.4", "Four")))
    assert labels(reading) == ["1", "1.1", "1.4"]


def test_letters_go_on_past_z_as_word_counts_them():
    letters = [chr(ord("a") + number % 26) * (number // 26 + 1) for number in range(28)]
    reading = written(only(paragraph("paragraph", "1.1", "One:", *lettered(*letters))))
    assert labels(reading, "Clause Level 3")[-3:] == ["(z)", "(aa)", "(bb)"]


def test_paragraphs_restart_in_each_schedule():
    assert labels(read(), "Schedule Level 1") == ["1", "2", "1", "2"]
    assert labels(read(), "Schedule Level 2") == ["(a)", "(b)", "(a)", "(b)"]
    assert labels(read(), "Schedule Heading") == ["Schedule\u00a01", "Schedule\u00a02"]


@pytest.mark.parametrize(("noun", "number"), [("Appendix", "1"), ("Annex", "A")])
def test_a_schedule_is_called_what_the_draft_calls_it(noun, number):
    schedule = Schedule(provision("s", paragraph("plain", "", "Words")), noun, number, "Terms", "_mou_s")
    reference = paragraph("paragraph", "1.1", refer("x", noun, number))
    reference = paragraph("paragraph", "1.1", _to(reference.content[0], "_mou_s"))
    reading = written(only(reference, schedules=(schedule,), schedule_noun=noun))
    assert labels(reading, "Schedule Heading") == [f"{noun}\u00a0{number}"]
    assert [each.shown for each in reading.references()] == [f"{noun}\u00a0{number}"]


def _to(reference, bookmark):
    return type(reference)(reference.target, bookmark, reference.noun, reference.number)


def test_a_schedule_without_a_number_prints_only_its_noun():
    schedule = Schedule(provision("s", paragraph("plain", "", "Words")), "Schedule", "", "Terms", "_mou_s")
    heading = next(each for each in written(only(schedules=(schedule,))).paragraphs if each.style == "Schedule Heading")
    assert (heading.label, heading.text) == ("", "Schedule\nTerms")


def test_statements_count_through_the_document():
    rows = tuple(Row((cell(paragraph("statement", f"S{each}", "Words")),)) for each in (1, 2))
    more = (Row((cell(paragraph("statement", "S3", "Words")),)),)
    tables = [Table((cell("Head"),), each, (100,), "Table") for each in (rows, more)]
    assert labels(written(only(*tables)), "Statement") == ["S1", "S2", "S3"]


def test_headings_only_numbers_headings_and_nothing_else():
    reading = read(2, "headings")
    assert labels(reading, "heading 1") == ["1", "2"]
    assert labels(reading, "Clause") == []
    assert set(labels(reading, "List Bullet")) == {BULLET}


def test_numbering_none_numbers_no_heading():
    reading = read(2, "none")
    assert labels(reading, "heading 1") == []
    assert [each.text for each in reading.paragraphs if each.style == "Heading Unnumbered"] == [
        "Purpose",
        "What each council keeps",
    ]


def test_a_section_without_a_number_keeps_the_count_for_the_next():
    sections = tuple(
        Section(name, name, (), number, f"_mou_{name}") for name, number in (("a", "1"), ("b", ""), ("c", "2"))
    )
    assert labels(written(only(sections=sections))) == ["1", "2"]


def test_every_restart_is_an_instance_of_its_own():
    numbering = part(read().docx, "word/numbering.xml").decode()
    assert numbering.count("<w:startOverride ") == 3  # a free list, a list in a cell, a schedule
    assert numbering.rindex("<w:abstractNum ") < numbering.index("<w:num ")
