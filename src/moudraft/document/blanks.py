"""What blanks are called: each by words of its own, and several that ask the same in one breath.

"The date" of the paper and "the date" of an objective are two questions. The words on the page stay short; wherever
blanks are listed or answered, one that belongs to a line of a list says which: ``the date (objective 2)``.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from moudraft import english
from moudraft.deal import LISTS
from moudraft.document.inline import Blank


class Asked(msgspec.Struct, frozen=True):
    """A question that the draft leaves open: what it asks, and the keys of the deal that the blanks have."""

    what: str
    keys: tuple[str, ...]

    @property
    def lines(self) -> str:
        """The lines of lists that it is about: ``objectives 1 and 3``; empty where it is about none."""
        return _lines(self.keys)

    @property
    def name(self) -> str:
        """What it asks, and of which lines: ``who leads (objectives 1 and 3)``."""
        return f"{self.what} ({self.lines})" if self.lines else self.what


def full_name(blank: Blank) -> str:
    """What a blank is called among all others."""
    return Asked(blank.what, (blank.key,)).name


def asked_by(blanks: Iterable[Blank]) -> tuple[Asked, ...]:
    """The questions of these blanks, each once, in reading order; those of the lines of lists are gathered."""
    found: dict[tuple[str, bool], dict[str, None]] = {}
    for blank in blanks:
        found.setdefault((blank.what, bool(_lines((blank.key,)))), {})[blank.key] = None
    return tuple(Asked(what, tuple(keys)) for (what, _), keys in found.items())


def _lines(keys: Iterable[str]) -> str:
    """``objectives 1 and 3; line 2 of the programme``; nothing for keys that are of no list."""
    numbers: dict[str, list[str]] = {}
    for key in keys:
        name, _, rest = key.partition(".")
        number = rest.partition(".")[0]
        if name in LISTS and number.isdecimal():
            numbers.setdefault(name, []).append(str(int(number) + 1))
    return "; ".join(_of_list(name, found) for name, found in numbers.items())


def _of_list(name: str, numbers: list[str]) -> str:
    noun = name.replace("_", " ").replace("leaders ", "leaders\u2019 ")
    if not noun.endswith("s"):
        return f"line{'s' if numbers[1:] else ''} {english.joined(numbers)} of the {noun}"
    return f"{noun if numbers[1:] else english.singular(noun)} {english.joined(numbers)}"
