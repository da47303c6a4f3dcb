"""Parties and bodies under other names than the deal gives them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.checks.support.near_spelling import near_spelling, one_edit
from moudraft.findings import Finding
from tests.checks.drafts import EXAMPLES, drafted, found


def about(objective: str, more: str = "") -> list[Finding]:
    return found(drafted(f"objectives: {json.dumps([{'text': objective}], ensure_ascii=False)}\n{more}"), "P303")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Northmoor Council", "Northmoor District Council"),
        ("Northmoor Borough Council", "Northmoor District Council"),
        ("Eastvale District Council", "Eastvale Borough Council"),
        ("Eastvale BC", "Eastvale Borough Council"),
        ("northmoor district council", "Northmoor District Council"),
        ("Northmoor District council", "Northmoor District Council"),
        ("Northmoor Distict Council", "Northmoor District Council"),
        ("Northmooor", "Northmoor"),
        ("Partnership Baord", "Partnership Board"),
    ],
)
def test_another_name_for_a_party_or_a_body_is_found_once(written: str, meant: str) -> None:
    (finding,) = about(f"keep the desk that {written} opened, and that {written} pays for")
    assert finding.message == f"\u201c{written}\u201d looks like {meant} under another name"
    assert (finding.severity, finding.location.file) == ("warning", "--set objectives")
    assert finding.paragraph == "paragraph 2.1"


@pytest.mark.parametrize(
    "text",
    [
        "keep the desk that Northmoor District Council opened",
        "keep the desk that Northmoor opened",
        "keep Northmoor\u2019s desk",
        "NORTHMOOR DISTRICT COUNCIL",
        "ask Northmoor Town Council",
        "ask Northmoor Parish Council",
        "ask Northmoorshire County Council",
        "ask West Northmoor Council",
        "lower the Northmoor Council Tax",
        "see the Northmoor Council (Parking) Order",
        "join Northmoor and Eastvale Councils",
        "ask Northmore Borough Council",
        "keep the Northmoors apart",
        "ask the Partnership Boards",
        "ask the partnership baord",
    ],
)
def test_a_name_as_given_and_a_name_of_somebody_else_are_fine(text: str) -> None:
    assert about(text) == []


def test_who_signs_and_who_approves_are_read_too() -> None:
    office = found(drafted("parties.0.signatory.office: Leader of Northmoor Council"), "P303")
    assert [each.location.file for each in office] == ["--set parties.0.signatory.office"]
    assert len(found(drafted("parties.1.approval.by: the Cabinet of Eastvale Council"), "P303")) == 1


def test_a_name_is_fine_where_another_party_or_body_bears_it() -> None:
    other = "\nparties.1.short_name: the Other"
    assert about("ask Northmoor Council", f"parties.1.name: Northmoor Council{other}") == []
    assert about("ask Northmoor Council", "governance.0.name: Northmoor Council") == []
    assert about("ask the Northmoor Borough Council", f"parties.1.name: The Northmoor Borough Council{other}") == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_name_everybody_as_they_say(example: str) -> None:
    assert found(drafted(example=example), "P303") == []


def test_a_name_with_a_comma_in_it_is_not_taken_for_another() -> None:
    name = "Secretary of State for Housing, Communities and Local Government"
    party = f"parties.1.name: The {name}\nparties.1.short_name: the Secretary of State"
    assert about(f"ask the {name}", party) == []
    (finding,) = about("ask the Secretary of State for Housing, Comunities and Local Government", party)
    assert finding.message.endswith(f"looks like The {name} under another name")


def test_the_words_of_a_private_red_line_are_not_repeated() -> None:
    lines = "red_lines: [{text: Northmoor Council keeps its pool, private: true}]"
    assert found(drafted(lines), "P303") == []


# --- near spellings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Leaders Board", "Leaders\u2019 Board"),
        ("the Leader\u2019s Board", "Leaders\u2019 Board"),
        ("the River Board meets", "Rivers Board"),
        ("to Chelmsfrod.", "Chelmsford"),
    ],
)
def test_a_slip_of_one_letter_is_near(text: str, name: str) -> None:
    assert len(list(near_spelling(text, name, word=5))) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Leaders\u2019 Board", "Leaders' Board"),
        ("Dover", "Doner"),  # short
        ("Area Board 2 sits", "Area Board 1"),  # figures
        ("Bolton Borough Council", "Boston Borough Council"),  # two real places, in a word of six letters
        ("Elchester is near", "Alchester"),  # another place
        ("Moorland  Bord", "Moorland Board"),  # two spaces: not one run of words
        ("Moorland\u2019s Boards", "Moorland Board"),
        ("", "Moorland Board"),
    ],
)
def test_what_may_well_be_another_name_is_not_near(text: str, name: str) -> None:
    assert list(near_spelling(text, name, word=7)) == []


WORDS = st.text(alphabet="abcdefgh", min_size=2, max_size=10)


@given(WORDS, st.data())
def test_every_single_edit_is_one_edit_and_the_relation_goes_both_ways(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    changed = word[:at] + letter + word[at + 1 :]
    longer, shorter = word[:at] + letter + word[at:], word[:at] + word[at + 1 :]
    for other in (changed, longer, shorter):
        assert one_edit(word, other) and one_edit(other, word)
    turned = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert one_edit(word, turned) == (turned != word)


@given(WORDS, WORDS)
def test_what_is_one_edit_away_is_never_the_same_nor_far_in_length(a: str, b: str) -> None:
    assert one_edit(a, b) == one_edit(b, a)
    if one_edit(a, b):
        assert a != b and abs(len(a) - len(b)) <= 1


@given(st.text(max_size=60), st.text(min_size=1, max_size=30))
def test_no_text_and_no_name_break_the_search(text: str, name: str) -> None:
    for found_name in near_spelling(text, name, word=5):
        assert found_name in text and found_name != name


@given(st.lists(st.text("abcdABCD 'e", min_size=1, max_size=14), max_size=6), st.text("abcdABCD 'e.", max_size=60))
def test_many_names_looked_for_at_once_are_found_as_each_alone(names: list[str], text: str) -> None:
    from moudraft.checks.support.near_spelling import NearNames

    names = [f"{name}xxxxxxxx" for name in names]
    alone = [(n, written) for n, name in enumerate(names) for written in near_spelling(text, name, word=5)]
    assert NearNames([(name, 5) for name in names]).found(text) == alone
