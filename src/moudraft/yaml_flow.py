"""A map or list in brackets with another value, changed where it stands: its other entries, breaks and comments stay.

A comment at the end of a line goes when the entry that begins the line goes. Entries change places without the
comments around them.
"""

from __future__ import annotations

import re
from typing import Any

from moudraft import deal_layout as layout
from moudraft.deal_layout import Path
from moudraft.deal_match import kept
from moudraft.yaml_parts import Edit, Part, plan
from moudraft.yaml_spans import Entry, Node

_OWN_COMMENT = re.compile("[ \t]*,?[ \t]*(#[^\n\r]*)?")


def rewrite(edit: Edit, node: Node, value: Any, path: Path) -> str:
    """The text between a node's ``start`` and ``end`` for a new value; ``node`` stands within brackets or is in them."""
    if edit.settled(node, value):
        return edit.text[node.start : node.end]
    edit.touch(node)
    if node.kind == "alias" and edit.keep and node not in edit.forced:
        return edit.text[node.start : node.end]
    same = {"map": dict, "list": list, "text": str}.get(node.kind)
    if node in edit.forced or same is None or not isinstance(value, same):
        edit.touch_all(node)
        return layout.flow(value, path)
    if node.kind == "text":
        return edit.rescalar(node, value, path, flow=True)
    bracketed = edit.text[node.start] in "[{"
    if not (bracketed and node.entries and value):
        edit.touch_all(node)
        return _filled(edit, node, value, path) if bracketed and value else layout.flow(edit.dressed(node, value), path)
    return _Brackets(edit, node, path).rewritten(value)


def _filled(edit: Edit, node: Node, value: Any, path: Path) -> str:
    """An empty pair of brackets filled; a comment between them stays."""
    made = layout.flow(value, path)
    return made[:-1] + edit.text[node.start + 1 : node.end]


class _Brackets:
    """One map or list in brackets as entries and the texts after them: comma, breaks, comments."""

    def __init__(self, edit: Edit, node: Node, path: Path) -> None:
        self.edit, self.node, self.path = edit, node, path
        text, entries = edit.text, node.entries
        self.ends = [max(each.value.end, each.mark, each.key.end if each.key else 0) for each in entries]
        nexts = [each.start for each in entries[1:]] + [node.end]
        self.opening = text[node.start : entries[0].start]
        self.after = [text[end:start] for end, start in zip(self.ends, nexts, strict=True)]
        self.breaks = [each for each in self.after[:-1] if "\n" in each and "#" not in each]
        self.apart = len(entries) > 1 and all("\n" in each for each in self.after[:-1])

    def rewritten(self, value: Any) -> str:
        parts = plan(self.node, value, self.path)
        stay = kept(part.old for part in parts)
        made: dict[int, str] = {}
        for part in parts:
            if part.old is not None:
                made[part.old] = self.entry(self.node.entries[part.old], part)
        for number, entry in enumerate(self.node.entries):
            if number not in stay:
                self.edit.touch_all(entry.value)
        pieces = self.without({n for n in range(len(self.node.entries)) if n not in stay}, made)
        at = 0
        for part in parts:
            if part.old in stay:
                at = next(n for n, piece in enumerate(pieces) if piece[0] == part.old) + 1
            else:
                self.insert(pieces, at, made[part.old] if part.old is not None else self.new(part))
                at += 1
        return self.opening + "".join(text + after for _, text, after in pieces)

    def entry(self, entry: Entry, part: Part) -> str:
        """The text of an entry that stays, with its value."""
        text = self.edit.text
        value = rewrite(self.edit, entry.value, part.value, part.path)
        if entry.key is None:
            return text[entry.start : entry.value.start] + value
        if entry.mark < 0:
            head = text[entry.start : entry.key.end]
            return f"{head}: {value}" if value else head
        between = text[entry.mark : entry.value.start]
        return text[entry.start : entry.mark] + (between or (" " if value else "")) + value

    def new(self, part: Part) -> str:
        if part.key is None:
            return layout.flow(part.value, part.path)
        return layout.flow_entry(part.key, part.value, self.path)

    def without(self, gone: set[int], made: dict[int, str]) -> list[tuple[int, str, str]]:
        """(number, text, text after) of the entries that stay, once the others and their commas are out."""
        pieces: list[tuple[int, str, str]] = []
        for number, after in enumerate(self.after):
            last = number == len(self.after) - 1
            if number not in gone:
                pieces.append((number, made[number], after))
                continue
            start = self.node.entries[number].start
            leads = not self.edit.text[self.edit.source.starts[self.edit.source.line(start)] : start].strip(" [{")
            before = pieces[-1][2] if pieces else self.opening
            joint = self.joint(before, after, leads, last)
            if pieces:
                pieces[-1] = (*pieces[-1][:2], joint)
            else:
                self.opening = joint
        return pieces

    def joint(self, before: str, after: str, leads: bool, last: bool) -> str:
        """What stands between the neighbours of an entry that is gone."""
        rest = after
        if leads:
            own = _OWN_COMMENT.match(after)
            rest = after[own.end() :] if own else after
        if last:
            if "#" in before or before is self.opening:
                return before.rstrip(" ") + rest.lstrip(" ,") if "\n" in rest else before + rest.lstrip(" ,")
            return rest if leads and "\n" not in before else (after if not leads else rest)
        if "#" in rest:
            return before.rstrip(" ") + rest.lstrip(" ,") if "\n" in before else before + rest.lstrip(" ,")
        return before if leads or before is self.opening or "#" in before else after

    def insert(self, pieces: list[tuple[int, str, str]], at: int, text: str) -> None:
        """Put a new entry at a place among the others, on a line of its own if they have one each."""
        column = self.edit.source.column(self.node.entries[0].start)
        line = f",{self.edit.source.newline}{' ' * column}"
        if at == 0:
            pieces.insert(0, (-1, text, line if self.apart else ", "))
            return
        number, previous, after = pieces[at - 1]
        comma = after.lstrip(" \t\r\n").startswith(",")
        if at < len(pieces) and "\n" in after:
            pieces[at - 1 : at] = [(number, previous, after), (-1, text, line if self.apart else ", ")]
            return
        mark = line if self.apart or self.too_wide(pieces[:at], text) else ", "
        if comma and at == len(pieces) and "#" in after.partition("\n")[0] and self.apart:
            head, _, rest = after.partition("\n")
            pieces[at - 1 : at] = [(number, previous, f"{head}\n{' ' * column}"), (-1, text, f",\n{rest}")]
            return
        pieces[at - 1 : at] = [(number, previous, mark), (-1, text, after)]

    def too_wide(self, pieces: list[tuple[int, str, str]], text: str) -> bool:
        """Whether an entry added to brackets that already span lines would run over the edge."""
        before = self.opening + "".join(each + after for _, each, after in pieces)
        return bool(self.breaks) and len(before.rpartition("\n")[2]) + len(text) > layout.WIDTH
