"""What a key of the deal is about, and when a change to the paper lets a party go."""

from __future__ import annotations

import pytest

from moudraft import MoudraftError
from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import count_uses, uses
from moudraft.checks.support.money_gaps import _may_leave
from moudraft.checks.support.subjects import subject_of
from moudraft.checks.support.ways_to_leave import may_leave_on_a_change
from moudraft.findings import AxisAt, BodyAt, DealKey, PartyAt, RedLineAt, Subject
from tests.checks.drafts import drafted


@pytest.mark.parametrize(
    ("key", "subject"),
    [
        ("terms.exit.period", AxisAt("exit")),
        ("terms", DealKey("terms")),
        ("title", DealKey("title")),
        ("parties.1.name", PartyAt("Eastvale")),
        ("parties.9.name", DealKey("parties.9.name")),
        ("governance.0.chair", BodyAt("governance.0")),
        ("red_lines.0.id", RedLineAt("red_lines.0", "veto")),
        ("red_lines.9.id", DealKey("red_lines.9.id")),
        ("group.name", DealKey("group.name")),
    ],
)
def test_what_a_key_is_about(key: str, subject: Subject) -> None:
    made = drafted("red_lines: [{id: veto, means: opt-out}]")
    assert subject_of(made.deal, key) == subject


@pytest.mark.parametrize(
    ("lines", "may"),
    [
        ("terms.exit: notice-3m", True),
        ("terms.exit: no-early-exit", False),
        ("terms.exit: no-early-exit\nterms.variation: {rule: posted, leave_until: 3 months}", True),
        ("terms.exit: silent", True),
        ("terms.exit: silent\nterms.binding: full", False),
    ],
)
def test_whether_a_party_may_leave_when_the_paper_changes(lines: str, may: bool) -> None:
    made = drafted(lines, example="shared-services")
    assert may_leave_on_a_change(Context(made)) is may


@pytest.mark.parametrize(
    ("exit_", "may"), [("notice-3m", True), ("silent", False), ("no-early-exit", False), ("at-will", True)]
)
def test_whether_a_party_that_shares_costs_may_leave(exit_: str, may: bool) -> None:
    made = drafted(f"terms.costs: equal\nterms.exit: {exit_}")
    assert _may_leave(Context(made)) is may


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Depot", "It keeps the Depots open.", True),
        ("Depot", "the Depotwise plan", False),
        ("Depot", "each “Depot” is", False),
        ("Depot", "the XDepot", False),
        ("Body", "two Bodies meet", True),
        ("Keys", "one Key is lost", True),
        ("Key", "Keyholders meet; one Key is lost", True),
    ],
)
def test_where_a_term_is_used(term: str, text: str, found: bool) -> None:
    assert uses(term, text) is found and bool(count_uses(term, text)) is found


def test_a_rule_that_there_is_not_cannot_be_accepted() -> None:
    with pytest.raises(MoudraftError, match='there is no rule "B999" to accept'):
        drafted("accepted: {B999: agreed}")
