"""Every row of the specification of data sharing, and each of its variants, stands somewhere, or says why not."""

from __future__ import annotations

import pytest
import yaml

from moudraft.drafting import load_library
from tests.conftest import ROOT

LIBRARY = load_library()
TABLE: dict[str, dict[str, list[str] | str]] = yaml.safe_load(
    (ROOT / "tests" / "library" / "data_rows.yaml").read_text("utf-8")
)
ENTRIES = [(code, name, each) for code, variants in TABLE.items() for name, each in variants.items()]
HEADS = 13


def there(place: str) -> bool:
    """Whether the library has what an entry names."""
    kind, _, rest = place.partition(" ")
    if kind == "template":
        return rest in LIBRARY.templates
    if kind == "row":
        key, _, value = rest.partition("=")
        detail = LIBRARY.lists["data_sets"].get(key)
        return detail is not None and (not value or value in detail.values)
    if place.startswith("terms."):
        axis, _, value = place.removeprefix("terms.").partition("=")
        name, _, detail = axis.partition(".")
        return name in LIBRARY.axes and (
            value in LIBRARY.axes[name].values if value else detail in LIBRARY.axes[name].details
        )
    clause, _, wording = place.partition("#")
    return clause in LIBRARY.clauses and LIBRARY.clauses[clause].wording(wording) is not None


def test_every_row_is_in_the_table() -> None:
    assert list(TABLE) == [f"DAT-{number}" for number in range(1, 35)]


@pytest.mark.parametrize(("code", "name", "each"), ENTRIES, ids=[f"{code} {name}" for code, name, _ in ENTRIES])
def test_a_variant_stands_where_the_table_says(code: str, name: str, each: list[str] | str) -> None:
    if isinstance(each, str):
        assert each.startswith(("elsewhere: ", "left out: "))
    else:
        assert [place for place in each if not there(place)] == []


def test_every_particular_of_a_row_prints_in_both_schedules() -> None:
    from moudraft.library.wording import Hole, walk, walk_lines

    asked = set(LIBRARY.lists["data_sets"])
    for name in ("rows", "rows-with-rules"):
        wording = LIBRARY.clauses["schedules/data-sets"].wording(name)
        assert wording is not None
        holes = {
            inline.expression.lower().removeprefix("item.")
            for content, _each, _line in walk_lines(wording.body)
            for inline in walk(content)
            if isinstance(inline, Hole)
        }
        assert asked - holes == set()


def test_the_terms_of_a_processor_say_each_head_of_the_law() -> None:
    from moudraft.library.wording import walk_parts

    heads = {name for name in LIBRARY.statements if name.startswith("art28-")}
    assert len(heads) == HEADS
    for wording in LIBRARY.clauses["schedules/processor-terms"].wordings:
        said = {each.matter for part in walk_parts(wording.body) for each in part.says}
        assert heads <= said, wording.name
