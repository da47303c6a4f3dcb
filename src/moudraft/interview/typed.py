"""What a person typed, as the deal has it: a date in figures, a list, seats by party, one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moudraft.english import MONTHS, number_word

_ISO = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_NUMBERS = {number_word(count): str(count) for count in range(1, 11)}
_WORD_OF_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERS)})\b(?=$| each$)", re.IGNORECASE)
_FOR_EACH = re.compile(r"([0-9]{1,4})(?: each)?")
_BY_NAME = re.compile(r"(.+?)[\s:=]+([0-9]{1,4})")


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


def seats_from_typed(text: str, names: Sequence[str]) -> dict[str, str] | None:
    """How many each party has: ``2`` is two for each, ``Northmoor 3; Eastvale 2`` is by name; None if it is neither.

    A party with 0 is left out. A name that is no party's is left for the checks to refuse.
    """
    known = {name.casefold(): name for name in names}
    found: dict[str, str] = {}
    for part in filter(None, (one_line(each) for each in re.split(r"[;,\n\r]+", text))):
        words = _WORD_OF_NUMBER.sub(lambda match: _NUMBERS[match[0].casefold()], part)
        if every := _FOR_EACH.fullmatch(words):
            found |= dict.fromkeys(names, every[1])
        elif one := _BY_NAME.fullmatch(words):
            found[known.get(one[1].casefold(), one[1])] = one[2]
        else:
            return None
    return {name: str(int(count)) for name, count in found.items() if int(count)}
