"""B601: a word of duty in a provision that does not bind, or a word of hope in one that does."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.words_found import BY_EFFECT, avoided


@rule("B601", "warning", "info")
def effect_word(draft: Context) -> Iterator[Found]:
    """A word says that a provision binds when it does not, or that it only hopes when it binds.

    Why: A court reads the words before it reads the status clause. "Shall", "undertake" and "indemnify" in a paper
    that does not bind invite the argument that it does; "aim to" in a clause that binds gives nothing to enforce. A
    library wording that states its own effect is left alone. The words stand in clauses/words-to-avoid.yaml.

    Flagged::

        objectives: [{text: undertake to keep both offices open}]

    Fine::

        objectives: [{text: keep both offices open}]
    """
    yield from avoided(draft, lambda word: word.where in BY_EFFECT)
