"""Every row about joint committees, hosts, reserved matters and lists of parties has its words, or its check."""

from __future__ import annotations

import pytest
import yaml

from moudraft.checks.running import RULES
from moudraft.drafting import load_library
from tests.checks.drafts import codes, drafted, found
from tests.conftest import ROOT
from tests.library.test_places_rows import conditions

LIBRARY = load_library()
TABLE: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "tests" / "provisions" / "joint.yaml").read_text("utf-8"))
VARIANTS = [(row, variant, where) for row, variants in TABLE.items() for variant, where in variants.items()]
REASONS = ("elsewhere", "left out")
COMMITTEE = "statutory-joint-committee"


def test_the_table_has_every_row() -> None:
    assert list(TABLE) == ["SOR", "HST", "RES", "PTY", "ADV"]


@pytest.mark.parametrize(
    ("row", "variant", "where"), VARIANTS, ids=[f"{row} {variant}" for row, variant, _ in VARIANTS]
)
def test_a_rule_has_its_words_its_usual_or_its_check(row: str, variant: str, where: str) -> None:
    place, _, rest = where.partition(": ")
    if place in REASONS:
        assert rest
    elif place == "check":
        assert rest in {rule.code for rule in RULES}
    elif place == "usual":
        name, _, value = rest.partition(": ")
        axis, _, detail = name.partition(".")
        assert LIBRARY.axes[axis].details[detail].default == value
    else:
        clause, _, name = place.partition("#")
        wording = LIBRARY.clauses[clause].wording(name)
        assert wording is not None
        assert not rest or rest in conditions(wording)


def test_each_rule_of_the_standing_orders_has_something_usual() -> None:
    asked = LIBRARY.axes["standing_orders"].details
    assert [name for name, each in asked.items() if each.default is None] == ["of"]


@pytest.mark.parametrize(
    ("name", "told"),
    [("Waste Committee", True), ("Health and Wellbeing Board", False), ("Fenland Health & Wellbeing Board", False)],
)
def test_officers_vote_in_a_health_and_wellbeing_board_alone(name: str, told: bool) -> None:
    lines = (
        f"governance: [{{model: {COMMITTEE}, name: {name}, seats: {{each: {{posts: [director of public health]}}}}}}]"
    )
    assert ("G534" in codes(found(drafted(lines), "G534"))) is told


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        ("five clear days", False), ("5 clear days", False), ("six days", False), ("five days", True),
        ("4 clear days", True), ("three working days", True), ("a week", False), ("28 clear days", False),
    ],
)  # fmt: skip
def test_notice_is_counted_in_clear_days(notice: str, told: bool) -> None:
    lines = f"governance: [{{model: advisory-joint-committee, standing_orders: {{notice: {notice}}}}}]"
    assert ("G531" in codes(found(drafted(lines), "G531"))) is told


@pytest.mark.parametrize("consent", ["each", "affected", "all", "statute"])
def test_only_what_the_law_itself_reserves_may_stand_among_what_is_delegated(consent: str) -> None:
    lines = (
        f"governance: [{COMMITTEE}]\n"
        "terms.delegation: {rule: joint-committee, functions: [the parking charges, waste collection]}\n"
        f"terms.veto: {{rule: reserved-matters, matters: [its name, {{text: Parking charges, consent: {consent}}}]}}"
    )
    assert ("G536" in codes(found(drafted(lines), "G536"))) is (consent != "statute")


@pytest.mark.parametrize(("kind", "told"), [("district", False), ("parish", False), ("charity", True), ("icb", True)])
def test_the_host_of_a_committee_of_councils_is_one_of_those_that_may_appoint_it(kind: str, told: bool) -> None:
    lines = (
        f"parties.1.kind: {kind}\ngovernance: [advisory-committee]\nterms.host: {{rule: acts-for-all, who: Eastvale}}"
    )
    assert ("G539" in codes(found(drafted(lines), "G539"))) is told
