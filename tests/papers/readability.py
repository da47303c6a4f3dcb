"""How easily a text reads: the Flesch-Kincaid grade, which is about the years at school that it takes to follow it.

GOV.UK writes for a reading age of nine, which is a grade of about four; it asks that nothing for the public needs more
than the lower years of secondary school.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)|\n+")
_WORD = re.compile(r"[A-Za-z\u2019'-]+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$")


def syllables(word: str) -> int:
    """The syllables of an English word, near enough: runs of vowels, without a silent ending."""
    word = word.lower().strip("'\u2019-")
    count = len(_VOWELS.findall(word))
    if count > 1 and _SILENT.search(word):
        count -= 1
    return max(count, 1)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a line of a list is one."""
    found = (_WORD.findall(each) for each in _SENTENCE_END.split(text))
    return [words for words in found if words]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text."""
    read = sentences(text)
    words = [word for sentence in read for word in sentence]
    return 0.39 * len(words) / len(read) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def longest(text: str) -> Sequence[str]:
    """The words of the longest sentence."""
    return max(sentences(text), key=len)
