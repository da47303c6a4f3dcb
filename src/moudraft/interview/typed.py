"""What a person typed, as the deal has it: a date in figures, a list, one line."""

from __future__ import annotations

import re
from typing import Any

from moudraft.english import MONTHS

_ISO = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")


def from_typed(text: str, kind: str) -> Any:
    """The value of what was typed for a question of a type; what cannot be read is left for the checks to refuse."""
    words = one_line(text)
    if kind == "date":
        return as_date(words)
    if kind == "list":
        return [part for part in (one_line(each) for each in re.split(r"[;\n\r]+", text)) if part]
    return words


def one_line(text: str) -> str:
    """Text pasted over several lines as one line."""
    return " ".join(text.split())


def as_date(text: str) -> str:
    """``31 March 2027`` and ``31/3/2027`` as ``2027-03-31``, ``March 2027`` as ``2027-03``; the rest as it stands."""
    if _ISO.fullmatch(text):
        return "-".join(part.zfill(2) for part in text.split("-"))
    if found := _FIGURES.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if found := _WORDS.fullmatch(text):
        names = [name for name in MONTHS if name.lower().startswith(found[2].lower())]
        if len(names) == 1:
            month = f"{found[3]}-{MONTHS.index(names[0]) + 1:02}"
            return f"{month}-{int(found[1]):02}" if found[1] else month
    return text
