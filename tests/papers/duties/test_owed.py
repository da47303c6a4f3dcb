"""Who owes what a sentence lays down, and when: each kind of sentence that our wordings are made of."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moudraft.document import Blank, plain_text
from moudraft.drafting import load_library
from moudraft.library.clause_text import parse_wordings
from moudraft.library.reading.soundness import library_problems
from moudraft.library.wording import Grid, Hole, Line, Owed
from moudraft.papers.duties.duty_clauses import clauses_of
from moudraft.papers.duties.duty_sentences import Part
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.times import stretch, time_reader
from tests import tiny
from tests.papers.duties.made import register

TIMES = time_reader(load_library().times)


def owed(*texts: str, name: str = "estates") -> list[tuple[str, str]]:
    """Who owes what paragraphs of a deal's own lay down, and when, so far as verbs of ours say it."""
    lines = ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
    found = register(name, f"clauses.own=[{{key: cakes, title: Cakes, text: [{lines}]}}]").duties
    return [(each.who, each.when) for each in found if each.clause == "own/cakes" and each.kind == "duty"]


def at(name: str, place: str) -> list[Entry]:
    return [each for each in register(name).duties if each.place == place]


@pytest.mark.parametrize(
    ("sentence", "who", "when"),
    [
        ("At least once a year they {{ will }} bake.", "the Partners", "At least once a year"),
        ("When a cake is eaten, they {{ will }} bake another.", "the Partners", "When a cake is eaten"),
        ("Towards what a cake costs, eggs and flour, {{ others }} {{ will }} pay.", "the other Partners", ""),
        ("In each kitchen {{ each }} {{ will }} bake.", "each Partner", ""),
        ("Where a cake concerns several {{ parties }}, they {{ will }} share it.", "several Partners",
         "Where a cake concerns several Partners"),
        ("Each of {{ others }} {{ will }} bake.", "Each of the other Partners", ""),
        ("The cooks of {{ each }} {{ will }} bake.", "The cooks of each Partner", ""),
        ("Their cooks {{ will }} bake.", "the cooks of the Partners", ""),
        ("A {{ party }} that has eaten a cake which somebody else had baked for a birthday {{ will }} bake another.",
         "A Partner that has eaten a cake which somebody else had baked for a birthday", ""),
    ],
)  # fmt: skip
def test_whoever_owes_it_is_told(sentence: str, who: str, when: str) -> None:
    assert owed("{{ The_parties }} {{ will }} be kind.", sentence)[1:] == [(who, when)]


def test_an_aside_that_speaks_of_it_already_goes_on_with_whoever_was_spoken_of() -> None:
    first = "Before cakes are cut, each cook {{ will }} wash."
    assert owed(f"{first} Where a cut spares it from doing so, it {{{{ will }}}} say so.") == [
        ("each cook", "Before cakes are cut"),
        ("each cook", "Where a cut spares it from doing so"),
    ]
    assert owed(f"{first} Before a baker cuts a cake, it {{{{ will }}}} wash.")[1][0] == "the Partner concerned"


def test_each_clause_of_a_sentence_has_its_own_times_and_shares_what_the_sentence_opens_with() -> None:
    both = "Before a cake is cut, {{ each }} {{ will }} wash within five days, and {{ others }} {{ will }} dry at once."
    assert owed(both) == [
        ("each Partner", "Before a cake is cut; within five days"),
        ("the other Partners", "Before a cake is cut; at once"),
    ]
    apart = "Before a cake is cut, {{ each }} {{ will }} wash; {{ others }} {{ will }} dry."
    assert owed(apart)[1] == ("the other Partners", "")


