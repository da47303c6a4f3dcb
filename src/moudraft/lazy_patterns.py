"""Regular expressions that are compiled when first used: most have nothing to look at in most runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

_IGNORECASE = int(re.IGNORECASE)
_compile = re.compile


class _Waiting:
    """A pattern not yet compiled. It does what a compiled one does."""

    def __init__(self, text: str, flags: int, signs: tuple[str, ...]) -> None:
        self._text = text
        self._flags = flags
        self._signs = signs
        # Said in numbers: to ask the enumeration at every text takes as long as looking for the signs.
        self._in_small_letters = bool(int(flags) & _IGNORECASE)

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return _compile(self._text, self._flags)

    def _may_match(self, text: str) -> bool:
        if not self._signs:
            return True
        looked_at = text.lower() if self._in_small_letters else text
        return any(sign in looked_at for sign in self._signs)

    def search(self, text: str, *between: int) -> re.Match[str] | None:
        return self._made.search(text, *between) if self._may_match(text) else None

    def match(self, text: str, *between: int) -> re.Match[str] | None:
        return self._made.match(text, *between) if self._may_match(text) else None

    def fullmatch(self, text: str, *between: int) -> re.Match[str] | None:
        return self._made.fullmatch(text, *between) if self._may_match(text) else None

    def finditer(self, text: str, *between: int) -> Iterator[re.Match[str]]:
        return self._made.finditer(text, *between) if self._may_match(text) else iter(())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def lazy_pattern(text: str, flags: int = 0, *, signs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """As ``re.compile``; but a fault in the text shows only at its first use, which a test makes.

    ``signs`` are plain texts (small letters where capitals do not count) of which every match holds one: where none
    stands in a text, it is not searched, and the pattern need not be made.
    """
    return cast("re.Pattern[str]", _Waiting(text, flags, signs))
