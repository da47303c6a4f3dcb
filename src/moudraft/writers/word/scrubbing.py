"""A file without the marks by which moudraft knows what is in it: the names of its bookmarks say nothing any more.

They get the kind of name that Word itself gives to what a cross-reference points at, so every reference stays live.
"""

from __future__ import annotations

import re

from moudraft.lazy_patterns import lazy_pattern

_FIRST = 100000001  # Word's own numbers have nine figures, at random; these are the same in each run
_NAME = "(_mou_[0-9A-Za-z_]+)"
# No text of a draft can hold these: "<" is written otherwise there.
_BEFORE = r'<w:bookmarkStart w:id="\d+" w:name="|<w:hyperlink w:anchor="|<w:instrText xml:space="preserve"> REF '
_NAMED = lazy_pattern(rf'({_BEFORE}){_NAME}(?=[ "])')


def scrubbed(document: bytes) -> bytes:
    """word/document.xml with its bookmarks, and whatever points at them, under other names."""
    names: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        return found[1] + names.setdefault(found[2], f"_Ref{_FIRST + len(names)}")

    return _NAMED.sub(renamed, document.decode("utf-8")).encode("utf-8")
