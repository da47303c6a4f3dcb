"""A105: a heading without words."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.english import counted
from moudraft.office.look.word_look import WordLook


@rule("A105", "warning")
def heading_empty(file: WordLook) -> Iterator[Found]:
    """A heading has no words.

    Why: It is announced, and listed, and says nothing (WCAG 2.2, 2.4.6).

    Flagged: (an empty paragraph in the style Heading 1)

    Fine: (an empty paragraph in the style of the text)
    """
    empty = sum(not each.text for each in file.headings)
    if empty:
        yield Found(f"{counted(empty, 'heading')} without words", hint="take it out, or give it another style")
