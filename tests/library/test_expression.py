"""What a hole may hold: names, and a short list of harmless expressions over them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal import Group
from moudraft.document import Blank, Text
from moudraft.document.assembly import assemble
from moudraft.drafting import load_library
from moudraft.library import expression
from moudraft.library.wording import Hole, walk, walk_lines
from moudraft.selection import select
from tests import tiny

JOINED = tiny.library({"one/clause": '{{ "A " ~ group_term ~ ", " ~ date }} B'})


@pytest.mark.parametrize(
    "text",
    [
        "party",
        "exit.period",
        "Each.will",
        "item.details.what-it-is",
        '"both" if party_count == "two" else "all"',
        'group if area != "their area" else "none"',
        '"a" if party_count in ["two", "three"] else "b"',
        '"a" if party_count not in ("two", "three") and not group else "b"',
        'party | upper | trim ~ " and " ~ parties',
        '"straight words"',
    ],
)
def test_this_may_stand_in_a_hole(text: str) -> None:
    assert expression.fault(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("party()", "uses Call"),
        ("range(9)", "uses Call"),
        ("party[0]", "uses Getitem"),
        ('party["name"]', "uses Getitem"),
        ("party.__class__", 'reaches for "__class__"'),
        ("item._secret", 'reaches for "_secret"'),
        ("_private", 'reaches for "_private"'),
        ("9 ** 9", "uses Pow"),
        ("1 + 1", "uses Add"),
        ("parties * 99", "uses Mul"),
        ("-party", "uses Neg"),
        ("party is defined", "uses Test"),
        ("{}", "uses Dict"),
        ("party | safe", 'uses the filter "safe"'),
        ('parties | map("upper")', 'uses the filter "map"'),
        ("party |", "cannot be read"),
        ("", "cannot be read"),
        ("for party in parties", "cannot be read"),
        ('"a" if party_count > "two" else "b"', "compares by order"),
        ('"a" if "w" in party_count else "b"', 'compares with a list by "in"'),
        ('"a" if party_count == ["two"] else "b"', 'compares with a list by "in"'),
        ("[party, parties]", "prints a list"),
        ("(party, parties)", "prints a list"),
        ('"abc".upper', "reaches into something that is not a name"),
        ('("a" if party else "b").upper', "reaches into something that is not a name"),
        ("party | trim(1, 2, 3)", 'gives the filter "trim" something in brackets'),
        ('party | upper("x")', 'gives the filter "upper" something in brackets'),
        ("party | title(*parties)", 'gives the filter "title" something in brackets'),
        ("1e999", "holds inf"),
        ("2", "holds 2"),
        ("true ~ party", "holds True"),
        ("party == none", "holds None"),
        (r'"\ud800"', "holds a character that no document can hold"),
        (r'party ~ "\x00"', "holds a character that no document can hold"),
        (r'"\u202e"', "holds a character that no document can hold"),
        ("(" * 80 + "party" + ")" * 80, "is longer than 500 characters, or has more than 20 brackets"),
        (" ~ ".join(["party"] * 5000), "is longer than 500 characters, or has more than 20 brackets"),
        ("not " * 120 + "party", ""),
        ("party" + " | trim" * 60, ""),
    ],
)
def test_this_may_not_and_the_reason_is_given(text: str, said: str) -> None:
    assert expression.fault(text).startswith(said)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("exit.period", ["exit.period"]),
        ("a.b.c if d else e.f", ["d", "a.b.c", "e.f"]),
        ('"words" ~ item.text', ["item.text"]),
        ('"words"', []),
    ],
)
def test_the_names_an_expression_uses_are_whole_paths(text: str, names: list[str]) -> None:
    assert sorted(expression.names(text)) == sorted(names)


@pytest.mark.parametrize(
    ("hole", "printed"),
    [
        ('"both" if party_count == "two" else "all"', "both"),
        ('"both" if party_count != "two" else "all"', "all"),
        ('"few" if party_count in ["two", "three"] else "many"', "few"),
        ('"few" if party_count not in ["two", "three"] else "many"', "many"),
        ('"x" if party_count == "ten"', ""),
        ("party | upper", "COUNCIL"),
        ('party ~ " and " ~ parties', "Council and Councils"),
        ("Each if party else party", "Each Council"),
        ("exit.period if exit.period else party", "three months"),
        ('"no" if not party else "yes"', "yes"),
    ],
)
def test_an_expression_prints(hole: str, printed: str) -> None:
    document = tiny.drafted(f"Before {{{{ {hole} }}}} after", terms={"exit": "notice-3m"})
    assert tiny.lines(document) == [f"Before {printed} after".replace("  ", " ")]


def only_content(hole: str) -> tuple[object, ...]:
    document = tiny.drafted(f"{{{{ {hole} }}}}", terms={"exit": "notice"})
    return next(tiny.provision(document, "one/clause").paragraphs()).content


def test_what_is_not_settled_stays_a_blank_through_a_conditional() -> None:
    blank = (Blank("how long the notice is", "terms.exit.period"),)
    assert only_content("exit.period") == blank
    assert only_content('exit.period if party_count == "two" else party') == blank
    assert only_content('party if party_count == "ten" else exit.period') == blank
    assert only_content('exit.period if party_count == "ten" else party') == (Text("Council"),)


@pytest.mark.parametrize("hole", ['"at least " ~ exit.period', "exit.period | capitalize"])
def test_what_is_not_settled_stays_a_blank_among_other_words(hole: str) -> None:
    assert Blank("how long the notice is", "terms.exit.period") in only_content(hole)


@given(st.text(st.sampled_from("\ue000\ue0010123 a"), min_size=1, max_size=8))
def test_any_text_of_a_deal_goes_through_an_expression_unchanged(value: str) -> None:
    deal = msgspec.structs.replace(tiny.deal(), group=Group(name=value))
    made = assemble(deal, select(deal, JOINED), JOINED)
    assert tiny.lines(made) == [f"A {value}, [to confirm: the date] B"]


def test_an_expression_reaches_nothing_but_its_names() -> None:
    seen: list[str] = []

    def lookup(name: str) -> str:
        seen.append(name)
        return "yes"

    assert expression.evaluate('"a" if item.text == "yes" else party', lookup) == "a"
    assert seen == ["item.text"]


NAMES = ("party", "Party", "item.text", "exit.who", "open", "item.lease.break.if", "Inner", "note")
WORDS = st.one_of(st.sampled_from(NAMES), st.sampled_from(('"a"', "'b c'", '""', '", for "', '"if"', '" ~ "')))
RUNS = st.lists(WORDS, min_size=1, max_size=4).map(" ~ ".join)
SHORT = st.one_of(
    RUNS,
    st.builds("{} if {} else {}".format, RUNS, WORDS, RUNS),
    st.builds("{} if {} {} {} else {}".format, RUNS, WORDS, st.sampled_from(("==", "!=")), WORDS, RUNS),
)
VALUES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(("", "a", "b c", "x {{ y }}")))


@given(SHORT, VALUES)
def test_what_is_read_without_jinja2_comes_to_what_jinja2_makes_of_it(text: str, values: dict[str, str]) -> None:
    def value(name: str) -> str:
        return values.get(name, "")

    assert expression._choice(text) is not None
    named = {each.partition(".")[0]: expression._Named(each.partition(".")[0], value) for each in NAMES}
    slow = expression._compiled(text)(**named)
    assert str(expression.evaluate(text, value)) == str(expression.result(slow))


def test_no_hole_of_our_own_clauses_needs_jinja2() -> None:
    wordings = (wording for clause in load_library().clauses.values() for wording in clause.wordings)
    contents = (content for wording in wordings for content, _each, _line in walk_lines(wording.body))
    holes = {inline.expression for content in contents for inline in walk(content) if isinstance(inline, Hole)}
    asked = [each for each in holes if not each.startswith("ask ") and not expression.NAME.fullmatch(each)]
    assert not [each for each in asked if expression._choice(each) is None]


@pytest.mark.parametrize(
    "text", ["true", "None ~ party", "not", "'a' if True else 'b'", "a ~ in", "x and y", "a|upper"]
)
def test_a_word_that_jinja2_keeps_for_itself_is_left_to_it(text: str) -> None:
    assert expression._choice(text) is None
