"""Regular expressions that are compiled when first used: most rules have nothing to look at in most drafts."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Waiting:
    """A pattern not yet compiled. It does what a compiled one does."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``; but a fault in the text shows only at its first use, which a test makes."""
    return cast("re.Pattern[str]", _Waiting(text, flags))
