"""Contradictions that use has found, each with the deal that showed it: a draft says one thing only, or is told."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from moudraft import draft, load_deal
from moudraft.document import plain_text
from moudraft.drafting import Draft
from moudraft.findings import AddTo, Finding, LeaveOut, SetKey
from tests.fitting import ENGLAND, LIBRARY
from tests.whole.contradicting import DISTRICTS, WITH_HEALTH, Kinds, deal

DAY = datetime.date(2026, 11, 21)
CONTRADICTIONS = ("B621", "B622", "R204")
PARTIES = [
    {"name": "Aby District Council", "short_name": "Aby", "kind": "district"},
    {"name": "Bee District Council", "short_name": "Bee", "kind": "district"},
]


def drafted(template: str, terms: dict[str, Any] | None = None, kinds: Kinds = DISTRICTS[:2], **more: Any) -> Draft:
    models = more.pop("models", ())
    return draft(deal(template, terms or {}, models, kinds, **more), today=DAY)


def words(made: Draft) -> str:
    found = []
    for provision in made.document.all_provisions():
        found += [plain_text(paragraph.content) for paragraph in provision.paragraphs()]
    return "\n".join(found)


def words_of(made: Draft, clause: str) -> str:
    standing = (each for each in made.document.all_provisions() if each.clause == clause)
    return "\n".join(plain_text(p.content) for each in standing for p in each.paragraphs())


def told(made: Draft, *codes: str) -> list[Finding]:
    return [each for each in made.findings if each.code in (codes or CONTRADICTIONS)]


RESERVED = {"rule": "reserved-matters", "exercised_by": "its Leader", "within": "10 working days"}


# --- two lists, and who decides -------------------------------------------------------------------------


def test_fault_4_what_is_joint_and_what_is_each_partys_own_stand_in_two_lists():
    veto = {**RESERVED, "matters": ["its coat of arms"], "together": ["the budget of the service"]}
    made = drafted("mou", {"veto": veto})
    assert "budget of the service" not in words_of(made, "governance/reserved-matters")
    assert "its coat of arms" in words_of(made, "governance/reserved-matters")
    veto_words = words_of(made, "safeguards/veto")
    assert "These joint matters, too, go no further until each Council has approved them" in veto_words
    assert "the budget of the service" in veto_words and "coat of arms" not in veto_words
    assert not told(made, *CONTRADICTIONS, "F707", "G521")


def test_fault_4_a_joint_matter_typed_as_reserved_is_told_with_the_list_where_it_belongs():
    made = drafted("mou", {"veto": {**RESERVED, "matters": ["its name", "the budget of the service"]}})
    (found,) = told(made, "G521")
    assert found.ways == (
        SetKey("terms.veto", {**RESERVED, "matters": ["its name"], "together": ["the budget of the service"]}),
    )


@pytest.mark.parametrize("delegation", ["joint-committee", "nhs-joint"])
def test_fault_4_contracts_are_not_both_for_the_board_and_reserved(delegation: str):
    terms = {"delegation": {"rule": delegation, "functions": ["waste"]}, "decision": "tiered", "veto": RESERVED}
    made = drafted("inter-authority-agreement", terms, models=("statutory-joint-committee",))
    assert "its contracts and its land" in words(made)
    assert "contracts" not in words_of(made, "schedules/decision-classes").split("Matter for each")[0]
    without = drafted("inter-authority-agreement", {**terms, "veto": "none"}, models=("statutory-joint-committee",))
    assert "approval of contracts" in words_of(without, "schedules/decision-classes")


@pytest.mark.parametrize("decision", ["consensus-then-vote", "majority", "tiered"])
def test_fault_4_the_second_vote_that_the_law_gives_is_there_wherever_votes_are_counted(decision: str):
    terms = {"decision": decision, "delegation": {"rule": "joint-committee", "functions": ["waste"]}}
    made = drafted("inter-authority-agreement", terms, models=("statutory-joint-committee",))
    assert "If the votes are equal, the chair has a second vote." in words_of(made, "governance/decisions")


def test_fault_4_no_second_vote_is_promised_beside_a_chair_who_does_not_use_it():
    bodies = [{"model": "statutory-joint-committee", "chair": {"casting": "not-used"}}]
    made = drafted("mou", {"decision": "consensus-then-vote"}, governance=bodies)
    assert "has a second vote" not in words(made)


def test_fault_4_the_chair_closes_nothing_where_there_is_no_chair():
    for models, there in (((), True), (("declaration",), False)):
        made = drafted("protocol", models=models)
        closing = re.search(r"[^\n]*closes[^\n]*what is to be done", words_of(made, "governance/agenda"))
        assert closing and ("The chair" in closing[0]) is there
        assert not told(made, "R204")


# --- functions, leaving, changing -----------------------------------------------------------------------


def test_fault_4_a_function_that_may_be_taken_back_is_no_way_to_leave_early():
    terms = {"exit": "no-early-exit", "veto": RESERVED}
    made = drafted("inter-authority-agreement", terms)
    text = words(made)
    assert "may leave before this Agreement ends" in text
    assert "To do so is not to leave this Agreement" in text
    assert "its own withdrawal" not in text and "on shorter notice than" not in text
    assert "takes a function back before this Agreement ends" in text
    assert not told(made)


def test_fault_4_a_lead_authority_and_a_joint_committee_are_not_given_the_same_functions_unsaid():
    terms = {"delegation": {"rule": "joint-committee", "functions": ["waste"]}}
    made = drafted("mou", terms, models=("statutory-joint-committee", "lead-authority"))
    assert any("joint committee" in each.message and "one party" in each.message for each in told(made, "B621"))
    added = drafted("mou", terms, clauses={"add": ["delivery/lead-authority"]}, models=("statutory-joint-committee",))
    (found, *_) = told(added, "B621")
    assert LeaveOut("delivery/lead-authority") in found.ways


def test_fault_4_the_rule_for_changing_the_paper_is_there_where_it_is_cited():
    """The deal of dangling.yaml: a term without end, so that the template itself has no rule for changes."""
    given = {"moudraft": "1", "template": "mou", "title": "T", "parties": PARTIES, "terms": {"term": "open"}}
    for clause in ("change/schedules", "delivery/service-standards"):
        made = draft(load_deal({**given, "clauses": {"add": [clause]}}, kinds=ENGLAND.kinds), today=DAY)
        assert "follows the rule for changing this Memorandum" in words(made)
        assert words_of(made, "change/variation")
    gone = {"add": ["change/schedules"], "leave_out": {"change/variation": "known to all"}}
    (found,) = told(draft(load_deal({**given, "clauses": gone}, kinds=ENGLAND.kinds), today=DAY), "R204")
    assert AddTo("change/variation") in found.ways


def test_fault_4_a_partys_vesting_day_is_the_one_on_which_the_paper_ends():
    terms = {"term": {"rule": "until-vesting-day", "vesting_day": "2028-04-01"}}
    for day, codes in (("2027-04-01", ["F740"]), ("2029-04-01", ["F740"]), ("2028-04-01", [])):
        parties = [{**PARTIES[0], "vesting_day": day}, PARTIES[1]]
        made = drafted("mou", terms, parties=parties)
        assert [each.code for each in told(made, "F740")] == codes, day


@pytest.mark.parametrize("template", list(LIBRARY.templates))
def test_fault_4_nothing_is_said_of_the_costs_of_leaving_where_nothing_is_to_be_said(template: str):
    made = drafted(template, {"exit_costs": "none"})
    text = words(made)
    for said in (
        "costs of a departure",
        "give back whatever",
        "costs and consequences of leaving",
        "penalty for leaving",
    ):
        assert said not in text
    assert not told(made)


# --- money, publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize("costs", ["lie-where-they-fall", {"rule": "lead-funds", "lead": "Northmoor", "items": ["it"]}])
def test_fault_4_savings_follow_costs_also_where_costs_are_not_shared(costs: Any):
    made = drafted("mou", {"costs": costs, "benefits": "as-costs"})
    assert "in the same proportions as its costs" not in words(made)
    assert "in proportion to what each of them has spent on it" in words_of(made, "money/benefits")
    assert not told(made)


@pytest.mark.parametrize("template", list(LIBRARY.templates))
@pytest.mark.parametrize("kinds", [DISTRICTS, WITH_HEALTH, ("district", "charity")])
def test_fault_4_nothing_is_published_where_publication_is_left_to_each(template: str, kinds: Kinds):
    made = drafted(template, {"publication": "none"}, kinds)
    assert not re.search(r"publish[^\n]*(conclusions|on its website)", words(made))
    assert not told(made)


# --- people ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("office", ["Chief Executive", "Monitoring Officer", None])
@pytest.mark.parametrize("dispute", ["ladder", "ladder-mediation", "expert", "arbitration"])
def test_fault_4_the_last_step_of_a_ladder_is_above_the_step_before(office: str | None, dispute: str):
    signing = [{**each, "signatory": {"office": office}} if office else each for each in PARTIES]
    made = drafted("mou", {"dispute": dispute}, parties=signing, governance=[{"model": "programme-board"}])
    ladder = words_of(made, "disputes/ladder")
    assert "the signatories" not in ladder
    assert "the Leader of each Council" in ladder


def test_fault_4_whoever_signs_as_head_of_a_party_may_be_the_last_step():
    kinds = ("icb", "nhs-trust")
    parties = [
        {"name": f"{n} {k}", "short_name": n, "kind": k, "signatory": {"office": "Chair"}}
        for n, k in zip("AB", kinds, strict=True)
    ]
    made = drafted("mou", {"dispute": "ladder"}, parties=parties)
    assert "the signatories" in words_of(made, "disputes/ladder")


def test_fault_4_nobody_advises_a_body_on_which_they_sit():
    bodies = [{"model": "strategic-oversight", "members": ["the Leader and chief executive of each Council"]}]
    assert "professional advice" not in words(drafted("mou", governance=bodies))
    assert "professional advice" in words(drafted("mou", models=("strategic-oversight",)))
    named = [{**bodies[0], "members": ["chief executive"], "advised_by": "the chief executives"}]
    assert [each.code for each in told(drafted("mou", governance=named), "G515")] == ["G515"]


EVERY = ["every January", "each January", "January", "Every January", "every 2 years", "2 years", "every year"]


@pytest.mark.parametrize("often", EVERY)
def test_fault_4_every_stands_once(often: str):
    terms = {
        "term": {"rule": "rolling", "review": often},
        "costs": {"rule": "population", "recalculated": often, "source": "the census", "base_date": "2027-01-01"},
    }
    body = {"model": "strategic-oversight", "meets": {"then": often}, "reports_to": [{"to": "cabinet", "every": often}]}
    text = words(drafted("mou", terms, governance=[body])).casefold()
    assert not re.search(r"\b(?:every|each) (?:every|each)\b", text)


# --- a second body ------------------------------------------------------------------------------------------


def with_second(principal: dict[str, Any], second: dict[str, Any], *lines: str) -> Draft:
    bodies = [{"model": "leaders-board", "name": "First Board", **principal},
              {"model": "advisory-alliance", "name": "Second Board", **second}]  # fmt: skip
    return drafted("heads-of-terms", governance=bodies, red_lines=list(lines))


DECIDING = {"standing": {"rule": "decides", "powers": ["the order of the works"]}}


def test_a_second_body_that_decides_is_told_beside_words_that_no_body_does():
    made = with_second({"standing": "advisory"}, DECIDING, "no-delegation")
    assert "A body set up under these Heads of Terms advises and recommends" in words(made)
    (finding,) = told(made)
    assert finding.code == "B621"
    assert "no body set up under the paper takes decisions" in str(finding)


@pytest.mark.parametrize(
    ("principal", "second", "lines"),
    [
        ({"standing": "advisory"}, DECIDING, ()),
        (DECIDING, {"standing": "advisory"}, ()),
        ({"standing": "advisory"}, {"standing": "advisory"}, ("no-delegation",)),
        ({"chair": {"rule": "elected", "casting": "no"}}, {"chair": {"rule": "elected", "casting": "yes"}}, ()),
        ({"chair": {"rule": "elected", "casting": "yes"}}, {"chair": {"rule": "elected", "casting": "no"}}, ()),
        ({"quorum": "none"}, {"quorum": "half"}, ()),
        ({"chair": "silent"}, {"chair": {"parties": ["Northmoor"], "absent": "the clerk"}}, ()),
    ],
)  # fmt: skip
def test_what_a_second_body_does_in_its_own_way_is_no_contradiction(principal, second, lines):
    assert [str(each) for each in told(with_second(principal, second, *lines)) if "Second" in str(each)
            or "further-bodies" in str(each)] == []  # fmt: skip
