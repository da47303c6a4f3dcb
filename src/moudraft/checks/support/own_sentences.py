"""The sentences of a deal's own words as the draft prints them, for rules on words that stand together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from moudraft.checks.support.own_words import printed
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context, Passage

_ENDS = lazy_pattern(r"(?<=[.;?!])\s+")


class OwnSentence(NamedTuple):
    """A sentence that somebody typed, the key it stands under and the passage that prints it."""

    text: str
    key: str
    passage: Passage

    @property
    def binds(self) -> bool:
        return self.passage.provision.effect == "binding"


def own_sentences(draft: Context) -> list[OwnSentence]:
    """Every sentence of the deal's own words that the draft prints."""
    return draft.once(_sentences)


def _sentences(draft: Context) -> list[OwnSentence]:
    return list(_split(draft))


def _split(draft: Context) -> Iterator[OwnSentence]:
    for own, passage in printed(draft):
        for text in _ENDS.split(own.text):
            if text.strip():
                yield OwnSentence(text.strip(), own.key, passage)
