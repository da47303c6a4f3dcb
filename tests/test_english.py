"""The small words of English: lists, dates, periods, capitals, plurals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import english


@pytest.mark.parametrize(
    ("number", "word"), [(0, "no"), (1, "one"), (2, "two"), (12, "twelve"), (13, "13"), (-1, "-1"), (250, "250")]
)
def test_numbers_up_to_twelve_are_words(number: int, word: str) -> None:
    assert english.number_word(number) == word


@pytest.mark.parametrize(
    ("given_as", "printed"),
    [
        ("3 months", "three months"),
        ("1 year", "one year"),
        ("18 months", "18 months"),
        ("12  weeks", "twelve weeks"),
        ("a reasonable time", "a reasonable time"),
        ("months", "months"),
        ("3", "3"),
        (f"{'9' * 5000} months", f"{'9' * 5000} months"),
    ],
)
def test_a_period_begins_with_its_number_in_words(given_as: str, printed: str) -> None:
    assert english.period(given_as) == printed


@pytest.mark.parametrize(
    ("given_as", "printed"),
    [
        ("2027-04-01", "1 April 2027"),
        ("2027-12-25", "25 December 2027"),
        ("2027-04", "April 2027"),
        ("2027", "2027"),
        ("spring 2027", "spring 2027"),
        ("mid-2027", "mid-2027"),
        ("2027-04-01-01", "2027-04-01-01"),
        ("2027-13", "2027-13"),
        ("2027-00-01", "2027-00-01"),
        ("\u0662\u0660\u0662\u0667-\u0664", "\u0662\u0660\u0662\u0667-\u0664"),
        ("\u00b2-\u00b2", "\u00b2-\u00b2"),
        ("", ""),
    ],
)
def test_a_date_is_written_as_a_person_writes_it(given_as: str, printed: str) -> None:
    assert english.date(given_as) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a and b", "c"], "a and b, and c"),
        (["a or b", "c", "d"], "a or b, c, and d"),
        (["A, B and C Council", "D Council"], "A, B and C Council, and D Council"),
        (["A, B and C Council", "D Council", "E"], "A, B and C Council; D Council; and E"),
        (["sand", "orchards"], "sand and orchards"),
    ],
)
def test_a_list_in_prose(words: list[str], printed: str) -> None:
    assert english.joined(words) == printed
    if not any(" and " in each or " or " in each for each in words):
        assert english.joined(words, "or") == printed.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("name", "bare", "whole"),
    [
        ("the Partnership", "Partnership", "the Partnership"),
        ("The Partnership", "Partnership", "The Partnership"),
        ("Partnership", "Partnership", "the Partnership"),
        ("Thames Group", "Thames Group", "the Thames Group"),
    ],
)
def test_a_name_with_and_without_its_article(name: str, bare: str, whole: str) -> None:
    assert english.without_the(name) == bare
    assert english.with_the(name) == whole


@pytest.mark.parametrize(
    ("text", "capital", "small"),
    [
        ("each Council", "Each Council", "each Council"),
        ("Each Council", "Each Council", "each Council"),
        ("NHS bodies", "NHS bodies", "NHS bodies"),
        ("A council", "A council", "a council"),
        ("An office", "An office", "an office"),
        ("X marks it", "X marks it", "X marks it"),
        ("IT for all", "IT for all", "IT for all"),
        ("eConsult Ltd", "eConsult Ltd", "eConsult Ltd"),
        ("It", "It", "it"),
        ("", "", ""),
        ("https://example.org lists them", "https://example.org lists them", "https://example.org lists them"),
        ("www.example.org", "www.example.org", "www.example.org"),
        ("clerk@example.org", "clerk@example.org", "clerk@example.org"),
        ("gov.uk/planning shows it", "gov.uk/planning shows it", "gov.uk/planning shows it"),
        ("a.m. meetings", "A.m. meetings", "a.m. meetings"),
        ("e.g. this", "E.g. this", "e.g. this"),
        ("and/or", "And/or", "and/or"),
    ],
)
def test_the_first_letter(text: str, capital: str, small: str) -> None:
    assert english.capital(text) == capital
    assert english.lower_first(text) == small


@pytest.mark.parametrize(
    ("one", "many"),
    [("Council", "Councils"), ("Partner", "Partners"), ("Party", "Parties"), ("Body", "Bodies")],
)
def test_the_plural_of_what_parties_are_called(one: str, many: str) -> None:
    assert english.plural(one) == many


@given(st.from_regex(r"(https?://|www\.)?([a-z0-9-]{1,6}\.){1,3}[a-z]{2,4}(/[a-z]*)?( is here)?", fullmatch=True))
def test_a_url_is_never_given_a_capital(url: str) -> None:
    assert english.capital(url) == url


@given(st.text())
def test_a_capital_changes_no_letter_but_the_first(text: str) -> None:
    assert english.capital(text).endswith(text[1:])


@given(st.text().filter(lambda name: name[:4].lower() != "the "))
def test_an_article_put_on_can_be_taken_off(name: str) -> None:
    assert english.without_the(english.with_the(name)) == name


@pytest.mark.parametrize(
    ("length", "printed"),
    [("1 year", "year"), ("12 months", "twelve months"), ("1 month", "month"), ("often", "often")],
)
def test_an_interval_reads_on_from_every(length: str, printed: str) -> None:
    assert english.interval(length) == printed


@pytest.mark.parametrize(
    ("name", "place", "printed"),
    [
        ("Fenshire Alliance", "Fenshire", "the Fenshire Alliance"),
        ("the Fenshire Alliance", "Fenshire", "the Fenshire Alliance"),
        ("Fenshire Together", "", "Fenshire Together"),
        ("Blue Light Fenshire", "Fenshire", "Blue Light Fenshire"),
        ("Blue Light Fenshire", "north Fenshire", "Blue Light Fenshire"),
        ("Alliance for Fenshire", "Fenshire", "the Alliance for Fenshire"),
        ("Blue Light Valleys", "the Three Valleys", "the Blue Light Valleys"),
        ("Fenshire", "Fenshire", "Fenshire"),
        ("Coast Digital", "", "Coast Digital"),
        ("the Coast Digital", "", "the Coast Digital"),
        ("Together for Fenshire", "", "Together for Fenshire"),
        ("Fenshire Shared Services", "", "the Fenshire Shared Services"),
        ("Fenshire Authorities", "", "the Fenshire Authorities"),
        ("Thames Freeport", "", "Thames Freeport"),
    ],
)
def test_a_group_has_its_article_where_its_name_says_what_it_is(name: str, place: str, printed: str) -> None:
    assert english.named(name, place) == printed


@pytest.mark.parametrize(
    ("noun", "several"),
    [("Council", "Councils"), ("Party", "Parties"), ("Body", "Bodies"), ("Annex", "Annexes"),
     ("Appendix", "Appendices"), ("Schedule", "Schedules")],
)  # fmt: skip
def test_nouns_of_a_paper_have_their_plural(noun: str, several: str) -> None:
    assert english.plural(noun) == several
    assert (english.counted(1, noun), english.counted(2, noun)) == (f"1 {noun}", f"2 {several}")


@pytest.mark.parametrize(
    ("text", "printed"),
    [("every January", "January"), ("each January", "January"), ("every 3 months", "three months"), ("1 year", "year")],
)
def test_an_interval_loses_the_every_that_stands_before_it(text: str, printed: str) -> None:
    assert english.interval(text) == printed


@pytest.mark.parametrize(
    ("noun", "printed"), [("officer", "an officer"), ("Agency", "an Agency"), ("board", "a board")]
)
def test_a_noun_takes_the_article_of_its_first_letter(noun: str, printed: str) -> None:
    assert english.with_a(noun) == printed


@pytest.mark.parametrize(
    ("several", "one"), [("parties", "party"), ("classes", "class"), ("councils", "council"), ("addresses", "address")]
)
def test_the_singular_of_what_parties_are_called(several: str, one: str) -> None:
    assert english.singular(several) == one


@pytest.mark.parametrize(
    ("name", "head"),
    [("", ""), ("the “Fenshire Alliance”", "alliance"), ("Board for the Coast", "board"), (" of the Fens", "")],
)
def test_the_noun_of_a_name_stands_before_what_it_is_of(name: str, head: str) -> None:
    assert english.head_noun(name) == head


def test_a_list_of_nothing_is_nothing() -> None:
    assert english.joined([]) == "" and english.joined(["one"]) == "one"


def test_a_name_that_only_ends_in_s_has_no_article() -> None:
    assert [english.named(name) for name in ("Fens Alliances", "Coast Digitals")] == [
        "the Fens Alliances",
        "Coast Digitals",
    ]
