"""Standing orders that stand beside the body they are of are the option of that name, and are told when they differ."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.deal import Setting
from moudraft.deal.deal_file import load_deal
from moudraft.problems import MoudraftError

COMMITTEE = "statutory-joint-committee"
START = """moudraft: 1
template: mou
title: A title
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
"""


def settings(lines: str) -> Any:
    return load_deal(text=START + lines).terms["standing_orders"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("yes", Setting("schedule", {})),
        ("no", Setting("none", {})),
        ("schedule", Setting("schedule", {})),
        ("{notice: seven clear days}", Setting("schedule", {"notice": "seven clear days"})),
        ("{rule: of-one-party, of: Eastvale}", Setting("of-one-party", {"of": "Eastvale"})),
    ],
)
def test_what_stands_beside_a_body_is_read_as_the_option(value: str, expected: Setting) -> None:
    assert settings(f"governance: [{{model: {COMMITTEE}, standing_orders: {value}}}]") == (expected,)


def test_one_body_may_stand_without_a_list() -> None:
    assert settings(f"governance: {{model: {COMMITTEE}, standing_orders: yes}}") == (Setting("schedule", {}),)


def test_each_rule_has_the_line_where_it_was_given() -> None:
    lines = f"governance:\n  - model: {COMMITTEE}\n    standing_orders:\n      notice: six clear days"
    deal = load_deal(text=START + lines)
    assert deal.where("terms.standing_orders.notice").line == 10


def test_what_both_places_say_adds_up() -> None:
    lines = f"governance: [{{model: {COMMITTEE}, standing_orders: {{notice: six clear days}}}}]\n"
    found = settings(lines + "terms: {standing_orders: {rule: schedule, vacancy: 1 month}}")
    assert found == (Setting("schedule", {"vacancy": "1 month", "notice": "six clear days"}),)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            f"governance: [{{model: {COMMITTEE}, standing_orders: {{notice: six clear days}}}}]\n"
            "terms: {standing_orders: {rule: schedule, notice: seven clear days}}",
            "standing_orders and terms.standing_orders both say it, and differ",
        ),
        (
            f"governance: [{{model: {COMMITTEE}, standing_orders: yes}}, {{model: company, standing_orders: no}}]",
            "two bodies have standing orders",
        ),
    ],
)
def test_what_cannot_both_be_is_told(lines: str, message: str) -> None:
    with pytest.raises(MoudraftError) as caught:
        load_deal(text=START + lines)
    assert message in str(caught.value)


def test_a_rule_can_be_set_from_the_command_line() -> None:
    text = START + f"governance: [{{model: {COMMITTEE}, standing_orders: yes}}]"
    deal = load_deal(text=text, sets=["governance.0.standing_orders.vacancy=3 months"])
    assert deal.terms["standing_orders"] == (Setting("schedule", {"vacancy": "3 months"}),)
