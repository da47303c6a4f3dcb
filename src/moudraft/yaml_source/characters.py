"""Characters that a file may not hold, and those that pass for others: what to say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, Problem

MAX_PROBLEMS = 200  # nobody reads more, and a file that is not text at all would give millions

# What XML, and so Word, cannot hold; control characters; and the two that turn letters round, so that a reader sees
# other words than stand there. A bare carriage return is a line break in a file but not inside a value.
_FORBIDDEN = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_RAW = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_RETYPE = "delete it and retype the text around it: it often comes with text pasted from another program"

# Marks that set a direction for the text after them, up to the mark that ends it.
_DIRECTIONS = lazy_pattern("[\u202a-\u202c\u2066-\u2069]")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u200b-\u200d\u2060\ufeff\u00ad"
_ENDS = lazy_pattern(rf"^[{SPACES}{UNSEEN}]+|[{SPACES}{UNSEEN}]+$")
_ODD = lazy_pattern(rf"[{SPACES}{UNSEEN}\uff1a\uff0c]|[^\x00-\x7f]")
# Where a space or a mark of YAML belongs: before a key, after a dash, on either side of a colon, after a comma.
_OUT_OF_PLACE = lazy_pattern(
    rf"^[ ]*[{SPACES}{UNSEEN}]|^[ ]*(?:- *)?-[{SPACES}{UNSEEN}]|^[^:#'\"]*:[{SPACES}{UNSEEN}]"
    rf"|^[^:#'\"]*[{SPACES}{UNSEEN}]:|[,{{\[]\s*[{SPACES}{UNSEEN}]+\w+:|\w:[{SPACES}{UNSEEN}]|^[^:]*[\uff1a\uff0c]"
)


def forbidden_characters(text: str, where: Location) -> list[Problem]:
    """A problem for the first character of a value that a document cannot hold, if there is one."""
    if text.isprintable():
        return []  # nearly all text is, and none of what is looked for
    found = _FORBIDDEN.search(text) or _unpaired(text)
    return [Problem(where, f"the character U+{ord(found[0]):04X} is not allowed in text", _RETYPE)] if found else []


def _unpaired(text: str) -> re.Match[str] | None:
    """The first mark of direction that is not ended in its own text: it would turn round what the draft says next."""
    waiting: list[re.Match[str]] = []
    for found in _DIRECTIONS.finditer(text):
        if found[0] in _OPENING:
            waiting.append(found)
        elif not waiting or _OPENING[waiting.pop()[0]] != found[0]:
            return found
    return waiting[0] if waiting else None


def raw_characters(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """A problem for each character of a file that YAML or a document cannot hold."""
    line, seen = first_line, 0
    if text.replace("\n", "").isprintable():
        return
    for found in islice(_FORBIDDEN_RAW.finditer(text), MAX_PROBLEMS):
        line, seen = line + text.count("\n", seen, found.start()), found.start()
        yield Problem(Location(file, line), f"the character U+{ord(found[0]):04X} is not allowed in text", _RETYPE)


def without_odd_ends(text: str) -> str:
    """A value without the spaces at its ends that YAML does not take for spaces, and without what nobody sees."""
    return text if text.isascii() else _ENDS.sub("", text)


def odd_character(text: str) -> str:
    """What a word holds that is not what it looks like, as part of a hint; nothing for plain letters."""
    found = None if text.isascii() else _ODD.search(text)
    return f"what is written here holds U+{ord(found[0]):04X}{_passes_for(found[0])}" if found else ""


def out_of_place(line: str) -> str:
    """What stands in a line of YAML where a space, a colon or a comma belongs, as a hint; nothing if all is well."""
    found = None if line.isascii() else _OUT_OF_PLACE.search(line)
    if not found:
        return ""
    odd = re.search(rf"[{SPACES}{UNSEEN}\uff1a\uff0c]", found[0])
    return f"this line holds U+{ord(odd[0]):04X}{_passes_for(odd[0])}: type over it" if odd else ""


def _passes_for(character: str) -> str:
    if re.match(f"[{SPACES}]", character):
        return ", which only looks like a space"
    if re.match(f"[{UNSEEN}]", character):
        return ", which nobody can see"
    passes = {"\uff1a": "a colon", "\uff0c": "a comma"}.get(character, "")
    return f", which only looks like {passes}" if passes else ""
