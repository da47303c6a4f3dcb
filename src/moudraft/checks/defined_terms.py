"""The terms a draft defines and those the library would define: what the D rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.document import DefinedTerm, plain_text, walk_inlines
from moudraft.wording import Styled, Words, walk, walk_lines

if TYPE_CHECKING:
    from moudraft.checks.context import Context, Passage
    from moudraft.library import Library


def definitions(draft: Context) -> Iterator[tuple[str, Passage]]:
    """Each defined term of the draft with the passage that defines it, in reading order."""
    for passage in draft.passages:
        for inline in walk_inlines(passage.paragraph.content):
            if isinstance(inline, DefinedTerm):
                yield plain_text(inline.children), passage


def uses(term: str, text: str) -> bool:
    """Whether a text uses a term, in the singular or the plural, other than in defining it."""
    forms = {re.escape(form) for form in (term, english.plural(term), term.removesuffix("s"))}
    pattern = rf"(?<![\w\u201c])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w|\u201d)"
    return re.search(pattern, text) is not None


def library_terms(library: Library) -> set[str]:
    """The terms that some wording of the library defines in so many words (not through a hole)."""
    found = set()
    for clause in library.clauses.values():
        for wording in clause.wordings:
            for content, _each, _line in walk_lines(wording.body):
                found |= {_literal(part) for part in walk(content) if isinstance(part, Styled) and part.style == "term"}
    return found - {""}


def _literal(term: Styled) -> str:
    words = [part.text if isinstance(part, Words) else "" for part in term.children]
    return "".join(words) if all(words) else ""
