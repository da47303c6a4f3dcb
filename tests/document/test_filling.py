"""Holes filled for one deal, lists set out, and the punctuation of lists."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.document import Blank, Emphasis, Inline, Paragraph, Table, Text, plain_text
from moudraft.document.filling import merged
from moudraft.document.punctuation import following, punctuated
from moudraft.problems import MoudraftError
from tests import tiny

OBJECTIVES = [
    {"text": "save money", "measure": "five per cent", "due": "2027-04", "lead": "North"},
    {"text": "keep staff"},
    {"text": "share learning", "due": "2028"},
]
ITEM_FILE = [{"id": "library-line", "text": "plant {{ item.details.how_many }} trees", "asks": {"how_many": "trees"}}]


def printed(body: str, **deal: object) -> list[str]:
    return tiny.lines(tiny.drafted(body, **deal))


# --- holes ---------------------------------------------------------------------------------------


def test_a_name_with_a_capital_begins_a_sentence() -> None:
    assert printed("{{ Each.will }} meet. {{ each.will }} {{ Parties }}.") == [
        "Each Council will meet. each Council will Councils."
    ]


def test_a_capital_at_a_blank_changes_nothing() -> None:
    document = tiny.drafted("{{ Exit.period }}", terms={"exit": "notice"})
    assert document.blanks() == (Blank("how long the notice is", "terms.exit.period"),)


@pytest.mark.parametrize("hole", ["prty", "exit.perio", "item.text", '"a" if prty else "b"'])
def test_an_unknown_name_is_told_with_its_line(hole: str) -> None:
    with pytest.raises(MoudraftError) as error:
        tiny.drafted(f"1. x\n2. {{{{ {hole} }}}}\n")
    (problem,) = error.value.problems
    assert str(problem).startswith("clauses/one/clause.md:7: unknown name ")


def test_an_unknown_list_is_told_with_what_was_meant() -> None:
    with pytest.raises(MoudraftError, match='unknown list "objectivs"\n  hint: did you mean "objectives"'):
        tiny.drafted("1. They will:\n   1. {{ each objectivs }} {{ item.text }};\n", objectives=OBJECTIVES)


def test_neighbouring_texts_are_one_and_empty_ones_are_gone() -> None:
    emphasis = Emphasis((Text("c"),))
    assert merged([Text(""), Text("a"), Text("b"), emphasis, Text(""), Text("d")]) == (
        Text("ab"),
        emphasis,
        Text("d"),
    )


# --- lists ---------------------------------------------------------------------------------------


def test_a_line_is_repeated_for_each_item_with_its_parts() -> None:
    found = printed(
        "1. They will:\n   1. {{ each objectives }} {{ item.text }} by {{ item.due }} ({{ item.lead }});\n",
        objectives=OBJECTIVES,
    )
    assert found == [
        "1.1 They will:",
        "(a) save money by April 2027 (North);",
        "(b) keep staff by [to confirm: the date] ([to confirm: who leads]); and",
        "(c) share learning by 2028 ([to confirm: who leads]).",
    ]


def test_a_numbered_line_can_be_repeated_as_paragraphs() -> None:
    assert printed("1. {{ each objectives }} {{ Item.text }}.\n", objectives=OBJECTIVES) == [
        "1.1 Save money.",
        "1.2 Keep staff.",
        "1.3 Share learning.",
    ]


def test_lines_below_a_repeated_line_speak_of_the_same_item() -> None:
    found = printed(
        "1. {{ each objectives }} To {{ item.text }}:\n"
        "   1. measured by {{ item.measure }};\n   2. by {{ item.due }};\n",
        objectives=OBJECTIVES[:1],
    )
    assert found == ["1.1 To save money:", "(a) measured by five per cent; and", "(b) by April 2027."]


def test_a_list_that_comes_out_with_one_fragment_ends_the_sentence_instead() -> None:
    body = "1. They will:\n   1. {{ each objectives }} {{ item.text }};\n"
    assert printed(body, objectives=["save money;"]) == ["1.1 They will save money."]
    assert printed(body, objectives=["A whole sentence."]) == ["1.1 They will:", "(a) A whole sentence."]
    assert printed(body + "   2. rest\n", objectives=["save money"])[1:] == ["(a) save money; and", "(b) rest."]


def test_a_value_that_ends_its_own_sentence_gets_no_second_stop() -> None:
    body = "1. {{ each objectives }} They {{ item.text }}.\n"
    assert printed(body, objectives=["save money.", "ask why?", "keep staff"]) == [
        "1.1 They save money.", "1.2 They ask why?", "1.3 They keep staff.",
    ]  # fmt: skip


def test_a_list_with_nothing_in_it_is_a_clear_error() -> None:
    with pytest.raises(MoudraftError) as error:
        tiny.drafted("1. They will:\n   1. {{ each objectives }} {{ item.text }};\n")
    assert str(error.value) == (
        "deal: there is nothing in objectives for the list of a clause (clauses/one/clause.md:6)\n"
        "  hint: give objectives in the deal, or leave the clause out"
    )


@pytest.mark.parametrize(
    ("each", "more", "where"),
    [
        ("objectives", {"objectives": []}, "deal objectives: there is nothing in objectives"),
        (
            "programme.first",
            {"programme": [{"text": "plan it", "phase": "next"}]},
            "deal programme: there is nothing in",
        ),
        ("own_red_lines", {"red_lines": []}, "deal red_lines: there is nothing in red_lines"),
        ("bodies", {}, "deal: there is nothing in governance"),
    ],
)
def test_a_list_with_nothing_in_it_is_told_at_the_deals_own_line(each: str, more: dict[str, Any], where: str) -> None:
    with pytest.raises(MoudraftError) as error:
        tiny.drafted(f"1. They will:\n   1. {{{{ each {each} }}}} x;\n", **more)
    assert str(error.value).startswith(where)


def test_rows_are_repeated_and_the_widths_fill_the_page() -> None:
    text = "| Aim | When | Who |\n|---|---|---|\n| {{ each objectives }} {{ item.text }} | {{ item.due }} | x |\n"
    (table,) = tiny.provision(tiny.drafted(text, objectives=OBJECTIVES), "one/clause").blocks
    assert isinstance(table, Table)
    first = [[plain_text(cell.paragraphs[0].content) for cell in row.cells] for row in table.rows]
    assert first == [["save money", "April 2027", "x"], ["keep staff", "[to confirm: the date]", "x"], [
        "share learning", "2028", "x",
    ]]  # fmt: skip
    assert (sum(table.widths), len(table.widths)) == (100, 3)
    assert table.description == "A clause"


def test_widths_of_a_wording_are_used_when_they_are_as_many_as_the_columns() -> None:
    for widths, found in (("[30, 70]", (30, 70)), ("[30, 30, 40]", (50, 50))):
        document = tiny.drafted(f"## plain\n~~~\nwidths: {widths}\n~~~\n| a | b |\n|---|---|\n| c | d |\n")
        (table,) = tiny.provision(document, "one/clause").blocks
        assert isinstance(table, Table) and table.widths == found


def test_an_item_of_the_library_is_filled_from_its_details_or_asks_for_them() -> None:
    library = tiny.library({"one/clause": "1. {{ each programme }} {{ item.text }}."}, programme=ITEM_FILE)
    given = tiny.assembled(library, programme=[{"id": "library-line", "how_many": "40"}])
    assert tiny.lines(given) == ["1.1 plant 40 trees."]
    assert tiny.assembled(library, programme=["library-line"]).blanks() == (Blank("trees", "programme.0.how_many"),)


def test_lists_by_phase_hold_only_their_own_items() -> None:
    body = (
        "1. First:\n   1. {{ each programme.first }} {{ item.text }};\n"
        "2. Then:\n   1. {{ each programme.next }} {{ item.text }};\n"
    )
    phases = {"plan it": "first", "agree it": "first", "do it": "next", "end it": "next"}
    items = [{"text": text, "phase": phase} for text, phase in phases.items()]
    assert printed(body, programme=items) == [
        "1.1 First:", "(a) plan it; and", "(b) agree it.", "1.2 Then:", "(a) do it; and", "(b) end it.",
    ]  # fmt: skip


def test_bullets_under_a_line_with_a_colon_become_its_list() -> None:
    document = tiny.drafted("They will:\n\n- save money\n- keep staff\n\nThen this.\n\n- A whole sentence.\n")
    shown = [(block.role, len(block.children)) for block in tiny.provision(document, "one/clause").blocks]  # type: ignore[union-attr]
    assert shown == [("plain", 2), ("plain", 0), ("bullet", 0)]
    assert tiny.lines(document)[1:3] == ["\u2022 save money; and", "\u2022 keep staff."]


def test_the_deals_own_red_lines_print_unless_they_are_private() -> None:
    lines = [{"text": "The hall stays open."}, {"text": "Hush.", "private": "yes"}]
    assert printed("1. {{ each own_red_lines }} {{ item.text }}", red_lines=lines) == ["1.1 The hall stays open."]


RED_LINES = [{"id": name, "title": name.capitalize(), "group": "g", "intent": "x"} for name in ("veto", "staff")]


@pytest.mark.parametrize(
    ("held_by", "shown"),
    [
        (["South"], "South"),
        (["North", "West"], "North and West"),
        (["North", "South", "West"], "North, South and West"),
        ([], "all the Councils"),
    ],
)
def test_a_red_line_is_shown_with_the_parties_that_hold_it(held_by: list[str], shown: str) -> None:
    body = "1. {{ each red_lines }} {{ item.title }}: {{ item.held_by }}"
    lines = [{"id": "veto", "held_by": held_by}, "staff", {"id": "staff", "held_by": ["North"], "private": "yes"}]
    parties = [tiny.NORTH, tiny.SOUTH, tiny.WEST]
    made = tiny.assembled(tiny.library({"one/clause": body}, red_lines=RED_LINES), red_lines=lines, parties=parties)
    assert tiny.lines(made) == [f"1.1 Veto: {shown}", "1.2 Staff: all the Councils"]


# --- punctuation ---------------------------------------------------------------------------------


def items(*texts: str) -> list[Paragraph]:
    return [Paragraph("item", (Text(text),)) for text in texts]


def ended(*texts: str, end: str = ".") -> list[str]:
    return [plain_text(item.content) for item in punctuated(items(*texts), end)]


@pytest.mark.parametrize(
    ("given_as", "becomes"),
    [
        (["a"], ["a."]),
        (["a", "b"], ["a; and", "b."]),
        (["a;", "b;", "c;"], ["a;", "b; and", "c."]),
        (["a; and", "b, and", "c;"], ["a;", "b; and", "c."]),
        (["a; or", "b", "c."], ["a;", "b; or", "c."]),
        (["a, or", "b"], ["a; or", "b."]),
        (["a.", "b"], ["a; and", "b."]),
        (["A sentence.", "Another!", "A third?"], ["A sentence.", "Another!", "A third?"]),
        (["One sentence."], ["One sentence."]),
        (["Is it?"], ["Is it?"]),
        (["pens", "paper etc."], ["pens; and", "paper etc."]),
        (["pens etc.", "paper"], ["pens etc.; and", "paper."]),
        (["wait...", "go"], ["wait...; and", "go."]),
        (["bread and butter", "an or-gate"], ["bread and butter; and", "an or-gate."]),
    ],
)
def test_a_list_is_punctuated(given_as: list[str], becomes: list[str]) -> None:
    assert ended(*given_as) == becomes


def test_an_item_that_ends_in_a_blank_or_emphasis_takes_its_stop_after_it() -> None:
    for last in (Blank("how many"), Emphasis((Text("x"),))):
        first, second = punctuated([Paragraph("item", (Text("a "), last)), *items("b")], ".")
        assert first.content == (Text("a "), last, Text("; and"))
        assert plain_text(second.content) == "b."


def test_a_list_inside_a_list_carries_on_its_punctuation() -> None:
    found = printed(
        "1. They will:\n   1. first:\n      1. a\n      2. b\n   2. second:\n      1. c\n   3. third\n",
        objectives=OBJECTIVES,
    )
    assert found == [
        "1.1 They will:",
        "(a) first:", "(i) a; and", "(ii) b;",
        "(b) second:", "(i) c; and",
        "(c) third.",
    ]  # fmt: skip


def test_sentences_keep_their_stops_in_a_list_inside_a_list() -> None:
    found = printed("1. They will:\n   1. first:\n      1. One.\n      2. Two.\n   2. second\n")
    assert found[2:] == ["(i) One.", "(ii) Two.", "(b) second."]


WORD = st.sampled_from(["plan", "a", "and", "or", "the work", "staff, land", "o\u2019clock", "5.2", "(see below)"])
FRAGMENT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
ENDING = st.sampled_from(["", ";", ",", "; and", ", and", " ;"])


@given(st.lists(st.tuples(FRAGMENT, ENDING), min_size=1, max_size=9), st.booleans())
def test_fragments_end_with_one_semicolon_fewer_than_they_are_one_joint_and_one_stop(
    fragments: list[tuple[str, str]], alternative: bool
) -> None:
    texts = [text + ending for text, ending in fragments]
    if alternative:
        texts[0] = fragments[0][0] + "; or"
    found = ended(*texts)
    joint = "; or" if alternative else "; and"
    words = [text for text, _ending in fragments]
    wanted = [text + ";" for text in words[:-2]] + [text + joint for text in words[-2:-1]] + [words[-1] + "."]
    assert found == wanted
    assert "".join(found).count(";") == len(words) - 1


@given(st.lists(st.tuples(FRAGMENT, st.sampled_from(".!?")).map("".join), min_size=2, max_size=6))
def test_whole_sentences_are_left_alone(texts: list[str]) -> None:
    assert ended(*texts, end="; and") == texts


NESTED = st.recursive(
    FRAGMENT.map(lambda text: Paragraph("item", (Text(text),))),
    lambda inner: st.tuples(FRAGMENT, st.lists(inner, min_size=1, max_size=3)).map(
        lambda made: Paragraph("item", (Text(made[0] + ":"),), children=tuple(made[1]))
    ),
    max_leaves=8,
)


def leaves(paragraph: Paragraph) -> list[str]:
    found = [leaf for child in paragraph.children for leaf in leaves(child)]
    return found or [plain_text(paragraph.content)]


@given(st.lists(NESTED, min_size=1, max_size=4))
def test_a_nested_list_has_one_stop_at_its_very_end_and_punctuating_twice_changes_nothing(
    nested: list[Paragraph],
) -> None:
    once = punctuated(nested, ".")
    ends = [leaf for item in once for leaf in leaves(item)]
    assert [end.endswith(".") for end in ends] == [False] * (len(ends) - 1) + [True]
    assert all(end.endswith((";", "; and")) for end in ends[:-1])
    assert punctuated(once, ".") == once


@given(st.lists(NESTED, min_size=1, max_size=4))
def test_punctuation_changes_no_word(nested: list[Paragraph]) -> None:
    def bare(paragraph: Paragraph) -> Paragraph:
        text = plain_text(paragraph.content).removesuffix("; and").rstrip(";.")
        return msgspec.structs.replace(paragraph, content=(Text(text),), children=tuple(map(bare, paragraph.children)))

    assert list(map(bare, punctuated(nested, "."))) == nested


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("See our plan.", "See our plan, and come."),
        ("Northmoor Ltd.", "Northmoor Ltd., and come."),  # the stop is its own
        ("and so on...", "and so on..., and come."),
        ("...", "..., and come."),
        (".", "., and come."),
        ("See our plan", "See our plan, and come."),
    ],
)
def test_a_value_gives_up_the_stop_of_a_sentence_with_which_the_words_go_on(value: str, printed: str) -> None:
    out: list[Inline] = [Text(value)]
    words = following(out, ", and come.", "value")
    assert plain_text((*out, Text(words))) == printed
