"""Rows of which the deal leaves a part unsaid: what prints them has words for that, and no cell stands empty."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document import Table, plain_text
from moudraft.drafting import draft
from moudraft.problems import MoudraftError
from moudraft.yaml_source.text_file import parse
from tests.conftest import EXAMPLES
from tests.variants.made import DAY
from tests.whole.plain_data import leaves

PAPERS: dict[str, Any] = {
    path.stem: parse(path.read_text(encoding="utf-8"), path.name).data
    for path in (*EXAMPLES, *sorted((EXAMPLES[0].parent / "facts").glob("*.yaml")))
}


def _rows_with_less() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each part of each row that an example gives with other parts beside it."""
    for name, data in PAPERS.items():
        for path in leaves(data):
            if path[0] in ("terms", "governance") and isinstance(path[-1], str) and isinstance(path[-2], int):
                yield name, path


CASES = list(_rows_with_less())


@pytest.mark.many(keep=160)
@pytest.mark.parametrize(("name", "path"), CASES, ids=[f"{name}-{'.'.join(map(str, path))}" for name, path in CASES])
def test_no_cell_is_empty_where_a_row_says_less(name: str, path: tuple[str | int, ...]) -> None:
    data = copy.deepcopy(PAPERS[name])
    row = data
    for step in path[:-1]:
        row = row[step]
    del row[path[-1]]
    try:
        made = draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, checks=())
    except MoudraftError:
        return
    tables = [block for each in made.document.all_provisions() for block in each.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    empty = [cell for cell in cells if not "".join(plain_text(each.content) for each in cell.paragraphs).strip()]
    assert not empty
