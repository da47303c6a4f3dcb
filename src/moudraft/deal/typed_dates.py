"""Dates as people in this country type them, in the figures that a deal has."""

from __future__ import annotations

import re

from moudraft.english import MONTHS
from moudraft.lazy_patterns import lazy_pattern

_ISO = lazy_pattern(r"\d{4}(-\d{1,2}(-\d{1,2})?)?", re.ASCII)
_FIGURES = lazy_pattern(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})", re.ASCII)
_MONTH = lazy_pattern(r"(\d{1,2})\s?[./]\s?(\d{4})", re.ASCII)
_WORDS = lazy_pattern(r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s-]+)?([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})", re.ASCII)
_AMERICAN = lazy_pattern(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_WEEKDAY = lazy_pattern(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+", re.IGNORECASE)


def as_date(text: str) -> str:
    """``31 March 2027``, ``31/3/2027`` and ``31/3/27`` as ``2027-03-31``, ``March 2027`` as ``2027-03``.

    The day comes before the month, as it does here. The rest stays as it stands, for the checks to refuse.
    """
    plain = " ".join(text.split())
    if _ISO.fullmatch(plain):
        return "-".join(part.zfill(2) for part in plain.split("-"))
    plain = _WEEKDAY.sub("", plain, count=1) if _WEEKDAY.match(plain) else plain
    if found := _FIGURES.fullmatch(plain):
        return _set_out(found[3], int(found[2]), int(found[1]))
    if found := _MONTH.fullmatch(plain):
        return _set_out(found[2], int(found[1]))
    if found := _WORDS.fullmatch(plain):
        month, year = _month(found[2]), found[3]
        # Two figures are a year only beside a day: "March 27" may as well be the 27th of March.
        if month and (found[1] or len(year) == 4):
            return _set_out(year, month, int(found[1]) if found[1] else 0)
    if (found := _AMERICAN.fullmatch(plain)) and (month := _month(found[1])):
        return _set_out(found[3], month, int(found[2]))
    return text


def _set_out(year: str, month: int, day: int = 0) -> str:
    """Figures in their order, whether or not there is such a day: that is for the checks to say."""
    whole = f"{year if len(year) == 4 else f'20{year}'}-{month:02}"
    return f"{whole}-{day:02}" if day else whole


def _month(word: str) -> int:
    """The number of a month by its name or the beginning of it, 0 for what is none."""
    names = [name for name in MONTHS if name.lower().startswith(word.lower())]
    return MONTHS.index(names[0]) + 1 if len(names) == 1 else 0
