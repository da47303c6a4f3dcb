"""The signing checklist: what is open, who approves in which order and by when, and the signing."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document.sheet import Grid, Heading
from moudraft.drafting import draft, load_library
from moudraft.papers.checklist.checklist_sheet import BOX, checklist_sheet
from moudraft.papers.checklist.signing_list import Checklist, PartySteps, checklist_of
from tests.conftest import ROOT

ONLY = ("", "notice", "no-notice", "call-in", "no-call-in", "undecided")


@cache
def made(name: str, *sets: str, party: str = "") -> Checklist:
    deal = load_deal(ROOT / "examples" / f"{name}.yaml", sets=sets)
    drafted = draft(deal, today=datetime.date(2026, 12, 1))
    return checklist_of(drafted, drafted.findings, party=party)


def steps(name: str, *sets: str, party: str) -> list[str]:
    (found,) = made(name, *sets, party=party).approvals
    return [each.id for each in found.steps]


def of(found: PartySteps, id: str) -> Any:
    return next(each for each in found.steps if each.id == id)


def test_every_blank_of_the_paper_has_its_place_and_its_key() -> None:
    points = [each for each in made("shared-services").settle if each.kind == "blank"]
    assert ("who leads (objective 1)", "paragraph 2.1, row 1") in [(each.what, each.place) for each in points]
    assert all(each.place and each.key for each in points)
    assert not made("shared-services").ready


def test_findings_that_nobody_accepted_stand_with_what_settles_them() -> None:
    (warning,) = (each for each in made("shared-services").settle if each.kind == "warning")
    assert warning.code == "P302" and warning.place == "paragraph 5.2" and warning.way_out
    accepted = made("shared-services", "accepted.P302=both approve the money apart")
    assert not [each for each in accepted.settle if each.kind == "warning"]


def test_conditions_and_hard_points_are_there() -> None:
    kinds = {each.kind for each in made("property-heads").settle}
    assert {"condition", "question"} <= kinds
    condition = next(each for each in made("property-heads").settle if each.kind == "condition")
    assert (condition.by, condition.place) == ("2027-05-28", "paragraph 6.5, row 1")


def test_parties_approve_in_the_order_of_their_dates() -> None:
    found = made("joint-committee").approvals
    assert [each.on for each in found] == ["2027-02-01", "2027-02-03", "2027-02-09", "2027-02-10", "2027-02-15"]


def test_each_kind_of_body_has_the_steps_of_who_approves_for_it() -> None:
    assert "call-in-rules" in steps("joint-committee", party="Linwater")
    assert "notice" in steps("joint-committee", party="Linwater")
    commissioner = steps("estates", party="the Commissioner")
    assert commissioner == ["finance", "advice", "decision", "recorded", "authority"]
    assert steps("estates", party="the Trust") == ["advice", "papers", "decision", "minuted", "authority"]


def test_clear_days_are_counted_back_and_call_in_forward() -> None:
    stage = "parties.0.approval=[{by: the Cabinet, on: 2027-02-10, stage: terms, call_in: 5 working days, notice: tbc}]"
    (found,) = made("shared-services", stage, party="Northmoor").approvals
    assert of(found, "notice").on == "2027-01-12"  # 28 clear days before 10 February
    assert of(found, "agenda-in-five-days").on == "2027-02-04"
    assert (of(found, "call-in").on, of(found, "call-in").by) == ("2027-02-17", False)
    assert of(found, "decision").on == "2027-02-10"


def test_a_decision_without_a_date_leaves_its_steps_waiting() -> None:
    found = made("brentwood-rochford").approvals[0]
    assert found.steps[0].id == "route"
    assert of(found, "decision").waits_for == "the date of the decision"


def test_for_a_party_there_is_its_own_approval_alone() -> None:
    assert [each.party for each in made("estates", party="the Trust").approvals] == ["the Trust"]


def test_the_signing_ends_in_what_counts_from_it() -> None:
    signing = made("inter-authority-agreement").signing
    assert any(each.on == "2027-09-29" and "publish" in each.what for each in signing)
    assert next(each for each in signing if each.what == "It takes effect").on == "2027-09-01"


def test_a_house_of_approvers_is_covered_by_steps_that_are_there() -> None:
    home = load_library().home
    assert set(home.approving) - {""} <= set(home.approvers)
    assert {id for ids in home.approving.values() for id in ids} == set(home.steps)
    assert {each.only for each in home.steps.values()} <= set(ONLY)
    for ids in home.approving.values():
        assert "decision" in ids and "authority" in ids and len(ids) == len(set(ids))


def test_law_on_approvals_is_only_what_was_seen_or_is_sure_and_reaches_who_is_told() -> None:
    library = load_library()
    groups: dict[str, set[str]] = {}
    for kind in library.home.kinds.values():
        for form, approver in kind.approver.items():
            reached = set(library.home.possible_groups(kind.id, form))
            groups[approver] = groups.get(approver, reached) & reached
    for approver, ids in library.home.approving.items():
        for law in (library.law[each] for id in ids for each in library.home.steps[id].law):
            assert law.prints and law.mark in ("SURE", "SEEN"), law.id
            assert not approver or not law.applies_to or groups[approver] & set(law.applies_to), (approver, law.id)


def test_every_row_has_a_box_to_tick_and_every_step_is_printed() -> None:
    checklist = made("joint-committee")
    sheet = checklist_sheet(checklist)
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    assert all(row[-1].lines == (BOX,) for grid in grids for row in grid.rows)
    printed = {row[0].lines[0] for grid in grids for row in grid.rows}
    assert {step.what for each in checklist.approvals for step in each.steps} <= printed
    assert [block.text for block in sheet.blocks if isinstance(block, Heading) and block.level == 1] == [
        "1. Settle first", "2. Approvals, in the order in which they are due", "3. Signing",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
def test_every_example_has_a_checklist(name: str) -> None:
    checklist = made(name)
    assert checklist.approvals and checklist.signing
    assert [each.number for each in checklist.settle] == list(range(1, len(checklist.settle) + 1))
    for each in checklist.approvals:
        assert each.steps and "<" not in "".join(step.what for step in each.steps)
