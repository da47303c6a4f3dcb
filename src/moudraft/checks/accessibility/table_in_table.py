"""A204: a table within a table."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A204", "warning")
def table_in_table(file: WordLook) -> Iterator[Found]:
    """A table stands in a cell of another.

    Why: In what order its words are read is anybody's guess (WCAG 2.2, 1.3.2).

    Flagged: (a cell that holds a table)

    Fine: (two tables, one after the other)
    """
    for table in file.tables:
        if table.inside_another:
            yield Found(
                f"the table that begins {table.begins} stands in a cell of another", hint="set it below the other"
            )
