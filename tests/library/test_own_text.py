"""The tiny grammar of a deal's own words: five marks, and everything else literal."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moudraft.document.known_names import small_vocabulary
from moudraft.drafting import load_library
from moudraft.library.marks import typographic
from moudraft.library.own_text import PARTY_WORDS, lead_in, literal_runs, own_words, references, sentence
from moudraft.library.wording import Hole, Reference, Styled, Words

HOSTILE = "R&D <Ltd> {{x}} @y *z* {% for a in b %} [link](http://x) <!-- c --> &amp; `k` ![p](q) ~~s~~ # h"


def test_the_marks_are_read_as_those_of_a_clause_file() -> None:
    text = '**"Depot"** means the yard in [@own/yard]; {{ each }} and {{Each}} use it as [@money/costs] says'
    assert own_words(text) == (
        Styled((Words("Depot"),), "term"), Words(" means the yard in "), Reference("own/yard"), Words("; "),
        Hole("each"), Words(" and "), Hole("Each"), Words(" use it as "), Reference("money/costs"), Words(" says"),
    )  # fmt: skip
    assert references(text) == ("own/yard", "money/costs")
    assert literal_runs(text) == ("Depot means the yard in", ";", "and", "use it as", "says")


@pytest.mark.parametrize("text", [HOSTILE, "{{ title }}", "{{ each.will }}", "{{ 7*7 }}", "{{ each | upper }}",
                                  "[@]", "[@Own/Yard]", "**bold**", "**\"\"**", "{{{ each", "\\[@x"])  # fmt: skip
def test_whatever_is_none_of_the_marks_is_literal(text: str) -> None:
    assert own_words(text) == (Words(typographic(text)),)


@given(st.text(alphabet='{}[]@*"\\`<>&!()#_~ eachown/-x\n', max_size=60))
@example('**"{{ each }}"**')
@example("{{ each }}{{ each }}")
@example('**"a**"b"**')
def test_no_mixture_of_marks_is_more_than_it_says(text: str) -> None:
    """Holes are of the closed set, references have the form of ids, and the words between are those that were typed."""
    rest = text
    for part in own_words(text):
        if isinstance(part, Hole):
            assert part.expression[0].lower() + part.expression[1:] in PARTY_WORDS
        elif isinstance(part, Words):
            plain = part.text.translate(str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''"))
            assert plain in rest.replace(" -- ", " \u2013 ")


def test_a_paragraph_has_a_stop_and_the_words_above_a_list_a_colon() -> None:
    assert sentence("It ends") == (Words("It ends"), Words("."))
    assert sentence("Does it end?") == (Words("Does it end?"),)
    assert sentence('They call it "ours."') == (Words("They call it \u201cours.\u201d"),)
    assert lead_in("each of these.") == (Words("each of these"), Words(":"))
    assert lead_in("each of these:") == (Words("each of these"), Words(":"))


def test_every_party_word_is_a_name_that_the_library_prints() -> None:
    assert set(small_vocabulary(load_library()).names) >= PARTY_WORDS


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    for mark in ('**"', "{{ ", "[@", "[@a", "**", '**"a', "{{ each"):
        assert own_words(mark * 20_000)
