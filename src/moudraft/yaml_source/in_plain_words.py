"""Plain words for what is wrong in YAML, for someone who has never heard of a scanner or a type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, Problem, did_you_mean
from moudraft.yaml_source.characters import odd_character, out_of_place

QUOTE_COLON = 'text with a colon and a space in it needs quotes: title: "Shared services: a partnership"'
QUOTE_START = "text that begins with one of @ ` % * & ! | > ] } needs quotes around it"
BACKSLASH = "use single quotes, or write the backslash twice"
CLOSE_MAP = "put commas between entries, and } last"
ONE_VALUE = "write key: value, or put text of several lines in quotes"
OUT_OF_LINE = "this line does not line up with what is above it, or text goes on after a closing quote"
LINE_UP = "begin the keys of one map, and the dashes of one list, in the same column"

_BULLET = lazy_pattern("[\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa-\u25cf\uf0b7\u00b7]")
_ITEMS = "write each item on a line of its own, after a hyphen and a space"
_HASH = lazy_pattern(r"[\[{].*\s#")
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
    first = min(start.line if start else line, line)
    for number in range(max(first - 1, 0), min(line + 1, len(lines))):
        # The line before may be at fault: "title:" and a no-break space is no key.
        if odd := out_of_place(lines[number]):
            return Problem(Location(file, number + first_line), "this line is not YAML that can be read", odd)
    hidden = _hidden(lines[first : line + 1], said)
    for part, words, hint in _WORDS:
        if part in said:
            opened = start.line + first_line if start else where.line
            return Problem(where, words.format(start=opened), hidden or hint)
    return Problem(where, f"this is not YAML that can be read: {said}")


def _hidden(lines: list[str], said: str) -> str:
    """A hint for brackets that are not closed because a # in them hides the rest of a line."""
    if "flow" in said and any(_HASH.search(line) for line in lines):
        return "a # after a space hides the rest of its line: put the text that holds it in quotes"
    return ""


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, and no longer than a line."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def key_hint(key: str, known: list[str]) -> str:
    """How to put an unknown key right: the known one it is near to, or quotes where it is the rest of a text."""
    if " " in key.strip() and not any(word in known for word in (key.replace(" ", "_"), key.replace(" ", "-"))):
        return "if it belongs to the text before it, put that whole text in quotes"
    return near_hint(key, known)


def near_hint(wrong: str, known: Iterable[str]) -> str:
    """The known word that a wrong one is near to, and what is odd about the letters of the wrong one."""
    parts = (did_you_mean(wrong, known), odd_character(wrong))
    return "; ".join(filter(None, parts))


def kind_hint(value: Any, takes_list: bool) -> str:
    """How to put a value right that is of another kind than its place takes; nothing where that is plain."""
    if isinstance(value, dict):
        return "text that begins with {, or has a colon and a space in it, needs quotes"
    if not takes_list or not isinstance(value, str):
        return ""
    mark = _BULLET.match(value)
    return f"begin each item with a hyphen; {mark[0]} is U+{ord(mark[0]):04X}" if mark else _ITEMS


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


def kind_of(value: Any) -> str:
    """What a value is, in plain words."""
    return "a map" if isinstance(value, dict) else "a list" if isinstance(value, list) else "text"


def listed(words: list[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
