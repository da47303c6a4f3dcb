"""What a paper says of changes, loss, charges, service and breach: each answer read in its words, in every template."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError

TODAY = datetime.date(2026, 11, 22)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
    {"name": "Fenshire County Council", "short_name": "Fenshire", "kind": "county"},
]
LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)
N = "Northmoor"
SILENT = ("silent", "none", "unsaid", "signature")
"""Values by which nothing is printed."""


def made(template: str = "mou", parties: int = 3, **terms: Any) -> Draft:
    deal = {"moudraft": 1, "template": template, "title": "A title", "parties": PARTIES[:parties], "terms": terms}
    return draft(load_deal(deal, name="deal"), today=TODAY, library=LIBRARY)


def words(template: str = "mou", parties: int = 3, **terms: Any) -> str:
    said = made(template, parties, **terms).markdown().replace("\u00a0", " ")
    said = said.replace("the Service", "the service")
    return re.sub(r"Part(y|ies)", r"Council\1", said).replace("Councily", "Council").replace("Councilies", "Councils")


SAID: dict[str, dict[str, tuple[dict[str, Any], str]]] = {
    "variation": {
        "all-sign": ({}, "takes effect only in writing, signed for each"),
        "each-bilateral": ({"by": N}, "Northmoor and any other Council may change, in writing signed for both"),
        "lists-by-contacts": ({"lists": ["sites", "dates"]}, "in writing, the lists of sites and dates."),
        "notice-consult": ({"by": N}, "give them a fair time to answer and consider what they say"),
        "notice-and-leave": ({"by": N, "notice": "2 months"}, "to the other Councils of at least two months."),
        "by-kind": ({"by": N, "charges": "6 months"}, "| Charges | Six months, and only from 1 April |"),
        "posted": ({"by": N, "page": "the terms page"}, "may change {paper} by publishing the new text at the terms"),
    },
    "liability": {
        "none-created": ({}, "no Council answerable for the acts or losses of another Council"),
        "own-acts": ({}, "for its own acts and omissions, and those of its staff"),
        "own-acts-capped": ({"cap": {"sum": "£250,000", "every": "year"}}, "is £250,000 in any year."),
        "mutual-capped": ({"cap": "£1 million"}, "Under the indemnity a Council pays no more than £1 million."),
        "mutual": ({}, "The indemnity has no limit."),
        "one-way": ({"by": N}, "Nobody indemnifies Northmoor."),
    },
    "charges": {
        "free": ({}, "makes no charge for the service."),
        "free-to-limit": ({"limit": "50,000 forms a year"}, "up to this limit: 50,000 forms a year."),
        "cost": ({}, "what the service costs it"),
        "as-settled": ({"index": "the index"}, "Besides, it changes once a year by the index."),
        "price-list": ({"list": "the one of January"}, "The list is the one of January."),
        "subscription": ({"rate": "£500", "every": "year", "unit": "user"}, "pay £500 a year for each user, however"),
    },
    "service_levels": {
        "aims": ({"measures": [{"what": "answer", "target": "2 days", "window": "a month"}]},
                 "Answer: it aims at 2 days, measured over a month."),
        "published": ({"page": "its status page"}, "publishes the levels of the service at its status page."),
        "specified": ({"measures": [{"what": "in use", "target": "99.5%", "window": "each month"}]},
                      "| In use | 99.5% | Each month |"),
        "remedied": ({"credit": "5% of the charge"}, "credit whoever takes the service with 5% of the charge."),
    },
    "suspension": {
        "by-notice": ({"notice": "4 weeks"}, "It first gives written notice of at least four weeks"),
        "urgent-then-notice": ({}, "Where waiting would do harm, it may suspend at once"),
        "any-breach": ({}, "at once if whoever uses it does not keep to {paper} in any respect"),
    },
    "acceptance": {
        "form": ({"to": "the clerk"}, "accepts {paper} by returning to the clerk the form of acceptance"),
        "online": ({}, "is a log of who assented, for which body and when."),
        "first-use": ({"who": "an administrator"}, "The use that counts is that of an administrator."),
    },
    "start": {
        "last-signature": ({}, "effect on the date of the last signature"),
        "all-approved": ({"long_stop": "2027-06-30"}, "If that has not happened by 30 June 2027, {paper} {does} not"),
        "fixed-date": ({"on": "2027-04-01"}, "effect on 1 April 2027"),
        "acceptance": ({}, "effect for a Council on the day on which it accepts"),
        "access-given": ({}, "effect for a Council on the day on which it is first given access to the service"),
        "conditions-met": ({}, "conditions is met or waived"),
    },
    "term": {
        "while-service-runs": ({}, "for as long as a service is provided under"),
        "while-main-paper-stands": ({"main_paper": "the Waste Agreement"}, "with it: the Waste Agreement."),
        "until-event": ({"event": "the lease is signed", "long_stop": "2029-03-31"}, "happens: the lease is signed."),
    },
    "info": {
        "independent-controllers": ({}, "and answers for that as its controller."),
        "controller-processor": ({"where": "schedule"}, "passes only on the terms in Schedule 1, and not before"),
        "by-data-set": ({}, "or only acts on instructions is settled for each set of data."),
    },
    "breach_exit": {
        "talk": ({}, "The two will then talk about what went wrong"),
        "cure": ({"cure": "20 days"}, "and gives 20 days in which to put it right."),
        "cure-or-serious": ({}, "It need not wait if what is wrong is serious."),
        "immediate": ({"who": N}, "Northmoor may end its part in {paper} at once"),
    },
}  # fmt: skip
PRINTED_IN = {
    "variation": "change/variation", "liability": "general/liability", "charges": "money/charging",
    "service_levels": "delivery/service-levels", "suspension": "delivery/suspension",
    "acceptance": "authority/acceptance", "start": "change/commencement", "term": "change/term",
    "info": "information/personal-data", "breach_exit": "disputes/breach",
}  # fmt: skip
CASES = [(axis, value) for axis, values in SAID.items() for value in values]


def test_every_value_that_prints_is_read() -> None:
    for axis, values in SAID.items():
        old = set(LIBRARY.axes[axis].values) if axis in ("term", "info") else set()
        assert {*values, *SILENT, *old} >= set(LIBRARY.axes[axis].values) >= set(values)


@pytest.mark.many(keep=24)
@pytest.mark.parametrize(("axis", "value"), CASES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_an_answer_stands_once_in_its_words(template: str, axis: str, value: str) -> None:
    if (template, axis) == ("data-sharing", "info"):
        pytest.skip("this paper goes by the rows of its data sets")
    details, wanted = SAID[axis][value]
    try:
        said = words(template, **{axis: {"rule": value, **details}})
    except MoudraftError as error:
        pytest.fail(str(error))
    paper = LIBRARY.templates[template].paper
    does = "do" if paper.plural else "does"
    said = said.replace(paper.bound[1], paper.this) if paper.bound else said
    # Where a paper has Schedules of its own, this one comes after them.
    said = re.sub(r"Schedule \d", "Schedule 1", said)
    said = said.replace("pays £", "pay £").replace(" must then talk", " will then talk")
    assert said.count(wanted.format(paper=paper.this, does=does)) == 1


@pytest.mark.many(keep=12)
@pytest.mark.parametrize(("axis", "value"), CASES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_lean_paper_keeps_what_the_deal_asks_for(template: str, axis: str, value: str) -> None:
    deal = {"moudraft": 1, "template": template, "title": "A title", "parties": PARTIES}
    deal["terms"] = {axis: {"rule": value, **SAID[axis][value][0]}}
    usual, lean = (
        {
            each.clause
            for each in draft(load_deal({**deal, "clauses": {"posture": posture}}, name="deal"), today=TODAY,
                              library=LIBRARY, checks=()).document.all_provisions()
        }
        for posture in ("usual", "lean")
    )  # fmt: skip
    assert PRINTED_IN[axis] not in usual - lean


@pytest.mark.parametrize("template", [each for each in TEMPLATES if each != "service-terms"])
def test_nothing_is_added_where_nobody_asks(template: str) -> None:
    said = words(template)
    assert "to confirm: which party may change" not in said and "the most that a party pays" not in said
    if template not in ("inter-authority-agreement", "data-sharing"):
        assert "own acts and omissions" not in said


# --- changes ------------------------------------------------------------------------------------


def test_the_table_of_notices_has_every_kind_of_change_and_those_the_deal_adds() -> None:
    more = [{"what": "new templates", "notice": "2 months"}]
    said = words(variation={"rule": "by-kind", "by": N, "more": more}, info="personal-dsa")
    rows = [line for line in said.splitlines() if line.startswith("| ")]
    table = rows[rows.index("| Kind of change | Notice before it takes effect |") :][:10]
    assert [row.split(" | ")[-1].rstrip(" |") for row in table[1:]] == [
        "No notice", "As long as the law allows", "No notice; word goes to the other Councils within one working day",
        "One month", "Three months", "Three months, and only from 1 April", "30 days", "Two months", "Twelve months",
    ]  # fmt: skip
    assert "Where the table gives a length of notice, a Council that does not accept the change may leave" in said


def test_a_text_that_is_published_takes_effect_at_once_unless_a_time_is_given() -> None:
    posted = {"rule": "posted", "by": N, "page": "the terms page"}
    assert "A change takes effect when it is published." in words(variation=posted)
    said = words(variation={**posted, "notice": "2 months", "leave_until": "a month after it is published"})
    assert "A change takes effect two months after it is published." in said
    assert "until a month after it is published, by telling Northmoor in writing." in said


def test_whoever_may_bring_lists_up_to_date_is_named_once() -> None:
    said = words("inter-authority-agreement", variation="lists-by-contacts")
    assert len(re.findall(r"may (?:together )?bring up to date", said)) == 1


@pytest.mark.parametrize("parties", [2, 3])
@pytest.mark.parametrize(("axis", "value"), CASES)
def test_what_nobody_gave_leaves_no_empty_line(axis: str, value: str, parties: int) -> None:
    said = words("mou", parties, **{axis: {"rule": value, **SAID[axis][value][0]}})
    assert "to confirm: how much notice there is of it" not in said
    assert not re.search(r"\|  \|", said.replace("| | ", "|  |")), "an empty cell"
    assert not re.search(r"- \([a-z]\) *;", said) and "the other Council are" not in said


# --- loss ---------------------------------------------------------------------------------------


def test_nobody_is_indemnified_beside_a_paper_that_shifts_no_loss() -> None:
    for value in ("none-created", "own-acts", "silent"):
        assert "indemnify" not in words("inter-authority-agreement", liability=value)


def test_a_limit_has_its_exceptions_and_says_which_losses_are_out() -> None:
    liability = {"rule": "own-acts-capped", "cap": "£1 million", "data_cap": "£5 million"}
    liability["exceptions"] = "breach of confidence"
    said = words("inter-authority-agreement", liability=liability)
    for each in (
        "death or personal injury caused by negligence;", "fraud;", "wilful default;", "a charge that is due;",
        "breach of confidence; and", "the limit is £5 million instead.",
        "loss of profit, loss of goodwill and indirect loss", "on which the law lays it.",
    ):  # fmt: skip
        assert said.count(each) == 1, each


@pytest.mark.parametrize("value", ["mutual-capped", "mutual", "one-way"])
def test_who_conducts_a_claim_and_who_bears_a_fine_are_said_as_given(value: str) -> None:
    details = {"by": N, "claims": "payer", "penalties": "covered"}
    said = words("inter-authority-agreement", liability={"rule": value, **details})
    assert said.count("conducted by whoever is to pay") == 1 and "so far as the law lets it be recovered" in said
    said = words("inter-authority-agreement", liability={"rule": value, "by": N, "penalties": "own"})
    assert "on which the law lays it, and" in said and "conducted" not in said


# --- a service that one party provides for another ------------------------------------------------


@pytest.mark.parametrize("charges", ["cost", "as-settled", "price-list", "subscription"])
def test_nothing_falls_due_under_a_paper_that_does_not_bind(charges: str) -> None:
    rule = {"rule": charges, "rate": "£500"}
    said = words("mou", charges=rule, binding="none")
    assert said.count("makes nothing due.") == 1 and "expects to pay within 30 days" in said
    assert "makes nothing due" not in words("mou", charges=rule, binding="full")


def test_use_beyond_what_is_free_is_talked_about_slowed_or_charged() -> None:
    free = {"rule": "free-to-limit", "limit": "50,000 forms a year"}
    assert "Nothing is charged before the two have settled it" in words(charges=free)
    assert "it may slow down use beyond the limit" in words(charges={**free, "over": "slow"})
    over = {**free, "over": "charge", "rate": "£0.05", "unit": "form"}
    assert "is charged at £0.05 for each form" in words(charges=over, binding="full")


def test_how_money_is_paid_is_said_as_given() -> None:
    charges = {"rule": "cost", "invoice": "month", "pay": "14 days", "interest": "none", "vat": "included"}
    said = words("inter-authority-agreement", charges=charges)
    assert "send an invoice every month" in said and "within 14 days" in said and "carries interest" not in said
    assert said.count("carries no interest") == 1
    assert "A charge includes any VAT" in said and "does not include VAT" not in said


def test_levels_leave_out_what_the_deal_says_and_ask_for_what_nobody_gave() -> None:
    levels = {"rule": "specified", "excludes": ["storms"], "report": "quarter"}
    said = words(service_levels=levels)
    assert "The figures leave out storms." in said and "report what it achieved every quarter" in said
    assert "to confirm: what is measured" in said


def test_whoever_is_cut_off_keeps_what_people_urgently_need() -> None:
    for value in ("by-notice", "urgent-then-notice"):
        assert "not cut off what is urgently needed for the safety of people" in words(suspension=value)
    given = {"rule": "any-breach", "restore": "within a day", "decides": "its head of service"}
    said = words(suspension=given)
    assert "restore the service within a day." in said and "taken by its head of service." in said


@pytest.mark.parametrize("value", ["cure", "cure-or-serious", "immediate"])
def test_ending_for_cause_is_an_exception_where_nobody_may_leave_early(value: str) -> None:
    said = words("inter-authority-agreement", breach_exit=value, exit="no-early-exit")
    assert said.count("Although nobody may otherwise leave early,") == 1
    assert "that it has not put right within 30 days after notice" not in said


def test_reasons_of_which_one_will_do_are_joined_by_or() -> None:
    said = words(breach_exit={"rule": "cure-or-serious", "serious": ["one thing", "another", "a third"]})
    assert "another; or" in said and "; and\n- (c) a third" not in said


# --- acceptance, beginning, length and roles ------------------------------------------------------


@pytest.mark.parametrize("value", ["form", "online", "first-use"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_nobody_signs_a_paper_that_is_accepted_in_another_way(template: str, value: str) -> None:
    said = words(template, acceptance=value)
    assert "Signed:" not in said and "last signature" not in said
    assert "effect for a Council on the day on which it accepts" in said


def test_who_signs_and_where_the_copy_goes_is_said_only_where_the_deal_says_it() -> None:
    assert "signed copy" not in words()
    given = {"rule": "signature", "who": "its Leader", "to": "the clerk", "evidence": "a register"}
    said = words(acceptance=given)
    assert "signed for a Council by its Leader." in said and "The signed copy goes to the clerk." in said
    assert "has signed is a register." in said and "Signed:" in said


@pytest.mark.parametrize("value", ["all-approved", "conditions-met", "access-given"])
def test_a_paper_that_waits_may_have_a_last_day_to_begin(value: str) -> None:
    start = {"rule": value, "long_stop": "2027-06-30"}
    assert words(start=start).count("30 June 2027, this Memorandum does not take effect.") == 1
    assert "does not take effect" not in words(start=value)


def test_a_paper_that_waits_for_an_event_may_have_a_last_day_to_end() -> None:
    event = {"rule": "until-event", "event": "the lease is signed"}
    stop = {"on": "2029-03-31", "effect": "either-may-end"}
    assert "If that has not happened by 31 March 2029, this Memorandum ends then." in words(
        term={**event, "long_stop": "2029-03-31"}
    )
    assert "any Council may then end this Memorandum" in words(term={**event, "long_stop": stop})
    assert "to confirm: what ends the paper" in words(term="until-event")


@pytest.mark.parametrize("value", ["independent-controllers", "controller-processor", "by-data-set"])
def test_personal_data_passes_where_the_deal_says_it_is_set_out(value: str) -> None:
    said = words(info={"rule": value, "agreement": "the data agreement"})
    assert "only under a separate agreement" in said and "none is shared" not in said
    # Whoever handles data for another does so on the terms of a schedule of their own.
    handled = value == "controller-processor"
    in_schedule = "only on the terms in Schedule 1" if handled else "as a Schedule sets out"
    for where, there in (("schedule", in_schedule), ("here", "as this Memorandum sets out")):
        said = words(info={"rule": value, "where": where})
        assert there in said and "separate agreement" not in said


def test_whoever_provides_a_service_is_called_by_its_class_where_the_deal_has_one() -> None:
    classes = [{"id": "supplier", "members": [N]}, {"id": "user", "members": ["Eastvale", "Fenshire"]}]
    deal = {"moudraft": 1, "template": "mou", "title": "A title", "parties": PARTIES, "classes": classes}
    terms = {
        "charges": {"rule": "subscription", "rate": "£500"},
        "suspension": "by-notice",
        "service_levels": "specified",
    }
    said = draft(load_deal({**deal, "terms": terms}, name="deal"), today=TODAY, library=LIBRARY).markdown()
    assert "The Supplier may suspend the service" in said and "The Supplier will keep to the levels" in said
    assert "Each User expects to pay £500" in said and "that provides a service for another" not in said


def test_a_single_reason_or_a_single_aim_still_makes_a_sentence() -> None:
    said = words(suspension={"rule": "by-notice", "grounds": ["a charge is late"]})
    assert "may suspend the service if a charge is late." in said
    said = words(breach_exit={"rule": "cure-or-serious", "serious": ["cannot be put right"]})
    assert "That is so if it cannot be put right." in said


def test_the_terms_of_a_service_call_it_by_the_term_they_define() -> None:
    said = made("service-terms", suspension="by-notice", charges="free").markdown()
    assert "makes no charge for the Service." in said and "may suspend the Service if" in said
    assert not re.search(r"the service\b(?! desk)", re.sub(r"\\\[to confirm:[^\]]*\]", "", said))
