"""What a deal settles of money is printed as it was given, once, in every kind of paper, in place of stock words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import MoudraftError, english
from moudraft.checks.running import check
from moudraft.deal.deal_file import load_deal
from moudraft.deal.names_spoken import renamed
from moudraft.deal.sums import pounds, share_in, sum_in
from moudraft.drafting import Draft, draft, load_library
from tests.interview.talks import TODAY, deal

TEMPLATES = sorted(load_library().templates)
ALL: dict[str, Any] = {
    "shares": {
        "costs": {"rule": "fixed-shares", "shares": {"Northmoor": "41", "Eastvale": "33.5%", "the ICB": "25.5"}}
    },
    "listed": {
        "costs": {
            "rule": "listed",
            "contributions": [
                {"party": ["Northmoor"], "sum": "£20,001", "every": "year", "years": "2031-32", "due": "3 May"},
                {"party": "Eastvale", "sum": "£30,002", "every": "year", "due": "2031-06-05",
                "if": "its budget allows"},
                {"party": "the ICB", "kind": "an office in the old mill", "every": "once", "due": "7 July"},
            ],
            "index": {"by": "the CPI", "month": "October", "from": "2032-08-09", "floor": "1.5%", "ceiling": "4.5%"},
        }
    },
    "cap": {
        "costs": {
            "rule": "equal",
            "cap": {"sum": "£1.7 million", "covers": ["VAT", "survey fees"], "over": "the plan is cut back",
                    "after_start": "the work stops at a safe point"},
        }
    },
    "cap of one": {
        "costs": {
            "rule": "lead-funds", "lead": "Eastvale", "items": ["the fit-out"],
            "cap": {"sum": "£2.4 million", "covers": "VAT", "over": "the plan is cut back"},
        }
    },
    "basis": {
        "costs": {
            "rule": "population", "base_date": "2030", "source": "the census", "counted_once": "lower-tier",
            "recalculated": {"every": "April", "figures_by": "31 January", "from": "1 June"},
            "shares": {"Northmoor": "41", "Eastvale": "33.5%", "the ICB": "25.5"},
        }
    },
    "gap": {"costs": "equal", "gap": "consent"},
    "abortive": {"abortive_costs": "own"},
    "abortive list": {
        "abortive_costs": {"rule": "listed", "items": ["the soil survey", "the valuation"],
                           "borne_by": "Northmoor and Eastvale", "cap": "£5,005"}
    },
    "fund": {
        "fund": {
            "rule": "partnership-fund", "sum": "£30,000", "every": "year", "holder": "Eastvale",
            "purposes": ["training"],
            "agreed_by": "consensus", "carry": "forward", "leaver": "stays", "at_end": "goes to the library",
            "contributions": [{"party": "Northmoor", "sum": "£10,000"}, {"party": "the ICB", "sum": "£20,000"}],
            "spends": [{"up_to": "£501", "by": "the training manager"}, {"by": "the heads of service"}],
        }
    },
    "exit tail": {
        "exit": "notice-6m",
        "exit_costs": {"rule": "own-plus-crystallised", "covers": "the rent of the depot",
        "until": "financial-year-end",
                       "of": "exit", "other_charge": "the cost of moving its vans",
                       "savings_to": "financial-year-end"},
    },
}  # fmt: skip
SAID: dict[str, list[str]] = {
    "shares": ["Northmoor: 41%", "Eastvale: 33.5%", "the ICB: 25.5%"],
    "listed": ["£20,001", "Each year, 2031-32", "3 May", "£30,002", "5 June 2031", "if its budget allows",
               "An office in the old mill",
               "7 July", "the CPI", "October", "9 August 2032", "1.5%", "4.5%"],
    "cap": ["£1.7 million", "VAT and survey fees", "the plan is cut back", "the work stops at a safe point"],
    "cap of one": ["£2.4 million", "takes in VAT", "the plan is cut back"],
    "basis": ["every April", "31 January", "1 June", "for the smaller of the two areas alone", "Northmoor: 41%"],
    "gap": ["No share of a joint cost passes", "within the money that has been agreed"],
    "abortive": ["bears its own costs of it",
                 "walks away, an approval is refused or a condition is not met"],
    "abortive list": ["the soil survey", "the valuation", "Northmoor and Eastvale bear", "£5,005"],
    "fund": ["a fund of £30,000 a year", "only on training", "Northmoor: £10,000", "The ICB: £20,000",
             "have settled by consensus",
             "up to £501, by the training manager", "above that, by the heads of service",
             "is carried into the next year",
             "leaves in it what it has paid", "goes to the library"],
    "exit tail": ["the rent of the depot", "31 March at the end of the financial year in which it leaves",
                  "the cost of moving its vans", "until the end of that financial year"],
}  # fmt: skip


NO_PLACE = {
    ("gap", "joint-declaration"): ["terms.costs is equal, and nothing in the paper says so"],
    ("exit tail", "joint-declaration"): ["terms.exit is notice-6m, and nothing in the paper says so"],
}
"""A declaration divides no costs, and nobody gives notice of leaving one: what is settled of these is told."""


def drafted(terms: dict[str, Any], template: str = "mou", **more: Any) -> Draft:
    return draft(load_deal(deal(template, 3, terms=terms, **more), name="deal.yaml"), today=TODAY)


@pytest.mark.many(keep=20)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", sorted(ALL))
def test_each_particular_of_money_is_printed_once_in_every_paper(name: str, template: str) -> None:
    if name == "basis" and template == "joint-declaration":
        pytest.skip("a declaration divides no costs by a formula")
    made = drafted(ALL[name], template)
    text = made.markdown()
    assert {words: text.count(words) for words in SAID[name]} == dict.fromkeys(SAID[name], 1)
    assert [each.message for each in check(made) if each.code == "F707"] == NO_PLACE.get((name, template), [])


def test_given_particulars_are_not_asked_for_again() -> None:
    for name, terms in ALL.items():
        asked = [blank.key for blank in drafted(terms).document.blanks() if blank.key.startswith("terms.")]
        assert asked == [], name


STOCK = {
    "fund": ["levy", "Other public bodies", "that has paid in", "goes back to those who paid"],
    "exit tail": ["penalty", "its share of any joint commitment"],
    "listed": ["bears its own costs of taking part in the partnership.\n\n6.", "Help in kind counts"],
    "cap": ["bears an overspend"],
}


@pytest.mark.parametrize("name", sorted(STOCK))
def test_a_particular_silences_the_stock_sentence_that_it_replaces(name: str) -> None:
    text = drafted(ALL[name], "inter-authority-agreement" if name == "cap" else "mou").markdown()
    assert [words for words in STOCK[name] if words in text] == []


def test_each_bears_the_costs_of_the_talks_is_said_once() -> None:
    exclusive = {"exclusivity": {"rule": "exclusive", "subject": "the site", "until": "2031-01-31"}}
    alone = drafted(exclusive, "heads-of-terms").markdown()
    beside = drafted({**exclusive, "abortive_costs": "own"}, "heads-of-terms").markdown()
    assert "own costs of the talks" in alone
    assert "own costs of the talks" not in beside


def test_agreement_comes_first_and_the_holder_takes_the_lawful_decision() -> None:
    text = drafted(ALL["fund"]).markdown()
    assert "Eastvale still takes the decision to spend, in its own name and under its own rules" in text


def test_what_is_missing_of_a_fund_or_a_tail_is_asked() -> None:
    fund = {
        "rule": "partnership-fund",
        "sum": "£30,000",
        "every": "year",
        "holder": "Eastvale",
        "purposes": ["training"],
    }
    asked = {blank.key for blank in drafted({"fund": fund}).document.blanks()}
    assert {"terms.fund.contributions", "terms.fund.carry", "terms.fund.leaver"} <= asked
    tail = {"rule": "own-plus-crystallised", "until": "financial-year-end"}
    assert "terms.exit_costs.of" in {blank.key for blank in drafted({"exit_costs": tail}).document.blanks()}


# --- savings ----------------------------------------------------------------------------------


def measures(saving: Any, terms: dict[str, Any] | None = None, **more: Any) -> list[str]:
    made = drafted(terms or {}, objectives=[{"text": "spend less", "saving": saving, **more}])
    return [line for line in made.markdown().splitlines() if line.startswith("| Spend less")]


def test_a_saving_stands_in_the_table_and_no_year_is_invented() -> None:
    assert "A saving of 8% of joint running costs, against **\\[to confirm: the year and the figure" in measures(
        {"percent": "8", "of": "joint running costs"}
    )[0]  # fmt: skip


def test_a_saving_prints_every_part_of_it_beside_the_measure() -> None:
    saving = {"percent": "8%", "of": "running costs", "baseline": "the 2030-31 budget",
    "net_of": "the cost of the move",
              "prices": "real", "counted": "yearly"}  # fmt: skip
    wanted = ("Fewer invoices; a saving of 8% of running costs, against the 2030-31 budget, "
              "after the cost of the move, "
              "in real terms, in each year")  # fmt: skip
    assert wanted in measures(saving, measure="fewer invoices")[0]


def test_a_baseline_that_a_paragraph_gives_is_not_asked_for_again() -> None:
    terms = {"benefits": {"rule": "equal", "base_date": "2031-04-01", "source": "the budget"}}
    assert "against" not in measures({"percent": "8", "of": "running costs"}, terms)[0]
    assert "to confirm: how much is saved" in measures("tbc")[0]


def test_a_saving_that_cannot_be_is_told_at_its_line() -> None:
    with pytest.raises(MoudraftError, match='prices cannot be "fixed"'):
        measures({"percent": "8", "prices": "fixed"})
    with pytest.raises(MoudraftError, match='unknown part of saving "percnt"'):
        measures({"percnt": "8"})


# --- sums, shares and names -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"costs": {"rule": "fixed-shares", "shares": {"Northmoor": "40", "Eastvale": "40", "the ICB": "21"}}},
        "F730"),
        ({"costs": {"rule": "fixed-shares", "shares": {"Northmoor": "60", "Eastvale": "40"}}}, "F730"),
        ({"costs": {"rule": "fixed-shares", "shares": {"Northmoor": "33.3", "Eastvale": "33.3",
        "the ICB": "33.3"}}}, ""),
        ({"costs": {"rule": "fixed-shares", "shares": {"Northmoor": "tbc", "Eastvale": "40", "the ICB": "21"}}}, ""),
        ({"costs": {"rule": "fixed-shares", "shares": "tbc"}}, ""),
        ({"fund": {**ALL["fund"]["fund"], "sum": "£30,001"}}, "F731"),
        ({"fund": {**ALL["fund"]["fund"], "amount": "a third each"}}, "F732"),
        ({"fund": ALL["fund"]["fund"]}, ""),
    ],
)  # fmt: skip
def test_sums_and_shares_are_added_up(terms: dict[str, Any], code: str) -> None:
    assert {each.code for each in check(drafted(terms)) if each.code in ("F730", "F731", "F732")} == {code} - {""}


def test_a_share_of_a_party_that_is_not_there_is_told() -> None:
    with pytest.raises(MoudraftError, match='unknown party "Nrothmoor"'):
        drafted({"costs": {"rule": "fixed-shares", "shares": {"Nrothmoor": "40", "Eastvale": "60"}}})


def test_rows_left_open_ask_for_all_that_they_hold() -> None:
    asked = [each.key for each in drafted({"costs": {"rule": "listed", "contributions": "tbc"}}).document.blanks()]
    assert [key for key in asked if key.startswith("terms.")] == [
        "terms.costs.contributions.0.party", "terms.costs.contributions.0.sum", "terms.costs.contributions.0.every",
        "terms.costs.contributions.0.due",
    ]  # fmt: skip


def test_shares_and_contributions_follow_a_party_that_is_given_another_name() -> None:
    for name in ("shares", "listed", "fund"):
        assert "Eastvale" not in str(renamed(ALL[name], "Eastvale", "East"))
        assert "East'" in str(renamed(ALL[name], "Eastvale", "East"))


@given(st.integers(0, 10**9))
def test_a_sum_is_read_as_it_is_written(number: int) -> None:
    assert sum_in(pounds(Decimal(number))) == number
    assert sum_in(pounds(Decimal(number) / 100)) == Decimal(number) / 100


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("£2.4 million", 2_400_000), ("£30k", 30_000), ("£ 5", 5), ("about £5", None), ("£5 or £6", None), ("5", None),
     ("£1,00", None), ({"tbc": ""}, None)],
)  # fmt: skip
def test_only_a_plain_sum_is_added_up(text: object, wanted: int | None) -> None:
    assert sum_in(text) == wanted


def test_words_for_shares_and_for_how_often() -> None:
    assert [share_in(each) for each in ("40", "33.3 %", "a third")] == [40, Decimal("33.3"), None]
    assert [english.percent(each) for each in ("8", "12.5", "8%", "a third")] == ["8%", "12.5%", "8%", "a third"]
    often = {"April": "every April", "2 years": "every two years", "year": "every year", "every April": "every April",
             "1 year": "every year", "in spring": "in spring", "yearly": "yearly"}  # fmt: skip
    assert {given: english.often(given) for given in often} == often
