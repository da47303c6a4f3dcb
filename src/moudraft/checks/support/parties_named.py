"""Which parties a text of the deal names, and when it speaks of them all without naming any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.deal import Party

EVERYONE = lazy_pattern(
    r"\b(?:each|every|everyone|all|both|either|any|equal|equally|others?|rest|remainder|remaining|they)\b",
    re.IGNORECASE,
)
"""Words by which a text reaches parties that it does not name."""


def named_in(text: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """The short names of the parties that a text names, by their full or short names, in the order of the deal."""
    called = {name: party.short_name for party in parties for name in _names(party)}
    found = {called[_plain(each[0])] for each in _pattern(tuple(called)).finditer(text)}
    return tuple(party.short_name for party in parties if party.short_name in found)


def _names(party: Party) -> list[str]:
    given = [party.short_name, party.name if isinstance(party.name, str) else party.short_name]
    return [_plain(name) for name in given]


def _plain(name: str) -> str:
    """A name in one form: `The Council` and `the Council` are one, and `the` stays, or it would be any council."""
    return "the " + name[4:] if name[:4].lower() == "the " else name


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first, so that "Northmoor Parish" is not read as Northmoor.
    longest = sorted(names, key=len, reverse=True)
    parts = [re.sub("^the ", "[Tt]he ", re.escape(name).replace(r"\ ", " ")) for name in longest]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
