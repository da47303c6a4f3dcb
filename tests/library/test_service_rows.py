"""Every row of the specification of service terms and of classes of party has its words, its axis or its check."""

from __future__ import annotations

import pytest
import yaml

from moudraft.checks.running import RULES
from moudraft.drafting import load_library
from tests.conftest import ROOT
from tests.library.test_places_rows import conditions

LIBRARY = load_library()
TABLE: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "tests" / "provisions" / "service.yaml").read_text("utf-8"))
VARIANTS = [(row, variant, where) for row, variants in TABLE.items() for variant, where in variants.items()]
ROWS = {"SVC": 39, "CLS": 7}


@pytest.mark.parametrize("prefix", ROWS)
def test_the_table_has_every_row(prefix: str) -> None:
    numbered = [row for row in TABLE if row.startswith(f"{prefix}-")]
    assert numbered == [f"{prefix}-{number}" for number in range(1, ROWS[prefix] + 1)]


@pytest.mark.parametrize(("row", "variant", "where"), VARIANTS, ids=[f"{row} {name}" for row, name, _ in VARIANTS])
def test_a_variant_has_its_words(row: str, variant: str, where: str) -> None:
    place, _, rest = where.partition(": ")
    if place == "left out":
        assert rest
    elif place == "check":
        assert rest in {rule.code for rule in RULES}
    elif place == "axis":
        axis, _, value = rest.partition(": ")
        assert value in LIBRARY.axes[axis].values
    else:
        clause, _, name = place.partition("#")
        wording = LIBRARY.clauses[clause].wording(name)
        assert wording is not None
        stands = conditions(wording) | {str(line) for lines in LIBRARY.clauses[clause].when for line in lines}
        fact = rest.replace("services.", "item.", 1)
        assert not rest or {rest, fact, rest.replace("classes.", "item.", 1)} & stands, sorted(stands)
