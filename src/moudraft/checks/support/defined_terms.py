"""The terms a draft defines and those the library would define: what the D rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from moudraft.document import Blank, DefinedTerm, plain_text

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context, Passage
    from moudraft.library import Library


def definitions(draft: Context) -> Sequence[tuple[str, Passage]]:
    """Each defined term of the draft with the passage that defines it, in reading order; a blank is no term yet."""
    return draft.once(_definitions)


def _definitions(draft: Context) -> list[tuple[str, Passage]]:
    return list(_defined(draft))


def _defined(draft: Context) -> Iterator[tuple[str, Passage]]:
    for passage, inline in draft.marked:
        if isinstance(inline, DefinedTerm) and not any(isinstance(each, Blank) for each in inline.children):
            yield plain_text(inline.children), passage


def uses(term: str, text: str) -> bool:
    """Whether a text uses a term, in the singular or the plural, other than in defining it."""
    # Every draft asks this of each term and paragraph: to look for letters takes less than to make a pattern.
    begins = _begins(term)
    start = text.find(begins)
    while start >= 0:
        if not _goes_on(text[start - 1 : start], "\u201c") and any(_stands(form, text, start) for form in _forms(term)):
            return True
        start = text.find(begins, start + 1)
    return False


def _stands(form: str, text: str, start: int) -> bool:
    end = start + len(form)
    return text.startswith(form, start) and not _goes_on(text[end : end + 1], "\u201d")


def _goes_on(character: str, quote: str) -> bool:
    """Whether what stands beside a term makes it part of a longer word, or of its definition."""
    return character.isalnum() or character in ("_", quote)


def count_uses(term: str, text: str) -> int:
    """How often a text uses a term, in the singular or the plural, other than in defining it."""
    return len(_use(term).findall(text)) if may_hold(term, text) else 0


def may_hold(term: str, text: str) -> bool:
    """Whether a text holds what all the forms of a term begin with: mostly not, and then no pattern is made."""
    return _begins(term) in text


def _begins(term: str) -> str:
    return term.removesuffix("s").removesuffix("y")


def _forms(term: str) -> tuple[str, ...]:
    return f"{term}s", f"{term}es", f"{term.removesuffix('y')}ies", term, term.removesuffix("s")


@cache
def _use(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\u201c])(?:{'|'.join(map(re.escape, _forms(term)))})(?!\w|\u201d)")


def library_terms(library: Library) -> set[str]:
    """The terms that the library defines in so many words (not through a hole)."""
    return set(library.terms)
