"""File names made from data: they stay in their folder, mean the same on every system, and are never used twice."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
_MOST_BYTES = 180
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)", re.IGNORECASE)


def safe_name(text: str, otherwise: str = "deal") -> str:
    """One part of a path from any text: no separators, no control characters, no name that Windows keeps for itself.

    What is left of nothing is ``otherwise``.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if each.isspace() else each for each in text if each.isspace() or _is_plain(each))
    text = " ".join(_FORBIDDEN.sub("-", text).split())
    # A name that begins with a dot is hidden; one with a dash is taken for an option by other programs.
    text = _shortened(text.lstrip(" .-")).rstrip(" .")
    if not text:
        return otherwise
    return f"_{text}" if _RESERVED.match(text) else text


def same_name(path: str) -> str:
    """What two paths have in common when a careful system takes them for one: case and form of letters."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def numbered(name: str, number: int) -> str:
    """``name (2)``."""
    return f"{name} ({number})"


def _is_plain(letter: str) -> bool:
    return unicodedata.category(letter)[0] != "C"


def _shortened(text: str) -> str:
    text = text[:LONGEST]
    while len(text.encode("utf-8")) > _MOST_BYTES:
        text = text[:-1]
    return text
