"""Days that a deal gives in words: ``five clear days``, ``28 working days``."""

from __future__ import annotations

import re

from moudraft.english import number_word
from moudraft.lazy_patterns import lazy_pattern

_DAYS = lazy_pattern(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:(clear|working|calendar) )?days?\b", re.IGNORECASE)
_MOST_IN_WORDS = 40


def clear_days(text: str) -> int | None:
    """How many clear days some words give at the least, None where they give no days.

    Of days that are not said to be clear, the first and the last may not count.
    """
    found = _DAYS.search(text)
    if found is None:
        return None
    number = _number(found[1].casefold())
    return number if number is None or found[2] else number - 1


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return next((number for number in range(1, _MOST_IN_WORDS) if number_word(number) == word), None)
