"""A101: a file without a title."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A101", "error")
def title_missing(file: WordLook) -> Iterator[Found]:
    """The file has no title among its properties.

    Why: A screen reader and the tab of a browser announce a document by its title, and read out a file name where it
    has none (WCAG 2.2, 2.4.2).

    Flagged: (a file whose property Title is empty)

    Fine: (a file whose property Title says what the paper is)
    """
    if not file.title:
        yield Found("the file has no title", hint="give it one: in Word, File, Info, Title")
