"""Clause Markdown: every mark, every construct that is refused, and the line each fault is on."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moudraft.deal import Group
from moudraft.document import Emphasis, Paragraph, Table, Text
from moudraft.document.assembly import assemble
from moudraft.library.clause_inlines import parse_words
from moudraft.library.clause_text import RawWording, parse_wordings, split_front_matter
from moudraft.library.marks import typographic
from moudraft.library.wording import Grid, Hole, Inline, Line, Reference, Styled, Words
from moudraft.selection import select
from tests import tiny

FILE = "clauses/a/b.md"


def wordings(text: str, first_line: int = 1) -> list[RawWording]:
    found, problems = parse_wordings(text, FILE, first_line)
    assert problems == []
    return found


def body(text: str) -> tuple[Line | Grid, ...]:
    return wordings("## plain\n" + text)[0].body


def words(text: str) -> tuple[Inline, ...]:
    found, problems = parse_words(text, FILE, 1)
    assert problems == []
    return found


def faults(text: str) -> list[tuple[int, str]]:
    return [(problem.location.line, problem.message) for problem in parse_wordings(text, FILE, 1)[1]]


# --- the file ------------------------------------------------------------------------------------


def test_the_front_matter_is_split_from_the_wordings_and_the_line_is_kept() -> None:
    assert split_front_matter("---\ntitle: X\n---\n## plain\ntext", FILE) == ("title: X", "## plain\ntext", 4, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: X\n---\n", "no front matter"),
        ("", "no front matter"),
        ("---\ntitle: X\n", "the front matter is not closed"),
    ],
)
def test_front_matter_has_to_be_there_and_closed(text: str, message: str) -> None:
    problem = split_front_matter(text, FILE)[3][0]
    assert (problem.location.file, problem.location.line, problem.message) == (FILE, 1, message)


def test_wordings_stand_side_by_side_each_with_its_own_data_and_lines() -> None:
    text = "## one\n~~~\nposition: fallback\n~~~\n1. First.\n\n## two\n\nSecond.\n"
    one, two = wordings(text, first_line=11)
    assert (one.name, one.line, one.data, one.data_line) == ("one", 11, "position: fallback\n", 13)
    assert one.body == (Line("numbered", (Words("First."),), line=15),)
    assert (two.name, two.line, two.data) == ("two", 17, "")
    assert two.body == (Line("plain", (Words("Second."),), line=19),)


def test_the_hash_of_a_wording_changes_with_its_words_and_not_with_its_data_or_spacing() -> None:
    plain = wordings("## one\n1. First.\n")[0].hash
    assert wordings("## other\n~~~\nposition: fallback\n~~~\n\n1. First.   \n\n\n")[0].hash == plain
    assert wordings("## one\n1. Second.\n")[0].hash != plain


# --- the marks -----------------------------------------------------------------------------------


def test_numbers_nest_and_bullets_stay_bullets() -> None:
    text = "1. One:\n   1. a\n      1. i\n   2. b\n2. Two\n\n- x\n- y\n\nplain\n"
    assert body(text) == (
        Line(
            "numbered",
            (Words("One:"),),
            (
                Line("numbered", (Words("a"),), (Line("numbered", (Words("i"),), line=4),), line=3),
                Line("numbered", (Words("b"),), line=5),
            ),
            line=2,
        ),
        Line("numbered", (Words("Two"),), line=6),
        Line("bullet", (Words("x"),), line=8),
        Line("bullet", (Words("y"),), line=9),
        Line("plain", (Words("plain"),), line=11),
    )


def test_holes_references_emphasis_and_terms() -> None:
    assert words('{{ Each.will }} *keep* **strong** ties; see [@topic/a-clause] and **"Reserved Matter"**.') == (
        Hole("Each.will"),
        Words(" "),
        Styled((Words("keep"),), "italic"),
        Words(" "),
        Styled((Words("strong"),), "bold"),
        Words(" ties; see "),
        Reference("topic/a-clause"),
        Words(" and "),
        Styled((Words("Reserved Matter"),), "term"),
        Words("."),
    )


def test_a_hole_stands_inside_emphasis_and_inside_a_term() -> None:
    assert words("*the {{ party }}*") == (Styled((Words("the "), Hole("party")), "italic"),)
    assert words('**"{{ board_term }}"**') == (Styled((Hole("board_term"),), "term"),)
    assert words('**"the {{ party }}" then**') == (
        Styled((Words("\u201cthe "), Hole("party"), Words("\u201d then")), "bold"),
    )


def test_nothing_inside_a_hole_is_read_as_markdown() -> None:
    assert words('{{ "*a* [@b/c] \\"" }} x') == (Hole('"*a* [@b/c] \\""'), Words(" x"))


def test_a_table_has_holes_in_its_cells_and_rows_that_repeat() -> None:
    text = (
        "| A | **B** |\n|---|---|\n| {{ each objectives }} {{ item.text }} | *{{ party }}* |\n| {{ each rows }} | |\n"
    )
    (grid,) = body(text)
    assert isinstance(grid, Grid)
    assert grid.header == ((Words("A"),), (Styled((Words("B"),), "bold"),))
    assert [(row.each, row.cells, row.line) for row in grid.rows] == [
        ("objectives", ((Hole("item.text"),), (Styled((Hole("party"),), "italic"),)), 4),
        ("rows", ((), ()), 5),
    ]


def test_a_line_that_begins_with_each_is_repeated_and_its_words_lose_the_mark() -> None:
    assert body("1. {{ each objectives }} {{ item.text }};\n") == (
        Line("numbered", (Hole("item.text"), Words(";")), each="objectives", line=2),
    )
    assert body("- {{ each vision }} **x**\n")[0] == Line("bullet", (Styled((Words("x"),), "bold"),), (), "vision", 2)


def test_a_line_that_runs_on_is_one_paragraph_with_a_space() -> None:
    assert body("1. one\n   two\n") == (Line("numbered", (Words("one two"),), line=2),)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ('"Term" means', "\u201cTerm\u201d means"),
        ("the Council's", "the Council\u2019s"),
        ("'single' and ('nested')", "\u2018single\u2019 and (\u2018nested\u2019)"),
        ("\"it's 'so'\"", "\u201cit\u2019s \u2018so\u2019\u201d"),
        ("a -- b", "a \u2013 b"),
        ("well-kept", "well-kept"),
    ],
)
def test_quotation_marks_and_dashes_are_set_as_a_printer_does(typed: str, set_as: str) -> None:
    assert typographic(typed) == set_as


def test_quotation_marks_close_after_a_hole_a_reference_and_emphasis() -> None:
    assert words('{{ party }}\'s "{{ group }}"') == (
        Hole("party"),
        Words("\u2019s \u201c"),
        Hole("group"),
        Words("\u201d"),
    )
    assert words('"see [@a/b]"')[-1] == Words("\u201d")
    assert words('"a *b*"')[-1] == Words("\u201d")
    assert body('1. one\n   "two"\n')[0].content == (Words("one \u201ctwo\u201d"),)  # type: ignore[union-attr]


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("> quoted", 3, "a blockquote has no place in a wording"),
        ("1. a\n\n---\n", 5, "a hr has no place in a wording"),
        ("    indented code", 3, "a code block has no place in a wording"),
        ("text\n\n~~~\ncode\n~~~\n", 5, "a fence has no place in a wording"),
        ("text\n\n### deeper\n", 5, "a heading has no place in a wording"),
        ("# Higher\n", 3, "a heading has no place in a wording"),
        ("1. a\n\n   b\n", 5, "a list item holds one paragraph, and then a list at most"),
        ("1. > quoted\n", 3, "a list item holds one paragraph, and then a list at most"),
        ("1.\n2. b\n", 3, "an empty list item"),
        ("text {{ party\n", 3, "a hole that is not closed, or a Jinja statement"),
        ("text\n\n{% if party %}x{% endif %}\n", 5, "a hole that is not closed, or a Jinja statement"),
        ("1. a\n2. b {# note #}\n", 4, "a hole that is not closed, or a Jinja statement"),
        ("| {{ each rows }} a | b |\n|---|---|\n| c | d |\n", 3, "the row of headings cannot repeat"),
        ("| a | b |\n|---|---|\n| c | {{ d |\n", 5, "a hole that is not closed, or a Jinja statement"),
        ("1. a\n2. see [@Topic/Clause]\n", 4, "a reference that cannot be read"),
        ("see [@topic clause]\n", 3, "a reference that cannot be read"),
    ],
)
def test_this_is_refused_on_its_line(text: str, line: int, message: str) -> None:
    assert faults(f"## plain\n\n{text}") == [(line, message)]


def test_text_before_the_first_wording_is_refused() -> None:
    assert faults("\nA stray line.\n\n## plain\n1. x\n") == [(2, "text before the first wording")]


def test_a_clause_of_text_without_a_wording_is_refused() -> None:
    assert faults("1. Just text.\n") == [(1, "text before the first wording")]


def test_a_clause_without_any_wording_is_refused() -> None:
    assert faults("\n") == [(1, "the clause has no wording")]


def test_a_wording_without_text_or_with_a_name_that_is_no_slug_is_refused() -> None:
    assert faults("## One Name\n1. x\n\n## two\n~~~\nposition: fallback\n~~~\n") == [
        (1, '"One Name" cannot be the name of a wording'),
        (4, 'the wording "two" has no text'),
    ]


def test_every_fault_is_told_at_once() -> None:
    assert [line for line, _ in faults("## plain\n> q\n\n{{ x\n\n---\n")] == [2, 4, 6]


# --- a value can never become markup ---------------------------------------------------------------


PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40)
MARKS = st.lists(
    st.sampled_from(
        ["*a*", "**b**", '**"Term"**', "{{ party }}", "[@one/clause]", "{% x %}", "\n", "\n\n1. ", "|", "<b>", "# h"]
    ),
    max_size=5,
).map(" ".join)
LIBRARY = tiny.library(
    {"one/clause": "1. Begin {{ group_term }} end.\n2. *{{ group_term }}*\n\n| a |\n|---|\n| {{ group_term }} |\n"}
)


@given(st.one_of(PRINTABLE, MARKS, st.tuples(PRINTABLE, MARKS).map("".join)))
def test_any_text_of_a_deal_comes_out_as_exactly_that_text(value: str) -> None:
    # A value that is nothing, or ends its own sentence, meets the words around it as test_punctuation says.
    assume(value and not value.endswith("."))
    deal = msgspec.structs.replace(tiny.deal(), group=Group(name=value))
    document = assemble(deal, select(deal, LIBRARY), LIBRARY)
    value = value[4:] if value[:4].lower() == "the " else value
    first, second, table = tiny.provision(document, "one/clause").blocks
    assert isinstance(first, Paragraph) and first.content == (Text(f"Begin {value} end."),)
    assert isinstance(second, Paragraph) and second.content == (Emphasis((Text(value),) if value else ()),)
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].paragraphs[0].content == ((Text(value),) if value else ())


# --- the condition of a line ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("exit: silent", ["exit: silent"]),
        ("exit: silent, costs: none", ["exit: silent; costs: none"]),
        ("exit: silent or costs: none", ["exit: silent", "costs: none"]),
        (
            "exit: {not: silent}, costs: [equal, none] or exit: silent, costs.cap: given",
            ["exit: {not: silent}; costs: [equal, none]", "exit: silent; costs.cap: given"],
        ),
        ("a: x\nor b: y or c: z", ["a: x", "b: y", "c: z"]),
        ('who: "one or two"', ["who: one or two"]),
    ],
)
def test_a_line_stands_where_all_its_facts_hold_or_all_of_another_run_of_them(
    text: str, alternatives: list[str]
) -> None:
    (line,) = body(f"1. {{{{ when {text} }}}} They meet.".replace("\n", " "))
    assert isinstance(line, Line)
    assert ["; ".join(map(str, lines)) for lines in line.when] == alternatives


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("exit: silent or costs: {most: 1}", 'the test of "costs"'),
        ("exit: [ or costs: none", ""),
    ],
)
def test_a_run_of_facts_that_is_wrong_is_told_at_its_line(text: str, message: str) -> None:
    found = faults(f"## plain\n1. Fine.\n2. {{{{ when {text} }}}} They meet.")
    assert [line for line, _message in found] == [3] and message in found[0][1]
