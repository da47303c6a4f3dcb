"""libyaml's events into maps, lists and text, with a stack of our own, so that no nesting can exhaust Python's."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from moudraft.problems import Location, Problem
from moudraft.yaml_source.characters import MAX_PROBLEMS, forbidden_characters, without_odd_ends
from moudraft.yaml_source.cut_values import Cut, comment_after, has_no_colon
from moudraft.yaml_source.depth import MAX_DEPTH, too_deep
from moudraft.yaml_source.in_plain_words import shown

MAX_ALIASED = 50_000


class TooMuchError(Exception):
    """Reading stops here: the problem is recorded and what follows could not be trusted."""


class _Open(msgspec.Struct):
    """A map or list that is being filled. ``key`` waits for its value.

    ``begun`` is where the text of the last key began, in a map in braces: a comma may have ended it too soon.
    ``spent`` is set when the next value belongs to a key that turned out to be the rest of that text.
    """

    data: Any
    path: str
    anchor: str | None
    braces: bool = False
    key: str | None = None
    size: int = 1
    height: int = 1
    begun: tuple[str, int] | None = None
    spent: bool = False


class Builder:
    """Turns events into the data of a ``Tree`` and collects the problems on the way."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.data: Any = None
        self.lines: dict[str, Location] = {}
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int, int]] = {}
        self.aliased = 0
        self.documents = 0
        self.problems: list[Problem] = []
        self.comments: dict[str, str] = {}
        self.cuts: dict[str, Cut] = {}

    def at(self, event: Any) -> Location:
        return Location(self.file, event.start_mark.line + self.first_line)

    def report(self, where: Location, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, message, hint))

    def take(self, event: Any) -> None:
        """Take one event of the file in."""
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooMuchError
        match type(event).__name__:
            case "ScalarEvent":
                self.scalar(event)
            case "MappingStartEvent":
                self.open(event, {})
            case "SequenceStartEvent":
                self.open(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self.close(event)
            case "AliasEvent":
                self.alias(event)
            case "DocumentStartEvent":
                self.document(event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report(self.at(event), "a second document begins here", "remove this --- line and what follows")
            raise TooMuchError

    def scalar(self, event: Any) -> None:
        where = self.at(event)
        self.refuse_tag(event, where)
        self.problems += forbidden_characters(event.value, where)
        plain, top = event.style in (None, ""), self.stack[-1] if self.stack else None
        if plain and top is not None and self.goes_on(top, event):
            return
        self.mark(where)
        if plain and (rest := comment_after(self.text, event.end_mark.index)):
            self.comments[self.path()] = rest
        key = top.key if top is not None and top.braces else None
        is_key = top is not None and isinstance(top.data, dict) and top.key is None
        self.put(without_odd_ends(event.value) if plain and not is_key else event.value, where, plain=plain)
        if top is not None and key is not None and plain:
            top.begun = (key, event.start_mark.index)
        if event.anchor:
            self.anchors[event.anchor] = (event.value, 1, 0)

    def goes_on(self, top: _Open, event: Any) -> bool:
        """Whether a key without a colon is no key but the rest of the text before it, and is put there."""
        if top.spent:
            top.spent = False
            return True
        if top.begun is None or top.key is not None or not has_no_colon(self.text, event.end_mark.index):
            return False
        key, start = top.begun
        path = f"{top.path}.{key}" if top.path else key
        # Not split(): what only looks like a space has to stay, to be told.
        whole = re.sub("[ \t\r\n]+", " ", self.text[start : event.end_mark.index]).replace(" ,", ",")
        first = self.cuts[path].first if path in self.cuts else top.data[key]
        self.cuts[path] = Cut(path, self.lines[path], first, whole)
        top.data[key] = whole
        top.spent = True
        return True

    def open(self, event: Any, data: Any) -> None:
        where = self.at(event)
        self.refuse_tag(event, where)
        if len(self.stack) >= MAX_DEPTH:
            self.too_deep(where)
        self.mark(where)
        self.stack.append(_Open(data, self.path(), event.anchor, event.flow_style and isinstance(data, dict)))
        # The name is known from here on, so that an alias inside its own anchor is seen to be one.
        if event.anchor:
            self.anchors[event.anchor] = (None, 0, 0)

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.data, done.size, done.height)
        self.put(done.data, self.lines.get(done.path, self.at(event)), size=done.size, height=done.height)

    def alias(self, event: Any) -> None:
        where = self.at(event)
        data, size, height = self.anchors.get(event.anchor, ("", 1, 0))
        if event.anchor not in self.anchors:
            self.report(
                where,
                f"*{event.anchor} points to an anchor &{event.anchor} that is not above it",
                f'for text that begins with a star, write it in quotes: "*{event.anchor}"',
            )
        elif size == 0:
            self.report(where, f"*{event.anchor} stands inside its own anchor &{event.anchor}", "write the part out")
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            self.report(
                where,
                f"anchors that explode: the aliases of this file stand for more than {MAX_ALIASED:,} parts",
                "write the parts out, or generate the file",
            )
            raise TooMuchError
        if len(self.stack) + height > MAX_DEPTH:
            self.too_deep(where)
        self.mark(where)
        self.put(data, where, size=size, height=height)

    def too_deep(self, where: Location) -> None:
        self.problems.append(too_deep(where))
        raise TooMuchError

    def refuse_tag(self, event: Any, where: Location) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report(where, f"the tag {shown(tag)} is not allowed", "remove it: every value is read as text")

    def path(self) -> str:
        """The dotted path of the value that comes next."""
        if not self.stack:
            return ""
        top = self.stack[-1]
        last = str(len(top.data)) if isinstance(top.data, list) else top.key
        return f"{top.path}.{last}" if top.path else str(last)

    def mark(self, where: Location) -> None:
        """Note the line of a list's item, or of the whole; a key has noted its own."""
        if not self.stack or isinstance(self.stack[-1].data, list):
            self.lines[self.path()] = where

    def put(self, value: Any, where: Location, *, plain: bool = False, size: int = 1, height: int = 0) -> None:
        """Place a finished value: as an item, as a key or as the value of the waiting key."""
        if not self.stack:
            self.data = value
            return
        top = self.stack[-1]
        top.size += size
        top.height = max(top.height, height + 1)
        if isinstance(top.data, list):
            top.data.append(value)
        elif top.key is None:
            self.put_key(top, value, where, plain)
        else:
            top.data[top.key] = value
            top.key = top.begun = None

    def put_key(self, top: _Open, value: Any, where: Location, plain: bool) -> None:
        key = value if isinstance(value, str) else ""
        if not isinstance(value, str):
            self.report(where, "a key must be a word, not a list or a map", "put text that holds [ or { in quotes")
        elif plain and not key:
            self.report(where, "a key is missing before the colon")
        elif plain and key == "<<":
            self.report(where, "the merge key << is not read", "write the keys out here")
        elif key in top.data:
            first = self.lines[f"{top.path}.{key}" if top.path else key]
            self.report(
                where,
                f'the key "{shown(key)}" is given twice (first on line {first.line})',
                "keep one of them",
            )
        top.key = key
        top.data.setdefault(key, "")
        self.lines[self.path()] = where
