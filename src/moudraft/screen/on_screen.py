"""Text as a terminal may have it: nothing in it that steers the screen, and no line that goes on for ever."""

from __future__ import annotations

import re

from moudraft.lazy_patterns import lazy_pattern

LONGEST = 4_000
"""Characters of a line that are shown: more than any message needs, and no more than a person reads."""
# What moves the cursor, colours, rings or turns the direction of reading; and halves of characters, which are no text.
_STEERS = lazy_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def on_screen(text: str) -> str:
    """The text with every steering character shown as its escape, and over-long lines cut."""
    if len(text) > LONGEST:
        text = "\n".join(map(_cut, text.split("\n")))
    # Nothing that can be printed steers.
    return text if text.replace("\n", "").isprintable() else _STEERS.sub(_escape, text)


def _cut(line: str) -> str:
    rest = len(line) - LONGEST
    return line if rest <= 0 else f"{line[:LONGEST]}… ({rest:,} characters more)"


def _escape(found: re.Match[str]) -> str:
    return (
        found[0].encode("ascii", "backslashreplace").decode("ascii") if ord(found[0]) > 0x7F else repr(found[0])[1:-1]
    )
