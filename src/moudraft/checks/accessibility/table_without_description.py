"""A202: a table without words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A202", "warning")
def table_without_description(file: WordLook) -> Iterator[Found]:
    """A table has no alternative text.

    Why: It says what the table is for before somebody goes through its cells one by one (WCAG 2.2, 1.3.1).

    Flagged: (a table with an empty Alt Text)

    Fine: (a table whose Alt Text says what is in it)
    """
    for table in file.tables:
        if not table.description:
            hint = "say in a few words what it holds: in Word, Table Properties, Alt Text"
            yield Found(f"the table that begins {table.begins} has no alternative text", hint=hint)
