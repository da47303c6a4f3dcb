"""A106: a long file without headings."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook

MOST = 40


@rule("A106", "warning")
def no_headings(file: WordLook) -> Iterator[Found]:
    """A file of more than 40 paragraphs has no heading.

    Why: Nobody can find a way through it but by reading all of it (WCAG 2.2, 2.4.6).

    Flagged: (sixty paragraphs in the style of the text)

    Fine: (the same with a heading style on the words that head each part)
    """
    spoken = sum(bool(each.text) for each in file.paragraphs)
    if spoken > MOST and not file.headings:
        yield Found(f"{spoken} paragraphs, and no heading among them", hint="give what heads a part a heading style")
