"""Values that end sooner than their writer meant: at a ``#`` after a space, or at a comma between braces."""

from __future__ import annotations

import msgspec

from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, Problem
from moudraft.yaml_source.characters import out_of_place
from moudraft.yaml_source.in_plain_words import label, shown

# A comment in earnest has a space after its #, or fills a line of its own; "#4" and "Unit # 4" are text.
_CUT = lazy_pattern(r"[ \t]+(#[^\s#!][^\r\n]*)|[ \t](#[ ]\d[^\r\n]*)")
_TO_COMMA = lazy_pattern(r"\s*[,}]")
_WORD = lazy_pattern("[a-z_]+")
_PRIVATE_USE = range(0xE000, 0xF8FF)
_HASH = lazy_pattern(r"(?:(?<=[ \t])|\A)#")


class Cut(msgspec.Struct, frozen=True):
    """A text between braces that a comma ended: its key, its first part, and the whole as it was typed."""

    path: str
    where: Location
    first: str
    whole: str

    def problem(self) -> Problem:
        """What happened, and the line as it should be typed."""
        rest = self.whole.removeprefix(self.first).strip(" ,")
        key = self.path.rpartition(".")[2]
        odd = out_of_place(f"{{ {rest}")
        message = f'a comma ends {label(self.path)} after "{shown(self.first)}", and "{shown(rest)}" is left over'
        or_key = f"; if {rest} is a key, give it a value" if _WORD.fullmatch(rest) else ""
        hint = odd or f"text with a comma in it needs quotes between braces: {_entry(key, self.whole)}{or_key}"
        return Problem(self.where, message, hint)


def _entry(key: str, text: str) -> str:
    """``key: text`` in the quotes that need no escapes."""
    quoted = "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
    return f"{key}: {quoted}"


def comment_after(text: str, end: int) -> str:
    """What follows a value that ends at ``end`` and was read as a comment although it looks like text; or nothing."""
    found = _CUT.match(text, end)
    return (found[1] or found[2]).rstrip() if found else ""


def has_no_colon(text: str, end: int) -> bool:
    """Whether a key of a map in braces that ends at ``end`` is followed by a comma or the closing brace."""
    return _TO_COMMA.match(text, end) is not None


def hashes_guarded(text: str) -> tuple[str, str]:
    """A value typed on a command line or in a cell, where # is a character like any other: it, and what guards it.

    The guard is put before each ``#`` that YAML would take for a comment, and is to be taken out of what was read.
    """
    if "#" not in text:
        return text, ""
    guard = next(chr(code) for code in _PRIVATE_USE if chr(code) not in text)
    lines = text.split("\n")
    kept = [_guarded(line, guard, first=number == 0) for number, line in enumerate(lines)]
    return "\n".join(kept), guard


def _guarded(line: str, guard: str, *, first: bool) -> str:
    indent = len(line) - len(line.lstrip(" \t"))
    if line[indent : indent + 1] == "#" and not first:
        return line
    return _HASH.sub(f"{guard}#", line)
