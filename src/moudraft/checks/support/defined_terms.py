"""The terms a draft defines and those the library would define: what the D rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from moudraft.document import Blank, DefinedTerm, plain_text, walk_inlines

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context, Passage
    from moudraft.library import Library


def definitions(draft: Context) -> Sequence[tuple[str, Passage]]:
    """Each defined term of the draft with the passage that defines it, in reading order; a blank is no term yet."""
    return draft.once(_definitions)


def _definitions(draft: Context) -> list[tuple[str, Passage]]:
    return list(_defined(draft))


def _defined(draft: Context) -> Iterator[tuple[str, Passage]]:
    for passage in draft.passages:
        for inline in walk_inlines(passage.paragraph.content):
            if isinstance(inline, DefinedTerm) and not any(isinstance(each, Blank) for each in inline.children):
                yield plain_text(inline.children), passage


def uses(term: str, text: str) -> bool:
    """Whether a text uses a term, in the singular or the plural, other than in defining it."""
    return _may_hold(term, text) and _use(term).search(text) is not None


def count_uses(term: str, text: str) -> int:
    """How often a text uses a term, in the singular or the plural, other than in defining it."""
    return len(_use(term).findall(text)) if _may_hold(term, text) else 0


def _may_hold(term: str, text: str) -> bool:
    """Whether a text holds what all the forms of a term begin with: mostly not, and then no pattern is made."""
    return term.removesuffix("s").removesuffix("y") in text


@cache
def _use(term: str) -> re.Pattern[str]:
    forms = (f"{term}s", f"{term}es", f"{term.removesuffix('y')}ies", term, term.removesuffix("s"))
    return re.compile(rf"(?<![\w\u201c])(?:{'|'.join(map(re.escape, forms))})(?!\w|\u201d)")


def library_terms(library: Library) -> set[str]:
    """The terms that the library defines in so many words (not through a hole)."""
    return set(library.terms)
