"""Every row of the papers about places, and each of its variants, has its words, its default, its check or a reason."""

from __future__ import annotations

import pytest
import yaml

from moudraft.checks.running import RULES
from moudraft.drafting import load_library
from moudraft.library.condition import Line
from moudraft.library.wording import Wording, walk_conditions
from tests.conftest import ROOT

LIBRARY = load_library()
TABLE: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "tests" / "provisions" / "places.yaml").read_text("utf-8"))
VARIANTS = [(row, variant, where) for row, variants in TABLE.items() for variant, where in variants.items()]
PAPERS = {"CAP": "estates", "DEV": "devolution", "INN": "innovation"}
ROWS = {"CAP": 7, "DEV": 8, "INN": 8}
REASONS = ("elsewhere", "left out")
each_variant = pytest.mark.parametrize(
    ("row", "variant", "where"), VARIANTS, ids=[f"{row} {variant}" for row, variant, _ in VARIANTS]
)


def conditions(wording: Wording) -> set[str]:
    """Each line of a condition under which the wording, or a line of it, stands."""
    of_lines = (line for when, _, _ in walk_conditions(wording.body) for lines in when for line in lines)
    return {str(line) for line in (*of_lines, *(line for lines in wording.when for line in lines))}


def defaults(axis: str, template: str) -> set[str]:
    """What an axis may be in a paper where nobody chooses, among them what depends on who the parties are."""
    found = LIBRARY.axes[axis].defaults
    meant = [each for each in found if any(_names(lines, template) for lines in each.when)]
    return {value for each in meant or found[-1:] for value in each.values}


def _names(lines: tuple[Line, ...], template: str) -> bool:
    return any(line.name == "template" and template in line.values and line.test == "any" for line in lines)


@pytest.mark.parametrize("prefix", ROWS)
def test_the_table_has_every_row(prefix: str) -> None:
    numbered = [row for row in TABLE if row.startswith(f"{prefix}-") and row != f"{prefix}-lines"]
    assert numbered == [f"{prefix}-{number}" for number in range(1, ROWS[prefix] + 1)]


@each_variant
def test_a_variant_has_its_words(row: str, variant: str, where: str) -> None:
    place, _, rest = where.partition(": ")
    if place in REASONS:
        assert rest
    elif place == "check":
        assert rest in {rule.code for rule in RULES}
    elif place == "default":
        axis, _, value = rest.partition(": ")
        assert value in defaults(axis, PAPERS[row.partition("-")[0]])
    else:
        clause, _, name = place.partition("#")
        wording = LIBRARY.clauses[clause].wording(name)
        assert wording is not None
        assert not rest or rest in conditions(wording)


@each_variant
def test_a_default_is_what_the_paper_says_where_nobody_chooses(row: str, variant: str, where: str) -> None:
    fact = where.partition(": ")[2]
    axis, _, values = fact.partition(": ")
    if "(default)" in variant and axis in LIBRARY.axes:
        chosen = defaults(axis, PAPERS[row.partition("-")[0]])
        assert chosen & set(values.strip("[]").split(", "))
