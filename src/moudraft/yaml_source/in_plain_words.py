"""Plain words for what is wrong in YAML, for someone who has never heard of a scanner or a type."""

from __future__ import annotations

import re
from typing import Any

from moudraft.problems import Location, Problem

QUOTE_COLON = 'text with a colon and a space in it needs quotes: title: "Shared services: a partnership"'
QUOTE_START = "text that begins with one of @ ` % * & ! | > ] } needs quotes around it"
BACKSLASH = "use single quotes, or write the backslash twice"
CLOSE_MAP = "put commas between entries, and } last"
ONE_VALUE = "write key: value, or put text of several lines in quotes"
OUT_OF_LINE = "this line does not line up with what is above it, or text goes on after a closing quote"
LINE_UP = "begin the keys of one map, and the dashes of one list, in the same column"

_UNCLOSED = "node content at the end"

# (what PyYAML's message holds, what we say, hint). The C and the pure scanner differ in their words.
_WORDS = (
    (
        "mapping values are not allowed",
        "a colon where none can be, or a line that is indented wrongly",
        QUOTE_COLON,
    ),
    (
        "sequence entries are not allowed",
        "a list cannot begin on its key's line",
        "put the dash on the next line",
    ),
    ("could not find expected ':'", "this line is neither a key with a colon nor part of a list", ONE_VALUE),
    (
        "',' or ']'",
        "the list that begins with [ on line {start} is not closed",
        "put commas between items, and ] last",
    ),
    ("',' or '}'", "the map that begins with {{ on line {start} is not closed", CLOSE_MAP),
    ("unexpected ':'", "a colon with nothing after it", "put a space and a value after the colon"),
    ("unexpected end of stream", "the quotation mark on line {start} is never closed", "close it"),
    ("unknown escape character", "a backslash before this letter means nothing in double quotes", BACKSLASH),
    ("escape code", "this backslash code stands for no character", BACKSLASH),
    ("escape sequence", "this backslash code is not complete", BACKSLASH),
    ("found undefined tag handle", "a tag that is not known", QUOTE_START),
    ("incompatible YAML document", "this file asks for another version of YAML", "remove the %YAML line"),
    ("alphabetic or numeric character", "a * or & must be followed by a name", QUOTE_START),
    ("cannot start any token", "text cannot begin with this character", QUOTE_START),
    (_UNCLOSED, "a bracket that was opened is never closed", "put ] or } last"),
    ("node content", "a bracket closes here that was never opened", QUOTE_START),
    ("block scalar", "only a comment can follow | or > on its line", "begin the text on the next line"),
    ("document start", "text after the end of the document", "remove the ... line, or what follows it"),
    ("'-' indicator", "this line does not line up with the list it belongs to", LINE_UP),
    ("expected key", OUT_OF_LINE, LINE_UP),
    ("<block end>", OUT_OF_LINE, LINE_UP),
)


def in_plain_words(error: Any, text: str, file: str, first_line: int) -> Problem:
    """The problem for a ``yaml.MarkedYAMLError``; ``text`` begins on line ``first_line`` of the file."""
    said = f"{error.problem or ''} {error.context or ''}".strip()
    start = error.context_mark or error.problem_mark
    # What is never closed, and a key without a colon, is noticed too late: the fault is where it began.
    late = any(part in said for part in ("unexpected end of stream", "could not find expected ':'"))
    mark = start if late else error.problem_mark or start
    lines = text.splitlines()
    line = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
    where = Location(file, line + first_line)
    raw = lines[line] if line < len(lines) else ""
    if "\t" in raw[: len(raw) - len(raw.lstrip())]:
        return Problem(where, "a tab is used to indent this line", "YAML does not allow tabs; use spaces")
    if mark and "node content" in said and not "\n".join(lines[mark.line :])[mark.column :].strip():
        said = _UNCLOSED
    for part, words, hint in _WORDS:
        if part in said:
            opened = start.line + first_line if start else where.line
            return Problem(where, words.format(start=opened), hint)
    return Problem(where, f"this is not YAML that can be read: {said}")


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, and no longer than a line."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def label(path: str) -> str:
    """How a message names a dotted path: its key, or ``item 2 of parties``."""
    above, _, last = path.rpartition(".")
    # A long number is more likely a key (a year) than an item.
    if last.isascii() and last.isdecimal() and len(last) < 4:
        return f"item {int(last) + 1}" + (f" of {label(above)}" if above else "")
    return shown(last) or "the file"


def noun_of(cls: type) -> str:
    """The plain name of what a struct describes: ``RedLineForm`` is a red line."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__.removesuffix("Form"))
    return words.lower()


def article(noun: str) -> str:
    """A noun with "a" or "an" before it."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def kind_of(value: Any) -> str:
    """What a value is, in plain words."""
    return "a map" if isinstance(value, dict) else "a list" if isinstance(value, list) else "text"


def listed(words: list[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
