"""A104: words that look like a heading and are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook, beginning

MOST_WORDS = 12
TITLES = ("title", "subtitle", "toc heading", "caption")
"""Styles of Word's own that say what they are."""


@rule("A104", "warning")
def heading_by_look(file: WordLook) -> Iterator[Found]:
    """A line in bold stands alone like a heading, and is in no heading style.

    Why: What is a heading to the eye alone is text to everybody else: it is in no list of headings, and cannot be gone
    to (WCAG 2.2, 1.3.1).

    Flagged: (a paragraph of three words, all in bold, in the style of the text)

    Fine: (the same words in the style Heading 2)
    """
    for before, each in pairwise((None, *file.paragraphs)):
        words = each.text.split() if each else ()
        if each is None or not each.all_bold or each.heading or each.in_table or not 0 < len(words) <= MOST_WORDS:
            continue
        # What the style calls a title heads the paper and not a part of it; what ends like a sentence heads nothing.
        if before is None or each.style.casefold() in TITLES or each.text.endswith((":", ".", ";", ",")):
            continue
        yield Found(f"{beginning(each.text)} looks like a heading and is none", hint="give it a heading style")
