"""A text as somebody pasted it, without the punctuation that belonged to the list or sentence it came from."""

from __future__ import annotations

import re

from moudraft.lazy_patterns import lazy_pattern

_MARKS = " \t\n\r;,"
_EITHER = lazy_pattern(r"(?:[;,]\s*|\s)or$", re.IGNORECASE)
_SHORT = frozenset(
    (
        "al", "approx", "bros", "co", "corp", "dept", "dr", "etc", "inc", "jr", "ltd", "mr", "mrs", "no", "nos", "p",
        "plc", "pp", "sr", "st", "vol",
    )
)  # fmt: skip
_SENTENCE_END = lazy_pattern(r"[.!?]\s")


def without_joint(text: str) -> str:
    """A text without the ``;``, ``; and`` or ``, or`` that joined it to the next in a list."""
    text = text.strip()
    while True:
        shorter = text.strip().rstrip(_MARKS)
        for word in ("and", "or"):
            before = shorter[: -len(word)]
            if shorter[-len(word) :].lower() == word and before[-1:] and before[-1] in _MARKS:
                shorter = before.rstrip(_MARKS)
        if not shorter or shorter == text:
            return text
        text = shorter


def is_either(text: str) -> bool:
    """Whether a text was one of several, any of which will do: it ends in ``; or``."""
    return _EITHER.search(text.strip()) is not None


def without_stop(text: str) -> str:
    """A name or a few words without the stop of the sentence they came from; ``Ltd.`` and sentences keep theirs."""
    text = without_joint(text)
    shorter = text.removesuffix(".")
    if shorter == text or not shorter or shorter.endswith(".") or _SENTENCE_END.search(text):
        return text
    return text if ends_in_abbreviation(text) else shorter


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at a text's end belongs to its last word: ``Ltd.``, ``C.I.C.``"""
    last = text.rstrip(".").rpartition(" ")[2].strip("(\u201c\"'")
    return last.casefold() in _SHORT or "." in last
