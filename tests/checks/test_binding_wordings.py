"""A wording that binds stands where it can bind, and a promise of money is not denied beside it."""

from __future__ import annotations

import pytest

from moudraft.problems import Severity
from tests.checks.drafts import codes, drafted, found

LOCK_OUT = (
    "clauses.add: [status/negotiating-period]\nterms.exclusivity: {rule: exclusive, until: 2027-06-30, subject: x}\n"
)


def part(*clauses: str) -> str:
    return f"terms.binding: {{rule: part, clauses: [{', '.join(clauses)}]}}\n"


def wording(**chosen: str) -> str:
    """A clause added in a wording by name: ``general__liability="mutual-indemnity"``."""
    named = {clause.replace("__", "/").replace("_", "-"): name for clause, name in chosen.items()}
    chosen_words = ", ".join(f"{clause}: {name}" for clause, name in named.items())
    return f"clauses.add: [{', '.join(named)}]\nclauses.wording: {{{chosen_words}}}\n"


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        (wording(general__liability="mutual-indemnity"), "error"),
        (wording(money__named_contributions="payable"), "warning"),
        (wording(money__payment="with-interest"), "warning"),
    ],
)
def test_a_wording_of_a_contract_is_told_of_in_a_paper_that_does_not_bind(lines: str, severity: Severity) -> None:
    (finding,) = found(drafted(f"{lines}terms.binding: none"), "B610")
    assert finding.severity == severity
    assert finding.paragraph in finding.message and "terms.binding is none" in finding.message
    assert found(drafted(f"{lines}terms.binding: full"), "B610") == []


def test_the_finding_is_at_the_wording_that_the_deal_chose() -> None:
    (finding,) = found(drafted(wording(general__liability="mutual-indemnity")), "B610")
    assert finding.location.file == "--set clauses.wording"


def test_an_answer_that_only_a_contract_can_carry_is_told_of_once() -> None:
    made = drafted("terms.exit: no-early-exit\nterms.dispute: arbitration\nterms.exit_costs: {rule: indemnity, cap: x}")
    assert codes(found(made, "B607", "B610")) == ["B607", "B607", "B607"]


@pytest.mark.parametrize("code", ["information/confidentiality", "INF-5"])
def test_a_lock_out_has_to_be_on_the_list_of_what_binds(code: str) -> None:
    (finding,) = found(drafted(LOCK_OUT + part(code, "GEN-7")), "B610")
    assert finding.severity == "error" and "status/negotiating-period, wording lock-out" in finding.message
    assert found(drafted(LOCK_OUT + part(code, "GEN-7", "status/negotiating-period")), "B610") == []


def test_the_list_of_the_library_counts_where_the_deal_gives_none() -> None:
    assert found(drafted(LOCK_OUT + "terms.binding: part"), "B610") == []
    (finding,) = found(drafted("terms.binding: part\nclauses.add: [general/waiver]"), "B610")
    assert finding.severity == "warning" and "general/waiver" in finding.hint


def test_an_exclusive_negotiation_that_does_not_bind_prints_as_one() -> None:
    made = drafted(LOCK_OUT)
    assert "status/negotiating-period" in [each.clause for each in made.document.all_provisions()]
    assert codes(found(made, "B607", "B610")) == ["B607"]


# --- money --------------------------------------------------------------------------------------

PAYING = "terms.fund: {rule: aligned, amount: £10 000}\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (PAYING + wording(money__no_commitment="none", money__named_contributions="offered"), 1),
        (PAYING + "clauses.add: [money/no-commitment, money/named-contributions]", 0),
        (wording(money__no_commitment="none", money__partnership_fund="to-be-considered"), 0),
        (
            "terms.fund: {rule: partnership-fund, amount: £10 000, holder: Northmoor, purposes: [paths]}\n"
            + wording(money__no_commitment="none"),
            0,
        ),
    ],
)
def test_no_commitment_is_denied_by_a_stated_contribution_unless_each_decides_whether_to_pay(
    lines: str, told: int
) -> None:
    assert len(found(drafted(f"{lines}\nterms.costs: lie-where-they-fall"), "B608")) == told


@pytest.mark.parametrize(("left_out", "told"), [("{}", 0), ("{money/costs: settled elsewhere}", 1)])
def test_a_formula_commits_nobody_where_it_divides_only_approved_costs(left_out: str, told: int) -> None:
    lines = "terms.costs: equal\nclauses.add: [money/no-commitment, money/formula]\n"
    assert len(found(drafted(lines + f"clauses.leave_out: {left_out}"), "B608")) == told


@pytest.mark.parametrize(
    "costs", ["lie-where-they-fall", "[lie-where-they-fall, {rule: lead-funds, lead: Northmoor, items: [x]}]"]
)
def test_where_contributions_are_stated_no_commitment_excepts_them(costs: str) -> None:
    made = drafted(f"{PAYING}terms.costs: {costs}\nclauses.add: [money/no-commitment]")
    chosen = next(each for each in made.selection.choices if each.clause.id == "money/no-commitment")
    assert chosen.wording.name == "beyond-stated-contributions"
