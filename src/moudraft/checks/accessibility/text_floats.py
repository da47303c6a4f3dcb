"""A501: a text that floats."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A501", "warning")
def text_floats(file: WordLook) -> Iterator[Found]:
    """A text stands in a box or a frame of its own.

    Why: It is read where the box is fastened, which need not be where it is seen, or it is not read at all (WCAG
    2.2, 1.3.2).

    Flagged: (a text box beside a paragraph)

    Fine: (the same words as a paragraph of their own)
    """
    for words in file.floating:
        yield Found(f"a box or frame beside the text holds {words}", hint="make it a paragraph of the text")
