"""A404: a link that does not say where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook

NOTHING = ("", "click here", "click", "here", "link", "this link", "more", "read more", "see here", "this")


@rule("A404", "warning")
def link_says_nothing(file: WordLook) -> Iterator[Found]:
    """The words of a link do not say where it leads, or there are none.

    Why: Links are gone through one after another, without the words around them (WCAG 2.2, 2.4.4).

    Flagged: (a link whose words are “click here”)

    Fine: (a link whose words are “the constitution of the County Council”)
    """
    for link in file.links:
        bare = link.words.strip(" .:").casefold()
        if bare in NOTHING:
            said = f"a link says only \u201c{link.words}\u201d" if link.words else "a link has no words"
            yield Found(said, hint="say in the words of the link where it leads")
