"""Every way out that a finding names leads somewhere: the deal still reads, and the finding is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moudraft import data
from moudraft.checks.running import RULES, check
from moudraft.checks.support.rule import Rule, example_lines
from moudraft.deal.deal_file import read_deal, with_sets
from moudraft.drafting import Draft, draft
from moudraft.findings import AddTo, Finding, LeaveOut, SetKey, Way
from moudraft.problems import MoudraftError
from moudraft.yaml_source.laying import lay_over
from moudraft.yaml_source.text_file import from_data, parse
from moudraft.yaml_source.tree import Tree
from tests.checks.drafts import TODAY, built_in


def tree_of(rule: Rule) -> Tree:
    """The deal that a rule's docstring shows as flagged."""
    around, sets = example_lines(rule.flagged)
    path = data.path(f"examples/{around.get('example', 'shared-services')}.yaml")
    return with_sets(parse(Path(path).read_text(encoding="utf-8"), str(path)), sets)


def made_of(tree: Tree) -> Draft:
    return draft(read_deal(tree), today=TODAY, library=built_in(), checks=())


def changed(tree: Tree, way: Way) -> Tree:
    """The deal after one change that a finding names."""
    clauses: dict[str, Any] = dict(tree.data.get("clauses") or {})
    if isinstance(way, SetKey):
        patch: dict[str, Any] = {way.key: way.value}
    elif isinstance(way, AddTo):
        # Whoever adds what is left out takes it out there.
        out = {id: why for id, why in clauses.get("leave_out", {}).items() if id != way.clause}
        patch = {"clauses": {**clauses, "add": [*clauses.get("add", []), way.clause], "leave_out": out}}
    elif isinstance(way, LeaveOut):
        added = [id for id in clauses.get("add", []) if id != way.clause]
        left = {**clauses.get("leave_out", {}), way.clause: "not wanted"}
        patch = {"clauses": {**clauses, "add": added, "leave_out": left}}
    else:
        raise NotImplementedError(way)
    return lay_over(tree, from_data(patch, "way"))


def ways() -> Iterator[Any]:
    for rule in (each for each in RULES if each.shown_by_deal):
        tree = tree_of(rule)
        for finding in check(made_of(tree), [rule.code]):
            for way in finding.ways:
                if isinstance(way, SetKey | AddTo | LeaveOut):
                    yield pytest.param(rule, tree, finding, way, id=f"{rule.code}-{way}"[:90])


@pytest.mark.parametrize(("rule", "tree", "finding", "way"), list(ways()))
def test_row_9_a_way_out_that_a_finding_names_leads_out(rule: Rule, tree: Tree, finding: Finding, way: Way) -> None:
    try:
        made = made_of(changed(tree, way))
    except MoudraftError as error:
        pytest.fail(f"{finding}\n{way}: {error}")
    left = [each for each in check(made, [rule.code]) if each.identity == finding.identity]
    assert not left, f"{finding}\n{way} leaves it"
