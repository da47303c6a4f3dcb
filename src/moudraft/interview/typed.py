"""What a person typed, as the deal has it: a date in figures, a list, seats by party, one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moudraft.deal.typed_dates import as_date as as_date
from moudraft.english import number_word

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
