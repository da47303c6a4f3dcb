"""Whom a name of the library speaks of, and who else there is."""

from __future__ import annotations

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document.owners import Owners, Who
from moudraft.document.vocabulary import Vocabulary
from moudraft.drafting import load_library
from moudraft.selection import select
from tests.interview.talks import deal

LIBRARY = load_library()
ALL = ("Northmoor", "Eastvale", "the ICB", "Voluntary Action")
CLASSES = [
    {"text": "Hosts", "members": ["Northmoor"]},
    {"text": "Guests", "members": ["Eastvale", "the ICB"]},
]


def owners(**more: object) -> Owners:
    made = load_deal(deal(parties=4, objectives=[{"text": "open one counter"}], **more), name="deal")
    selection = select(made, LIBRARY)
    return Owners(Vocabulary(made, selection, selection.library or LIBRARY, "non-binding"))


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("Northmoor", ("Northmoor",)),
        ("the ICB", ("the ICB",)),
        ("Northmoor and the ICB", ("Northmoor", "the ICB")),
        ("Northmoor, Eastvale and Voluntary Action", ("Northmoor", "Eastvale", "Voluntary Action")),
    ],
)
def test_words_that_are_the_names_of_parties_speak_of_these(words: str, parties: tuple[str, ...]) -> None:
    assert owners().by_name(words) == Who(words, parties)


@pytest.mark.parametrize("words", ["Northmoor’s staff", "somebody", "Northmoor or its agent"])
def test_words_with_anything_else_in_them_are_no_partys_name(words: str) -> None:
    assert owners().by_name(words) is None


def test_others_are_everybody_but_whoever_was_spoken_of_alone() -> None:
    made = owners()
    others = Who("the other Partners", ALL)
    assert made.besides(Who("Northmoor", ("Northmoor",)), others).parties == ALL[1:]
    for not_alone in (Who("each Partner", ALL), Who("a Partner", ("Northmoor",), whichever=True),
                      Who("the Board", ("Northmoor",), body="the Board"), Who("nobody")):  # fmt: skip
        assert made.besides(not_alone, others) == others
    assert made.besides(Who("Northmoor", ("Northmoor",)), Who("it", ("Northmoor",))).parties == ("Northmoor",)


def test_a_name_of_a_class_speaks_of_its_members_and_any_other_of_nobody() -> None:
    made = owners(classes=CLASSES)
    assert made.of("class.own1.both", "the Guests", None) == Who("the Guests", ("Eastvale", "the ICB"))
    assert made.of("class.own1.any", "a Guest", None) == Who("a Guest", ("Eastvale", "the ICB"), whichever=True)
    assert made.of("class.own7.any", "a Guest", None) is None
    assert made.of("title", "a title", None) is None and made.of("board.name", "the Board", None) is None


def test_a_duty_that_names_nobody_else_is_owed_to_the_others() -> None:
    made = owners()
    assert made.but(Who("Northmoor", ("Northmoor",))).parties == ALL[1:]
    assert made.but(Who("Northmoor, Eastvale and the ICB", ALL[:3])) == Who("Voluntary Action", ("Voluntary Action",))
    assert made.but(Who("the Partners", ALL)).words == "one another"
    assert made.but(Who("the Board", ALL, body="the Board")) == made.each
