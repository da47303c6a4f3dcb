"""Characters that a file may not hold, because a Word document cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from moudraft.problems import Location, Problem

MAX_PROBLEMS = 200  # nobody reads more, and a file that is not text at all would give millions

# What XML, and so Word, cannot hold. A bare carriage return is a line break in a file but not inside a value.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RETYPE = "delete it and retype the text around it: it often comes with text pasted from another program"


def forbidden_characters(text: str, where: Location) -> list[Problem]:
    """A problem for the first character of a value that a document cannot hold, if there is one."""
    found = _FORBIDDEN.search(text)
    return [Problem(where, f"the character U+{ord(found[0]):04X} is not allowed in text", _RETYPE)] if found else []


def raw_characters(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """A problem for each character of a file that YAML or a document cannot hold."""
    for found in islice(_FORBIDDEN_RAW.finditer(text), MAX_PROBLEMS):
        line = text.count("\n", 0, found.start()) + first_line
        yield Problem(Location(file, line), f"the character U+{ord(found[0]):04X} is not allowed in text", _RETYPE)
