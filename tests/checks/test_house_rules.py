"""A house library brings its own checks, as data: run, selected, accepted and documented like ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TODAY = ("--today", "2026-11-21")
DEAL = """\
moudraft: 1
template: mou
title: T
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
terms: {exit: notice-3m}
"""
RULES = """\
- id: six-months-at-least
  code: H101
  severity: error
  when: {exit: notice-3m}
  say: The council never agrees to less than six months of notice.
  why: Standing order 12 asks for half a year, so that a budget can follow.
  way_out: "`terms.exit: notice-6m`"
- id: no-brand
  code: H102
  when: {brand: single-brand}
  unless: {clauses: conduct/branding}
  say: One brand needs the branding clause.
  why: The logo is licensed.
  way_out: "`add conduct/branding`"
"""


def house(folder: Path, rules: str = RULES) -> Path:
    (folder / "ours" / "clauses").mkdir(parents=True)
    (folder / "ours" / "clauses" / "rules.yaml").write_text(rules, encoding="utf-8")
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    return folder / "ours"


def codes(moudraft: Run, *more: str) -> dict[str, dict[str, object]]:
    done = moudraft("check", "deal.yaml", "--library", "ours", "--json", *TODAY, *more)
    return {each["code"]: each for each in json.loads(done.out)["findings"]}


def test_a_house_rule_fires_where_its_condition_holds_and_is_silent_elsewhere(moudraft: Run, folder: Path) -> None:
    house(folder)
    found = codes(moudraft)
    assert found["H101"]["severity"] == "error"
    assert found["H101"]["ways"] == [{"type": "set", "key": "terms.exit", "value": "notice-6m"}]
    assert found["H101"]["line"] == 7
    assert "H102" not in found
    assert "H101" not in codes(moudraft, "--set", "terms.exit=notice-6m")
    assert moudraft("check", "deal.yaml", *TODAY, "--json").out.count("H101") == 0


def test_it_is_selected_accepted_and_stops_a_draft_like_any_other(moudraft: Run, folder: Path) -> None:
    house(folder, RULES.replace("severity: error", "severity: warning"))
    assert list(codes(moudraft, "--select", "H101")) == ["H101"]
    assert "H101" not in codes(moudraft, "--ignore", "H")
    (folder / "deal.yaml").write_text(DEAL + "accepted: {H101: agreed by the monitoring officer}\n", encoding="utf-8")
    assert codes(moudraft)["H101"]["severity"] == "info"
    strict = moudraft("check", "deal.yaml", "--library", "ours", "--select", "H", "--format", "sarif", *TODAY)
    assert strict.code == 0 and "H101" in strict.out


def test_it_is_documented_as_ours_are(moudraft: Run, folder: Path) -> None:
    house(folder)
    listed = moudraft("rules", "list", "--library", "ours").out
    assert "H101" in listed and "six-months-at-least" in listed
    shown = moudraft("rules", "show", "H101", "--library", "ours").out
    assert "Standing order 12" in shown and "never agrees to less" in shown
    assert moudraft("rules", "show", "H101").code == 2


@pytest.mark.many(keep=2)
@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (RULES.replace("H101", "L101"), '"L101" cannot be the code of a house rule'),
        (RULES.replace("H102", "H101"), "two house rules have the code H101"),
        (RULES.replace("exit: notice-3m", "exti: notice-3m"), "exti"),
        (RULES.replace("exit: notice-3m", "exit: notice-3"), '"exit" is never "notice-3"'),
        (RULES.replace("`terms.exit: notice-6m`", "`whatever this is`"), "between backticks"),
    ],
)
def test_a_house_rule_that_cannot_work_is_told_at_its_line(rules: str, said: str, moudraft: Run, folder: Path) -> None:
    house(folder, rules)
    done = moudraft("clauses", "check", "ours")
    assert done.code == 2
    assert said in done.err and "rules.yaml:" in done.err
