"""A203: cells that were made one."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.english import counted
from moudraft.office.look.word_look import WordLook


@rule("A203", "warning")
def table_cells_merged(file: WordLook) -> Iterator[Found]:
    """A table has merged cells.

    Why: Which heading belongs to a cell is told by its place, and in a table with merged cells it is told wrongly
    (WCAG 2.2, 1.3.1).

    Flagged: (a table in which one cell takes the place of two)

    Fine: (a table in which every row has as many cells as the first)
    """
    for table in file.tables:
        if table.merged:
            cells = counted(table.merged, "merged cell")
            yield Found(f"the table that begins {table.begins} has {cells}", hint="split them, and say it in each")
