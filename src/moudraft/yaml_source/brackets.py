"""Which brackets of YAML text open a list or map, and how deep they stand in one another.

The text is read once, from left to right, by no more than what tells such a bracket from one inside text: quotes,
comments, lines under | or >, and text that goes on over lines. Nothing is built. Tests hold it to what the scanner of
the YAML library finds.
"""

from __future__ import annotations

import re

_END = "(?:\r\n|[\n\r\x85\u2028\u2029]|\\Z)"
_REST = "[^\n\r\x85\u2028\u2029]*"
_SPACE = "[ \t\n\r\x85\u2028\u2029]"
_INDENT = re.compile(" *")
_GAP = re.compile("[ \t]*")
_LINE = re.compile(_REST + _END)
_EMPTY = re.compile(f" *{_END}")
_NOTHING = re.compile(f"[ \t]*(#{_REST})?{_END}")
_DOCUMENT = re.compile(rf"(?:---|\.\.\.)(?={_SPACE}|\Z)")
_MARKER = re.compile(rf"[-?:](?={_SPACE}|\Z)[ \t]*")
_PROPERTIES = re.compile(f"(?:[&!](?:(?!{_SPACE}).)*[ \t]*)*")
_BLOCK = re.compile(r"[|>][-+]?([1-9])?")
_QUOTED = re.compile(r"""(?:"[^"\\]*(?:\\.[^"\\]*)*"?|'[^']*(?:''[^']*)*'?)""", re.DOTALL)
_COLON = re.compile(rf"[ \t]*:(?={_SPACE}|\Z)")
_PLAIN_END = re.compile(rf":(?={_SPACE}|\Z)|[ \t](?=\#)|{_END}")
_NEXT = rf"(?={_SPACE}|[,\[\]{{}}]|\Z)"
# Within brackets: what is nothing, one bracket, what a value follows, what it follows unless in text, and a word.
_INSIDE = re.compile(
    rf"(?P<nothing>{_SPACE}+|\#{_REST})|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<before>,|:{_NEXT})|(?P<mark>[:?])"
    rf"|(?P<word>(?:(?!{_SPACE}|[,\[\]{{}}]|:{_NEXT}).)+)"
)
_BEFORE_VALUE = ("open", "before", "mark")


def too_deep_at(text: str, limit: int) -> int | None:
    """Where the first bracket opens inside ``limit`` others, or a line begins with more dashes than that, if any."""
    try:
        _Reader(text, limit).read()
    except _TooDeepError as found:
        return found.at
    return None


def line_of(text: str, at: int) -> int:
    """How many lines end before a place."""
    return sum(1 for _ in re.finditer("\r\n|[\n\r\x85\u2028\u2029]", text[:at]))


class _TooDeepError(Exception):
    def __init__(self, at: int) -> None:
        self.at = at


class _Reader:
    """Goes through the text. ``parent`` is the column of the list or map that the line at hand stands in."""

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.at = 0
        self.parent = -1
        self.goes_on = False  # whether text without quotes may go on in the next line

    def skip(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what is here, if it is that."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def read(self) -> None:
        while self.at < len(self.text):
            self.line()

    def line(self) -> None:
        start = self.at
        if self.skip(_DOCUMENT):
            self.parent, self.goes_on = -1, False
            return self.values(start)
        self.skip(_INDENT)
        column = self.at - start
        nothing = self.skip(_NOTHING)
        if nothing:
            self.goes_on = self.goes_on and not nothing[1]
            return None
        if not (self.goes_on and column > self.parent):
            self.markers(start)
        elif not self.is_key():
            return None
        return self.values(start)

    def markers(self, start: int) -> None:
        """The dashes that begin a line, each of which opens a list; question marks and colons do as they do."""
        count = 0
        column = self.at - start
        while self.skip(_MARKER):
            self.parent = column
            column = self.at - start
            count += 1
            if count > self.limit:
                raise _TooDeepError(self.at)

    def values(self, start: int) -> None:
        """What else the line that began at ``start`` holds: keys, and a value, which may go on over lines."""
        self.goes_on = False
        while not self.skip(_NOTHING):
            self.skip(_GAP)
            column = self.at - start
            self.skip(_PROPERTIES)
            if self.skip(_NOTHING):
                return None
            first = self.text[self.at]
            if first in "|>":
                return self.block()
            if first in "[{":
                self.brackets()
            elif not self.skip(_QUOTED):
                if not self.is_key():
                    return None
                self.parent = column
            if self.skip(_COLON):
                self.parent = column
        return None

    def is_key(self) -> bool:
        """Go past text without quotes: to after the colon that makes it a key, or to the next line."""
        found = _PLAIN_END.search(self.text, self.at)
        self.at = found.end() if found else len(self.text)
        if found and found[0] == ":":
            return True
        self.goes_on = bool(found) and not self.text.startswith("#", self.at)
        if not self.goes_on:
            self.skip(_LINE)
        return False

    def block(self) -> None:
        """The lines under | or >, as far as they are indented."""
        head = self.skip(_BLOCK)
        least = max(self.parent, 0) + int(head[1]) if head and head[1] else 0
        self.skip(_LINE)
        while self.at < len(self.text):
            indent = _INDENT.match(self.text, self.at)
            column = indent.end() - self.at if indent else 0
            if not _EMPTY.match(self.text, self.at):
                least = least or max(column, self.parent + 1)
                if column < least or _DOCUMENT.match(self.text, self.at):
                    return
            self.skip(_LINE)

    def brackets(self) -> None:
        """A list or map in brackets, with all that stands in it."""
        depth = 0
        last = "open"  # what stood before: a quotation mark begins a text only where a value may begin
        while self.at < len(self.text):
            if last in _BEFORE_VALUE and self.skip(_QUOTED):
                last = "quoted"
                continue
            where = self.at
            found = self.skip(_INSIDE)
            kind = found.lastgroup if found else None
            if kind == "open":
                depth += 1
                if depth > self.limit:
                    raise _TooDeepError(where)
            elif kind == "close":
                depth -= 1
                if depth == 0:
                    return
            last = self.after(last, kind, where)

    def after(self, last: str, kind: str | None, where: int) -> str:
        """What ``last`` is to the next part, once a part of this ``kind`` is passed."""
        if kind == "word" and last in _BEFORE_VALUE and self.text[where] in "&!":
            return last
        if kind is None or kind == "nothing" or (kind == "mark" and last == "word"):
            return last
        return kind
