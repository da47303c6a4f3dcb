"""Dates that cannot be, bodies that cannot work, and clauses that are out of date."""

from __future__ import annotations

import msgspec
import pytest

from moudraft.checks.governance.quorum_too_large import _people
from moudraft.checks.support.calendar_dates import earliest, later, latest, months
from tests.checks.drafts import beside_approvals, built_in, codes, drafted, found


def test_a_date_without_its_day_or_month_gets_the_benefit_of_the_doubt() -> None:
    assert str(earliest("2027-02")) == "2027-02-01" and str(latest("2027-02")) == "2027-02-28"
    assert str(earliest("2027")) == "2027-01-01" and str(latest("2027")) == "2027-12-31"
    assert latest("tbc") is None and earliest(None) is None


def test_periods_are_compared_in_months() -> None:
    assert months("2 years") == 24 and months("6 months") == 6 and months("a while") is None
    assert str(later(latest("2027-01-31") or pytest.fail(), 1)) == "2027-02-28"


def test_an_approval_after_the_date_of_the_paper_is_flagged() -> None:
    message = found(drafted("date: 2027-01-22"), "F702")[0].message
    assert message == "Eastvale approves on 27 January 2027, after the date of the paper (22 January 2027)"


def test_a_line_due_after_a_fixed_term_is_flagged_and_one_inside_it_is_not() -> None:
    lines = "date: 2027-02-01\nterms.term: {rule: fixed, length: 1 year}\n"
    lines += "objectives: [{text: keep both offices open, due: %s}]"
    assert codes(found(drafted(lines % "2028-03"), "F702")) == ["F702"]
    assert found(drafted(lines % "2028"), "F702") == []


def test_objectives_may_outlast_heads_of_terms() -> None:
    assert found(drafted("date: 2027-02-01\nobjectives: [{text: keep both offices open, due: 2035}]"), "F702") == []


@pytest.mark.parametrize(
    ("member", "people"),
    [
        ("the Leader and deputy leader of each council", 4),
        ("the Leader of each council", 2),
        ("two members from each council", 4),
        ("the chair", 1),
        ("representatives of each council", None),
        ("councillors whom each council appoints", None),
        ("such officers as they choose", None),
    ],
)
def test_members_are_counted_only_where_they_can_be(member: str, people: int | None) -> None:
    assert _people(member, 2) == people


def test_a_quorum_from_each_partner_is_not_counted() -> None:
    lines = "governance.0.members: [the Leader of each council]\ngovernance.0.quorum: three members from each council"
    assert found(drafted(lines), "G501") == []


def test_a_working_practice_of_consensus_is_lawful_in_a_joint_committee() -> None:
    lines = "governance: [{model: area-committees, decision: %s}]"
    assert found(drafted(lines % "consensus-then-vote"), "G504") == []
    assert codes(found(drafted(lines % "consensus"), "G504")) == ["G504"]


def test_a_clause_that_nobody_approved_is_for_information_and_a_warning_when_strict() -> None:
    library = built_in()
    draft_of = msgspec.structs.replace(library.clauses["front/parties"], status="draft", owner="Legal Services")
    changed = msgspec.structs.replace(library, clauses={**library.clauses, "front/parties": draft_of})
    made = drafted(library=changed)
    assert [each.severity for each in found(made, "W804")] == ["info"]
    assert [each.severity for each in found(made, "W804", strict=True)] == ["warning"]
    assert found(made, "W804")[0].hint == "ask Legal Services"
    assert found(drafted(), "W804") == []


def test_stale_wordings_are_a_warning_when_strict() -> None:
    made = drafted("today: 2029-06-01")
    assert [each.severity for each in found(made, "W803")] == ["info"]
    assert [each.severity for each in found(made, "W803", strict=True)] == ["warning"]


def test_a_blank_is_found_at_the_answer_that_leaves_it_open() -> None:
    lines = "date: tbc\nparties.1.signatory: {office: {tbc: who signs in May}, capacity: body}"
    at = {each.message: each.location.file for each in found(drafted(lines), "F701")}
    assert at["still to confirm: who signs in May"] == "--set parties.1.signatory"


def test_a_list_that_the_template_has_no_place_for_is_reported_once() -> None:
    made = drafted("programme: [{text: review both websites}, {text: answer calls together}]", example="west-essex")
    messages = [each.message for each in found(made, "F707")]
    assert messages == ["the draft has no place for the programme, and prints none of two"]


@pytest.mark.parametrize(
    ("kind", "model", "told"),
    [
        ("charity", "advisory-joint-committee", True),
        ("icb", "statutory-joint-committee", True),
        ("fire", "advisory-joint-committee", False),
        ("parish", "statutory-joint-committee", False),
        ("charity", "advisory-alliance", False),
    ],
)
def test_only_local_authorities_appoint_a_joint_committee(kind: str, model: str, told: bool) -> None:
    made = drafted(f"governance: [{model}]\nparties.1.kind: {kind}")
    messages = [each.message for each in found(made, "B603") if "local authorities" in each.message]
    assert bool(messages) is told
    assert not told or made.deal.parties[1].short_name in messages[0]


@pytest.mark.parametrize("rule", ["personal-dsa", "joint-controller"])
def test_the_hint_for_an_unnamed_agreement_keeps_the_answer(rule: str) -> None:
    (finding,) = found(drafted(f"terms.info: {rule}"), "B605")
    assert f"rule: {rule}, agreement" in finding.hint


SECOND_BODY = "governance: [leaders-board, {model: area-committees, name: Area Forum%s}]\n"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (", members: [every ward councillor], meets: monthly", "members and meetings"),
        (", chair: elected", "chair"),
        ("", None),
    ],
)
def test_parts_of_a_second_body_need_a_schedule(parts: str, told: str | None) -> None:
    messages = [each.message for each in beside_approvals(found(drafted(SECOND_BODY % parts), "F707"))]
    assert messages == ([f"what the deal says of the {told} of Area Forum is printed nowhere"] if told else [])
    made = drafted(SECOND_BODY % parts + "clauses.add: [schedules/terms-of-reference]")
    assert not beside_approvals(found(made, "F707"))


def test_a_term_of_the_library_in_the_deals_own_words_is_undefined_where_nothing_defines_it() -> None:
    lines = "objectives: [{text: answer every letter within five Business Days}]"
    assert [each.message for each in found(drafted(lines, example="west-essex"), "D101")]
