"""A map or list in brackets given another value where it stands: its other entries, breaks and comments stay.

A comment at the end of a line belongs to the entry that begins the line: it goes and moves with it.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from moudraft.deal.editing import line_layout as layout
from moudraft.deal.editing.line_layout import Path
from moudraft.deal.editing.match import kept
from moudraft.deal.editing.parts import Edit, Part, plan
from moudraft.yaml_source.spans import Entry, Node

_AFTER = re.compile(r"(?P<comma>,?)(?P<note>(?:[ \t]*#[^\r\n]*)?)(?P<gap>.*)", re.DOTALL)


def rewrite(edit: Edit, node: Node, value: Any, path: Path) -> str:
    """The text between a node's ``start`` and ``end`` for another value, in brackets or between them."""
    old = edit.text[node.start : node.end]
    if edit.settled(node, value) or (node.kind == "alias" and edit.keep and node not in edit.forced):
        return old
    edit.touch(node)
    same = {"map": dict, "list": list, "text": str}.get(node.kind)
    if node in edit.forced or same is None or not isinstance(value, same):
        edit.touch(*node.walk())
        return layout.flow(value, path)
    if node.kind == "text":
        return edit.rescalar(node, value, path, flow=True)
    if old[0] in "[{" and value and node.entries:
        return _Brackets(edit, node, path).rewritten(value)
    edit.touch(*node.walk())
    made = layout.flow(edit.dressed(node, value), path)
    return made[:-1] + old[1:] if old[0] in "[{" and value else made


class _Piece(msgspec.Struct, eq=False):
    """An entry's text, the comment at the end of its line, and the space, breaks and comments up to the next."""

    text: str
    note: str
    gap: str
    leads: bool
    old: int | None = None


class _Brackets:
    """One map or list in brackets, in pieces."""

    def __init__(self, edit: Edit, node: Node, path: Path) -> None:
        self.edit, self.node, self.path = edit, node, path
        self.pieces: list[_Piece] = []
        self.opening = edit.text[node.start + 1 : node.entries[0].start]
        self.closing_comma = False
        before = self.opening
        for number, entry in enumerate(node.entries):
            piece = self.piece(number, entry, leads=number == 0 or "\n" in before)
            self.pieces.append(piece)
            before = piece.gap
        self.apart = len(self.pieces) > 1 and all("\n" in piece.gap for piece in self.pieces[:-1])
        self.wraps = any("\n" in piece.gap for piece in self.pieces[:-1])
        self.line = edit.source.newline + " " * edit.source.column(node.entries[0].start)

    def piece(self, number: int, entry: Entry, leads: bool) -> _Piece:
        text, last = self.edit.text, number == len(self.node.entries) - 1
        end = self.node.end - 1 if last else self.node.entries[number + 1].start
        done = max(entry.value.end, entry.mark, entry.key.end if entry.key else 0)
        comma = self.edit.source.skip(done)
        if comma < end and text[comma] == ",":
            done = comma
            self.closing_comma = last
        found = _AFTER.match(text, done, end)
        assert found
        return _Piece(text[entry.start : done], found["note"], found["gap"], leads, number)

    def rewritten(self, value: Any) -> str:
        parts = plan(self.node, value, self.path)
        stay = kept(part.old for part in parts)
        moved: dict[int, _Piece] = {}
        for piece in [each for each in self.pieces if each.old not in stay]:
            self.edit.touch(*self.node.entries[piece.old or 0].value.walk())
            comes_back = any(part.old == piece.old for part in parts)
            self.take_out(piece, comes_back)
            moved[piece.old or 0] = piece
        for at, part in enumerate(parts):
            if part.old is None:
                self.put_in(_Piece(self.new(part), "", "", False), at)
                continue
            piece = moved[part.old] if part.old in moved else self.pieces[at]
            entry = self.node.entries[part.old]
            tail = self.edit.text[max(entry.value.end, entry.mark) : entry.start + len(piece.text)]
            piece.text = self.entry(entry, part) + tail
            if part.old in moved:
                self.put_in(piece, at)
        return self.whole()

    def whole(self) -> str:
        """The pieces put together, with a comma after each but the last, unless that had one."""
        commas = [","] * (len(self.pieces) - 1) + ["," if self.closing_comma else ""]
        for piece in self.pieces:
            if piece.note and "\n" not in piece.gap:
                piece.gap = self.line  # or the comment would swallow what follows
        body = "".join(
            piece.text + comma + piece.note + piece.gap for piece, comma in zip(self.pieces, commas, strict=True)
        )
        text = self.edit.text
        return text[self.node.start] + self.opening + body + text[self.node.end - 1]

    def entry(self, entry: Entry, part: Part) -> str:
        """The text of an entry that stays, with its value."""
        text = self.edit.text
        value = rewrite(self.edit, entry.value, part.value, part.path)
        if entry.key is None:
            return text[entry.start : entry.value.start] + value
        if entry.mark < 0:
            return text[entry.start : entry.key.end] + (f": {value}" if part.value != "" else "")
        between = text[entry.mark : entry.value.start]
        return text[entry.start : entry.mark] + (between or (" " if value else "")) + value

    def new(self, part: Part) -> str:
        if part.key is None:
            return layout.flow(part.value, part.path)
        return layout.flow_entry(part.key, part.value, self.path)

    def take_out(self, piece: _Piece, comes_back: bool) -> None:
        """Take an entry out; what stands around it and is not its own stays with the entry before."""
        at = self.pieces.index(piece)
        before = self.pieces[at - 1] if at else None
        gap = before.gap if before else self.opening
        self.pieces.remove(piece)
        if before and not piece.leads:
            before.gap, before.note = piece.gap, before.note + piece.note
            piece.note = ""
            return
        if "#" in piece.gap:
            gap = gap.rstrip() + piece.gap
        elif at == len(self.pieces):
            gap = piece.gap if "#" not in gap else gap.rstrip() + (piece.gap if "\n" in piece.gap else self.line)
        if before:
            before.gap = gap
        else:
            self.opening = gap
        if not comes_back:
            piece.note = ""

    def put_in(self, piece: _Piece, at: int) -> None:
        """Put an entry in at a place, on a line of its own if the others have one each or it would be too long."""
        if at == 0:
            piece.gap = "" if not self.pieces else self.line if self.apart or piece.note else " "
            self.pieces.insert(0, piece)
            return
        before = self.pieces[at - 1]
        piece.gap = before.gap
        if self.apart or (self.wraps and self.too_wide(piece, at)):
            before.gap = self.line
        else:
            before.gap, before.note, piece.note = " ", "", before.note + piece.note
        self.pieces.insert(at, piece)

    def too_wide(self, piece: _Piece, at: int) -> bool:
        """Whether an entry put on the line of the one before would run over the edge."""
        line = self.edit.source.column(self.node.start) * " " + self.opening
        line += "".join(f"{each.text},{each.note}{each.gap}" for each in self.pieces[:at])
        return len(line.rpartition("\n")[2]) + len(piece.text) > layout.WIDTH
