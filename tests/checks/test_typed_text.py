"""What is typed in a hurry: numbers that differ, approvals not yet given, placeholders, duties that nobody owes."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.checks.effect.duty_without_owner import ownerless
from moudraft.checks.facts_and_dates.approval_asserted import asserting
from moudraft.checks.facts_and_dates.numbers_disagree import NUMBERS, twice
from moudraft.checks.facts_and_dates.placeholder_left import placeholders
from moudraft.checks.support.own_words import OwnWords, own_words, typed_texts
from moudraft.deal import Tbc
from moudraft.findings import Finding
from moudraft.library import Library
from moudraft.library.clause_text import parse_wordings
from moudraft.problems import Location
from tests.checks.drafts import built_in, drafted, found

THREE = "essex-working-together"


def about(text: str, code: str, more: str = "", example: str = "shared-services") -> list[Finding]:
    return found(drafted(f'{more}context: [{{text: "{text}"}}]', example=example), code)


def with_wording(text: str) -> Library:
    """The library with every wording of front/basis-for-agreement in other words, as a house might write them."""
    (raw,), problems = parse_wordings(f"## own\n{text}", "own.md", 1)
    assert problems == []
    clause = built_in().clauses["front/basis-for-agreement"]
    wordings = tuple(
        msgspec.structs.replace(each, body=raw.body, location=Location("own.md", 1)) for each in clause.wordings
    )
    changed = msgspec.structs.replace(clause, wordings=wordings)
    return msgspec.structs.replace(built_in(), clauses={**built_in().clauses, clause.id: changed})


# --- numbers ----------------------------------------------------------------------------------------


@given(st.sampled_from(sorted(NUMBERS)), st.integers(0, 120), st.booleans())
def test_a_number_given_twice_is_found_only_where_the_two_differ(word: str, number: int, figure_first: bool) -> None:
    text = f"within {number} ({word.upper()}) days" if figure_first else f"within {word} ( {number} ) days"
    assert bool(list(twice(text))) == (NUMBERS[word] != number)


@pytest.mark.parametrize(
    "text",
    ["(1) one board (2) two teams", "as one (1) and the same", "someone (2) came", "forty-one (41)",
     "section 1.4 (two)", "part one (a)", "two (about 200 each)"],
)  # fmt: skip
def test_what_only_looks_like_a_number_given_twice_is_left_alone(text: str) -> None:
    assert list(twice(text)) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("both Councils are short of money", ""),
        ("the two parties are short of money", ""),
        ("all four Councils are short of money", "warning"),
        ("all the five partners are short of money", "warning"),
        ("the three Councils are short of money", ""),
        ("both Councils that share the depot are short of money", ""),
        ("the two Councils in the north are short of money", ""),
        ("both of them are short of money", ""),
        ("two Councils are short of money", ""),
    ],
)
def test_the_parties_are_counted(text: str, severity: str) -> None:
    assert [each.severity for each in about(text, "F713", example=THREE)] == ([severity] if severity else [])


def test_only_councils_are_counted_as_councils() -> None:
    charity = "parties.1.kind: charity\n"
    assert about("all three partners are short of money", "F713", charity, THREE) == []
    (finding,) = about("all three Councils are short of money", "F713", charity, THREE)
    assert finding.message == "\u201call three Councils\u201d is three, and the deal has two"
    assert finding.location.file == "--set context"


def test_a_house_wording_that_gives_two_numbers_is_found_at_its_line() -> None:
    made = drafted(library=with_wording("1. One duty.\n2. Each reply takes ten (15) days."))
    (finding,) = found(made, "F713")
    assert (finding.location.file, finding.location.line) == ("own.md", 3)


# --- approvals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Cabinet has approved this Memorandum.",
        "Each Council duly resolved to enter into this inter-authority agreement",
        "This Memorandum has been formally approved",
        "These Heads of Terms were ratified. Later, this Declaration was adopted",
    ],
)
def test_an_approval_stated_as_a_fact_is_found(text: str) -> None:
    assert len(list(asserting(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "This Memorandum takes effect when each Council has approved this Memorandum",
        "No one signs until the Cabinet has approved this Memorandum",
        "The Cabinet will be asked to have approved this Memorandum",
        "The strategy adopted in 2024 underlies this Memorandum",
        "Each Council approved the business case",
        "any change goes back to those who approved this Memorandum",
    ],
)
def test_a_condition_or_the_approval_of_something_else_is_not(text: str) -> None:
    assert list(asserting(text)) == []


def test_the_parties_without_a_day_of_approval_are_named() -> None:
    waiting = "parties.0.approval.on: tbc\nparties.1.approval: tbc\n"
    (finding,) = about("each Council has approved this Memorandum", "F714", waiting)
    assert finding.message.endswith("and Northmoor and Eastvale have no day of approval")
    assert finding.severity == "warning" and finding.location.file == "--set context"


def test_a_sentence_that_names_a_party_is_tested_against_that_party() -> None:
    assert about("Eastvale has approved this Memorandum", "F714", "parties.0.approval.on: tbc\n") == []
    assert len(about("Northmoor has approved this Memorandum", "F714", "parties.0.approval.on: tbc\n")) == 1


def test_a_house_recital_that_asserts_approval_is_found() -> None:
    library = with_wording("1. The decision-makers of each of them have approved this Memorandum.")
    assert found(drafted(library=library), "F714") == []
    (finding,) = found(drafted("parties.0.approval.on: tbc", library=library), "F714")
    assert finding.location.file == "own.md" and "front/basis-for-agreement" in finding.message


# --- placeholders -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["cost £xx a year", "by [date]", "[insert name]", "[●]", "in 20XX", "rent of £ XX", "the TBC officer",
     "what???", "by ____ at noon", "TODO ask finance", "<insert name>", "the head of XXX",
     "the lead officer: to be confirmed", "[the Director]"],
)  # fmt: skip
def test_a_placeholder_is_found(text: str) -> None:
    assert placeholders(text)


@pytest.mark.parametrize(
    "text",
    ["R (X) v Y [2025] UKSC 11", "paragraph (xx)", "Tban and Tbda", "what now?", "costs < 5 and > 3",
     "the Exxon site", "much to do in the valley", "it was recieved [sic]", "to be agreed by the Board",
     "wait... what", "a to-do list", "what to do: keep on",
     "posts have to be confirmed", "to be confirmed by the Board"],
)  # fmt: skip
def test_what_is_not_a_placeholder_is_left_alone(text: str) -> None:
    assert placeholders(text) == []


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('parties.0.name: "[Northmoor] District Council"', "parties.0.name"),
        ('parties.0.approval.by: "the Cabinet (TBC)"', "parties.0.approval.by"),
        ('title: "Partnership on ???"', "title"),
        ('group.name: "the XXX Partnership"', "group.name"),
        ('answers: {who hosts the service: "TBC by Eastvale"}', "answers"),
        ('terms.costs: {rule: usage, measure: "number of [units]"}', "terms.costs"),
    ],
)
def test_every_text_of_a_deal_is_read(line: str, where: str) -> None:
    (finding,) = found(drafted(line), "F715")
    assert finding.location.file == f"--set {where}" and finding.severity == "warning"


@pytest.mark.parametrize("line", ["title: {tbc: the title}", "terms.costs: {rule: usage, measure: tbc}", "date: tbc"])
def test_a_value_that_is_open_as_a_whole_is_a_blank_and_no_placeholder(line: str) -> None:
    assert found(drafted(line), "F715") == []


def test_a_title_to_be_confirmed_is_no_text_of_the_deal() -> None:
    deal = drafted("title: {tbc: what it is called}").deal
    typed = list(typed_texts(deal, own_words(deal)))
    assert isinstance(deal.title_tbc, Tbc) and OwnWords("title", deal.title) not in typed


def test_a_placeholder_in_a_house_wording_is_found_with_what_to_write() -> None:
    (finding,) = found(drafted(library=with_wording("1. Rent is £XX a year.")), "F715")
    assert finding.hint == "write {{ ask what is to be settled }}" and finding.location.file == "own.md"


# --- duties -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Information will be shared",
        "It is agreed that costs shall be paid within 30 days",
        "Papers must be sent out five days before a meeting",
        "The costs will be met by 30 June",
        "Reports will then be published by email",
    ],
)
def test_a_duty_that_nobody_owes_is_found(text: str) -> None:
    assert ownerless(text)


@pytest.mark.parametrize(
    "text",
    [
        "Information will be shared by each Council",
        "Each Council will share information",
        "Costs will be divided between the Councils",
        "If a Council is to be abolished, the others will meet",
        "The Board decides which papers will be published",
        "Meetings will be limited to two hours",
        "The service will be based in Northmoor",
        "Nothing will be published",
        "Before a report shall be published, each Council reads it",
    ],
)
def test_a_duty_with_an_owner_a_state_or_a_condition_is_left_alone(text: str) -> None:
    assert ownerless(text) == []


def test_a_duty_in_the_deals_words_is_found_at_its_line_and_one_of_a_house_at_its_wording() -> None:
    (finding,) = found(drafted("principles: [{text: vacant posts will be shared}]"), "B609")
    assert finding.severity == "info" and finding.location.file == "--set principles" and finding.paragraph
    (finding,) = found(drafted(library=with_wording("1. Vacant posts will be advertised.")), "B609")
    assert finding.location.file == "own.md"
