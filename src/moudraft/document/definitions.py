"""Which of the library's definitions a draft needs: only the terms it uses, and those their meanings use in turn."""

from __future__ import annotations

import re

from moudraft.document import DefinedTerm, Document, plain_text
from moudraft.library import Definition, Library
from moudraft.library.wording import Words, walk
from moudraft.selection import Choice


def lists_definitions(choice: Choice) -> bool:
    """Whether a chosen wording has a line that repeats over the definitions."""
    return "definitions" in choice.wording.lists


def used_definitions(document: Document, library: Library) -> tuple[Definition, ...]:
    """The definitions a draft needs, in alphabetical order of their terms.

    A term that the draft defines where it stands is not defined a second time.
    """
    headings = [section.heading for section in document.sections]
    text = "\n".join([*headings, *(plain_text(p.content) for each in document.provisions() for p in each.paragraphs())])
    own = {plain_text(each.children) for each in document.marked() if isinstance(each, DefinedTerm)}
    waiting = [each for each in library.definitions.values() if each.term not in own]
    used: list[Definition] = []
    while found := [each for each in waiting if _uses(text, each.term)]:
        used.extend(found)
        waiting = [each for each in waiting if each not in found]
        text = "\n".join(inline.text for each in found for inline in walk(each.text) if isinstance(inline, Words))
    return tuple(sorted(used, key=lambda each: each.term.casefold()))


def _uses(text: str, term: str) -> bool:
    return re.search(rf"\b{re.escape(term)}(?:s|es)?\b", text) is not None