def test_what_may_be_done_at_once_is_no_duty_to_do_it_at_once() -> None:
    assert owed("{{ Either }} may eat at once to save the cake, and {{ will }} then say so.") == [("each Partner", "")]
    with_aside = "Where a cake melts, {{ either }} may eat at once, and {{ will }} say so within two days."
    assert owed(with_aside) == [("each Partner", "Where a cake melts; within two days")]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (" ask before it decides on the cake, and share it.", ("before it decides on the cake",)),
        (" keep it until the next one is in place.", ("until the next one is in place",)),
        (" show it when asked.", ("when asked",)),
        (" tell its insurers before A comes, before B comes and before C comes.",
         ("before A comes", "before B comes", "before C comes")),
        (" tell it within 24 hours of finding that it has been lost, stolen or misused, or that it may be, in writing.",
         ("within 24 hours of finding that it has been lost, stolen or misused, or that it may be",)),
        (" bake as early as it properly can, and promptly.", ("as early as it properly can", "promptly")),
        (" let it on six evenings a year.", ("on six evenings a year",)),
        (" give at least three months’ notice.", ("at least three months’ notice",)),
        (" bake monthly at first, and quarterly after that.", ("monthly at first", "quarterly after that")),
        (" tell them early if it fails.", ("early",)),
        (" take an early look.", ()),
        (" settle who bakes, when and by when it is eaten, and how and when it is cut.", ()),
    ],
)  # fmt: skip
def test_times_are_read_wherever_they_stand(text: str, phrases: tuple[str, ...]) -> None:
    assert TIMES.times_in(text).phrases == phrases


def test_no_time_is_read_from_what_nobody_has_settled() -> None:
    asked = Blank("how long (proposed: 5 working days)")
    blank = Part(Hole("ask how long"), plain_text((asked,)), timed=stretch((asked,)).timed)
    parts = [Part(Hole("each.will"), "each Council will", "each.will", verb=True, subject="each"),
             Part(Hole("x"), " reply within "), blank]  # fmt: skip
    (clause,) = clauses_of(parts, TIMES).values()
    assert TIMES.said((clause.opening,), (clause.predicate,)).phrases == ()
    until = "terms.exclusivity={rule: exclusive, until: tbc}"
    ban = next(each for each in register("property-heads", until).duties if each.clause == "status/negotiating-period")
    assert ban.when.startswith("Until [to confirm: ")


def test_several_times_a_year_are_no_series_and_what_is_so_at_first_alone_is_none() -> None:
    (forum,) = at("compact", "paragraph 7.4")
    assert (forum.when, forum.every, forum.comes_round) == ("four times a year", "", ())
    (board,) = at("essex-working-together", "section 4")[:1]
    assert (board.when, board.every) == ("monthly at first", "")
    started = register("essex-working-together", start=datetime.date(2011, 1, 1)).duties
    assert [each.comes_round for each in started if each.when == "monthly at first"] == [("2011-02-01",)]


def test_those_who_are_of_a_kind_owe_what_is_owed_among_them() -> None:
    (public,), (voluntary,) = at("compact", "paragraph 5.1(a)"), at("compact", "paragraph 5.2(a)")
    assert public.owners == ("the Council", "the ICB")
    assert voluntary.owners == ("Voluntary Action", "the Disability Alliance")
    (funder,) = at("compact", "paragraph 6.2(a)")
    assert funder.owners == public.owners and funder.whichever


def test_others_are_not_those_who_were_spoken_of_before_them() -> None:
    name = "essex-two-tier-protocol"
    (first,), leaders = at(name, "paragraph 5.2"), at(name, "paragraph 5.19")
    assert first.who == "Each of the other Councils" and first.whichever
    assert len(first.owners) == 12 and "the County Council" not in first.owners
    assert [each.who for each in leaders] == [
        "The Leader of the County Council", "the chief executive of the County Council",
    ]  # fmt: skip
    assert {each.owners for each in leaders} == {("the County Council",)}


def test_each_subject_of_a_sentence_with_two_owes_its_own_part() -> None:
    keeping, before = at("property-heads", "paragraph 4.1"), at("property-heads", "paragraph 4.5")
    assert [each.owners for each in keeping] == [("the Trust",), ("the Council",)]
    assert [each.owners for each in before] == [("the Council",), ("the Trust",)]
    assert {each.when for each in before} == {"Before the Trust is committed to take the lease"}
    (share,) = at("property-heads", "paragraph 4.3")
    assert share.owners == ("the Trust",)


def test_a_ban_is_a_duty_not_to() -> None:
    for name, place in (("joint-committee", "clause 13.4"), ("inter-authority-agreement", "clause 13.9"),
                        ("data-sharing", "clause 12.5"), ("service-terms", "paragraph 10.4")):  # fmt: skip
        ban = at(name, place)[0]
        assert (ban.who, ban.not_to, ban.force) == ("each Party", True, "may"), name


