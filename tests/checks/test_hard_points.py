"""The hard points: each is raised by a deal that calls for it, and stays silent in one that does not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moudraft.checks.hard_points import MOST, hard_points
from moudraft.deal.deal_file import load_deal
from moudraft.document.drafted import Drafted
from moudraft.drafting import draft, load_library
from moudraft.library.reading.soundness import library_problems
from tests import tiny
from tests.conftest import EXAMPLES, Run

NORTH = {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"}
EAST = {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"}
SHIRE = {"name": "Fenshire County Council", "short_name": "Fenshire", "kind": "county"}
CITY = {"name": "Harrow City Council", "short_name": "Harrow", "kind": "unitary"}
CHARITY = {"name": "Dunmouth Trust", "short_name": "the Charity", "kind": "charity"}
HEALTH = {"name": "Mid Coast Integrated Care Board", "short_name": "the ICB", "kind": "icb"}
POLICE = {"name": "Police and Crime Commissioner for Fenshire", "short_name": "the PCC", "kind": "police-commissioner"}
QUIET: dict[str, Any] = {
    "moudraft": 1,
    "template": "mou",
    "title": "Working Together",
    "parties": [NORTH, EAST],
    "terms": {"costs": "lie-where-they-fall", "exit": "at-will"},
}
LEASE = [
    {"text": "the hall", "owner": "Northmoor", "lease": {"to": "Eastvale", "length": "9 years", "rent": "peppercorn"}}
]
LICENSING = [{"text": "licensing back office"}]


def terms(**more: Any) -> dict[str, Any]:
    return {"terms": {**QUIET["terms"], **more}}


RAISING: dict[str, dict[str, Any]] = {
    "H1": {"parties": [NORTH, SHIRE], **terms(costs="population")},
    "H2": {"parties": [NORTH, SHIRE], "services": [{"text": "trading standards"}]},
    "H3": {"services": LICENSING},
    "H4": {"services": [{"text": "alcohol licensing"}], **terms(delegation="lead-authority")},
    "H5": {"services": LICENSING},
    "H6": {"services": LICENSING, **terms(benefits="equal")},
    "H7": {"parties": [NORTH, {**CHARITY, "name": "The Bridge Primary Care Network"}]},
    "H8": {"parties": [NORTH, {**CHARITY, "name": "Coastal Healthwatch"}]},
    "H9": {"parties": [NORTH, CHARITY]},
    "H10": {"parties": [NORTH, POLICE]},
    "H13": {"assets": LEASE},
    "H14": {"assets": LEASE, "objectives": [{"text": "add to social value"}]},
    "H15": {"template": "heads-of-terms", "assets": LEASE,
            **terms(exclusivity={"rule": "exclusive", "until": "2027-01-01", "subject": "the hall"})},
    "H16": {"assets": LEASE},
    "H18": {"parties": [CITY, EAST], "assets": [{**LEASE[0], "owner": "Harrow"}], "template": "heads-of-terms"},
    "H19": {"assets": [{**LEASE[0], "text": "the library"}]},
    "H20": {"assets": LEASE, **terms(costs={"rule": "lead-funds", "lead": "Eastvale", "items": ["the fit-out"]})},
    "H22": {"assets": LEASE},
    "H23": {"governance": {"model": "leaders-board", "decision": "consensus"},
            **terms(fund={"rule": "partnership-fund", "holder": "Northmoor"})},
    "H25": {"governance": {"model": "leaders-board", "decision": "consensus", "quorum": "third"}},
    "H26": terms(costs="equal", exit="notice-3m"),
    "H27": terms(staff={"rule": "hosted-post", "posts": [{"title": "manager", "host": "Northmoor"}]}),
    "H28": terms(staff="s113"),
    "H29": terms(costs="budget-share"),
    "H31": {"objectives": [{"text": "answer sooner", "measure": "within a day"}]},
    "H34": {"parties": [NORTH, CHARITY], **terms(publicity="coordinated")},
    "H35": {"parties": [NORTH, CHARITY]},
    "H36": {"parties": [NORTH, HEALTH], **terms(fund={"rule": "partnership-fund", "holder": "Northmoor"})},
    "H37": {"objectives": [{"text": "give carers one front door"}], **terms(info="none")},
    "H11": {"red_lines": [{"text": "Eastvale takes on no Northmoor staff"}]},
    "H12": {"assets": [{"text": "the vacant hall", "owner": "Northmoor"}]},
    "H17": {"assets": [{**LEASE[0], "lease": {"to": "Eastvale", "length": "25 years"}}]},
    "H30": terms(costs={"rule": "population", "recalculated": "every April"}),
    "H32": {"context": [{"text": "reorganisation is expected"}]},
    "H33": {"parties": [NORTH, EAST, SHIRE], "context": [{"text": "reorganisation is expected"}]},
    "H39": terms(confidentiality={"rule": "mutual", "until": {"event": "both announce"}}),
    "H40": {"assets": [{"text": "the empty hall", "owner": "Northmoor"}]},
    "H38": {"parties": [NORTH, CHARITY], **terms(info="non-personal")},
}  # fmt: skip
ELSEWHERE = {"H21"}
"""Points that turn on a limit of cost, and are tested with it."""


def made(more: dict[str, Any]) -> Drafted:
    return draft(load_deal({**QUIET, **more}), today=datetime.date(2026, 11, 29), checks=())


def raised(more: dict[str, Any]) -> list[str]:
    return [each.code for each in hard_points(made(more))]


def test_every_point_has_a_deal_that_raises_it() -> None:
    assert {point.id for point in load_library().hard_points} == {*RAISING, *ELSEWHERE}


def test_a_quiet_deal_raises_none() -> None:
    assert raised({}) == []


@pytest.mark.parametrize("id", RAISING)
def test_a_point_is_raised_and_an_answer_settles_it(id: str) -> None:
    assert id in raised(RAISING[id])
    assert id not in raised({**RAISING[id], "accepted": {id: "settled by both finance officers"}})


def test_a_short_lease_is_no_disposal_and_only_a_very_long_one_waits_for_the_community() -> None:
    def let(length: str) -> list[str]:
        lease = {"to": "Eastvale", "length": length, "rent": "peppercorn"}
        return [id for id in raised({"assets": [{**LEASE[0], "lease": lease}]}) if id in ("H13", "H17", "H22")]

    assert let("7 years") == ["H22"]
    assert let("8 years") == ["H13", "H22"]
    assert let("25 years") == ["H13", "H22", "H17"]


def test_a_baseline_for_each_objective_settles_its_point() -> None:
    given = {"text": "answer sooner", "measure": "within a day", "baseline": "two days in 2026"}
    assert "H31" not in raised({"objectives": [given]})
    assert "H31" in raised({"objectives": [given, {"text": "pay sooner", "measure": "in ten days"}]})


def test_the_weightiest_come_first_and_each_says_for_whom() -> None:
    found = hard_points(made({"parties": [NORTH, SHIRE], "services": LICENSING, **terms(costs="population")}))
    weights = {point.id: point.weight for point in load_library().hard_points}
    assert [weights[each.code] for each in found] == sorted((weights[each.code] for each in found), reverse=True)
    assert found[0].message.startswith("for the ") and found[0].hint.startswith("settled by ")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_check_puts_at_most_ten_and_they_change_no_exit_code(path: Any, moudraft: Run) -> None:
    quiet = moudraft("check", path, "--questions", "none")
    asked = moudraft("check", path)
    assert quiet.code == asked.code and "question" not in quiet.out
    assert asked.out.count(": question H") <= MOST
    assert moudraft("check", path, "--fail-on", "info", "--questions", "all").code == moudraft(
        "check", path, "--fail-on", "info", "--questions", "none"
    ).code  # fmt: skip


def test_the_conditions_of_a_point_are_proved_with_the_library() -> None:
    point = {"id": "H1", "ask": "Why?", "for": "finance", "settled_by": "an answer", "when": {"costz": "shared"}}
    library = tiny.library({"one/clause": "1. x"}, hard_points={"points": [point]})
    assert any('unknown fact "costz"' in str(each) for each in library_problems(library))


@pytest.mark.parametrize(("every", "asked"), [("every April", True), ("every 20 March", True), ("May", True), (
    "every September", False), ("every 1 March", False), ("every year", False)])  # fmt: skip
def test_budgets_are_asked_about_where_shares_are_worked_out_after_they_are_set(every: str, asked: bool) -> None:
    deal = terms(costs={"rule": "population", "recalculated": every}) | {"title": "Sharing from April"}
    assert ("H30" in raised(deal)) == asked


@pytest.mark.parametrize(
    ("recalculated", "told"),
    [
        ({"every": "April", "from": "1 July"}, True),
        ({"every": "April", "from": "1 April"}, True),
        ({"every": "year", "figures_by": "31 March", "from": "1 April"}, True),
        ({"every": "April", "figures_by": "31 January", "from": "1 April"}, False),
        ({"every": "September", "from": "1 April"}, False),
        ({"every": "April", "from": "2028-04-01"}, False),
        ({"every": "year", "figures_by": "2028-04-30", "from": "2028-07-01"}, True),
        ({"every": "April"}, False),
        ({"every": "30 February", "from": "31 June"}, False),
    ],
)
def test_shares_that_change_a_budget_already_set_are_told(recalculated: dict[str, str], told: bool) -> None:
    deal = load_deal({**QUIET, **terms(costs={"rule": "population", "recalculated": recalculated})})
    assert bool(draft(deal, today=datetime.date(2026, 11, 29), checks=("F722",)).findings) == told
