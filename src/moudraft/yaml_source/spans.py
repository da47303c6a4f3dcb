"""YAML text as nodes that know where they stand: what an edit in place needs.

Read from the same events of libyaml as :mod:`moudraft.yaml_source.tree`, whose marks give the start and end of every
scalar and bracket; where a block of lines ends follows from its last part. Text that ``yaml_tree.parse`` refuses
(tags, merge keys, depth) must not come here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from moudraft.lazy_patterns import lazy_pattern
from moudraft.yaml_source import tree as yaml_tree

_BREAK = lazy_pattern("\r\n|[\n\r\x85\u2028\u2029]")
_BLANK = lazy_pattern("(?:[ \t\ufeff\n\r\x85\u2028\u2029]|#[^\n\r\x85\u2028\u2029]*)*")
_ANCHOR = lazy_pattern(r"&[-\w]+", re.ASCII)
_COLON = lazy_pattern("[ \t]*:")


class Source:
    """A text and its lines; the line break new lines take is the one its first line has."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = list(_BREAK.finditer(text))
        self.starts = [0, *(each.end() for each in breaks)]
        self.ends = [*(each.start() for each in breaks), len(text)]
        self.newline = next((each[0] for each in breaks if each[0] in ("\r\n", "\n")), "\n")

    def line(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def column(self, at: int) -> int:
        return at - self.starts[self.line(at)]

    def line_end(self, at: int) -> int:
        """Where the line ends, before its break."""
        return max(self.ends[self.line(at)], at)

    def written(self, line: int) -> str:
        return self.text[self.starts[line] : self.ends[line]]

    def skip(self, at: int) -> int:
        """Where the next thing that is not space, line break or comment begins."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at


class Node(msgspec.Struct, eq=False):
    """A value in the text. ``kind`` is text, map, list or alias; an empty value has no length.

    ``outer`` is where its anchor begins, ``bare`` where that ends; ``start`` and ``end`` are the value itself.
    ``after`` is just after the dash or colon that brings it; ``name`` is that of its anchor, or of the anchor an
    alias points to.
    """

    kind: str
    outer: int
    bare: int
    start: int
    end: int
    data: Any
    style: str = ""
    flow: bool = False
    name: str = ""
    after: int = 0
    entries: list[Entry] = []

    @property
    def block(self) -> bool:
        """Whether it is a map or list written as lines, without brackets."""
        return self.kind in ("map", "list") and not self.flow

    def keeps_breaks(self, text: str) -> bool:
        """Whether it ends with a text under ``|+``, of which the blank lines after it are part."""
        if self.block:
            return self.entries[-1].value.keeps_breaks(text)
        return self.style in ("|", ">") and "+" in text[self.start : self.start + 3]

    def walk(self) -> Iterator[Node]:
        """This node and all within it."""
        yield self
        for entry in self.entries:
            yield from entry.value.walk()


class Entry(msgspec.Struct, eq=False):
    """One item of a list or one key of a map with its value.

    ``start`` is its dash, key or ``?``; ``mark`` is just after its dash or colon, -1 where it has none.
    """

    start: int
    mark: int
    key: Node | None
    value: Node


def read_spans(source: Source) -> Node | None:
    """The root of a text that parses, or ``None`` where it holds no document."""
    return _Reader(source).root()


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.events = iter(yaml.parse(source.text, Loader=yaml_tree.loader()))
        self.anchors: dict[str, Node] = {}

    def root(self) -> Node | None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                return self.node(next(self.events))
        return None

    def node(self, event: Any) -> Node:
        outer = bare = start = event.start_mark.index
        end = event.end_mark.index
        name: str = getattr(event, "anchor", None) or ""
        if isinstance(event, yaml.AliasEvent):
            data = self.anchors[name].data
            return Node("alias", outer, outer, outer, end, data, flow=True, name=name)
        anchor = _ANCHOR.match(self.source.text, outer) if name else None
        if anchor:
            bare = anchor.end()
            start = self.source.skip(bare)
        if isinstance(event, yaml.ScalarEvent):
            start, end = (start, self.scalar_end(start, end, event.style)) if start < end else (end, end)
            made = Node("text", outer, bare, start, end, event.value, event.style or "", name=name)
        elif isinstance(event, yaml.MappingStartEvent):
            made = Node("map", outer, bare, start, end, {}, flow=bool(event.flow_style), name=name)
            self.fill_map(made)
        else:
            made = Node("list", outer, bare, start, end, [], flow=bool(event.flow_style), name=name)
            self.fill_list(made)
        if name:
            self.anchors[name] = made
        return made

    def scalar_end(self, start: int, end: int, style: str | None) -> int:
        """Where a scalar ends: for one that is lines under | or >, without the breaks that only end it."""
        text = self.source.text
        if style not in ("|", ">"):
            return end
        if "+" in text[start : start + 3]:
            return end - (2 if text[:end].endswith("\r\n") else _BREAK.match(text, end - 1) is not None)
        while end > start and _BREAK.match(text, end - 1):
            end -= 1
        return end

    def fill_map(self, made: Node) -> None:
        event: Any = next(self.events)
        at = made.start + (made.flow and self.source.text.startswith("{", made.start))
        while not isinstance(event, yaml.MappingEndEvent):
            start = self.next_entry(at)
            key = self.node(event)
            event = next(self.events)
            mark = self.colon(key, event)
            value = self.node(event)
            if mark < 0:
                value.outer = value.bare = value.start = value.end = key.end
            value.after = mark
            made.entries.append(Entry(start, mark, key, value))
            made.data[key.data] = value.data
            at, event = max(key.end, value.end), next(self.events)
        made.end = _end_of(event) if made.flow else at

    def colon(self, key: Node, value: Any) -> int:
        """Just after the colon between a key and the event of its value, or -1."""
        found = _COLON.match(self.source.text, key.end)
        if not found:
            found = _COLON.match(self.source.text, self.source.skip(key.end))
        return found.end() if found and found.end() <= value.start_mark.index else -1

    def fill_list(self, made: Node) -> None:
        event: Any = next(self.events)
        at = made.start + made.flow
        while not isinstance(event, yaml.SequenceEndEvent):
            start = self.next_entry(at)
            value = self.node(event)
            value.after = start + 1
            made.entries.append(Entry(start, -1 if made.flow else start + 1, None, value))
            made.data.append(value.data)
            at, event = value.end, next(self.events)
        made.end = _end_of(event) if made.flow else at

    def next_entry(self, at: int) -> int:
        """Where the next entry begins after the end of the one before, whose comma may follow."""
        at = self.source.skip(at)
        return self.source.skip(at + 1) if self.source.text.startswith(",", at) else at


def _end_of(event: Any) -> int:
    return int(event.end_mark.index)
