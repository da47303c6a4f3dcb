"""The numbers that a firm's own lists show ("Article V", "5.02"), put into references and contents once they are known.

A reference may point ahead, and what a list shows is only known when all before it is written. So while a body is
written, its own numbers stand in between marks; here they are replaced by what Word will show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from moudraft.lazy_patterns import lazy_pattern

LATER = "(later)"
"""What is written, as the whole text of a run, where a number comes later."""
# No deal can hold U+FFFF: reading one refuses it. So it can mark what is put back afterwards.
_MARK = "\uffff"
_NUMBER = lazy_pattern(f"{_MARK}([nl])([^{_MARK}]*){_MARK}([^{_MARK}]*){_MARK}")
_NOUN = lazy_pattern(f"{_MARK}w([^{_MARK}]*){_MARK}([^{_MARK}]*){_MARK}")
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_FIGURES = lazy_pattern(r"[ivxlcdm]+", re.IGNORECASE)


class Shown(msgspec.Struct, frozen=True):
    """What the list shows before a paragraph, the whole number of it, and whether that has a word in it."""

    label: str
    whole: str

    @property
    def is_named(self) -> bool:
        return any(not _FIGURES.fullmatch(word) for word in _WORD.findall(self.whole))


def later(runs: str, bookmark: str, number: str, *, label: bool = False) -> str:
    """Runs with a number to come where they say so; its own stands where the paragraph turns out to have none.

    ``label`` asks for what stands before the paragraph itself, and not for its whole number.
    """
    mark = f"{_MARK}{'l' if label else 'n'}{bookmark}{_MARK}{_written(number)}{_MARK}"
    return runs.replace(f">{LATER}<", f">{mark}<")


def noun_of(bookmark: str, runs: str) -> str:
    """The words before a number, which go where the number that is shown brings a word of its own."""
    return f"{_MARK}w{bookmark}{_MARK}{runs}{_MARK}"


def shown_numbers(counted: Sequence[tuple[int, int, tuple[str, ...]]], numbering: bytes) -> dict[str, Shown]:
    """What the lists show before each paragraph that has a bookmark; ``counted`` are all that are numbered."""
    shown: dict[str, Shown] = {}
    for (_number, _level, bookmarks), each in zip(counted, shown_in_turn(counted, numbering), strict=True):
        shown.update((bookmark, each) for bookmark in bookmarks if each.whole)
    return shown


def shown_in_turn(counted: Sequence[tuple[int, int, tuple[str, ...]]], numbering: bytes) -> list[Shown]:
    """What the lists show before each numbered paragraph, in their order."""
    # Imported here: our own lists show what the draft has worked out already.
    from lxml import etree

    from moudraft.comparison.word_counting import Counting, Definitions

    counting = Counting(Definitions(etree.fromstring(numbering)))
    return [Shown(*counting.count(str(number), level)) for number, level, _bookmarks in counted]


def put_in(text: str, shown: Mapping[str, Shown]) -> str:
    """A text with the numbers that are shown; without the noun before one that brings a word of its own."""

    def noun(found: re.Match[str]) -> str:
        known = shown.get(found[1])
        return "" if known and known.is_named else found[2]

    def figure(found: re.Match[str]) -> str:
        known = shown.get(found[2])
        if known is None:
            return found[3]
        return _written(known.label if found[1] == "l" else known.whole)

    return _NUMBER.sub(figure, _NOUN.sub(noun, text)) if _MARK in text else text


def _written(text: str) -> str:
    """A text as it may stand in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
