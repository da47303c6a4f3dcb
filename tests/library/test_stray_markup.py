"""Markup that is none here, in a house's words: each is told with its file and line, or prints as its author meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.library.clause_inlines import parse_words
from moudraft.library.clause_text import parse_wordings
from moudraft.library.stray_markup import markup_fault
from moudraft.library.wording import Grid, Hole, Line, Words

FILE = "house/clauses/a/b.md"


def faults(text: str) -> list[tuple[int, str]]:
    """Each fault of a wording with its line; the first line of the text is 2."""
    return [(each.location.line, each.message) for each in parse_wordings("## plain\n" + text, FILE, 1)[1]]


def bodies(text: str) -> list[Line | Grid]:
    (found,), problems = parse_wordings("## plain\n" + text, FILE, 1)
    assert problems == []
    return list(found.body)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("act. <!-- ask finance -->", "an HTML comment would print"),
        ("act <b>boldly</b>", "HTML would print"),
        ("act<br/>at once", "HTML would print"),
        ("see <https://example.org>", "HTML would print"),
        ("see [the plan](https://example.org)", "a link would print"),
        ("see [the plan][1]", "a link would print"),
        ("see ![a map](map.png)", "a picture has no place"),
        ("act[^1]", "a footnote would print"),
        ("R&amp;D", "an entity would print"),
        ("a&nbsp;b", "an entity would print"),
        ("a &#160; b", "an entity would print"),
        ("the `code` of it", "a mark of code would print"),
        ("**Not bold", "two stars that make nothing bold"),
        ("** not bold ** at all", "two stars that make nothing bold"),
        ("~~gone~~", "a mark for striking out"),
    ],
)
def test_markup_that_would_print_is_told_with_its_line(text: str, said: str) -> None:
    for place, line in ((f"1. One.\n2. {text}\n", 3), (f"- {text}\n", 2), (f"| A |\n|---|\n| {text} |\n", 4)):
        found = faults(place)
        assert [at for at, _ in found] == [line] and found[0][1].startswith(said), found
    _, problems = parse_words(text, "house/clauses/objectives.yaml", 7)
    assert [each.location.line for each in problems] == [7] and problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "R&D, AT&T; and more", "fewer than <5", "a < b > c", "[2025] 1 AC 5", "see [the plan] (below)", "5 * 6 * 7",
        "\\<b> and \\&amp; and \\`x\\`", "a_b_c", "\\[x](y)", "cost ~5", "**bold** and *italic*", "it's \"so\"",
    ],
)  # fmt: skip
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert faults(f"1. {text}\n") == []


def test_what_is_escaped_prints_as_it_was_meant() -> None:
    (line,) = bodies("1. keep \\<b> and \\*\\*x\\*\\*\n")
    assert isinstance(line, Line) and line.content == (Words("keep <b> and **x**"),)


# --- lists and tables -------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["a. ", "(a) ", "a) ", "\u2013 ", "\u2022 ", "(i) ", "ii. ", "(1) ", "1.F"])
def test_lines_with_marks_of_another_kind_run_together_and_are_told(mark: str) -> None:
    assert [line for line, _ in faults(f"{mark}first\n{mark}second\n")] == [2, 3]
    assert [line for line, _ in faults(f"1. They act:\n   {mark}first\n   {mark}second\n")] == [3, 4]


def test_an_item_with_a_letter_of_its_own_is_told() -> None:
    assert faults("1. (a) first\n") == [(2, '"(a)" begins no item of a list, and would print')]


def test_a_number_that_cannot_begin_a_list_in_mid_paragraph_is_told() -> None:
    found = faults("They act:\n2. first\n3. second\n")
    assert [line for line, _ in found] == [3, 4] and "would run on from the one above" in found[0][1]


def test_a_sublist_indented_by_two_spaces_is_told() -> None:
    assert faults("1. They act:\n2. They:\n  1. pay\n  2. report\n") == [
        (4, "this item is indented, and yet stands beside the one above and not under it"),
        (5, "this item is indented, and yet stands beside the one above and not under it"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. They:\n   1. pay\n   2. report\n2. They rest.\n", "- They:\n  - pay\n  - report\n- They rest.\n",
        " 9. one\n10. two\n", "9. one\n10. two\n11. three\n", "1. They:\n    1. pay\n    2. report\n",
        "1. They:\n   - pay\n   - report\n", "1. one\n\n1. two\n",
    ],
)  # fmt: skip
def test_a_list_that_nests_as_it_looks_is_read(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("row", "cells"), [("| p | q | r |", 3), ("| p |", 1), ("p | q | r", 3), ("| p | q | r", 3), ("| p \\| q |", 1)]
)
def test_a_row_with_too_many_or_too_few_cells_is_told(row: str, cells: int) -> None:
    assert faults(f"| A | B |\n|---|---|\n| x | y |\n{row}\n") == [(5, f"this row has {cells} cells, under 2 headings")]


@pytest.mark.parametrize(
    "row", ["| p | q |", "p | q", "| p \\| q | r |", "|  |  |", "| p | q", "| {{ each parties }} a | b |"]
)
def test_a_row_with_a_cell_for_each_heading_is_read(row: str) -> None:
    assert faults(f"| A | B |\n|---|---|\n{row}\n") == []


def test_a_table_without_the_row_under_its_headings_is_told() -> None:
    assert [line for line, _ in faults("| A | B |\n| p | q |\n")] == [2, 3]


@pytest.mark.parametrize("broken", ["one  \n   two", "one\\\n   two"])
def test_a_new_line_inside_a_paragraph_is_told(broken: str) -> None:
    assert faults(f"1. {broken}\n") == [(2, "a new line inside a paragraph would not print")]


@pytest.mark.parametrize("code", [0, 0x85 - 1, 0x9F, 0x202E, 0xFFFE])
def test_a_character_no_document_can_hold_is_told_with_its_line(code: int) -> None:
    assert faults(f"1. One.\n2. T{chr(code)}wo.\n")[0] == (3, f"the character U+{code:04X} is not allowed in text")


# --- size -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 10_000, "{{ a " * 10_000, "{{" + " " * 50_000, "{{ " * 10_000 + "}}" * 10_000, "[@" * 10_000,
        "[" * 20_000, "<" * 20_000, "<a " * 20_000, "&a" * 20_000, "![" * 10_000 + "](" * 10_000, "*" * 20_000,
        "*a " * 5_000, "*a" * 2_000 + "*" * 2_000, "_a " * 5_000, "| " * 10_000, "(a) " * 10_000,
        "**a " * 300 + "b** " * 300, "`" * 20_000, "\\" * 20_001,
    ],
    ids=lambda text: f"{len(text)} of {text[:4]!a}",
)  # fmt: skip
def test_a_line_of_marks_is_read_in_time_in_proportion_to_its_length(text: str) -> None:
    began = time.process_time()
    faults(f"1. {text}\n")
    parse_words(text, FILE, 1)
    markup_fault(text)
    assert time.process_time() - began < 10


def test_ten_thousand_open_holes_are_told_once() -> None:
    assert len(parse_words("{{ " * 10_000, FILE, 1)[1]) == 1


def test_emphasis_inside_emphasis_is_read_only_so_deep() -> None:
    assert faults("1. *a **b** c*\n") == []
    assert "emphases inside one another" in faults("1. " + "*a **b " * 20 + "c** d*" * 20 + "\n")[0][1]


@given(st.text(alphabet="{} a\n", max_size=30))
def test_a_hole_is_what_stands_between_two_braces_and_the_next_two(text: str) -> None:
    content, problems = parse_words(text, FILE, 1)
    holes = [each for each in content if isinstance(each, Hole)]
    assert all("{{" not in each.expression and "}}" not in each.expression for each in holes)
    assert problems or text.count("{{") <= len(holes) + text.count("{{{")
