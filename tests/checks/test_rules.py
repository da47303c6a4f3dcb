"""Every rule flags what its docstring says it flags, and leaves alone what it says is fine."""

from __future__ import annotations

import re

import pytest

from moudraft.checks.running import RULES
from moudraft.checks.support.rule import PREFIXES, Rule
from tests.checks.drafts import beside_approvals, codes, drafted, found

SHOWN = [rule for rule in RULES if rule.shown_by_deal]
BY_NAME = [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in SHOWN]


@pytest.mark.parametrize("rule", BY_NAME)
def test_a_rule_flags_its_own_bad_example(rule: Rule) -> None:
    assert rule.code in codes(found(drafted(rule.flagged), rule.code))


@pytest.mark.parametrize("rule", BY_NAME)
def test_a_rule_leaves_its_own_good_example_alone(rule: Rule) -> None:
    assert beside_approvals(found(drafted(rule.fine), rule.code)) == []


@pytest.mark.parametrize("rule", BY_NAME)
def test_a_finding_says_where_it_is_and_keeps_to_the_severities_of_its_rule(rule: Rule) -> None:
    for finding in found(drafted(rule.flagged), rule.code):
        assert finding.severity in rule.severities
        assert finding.location.file
        assert finding.message and not finding.message.endswith("..")


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    letters = list(PREFIXES)
    assert list(RULES) == sorted(RULES, key=lambda rule: (letters.index(rule.code[0]), rule.code))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_documented_in_its_three_parts(rule: Rule) -> None:
    assert re.fullmatch(r"[DRPLGBFIWKS]\d{3}", rule.code)
    assert rule.sentence.endswith(".") and rule.why.endswith(".") and rule.flagged and rule.fine


def test_a_rule_that_no_deal_can_show_has_a_test_of_its_own() -> None:
    assert [rule.name for rule in RULES if not rule.shown_by_deal] == ["text-cut-short", "unapproved-wording"]
