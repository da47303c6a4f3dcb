"""What the parties settled of a second body is printed once, as they said it, or told: every model, every key."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moudraft.document import plain_text
from tests.whole.test_body_particulars import LIBRARY, OFTEN, SAID, TEMPLATES, body, made, read, told
from tests.whole.test_hostile_text import texts_of_docx

HOSTILE = "R&D <Ltd> {{x}} @y *z*"
FIRST = {"model": "leaders-board", "name": "First Board"}
WITH_PEOPLE = sorted(id for id, model in LIBRARY.models.items() if model.kind in ("members", "officers"))
# The words of the deal itself, which stand in a second body's paragraphs whatever the sentence round them.
OWN = re.compile(
    r"[Zz]ebras?(?: \w+)?|[Ll]ions?(?: \w+)?|1 May 2027|ten weeks|every leap year|nine working days|two meetings"
)


def own_words(key: str) -> set[str]:
    return {found for words in SAID[key][1] for found in OWN.findall(words)}


@pytest.mark.many(keep=4)
@pytest.mark.parametrize("model", sorted(LIBRARY.models))
def test_every_part_of_every_model_in_second_position_is_printed_or_told(model: str) -> None:
    found = []
    for number, key in enumerate(SAID):
        drafted = made([FIRST, body(key, model)], ("mou", "heads-of-terms")[number % 2])
        text, elsewhere = read(drafted), "Zoo Board" in told(drafted)
        counts = {words: text.count(words) for words in own_words(key)}
        found += [f"{key}: {words} {n}" for words, n in counts.items() if (not n and not elsewhere) or n > 1]
    assert found == []


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_second_body_with_people_on_it_has_every_part_printed(template: str) -> None:
    """Not told as lost, but printed in the section where it stands; for one half of the keys in a lean paper."""
    for number, key in enumerate(SAID):
        posture = ("usual", "lean")[number % 2]
        for model in (WITH_PEOPLE[number % len(WITH_PEOPLE)], "programme-board"):
            drafted = made([FIRST, body(key, model)], template, clauses={"posture": posture})
            assert "Zoo Board" not in told(drafted), (model, key, told(drafted))
            text = read(drafted)
            assert all(text.count(words) == 1 for words in own_words(key)), (model, key)


def test_a_third_body_stands_beside_the_second() -> None:
    third = {**body("attend", "advisory-alliance"), "name": "Ark Board"}
    text = read(made([FIRST, body("meets", "advisory-alliance"), third]))
    assert "The Zoo Board will meet weekly for ten weeks, and every leap year after that." in text
    assert "The meetings of the Ark Board are also attended by the zebra clerk, as adviser." in text


def test_a_second_body_of_which_nothing_is_settled_in_detail_is_as_it_was() -> None:
    for second in ({"model": "programme-board"}, {"model": "partnership-forum", "chair": "rotating", "quorum": "two"}):
        standing = {each.clause.id for each in made([FIRST, second]).selection.choices}
        assert "governance/further-bodies" not in standing


def test_what_is_open_of_a_second_body_is_a_blank_that_names_it() -> None:
    second: dict[str, Any] = {"model": "programme-board", "name": "Zoo Board"}
    second |= {"meets": {"first": "weekly", "for": "tbc"}, "escalates_to": {"to": "tbc"}}
    blanks = {each.key: each.what for each in made([FIRST, second]).document.blanks()}
    assert blanks["governance.1.meets.for"] == "for how long the Zoo Board meets so often"
    assert blanks["governance.1.escalates_to.to"] == "to whom the Zoo Board refers what it cannot settle"


def test_hostile_text_of_a_second_body_prints_exactly() -> None:
    second = {"model": "programme-board", "name": "Zoo Board", "attend": [{"who": HOSTILE}],
              "chair": {"parties": ["Ashdown"], "absent": HOSTILE}}  # fmt: skip
    drafted = made([FIRST, second])
    assert "\n".join(texts_of_docx(drafted)).count(HOSTILE) == 2
    assert HOSTILE not in plain_text(drafted.document.cover.title)


def test_the_usual_sentences_round_a_second_body_are_those_of_a_board() -> None:
    assert OFTEN
    text = read(made([FIRST, body("seats.substitutes", "advisory-alliance")]))
    said = (
        "When a member of the Zoo Board cannot attend, one from Ashdown sends no substitute and one from Birchover may"
    )
    assert said in text
