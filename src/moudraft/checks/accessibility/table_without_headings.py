"""A201: a table that says nowhere what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A201", "error")
def table_without_headings(file: WordLook) -> Iterator[Found]:
    """A table has neither a heading row nor a first column that heads its rows.

    Why: A screen reader says the heading with each cell; without one a cell is a word out of nowhere (WCAG 2.2, 1.3.1).

    Flagged: (a table of three columns whose first row is not marked to repeat as a heading)

    Fine: (the same table with its first row marked, or with First Column chosen for its design)
    """
    for table in file.tables:
        if table.rows > 1 and table.columns > 1 and not (table.heads_columns or table.heads_rows):
            hint = "in Word, Table Properties, Row, Repeat as header row; or Table Design, First Column"
            yield Found(f"the table that begins {table.begins} has no headings", hint=hint)
