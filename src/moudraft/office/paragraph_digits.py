"""A paragraph's words as a few digits, by which a file can tell what has been changed since it was written."""

from __future__ import annotations

import functools

from moudraft.hashes import blake2b

DIGITS = 4
"""Hexadecimal digits of each paragraph: one change in 65,536 is taken for none."""


@functools.lru_cache(maxsize=256)  # the lines of tables and signatures are often the same
def digits(text: str) -> str:
    """The digits of a paragraph's words; spaces, which programs set anew, are no part of them."""
    return blake2b("".join(text.split()).encode("utf-8", "replace"), digest_size=DIGITS // 2).hexdigest()
