"""Every duty of a paper is in its register, with who owes it, to whom, by when, and the paragraph that says so."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moudraft.drafting import load_library
from moudraft.library.reading.soundness import library_problems
from moudraft.library.wording import Hole, Words, walk, walk_lines, walk_owed
from moudraft.tracing.pages import Pages
from moudraft.yaml_source.text_file import parse
from tests import tiny
from tests.conftest import ROOT
from tests.papers.duties.made import drafted, register

EXPECTED: Any = parse(
    (ROOT / "tests/papers/duties/expected.yaml").read_text(encoding="utf-8"), "tests/papers/duties/expected.yaml"
).data
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
VERB = re.compile(r"\b(?:will|must)\b|\b(?:no|neither) \w+ may\b(?! be )", re.IGNORECASE)
"""What lays down a duty in a finished paper; what may not be done to somebody binds nobody by name."""
BAN = re.compile(r"> may not\b|(?:<[Nn]either>|[Nn]o <party>) may (?!be\b|remove\b)")
NO_DUTY = (
    "a match or a figure will do", "that has said it will consult", "makes no promise that it will",
    # What the parties or others are expected to do, told in the background of a paper, and words of a deal's own list.
    "Others in the public sector will follow", "They will take out inefficiency",
    "a way of integrating services that will", "in or visit West Essex will benefit",
)  # fmt: skip
NO_DUTY_OF_OURS = (
    "how people nearby will reach the service", "telling them where they will work", "a match or a figure will do",
    "that has said it will consult", "will not cross", "that one of them must do", "makes no promise that it will",
    "if anything less will do", "how that will be measured",
)  # fmt: skip
"""Where our own wordings have one of these verbs and lay down nothing by it."""


@pytest.mark.parametrize("name", EXPECTED["full"])
def test_a_paper_read_by_hand_and_its_register_say_the_same(name: str) -> None:
    told = [[each.place, each.who, each.when] for each in register(name).duties]
    assert told == EXPECTED["full"][name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_sentence_with_a_verb_of_duty_is_in_the_register(name: str) -> None:
    """The words are searched here, and nowhere in the code: what was found by its verbs must be all there is."""
    made = drafted(name)
    found: dict[str, str] = {}
    for each in register(name).duties:
        found[each.clause] = found.get(each.clause, "") + each.text
    pages = Pages(made)
    for id, passages in pages.passages.items():
        clause = pages.provisions[id].clause
        for passage in passages:
            for sentence in re.split(r"(?<=[.?!])\s+", passage.text):
                known = any(words in sentence for words in NO_DUTY) or not VERB.search(sentence)
                assert known or sentence.rstrip(":; and.")[:60] in found.get(clause, ""), (passage.place, sentence)


def test_every_example_has_been_read_by_hand() -> None:
    assert sorted(EXPECTED["full"]) == EXAMPLES


def test_every_duty_has_somebody_who_owes_it_and_a_place() -> None:
    for name in EXAMPLES:
        for each in register(name).duties:
            assert each.who and each.place and each.clause and each.text, (name, each)
            if each.kind == "duty":
                assert each.to and each.force in ("will", "must", "may", ""), (name, each)


def test_a_party_sees_what_it_may_owe_and_not_what_is_anothers_alone() -> None:
    mine = {each.text for each in register("grant", party="the Department").duties}
    assert any(text.startswith("The Department will pay") for text in mine)
    assert any(text.startswith("They will meet") for text in mine)
    assert not any(text.startswith("The Council will report") for text in mine)
    days = register("grant", party="the Department").days
    assert not any(day.party == "the Council" for day in days)
    assert any(day.party == "the Department" for day in days)


def test_owners_are_the_parties_in_the_class_that_owes_it() -> None:
    by_place = {each.place: each for each in register("service-terms").duties}
    assert by_place["paragraph 3.4"].owners == ("Tarrow",)
    assert by_place["paragraph 3.8"].owners == ("Wenbrook", "Holmere")
    assert by_place["paragraph 3.8"].to == "Tarrow"
    assert by_place["paragraph 6.5"].whichever


def test_who_it_is_owed_to_is_whoever_the_verb_is_done_to_else_the_others() -> None:
    by_place = {each.place: each for each in register("grant").duties}
    assert by_place["paragraph 4.3"].to == "the Department"
    assert by_place["paragraph 2.4"].to == "the Department"
    assert register("estates").duties[2].to == "the other Partners"


def test_what_nobody_may_do_is_marked() -> None:
    found = {each.place: each for each in register("compact").duties}
    assert found["paragraph 4.3"].not_to
    assert not found["paragraph 8.5"].not_to


def test_a_duty_that_counts_from_the_start_has_its_day() -> None:
    publishing = next(
        each for each in register("inter-authority-agreement").duties if each.clause.endswith("publication")
    )
    assert publishing.when == "within 20 working days of the last signature"
    assert publishing.by == "2027-09-29"  # 20 working days after 1 September 2027, which has no bank holiday in it


def test_what_counts_from_the_last_signature_does_not_wait_for_a_later_start() -> None:
    later = "terms.start={rule: fixed-date, on: 2027-10-01}"
    found = {each.when: each for each in register("inter-authority-agreement", later).duties}
    assert found["within 20 working days of the last signature"].by == "2027-09-29"
    unsigned = {each.when: each for each in register("inter-authority-agreement", later, "date=2027").duties}
    assert unsigned["within 20 working days of the last signature"].by == ""


def test_what_is_owed_on_a_day_of_every_year_comes_round_on_that_day() -> None:
    found = next(each for each in register("estates").duties if each.when == "By 30 June in each year")
    assert found.comes_round[:2] == ("2027-06-30", "2028-06-30")  # in effect on 1 June 2027


def test_the_deals_own_provisions_are_listed_for_a_reader() -> None:
    own = "clauses.own=[{key: cakes, title: Cakes, text: [Somebody brings cake.]}]"
    found = [each for each in register("estates", own).duties if each.kind == "own"]
    assert [each.text for each in found] == ["Somebody brings cake."]
    assert not found[0].owners


def test_a_verb_in_an_own_provision_is_a_duty_like_any_other() -> None:
    own = (
        "clauses.own=[{key: cakes, title: Cakes, text: ['{{ Each }} {{ will }} bring cake within five working days.']}]"
    )
    found = [each for each in register("estates", own).duties if each.clause == "own/cakes"]
    assert [(each.kind, each.who, each.when) for each in found] == [
        ("duty", "each Partner", "within five working days")
    ]


def test_the_library_says_its_duties_with_a_verb_that_can_be_told() -> None:
    """A literal verb of duty in a wording would lay down a duty that no register sees."""
    for clause in load_library().clauses.values():
        for wording in clause.wordings:
            for content, _each, line in walk_lines(wording.body):
                text = "".join(each.text for each in content if isinstance(each, Words))
                assert not VERB.search(text) or any(words in text for words in NO_DUTY_OF_OURS), (clause.id, line, text)


def test_the_library_says_its_bans_with_a_verb_that_can_be_told() -> None:
    """What no party has a power to do anyway ("Neither may remove the other") is no ban."""
    for clause in load_library().clauses.values():
        for wording in clause.wordings:
            for content, _each, line in walk_lines(wording.body):
                text = "".join(f"<{each.expression}>" if isinstance(each, Hole) else getattr(each, "text", "")
                               for each in content)  # fmt: skip
                assert not BAN.search(text), (clause.id, line, text)


def test_the_marks_that_say_who_owes_are_proved_with_the_library() -> None:
    """Ours are by the tests of the library; a house that names nobody is told where."""
    marked = [each for c in load_library().clauses.values() for w in c.wordings for each in walk_owed(w.body)]
    assert len(marked) > 20
    wrong = tiny.library({"own/odd": "1. {{ owed by nobody_at_all }} The review {{ will }} begin."})
    assert [each for each in library_problems(wrong) if 'unknown name "nobody_at_all"' in each.message]


def test_marks_of_who_owes_change_no_hash_and_print_nothing() -> None:
    for content, _each, _line in walk_lines(load_library().clauses["change/review"].wordings[0].body):
        assert not any(isinstance(each, Hole) and each.expression.startswith("owed") for each in walk(content))
