"""W802: a sentence too long to read at once."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

MOST_WORDS = 45
END = lazy_pattern(r"(?<=[.!?])\s+")


@rule("W802", "info")
def long_sentence(draft: Context) -> Iterator[Found]:
    """A sentence has more than 45 words.

    Why: Nobody holds a sentence of that length in mind, and in the middle of it an exception is easily missed.

    Flagged::

        objectives: [{text: "keep an office open in each of the places where people have been used to finding one, with
          staff who know the place and can answer at once, and with hours that suit those who work as well as those who
          do not, for as long as people come"}]

    Fine::

        objectives: [{text: keep an office open in each of the places where people have been used to finding one}]
    """
    # Every word has a letter, and something between it and the next.
    long = (each for each in draft.passages if len(each.text) > 2 * MOST_WORDS)
    for passage in (each for each in long if len(each.text.split()) > MOST_WORDS):
        for sentence in END.split(passage.text):
            count = len(sentence.split())
            if count > MOST_WORDS:
                place = draft.place(passage.provision)
                message = f"a sentence of {count} words at {place}: \u201c{' '.join(sentence.split()[:6])} \u2026\u201d"
                yield Found(message, _source(draft, sentence, passage.provision.id), "make two of it", place)


def _source(draft: Context, sentence: str, slot: str) -> Place:
    """The deal's line where the words are the deal's, else the wording's."""
    for own in draft.own_words:
        if len(own.text.split()) > MOST_WORDS // 2 and own.text.rstrip(".").casefold() in sentence.casefold():
            return draft.at(own.key)
    return draft.choices[slot].wording.location
