"""Red lines in own words kept for everybody who holds them, firmly enough, and a cap wherever money may run short."""

from __future__ import annotations

import pytest

from moudraft.checks.support.money_gaps import CONSENT, MAKES_UP
from tests.checks.drafts import drafted, found

DESKS = "red_lines: [{key: desks, text: The licensing counter in every town stays open, %skept_by: [own/desks]}]\n"
OWN = "clauses.own: [{key: desks, title: Desks, text: [%s]}, {key: hall, title: Hall, text: [%s]}]"
HALL = "{by: each, text: move its licensing counter into one hall}"
ALONE = "{by: Eastvale, text: leave the matter of a counter open}"
CAP = "red_lines: [{text: No Council pays above its share, kind: cap%s}]\nterms.costs: {rule: population%s}\n"


def codes(lines: str, **more: str) -> list[str]:
    return [each.code for each in found(drafted(lines, **more)) if each.code.startswith("L")]


@pytest.mark.parametrize(
    ("line", "keeper", "told"),
    [
        (DESKS % "", ALONE, True),
        (DESKS % "held_by: [Eastvale, Northmoor], ", ALONE, True),
        (DESKS % "held_by: [Eastvale], ", ALONE, False),
        (DESKS % "", "{by: each, text: keep a counter open}", False),
        (DESKS % "", "{by: [Northmoor, Eastvale], text: keep a counter open}", False),
        (DESKS % "", "A counter stays open in each town", False),
        (DESKS.replace("in every town", "in Eastvale") % "", ALONE, False),
        (DESKS % "private: true, ", ALONE, False),
        (DESKS % "kind: bar, ", ALONE, False),
    ],
)
def test_a_line_of_several_is_kept_for_all_of_them(line: str, keeper: str, told: bool) -> None:
    assert ("L414" in codes(line + OWN % (keeper, "The hall is warm"))) is told


@pytest.mark.parametrize(
    ("line", "keeper", "rival", "told"),
    [
        (DESKS % "", "{by: each, text: try to keep its counter open}", HALL, True),
        (DESKS % "", "{by: each, text: aim to keep its counter open where practicable}", HALL, True),
        (DESKS % "", "{by: each, text: keep its counter open}", HALL, False),
        (DESKS % "", "{by: each, text: try to keep its counter open}", "{by: each, text: keep the hall warm}", False),
        (DESKS % "", "{by: each, text: try to keep its counter open}", HALL.replace("move", "aim to move"), False),
        (DESKS % "kind: bar, ", "{by: each, text: try to keep its counter open}", HALL, False),
    ],
)
def test_a_line_is_kept_as_firmly_as_what_it_holds_back(line: str, keeper: str, rival: str, told: bool) -> None:
    assert ("L415" in codes(line + OWN % (keeper, rival))) is told


@pytest.mark.parametrize("rule, told", [("{rule: part, clauses: [own/hall]}", True), ("none", False)])
def test_a_line_that_binds_nobody_is_weaker_than_a_duty_that_binds(rule: str, told: bool) -> None:
    lines = DESKS % "" + OWN % ("{by: each, text: keep its counter open}", HALL) + f"\nterms.binding: {rule}"
    assert ("L415" in codes(lines)) is told


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        (CAP % ("", ", cap: {sum: £100, over: the Councils share the rest equally}"), "error"),
        (CAP % ("", ", cap: {sum: £100, after_start: Eastvale pays the rest}"), "error"),
        (CAP % (", held_by: [Northmoor]", ", cap: {sum: £100, over: Eastvale pays the rest}"), ""),
        (CAP % ("", ", cap: {sum: £100, over: work stops}"), ""),
        (CAP % ("", ", cap: {sum: £100, over: the Councils share what each has approved}"), ""),
        (CAP % ("", "") + "terms.exit_costs: {rule: indemnity, cap: £10}", "error"),
        (CAP % ("", "") + "terms.exit_costs: {rule: own-plus-crystallised, other_charge: the others share the rest}",
         "error"),
        (CAP % ("", "") + "terms.successors: {rule: table, outcomes: [{when: two-one, share: the others bear it}]}",
         "error"),
        (CAP % ("", "") + "terms.successors: {rule: table, outcomes: [{when: two-one, share: both shares}]}", ""),
        (CAP % ("", "") + "clauses.own: [{key: gap, title: G, text: If one leaves the others make its share up}]",
         "error"),
        (CAP % ("", "") + "clauses.own: [{key: gap, title: G, text: An overspend is split once each has agreed}]", ""),
        (CAP % (", if_used: {cost: the other Councils cover the shortfall}", ""), "error"),
        (CAP % (", private: true", ""), "warning"),
        (CAP % (", private: true", "") + "terms.gap: consent", ""),
        ("red_lines: [{text: No Council pays above its share, kind: cap, private: true}]\nterms.fund: none\n"
         "terms.costs: lie-where-they-fall", ""),
        (CAP.replace("cap%s", "bar%s") % ("", ", cap: {sum: £100, over: the Councils share the rest}"), ""),
    ],
)  # fmt: skip
def test_a_cap_meets_every_gap(lines: str, severity: str) -> None:
    assert {each.severity for each in found(drafted(lines), "L416")} == ({severity} if severity else set())


def test_a_gap_in_a_private_cap_is_for_its_holder_alone() -> None:
    (finding,) = found(drafted(CAP % (", private: true", "")), "L416")
    assert finding.private
    for gap in ("more is spent", "leaves", "does not pay", "closes"):
        assert gap in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "the others make up its share",
        "every Council pays a levy",
        "they share any overspend",
        "a shortfall is borne by both",
    ],
)
def test_words_that_have_somebody_pay_for_a_gap_are_known(text: str) -> None:
    assert MAKES_UP.search(text) and not CONSENT.search(text)


@pytest.mark.parametrize(
    "text", ["make up a list", "take up a post", "a share of the rent", "pays the rent", "a board made up of ten"]
)
def test_other_words_are_not(text: str) -> None:
    assert not MAKES_UP.search(text)
