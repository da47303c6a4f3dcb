"""Acts and instruments as a text names them: the title with its year, and the sections that stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from moudraft.lazy_patterns import lazy_pattern

_SMALL = r"(?:and|of|the|for|etc\.|in|at|to|on|by|with)"
_WORD = r"(?:[A-Z][\w\u2019'&-]*|\([A-Z][^)]*\))"
_TITLE = lazy_pattern(rf"(?<!\w){_WORD}(?:,? (?:{_WORD}|{_SMALL}))*,? \d{{4}}")
_PLACE = lazy_pattern(r"\b(?:sections?|regulations?|paragraphs?|articles?|Parts?|Schedules?)\s+(?=[\dIVX])")
_LEADS_TO = lazy_pattern(r"\b(?:of|to),?\s+(?:the\s+)?$")
_NUMBER = lazy_pattern(r"\b(\d+[A-Z]{0,3}|[IVX]+[A-Z]?)\b")
_BEFORE = 120


_ENACTED = lazy_pattern(r"(?:Part \w+ of the )?(.+ (?:Act|Regulations|Order|Rules) \d{4})$")


def legislation_link(title: str) -> str:
    """Where an Act or instrument is read: the search for its title on legislation.gov.uk; empty for anything else.

    A search for the exact title finds it whatever its number, as no address made from a title would.
    """
    from urllib.parse import quote

    found = _ENACTED.match(title)
    return "https://www.legislation.gov.uk/all?title=" + quote(found[1]) if found else ""


class Citation(msgspec.Struct, frozen=True):
    """A citation: the title (words before it that begin with a capital are taken with it), the sections, and where."""

    title: str
    numbers: frozenset[str]
    start: int
    end: int


def citations(text: str) -> Iterator[Citation]:
    """What a text seems to cite; whether there is such an Act is for those to say who know the titles."""
    # Nearly every text names no year, and looking for one is quick.
    if " 19" not in text and " 20" not in text:
        return
    for found in _TITLE.finditer(text):
        start = found.start()
        place = max((each.start() for each in _PLACE.finditer(text, max(0, start - _BEFORE), start)), default=start)
        between = text[place:start]
        numbers = _numbers(between) if _LEADS_TO.search(between) else frozenset[str]()
        yield Citation(found[0], numbers, place if numbers else start, found.end())


def _numbers(text: str) -> frozenset[str]:
    """The sections, or parts, that a text lists, without their subsections."""
    return frozenset(_NUMBER.findall(re.sub(r"\([^)]*\)", "", text)))
