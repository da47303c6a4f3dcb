"""A deal with former names, or of a former format, reads and upgrades to the same deal as one of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moudraft import MoudraftError, load_deal
from moudraft.deal import FORMAT, Deal, deal_file, former_deals
from moudraft.deal.editing.edits import edit_deal
from moudraft.deal.editing.renaming import renamed
from moudraft.deal.former_deals import FormerName, Step, Upgrade, upgraded
from moudraft.yaml_source.text_file import parse
from tests.conftest import EXAMPLES

OLD = """\
# A comment at the top.
moudraft: 1   # the format
template: heads-of-terms
title: Old words
parties:
  - {name: Northmoor Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Council, short_name: Eastvale, kind: borough}
red_lines: [the-veto, {id: the-veto, held_by: [Eastvale]}]
terms:
  leaving: {rule: after-notice, notice: 9 months}   # as the Leaders agreed
  costs: [each-its-own, {rule: lead-funds, lead: Northmoor, items: [each-its-own]}]
clauses:
  leave_out:
    general/act-of-god: nothing here is binding
"""
NAMES = (
    FormerName("red_lines", "the-veto", "veto", "2027-01"),
    FormerName("terms", "leaving", "exit", "2027-02", key=True),
    FormerName("terms.exit", "after-notice", "notice", "2027-02"),
    FormerName("terms.exit", "notice", "period", "2027-02", key=True),
    FormerName("terms.costs", "each-its-own", "lie-where-they-fall", "2027-03"),
    FormerName("clauses.leave_out", "general/act-of-god", "general/force-majeure", "2027-04", key=True),
)
NEW = """\
# A comment at the top.
moudraft: 1   # the format
template: heads-of-terms
title: Old words
parties:
  - {name: Northmoor Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Council, short_name: Eastvale, kind: borough}
red_lines: [veto, {id: veto, held_by: [Eastvale]}]
terms:
  exit: {rule: notice, period: 9 months}   # as the Leaders agreed
  costs: [lie-where-they-fall, {rule: lead-funds, lead: Northmoor, items: [each-its-own]}]
clauses:
  leave_out:
    general/force-majeure: nothing here is binding
"""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(former_deals, "FORMER_NAMES", NAMES)


def said(deal: Deal) -> Deal:
    """What a deal says, wherever it stands."""
    return msgspec.structs.replace(deal, lines={}, source="")


def written(text: str) -> str:
    """The text of a deal as ``moudraft upgrade`` writes it."""
    made = upgraded(parse(text, "deal.yaml"))
    return edit_deal(renamed(text, made.keys, made.values), made.data)


@pytest.mark.usefixtures("names")
def test_a_deal_with_former_names_is_read_as_one_with_present_names() -> None:
    assert said(load_deal(OLD)) == said(load_deal(NEW))


@pytest.mark.usefixtures("names")
def test_what_is_wrong_is_told_at_the_line_where_it_stands() -> None:
    with pytest.raises(MoudraftError) as caught:
        load_deal(OLD.replace("nothing here is binding", "[a]"))
    assert [str(problem.location) for problem in caught.value.problems] == ["deal:14"]


@pytest.mark.usefixtures("names")
def test_each_change_is_told_at_its_line_with_its_month() -> None:
    told = [f"{where.line}: {what}" for where, what in upgraded(parse(OLD, "deal.yaml")).changes]
    assert told == [
        "8: the-veto is called veto now (since 2027-01)",
        "8: the-veto is called veto now (since 2027-01)",
        "10: leaving is called exit now (since 2027-02)",
        "10: after-notice is called notice now (since 2027-02)",
        "10: notice is called period now (since 2027-02)",
        "11: each-its-own is called lie-where-they-fall now (since 2027-03)",
        "14: general/act-of-god is called general/force-majeure now (since 2027-04)",
    ]


@pytest.mark.usefixtures("names")
def test_an_upgraded_deal_keeps_its_comments_and_layout_and_has_nothing_left_to_do() -> None:
    assert written(OLD) == NEW
    assert upgraded(parse(NEW, "deal.yaml")).changes == ()


@pytest.mark.usefixtures("names")
def test_where_both_names_stand_the_reader_is_told_and_nothing_is_lost() -> None:
    text = OLD.replace("  leaving:", "  exit: silent\n  leaving:")
    assert upgraded(parse(text, "deal.yaml")).data["terms"]["leaving"]


def test_a_deal_of_a_former_format_goes_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def shorter(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "title": data["title"].removeprefix("Old ")}

    def longer(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "title": f"{data['title']} of today"}

    for module in (former_deals, deal_file):
        monkeypatch.setattr(module, "FORMAT", FORMAT + 2)
    steps = (Step(FORMAT, "a title is short", shorter, "2027-05"), Step(FORMAT + 1, "it ends", longer, "2027-06"))
    monkeypatch.setattr(former_deals, "STEPS", steps)
    assert [what for _, what in upgraded(parse(NEW, "deal.yaml")).changes] == [
        "format 2 (since 2027-05): a title is short",
        "format 3 (since 2027-06): it ends",
    ]
    newer = written(NEW)
    assert newer == NEW.replace("moudraft: 1 ", "moudraft: 3 ").replace("title: Old words", "title: words of today")
    assert upgraded(parse(newer, "deal.yaml")).changes == ()
    monkeypatch.setattr(deal_file, "convert", lambda tree, form: tree.data)
    monkeypatch.setattr(deal_file, "build", lambda data, tree: data)
    assert load_deal(NEW) == load_deal(newer)


@pytest.mark.parametrize("deal", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_due_to_an_example(deal: Path) -> None:
    tree = parse(deal.read_text(encoding="utf-8"), str(deal))
    made = upgraded(tree)
    assert made == Upgrade(tree.data, (), {}, {}, {})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.slow
def test_any_name_of_an_example_may_change_and_the_deal_stays_the_same(monkeypatch: Any, data: st.DataObject) -> None:
    """Give a name that a deal uses another one, as if it had been that formerly: reading and upgrading undo it."""
    deal = data.draw(st.sampled_from(EXAMPLES))
    text = deal.read_text(encoding="utf-8")
    place, name, key = data.draw(st.sampled_from(names_in(parse(text, "deal").data)))
    former = FormerName(place, "formerly-this", name, "2027-01", key)
    with monkeypatch.context() as patch:
        patch.setattr(former_deals, "FORMER_NAMES", (FormerName(place, name, "formerly-this", "2027-01", key),))
        old = written(text)
        assert old != text
        patch.setattr(former_deals, "FORMER_NAMES", (former,))
        assert written(old) == text
        assert said(load_deal(old)) == said(load_deal(text))


def names_in(data: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Places and names that a deal uses, and whether each is a key: axes and their values, red lines, clauses."""
    terms, clauses = data.get("terms", {}), data.get("clauses", {})
    found = [("terms", axis, True) for axis in terms]
    for axis, value in terms.items():
        for each in value if isinstance(value, list) else [value]:
            rule = each.get("rule") if isinstance(each, dict) else each
            found += [(f"terms.{axis}", rule, False)] if rule and rule != "tbc" else []
    for line in data.get("red_lines", []):
        name = line.get("id") if isinstance(line, dict) else line
        found += [("red_lines", name, False)] if name and " " not in name else []
    found += [("clauses.leave_out", id, True) for id in clauses.get("leave_out", {})]
    return [*found, *(("clauses.add", id, False) for id in clauses.get("add", []))]
