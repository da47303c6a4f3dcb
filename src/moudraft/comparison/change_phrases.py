"""One value that became another, in words: "shortened from six to three months", "put back from … to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moudraft import english
from moudraft.deal import Tbc
from moudraft.deal.values import is_unsettled
from moudraft.library.in_words import words_of
from moudraft.library.wording import Hole, Reference, Styled, Words

OPEN = "to be confirmed"
_PERIOD = re.compile(r"(\d+) (working day|day|week|month|year)s?")
LENGTHS = ("period", "interval")
_DAYS = {"day": 1.0, "working day": 1.4, "week": 7.0, "month": 30.4, "year": 365.0}


def change_in_words(old: Any, new: Any, kind: str = "text") -> str:
    """ "shortened from six to three months", "put back from 1 April 2027 to 1 May 2027", "from X to Y"."""
    if _empty(old) or _empty(new):
        if _empty(old):
            return f"now {shown(new, kind)}" if not _empty(new) else OPEN
        return f"now {OPEN if isinstance(new, Tbc) or is_unsettled(new) else 'nothing'} (was {shown(old, kind)})"
    if kind in LENGTHS and (verb := _longer(str(old), str(new))):
        return verb
    if kind == "date" and isinstance(old, str) and isinstance(new, str):
        return f"{'brought forward' if new < old else 'put back'} from {english.date(old)} to {english.date(new)}"
    return f"changed from {shown(old, kind)} to {shown(new, kind)}"


def _longer(old: str, new: str) -> str:
    one, other = _PERIOD.fullmatch(old.strip()), _PERIOD.fullmatch(new.strip())
    if not one or not other:
        return ""
    before, after = (int(each[1]) * _DAYS[each[2]] for each in (one, other))
    first = english.number_word(int(one[1])) if one[2] == other[2] else english.period(old)
    return f"{'shortened' if after < before else 'lengthened'} from {first} to {english.period(new)}"


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == () or isinstance(value, Tbc) or is_unsettled(value)


def shown(value: Any, kind: str) -> str:
    if isinstance(value, Tbc) or is_unsettled(value):
        return OPEN
    if isinstance(value, tuple) and value and isinstance(value[0], Words | Hole | Reference | Styled):
        return words_of(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(shown(each, kind) for each in value)
    if isinstance(value, str) and kind == "date":
        return english.date(value)
    return english.period(value) if isinstance(value, str) and kind in LENGTHS else str(value)
