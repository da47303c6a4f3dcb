"""W801: a word to avoid."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.words_found import BY_EFFECT, avoided


@rule("W801", "warning", "info")
def avoided_word(draft: Context) -> Iterator[Found]:
    """A word or phrase stands in the draft that the house list says to avoid.

    Why: Old forms, doublets and Latin make a reader work and sometimes mean more than the writer knows. The list, with
    what to write instead, stands in clauses/words-to-avoid.yaml. Words that are wrong only in a provision that binds,
    or only in one that does not, are for effect-word.

    Flagged::

        objectives: [{text: keep both offices open notwithstanding rising costs}]

    Fine::

        objectives: [{text: keep both offices open despite rising costs}]
    """
    yield from avoided(draft, lambda word: word.where not in BY_EFFECT)