def test_a_promise_by_another_verb_is_a_duty_line_by_line() -> None:
    found = register("west-essex").duties
    assert {(each.who, each.force, each.kind) for each in found} == {("the Councils", "", "duty")}
    assert found[0].text == "The Councils commit themselves jointly to advance the interests of West Essex."
    assert found[0].place == "“The Councils commit themselves jointly to …”"


def test_the_row_of_a_table_is_owed_by_whoever_its_column_names() -> None:
    rows = [each for each in register("property-heads").duties if each.place.startswith("paragraph 6.5, row")]
    assert [(each.kind, each.who, each.owners, each.to, each.by) for each in rows] == [
        ("line", "the Council", ("the Council",), "the Trust", "2027-05-28"),
        ("line", "the Trust", ("the Trust",), "the Council", "2027-09-30"),
        ("line", "the Trust", ("the Trust",), "the Council", "2027-06-30"),
    ]
    unnamed = at("inter-authority-agreement", "Schedule 4, paragraph 1, row 1")[0]
    assert (unnamed.who, unnamed.owners, unnamed.when) == ("nobody is named yet", (), "")
    (each_of_them,) = at("data-sharing", "Schedule 2, paragraph 1, row 4")
    assert (each_of_them.who, each_of_them.whichever) == ("Each, for what it holds and sends", True)
    nobody = "conditions=[{text: a survey, due: 2027-05-28}]"
    assert not [each for each in register("property-heads", nobody).duties if each.text == "A survey"]


def test_the_days_of_such_rows_have_their_party() -> None:
    days = {day.what: day for day in register("property-heads").days if day.place.startswith("paragraph 6.5, row")}
    assert days["Planning permission for use as a clinic"].party == "the Trust"


def test_a_date_that_stands_in_the_words_of_a_duty_alone_is_among_the_days_once() -> None:
    (lent,) = [day for day in register("innovation").days if day.place == "paragraph 1.3"]
    assert (lent.what, lent.on, lent.party) == (
        "Larkfield will lend the Council 200 sensors until 31 December 2028", "2028-12-31", "Larkfield",
    )  # fmt: skip
    (loan,) = at("innovation", "paragraph 1.3")
    assert loan.by == "2028-12-31"
    in_words = [day for day in register("property-heads").days if day.place == "paragraph 6.1"]
    assert [day.key for day in in_words] == ["assets.0.lease.surveys.until"]


def marks(text: str) -> Any:
    (wording,), problems = parse_wordings(f"## plain\n{text}", "own/odd.md", 1)
    assert not problems
    return wording.body[0]


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("owed by term.review.by or the_parties", Owed(by=("term.review.by", "the_parties"))),
        ('owed by "the processor"', Owed(words="the processor")),
        ("owed among voluntary", Owed(among="voluntary")),
    ],
)
def test_marks_say_by_whom_and_among_whom(mark: str, meant: Owed) -> None:
    line = marks(f"1. {{{{ {mark} }}}} It {{{{ will }}}} begin.")
    assert isinstance(line, Line) and line.owed == meant


def test_marks_in_headings_of_a_table_say_what_its_columns_are() -> None:
    table = marks("| {{ owed when }} By | Work | {{ owed by }} Led by | Cost |\n|---|---|---|---|\n| a | b | c | d |")
    assert isinstance(table, Grid) and table.columns == ("when", "what", "by", "")
    assert "".join(getattr(each, "text", "") for each in table.header[2]) == "Led by"
    assert marks("| Work | Led by |\n|---|---|\n| a | b |").columns == ()


def test_a_group_that_there_is_not_is_told() -> None:
    wrong = tiny.library({"own/odd": "1. {{ owed among giants }} They {{ will }} begin."})
    assert [each for each in library_problems(wrong) if 'unknown group "giants"' in each.message]


def test_of_two_names_the_first_that_says_somebody_owes_it() -> None:
    assert at("joint-committee", "clause 12.2")[0].who == "the Waste Committee"
    assert at("data-sharing", "clause 10.5")[0].who == "the Parties"
