"""A map or list written as lines given another value: only the lines of the entries that change are written."""

from __future__ import annotations

import re
from typing import Any

from moudraft.deal.editing import flow as yaml_flow
from moudraft.deal.editing import line_layout as layout
from moudraft.deal.editing.line_layout import WIDTH, Path
from moudraft.deal.editing.match import kept
from moudraft.deal.editing.parts import Edit, Part, plan
from moudraft.deal.editing.slots import Slot, extent, slots
from moudraft.yaml_source.spans import Node

_BLANK_START = re.compile(r"(?:[ \t]*\r?\n)*")
_BLANKS = re.compile(r"((?:^|(?<=\n))[ \t]*\r?\n)(?:[ \t]*\r?\n)+")


def rewrite_root(edit: Edit, node: Node, value: dict[str, Any]) -> str:
    """The whole text with another value for its root."""
    end = max(extent(edit.source, node)[1], node.end)
    text, newline = edit.text, edit.source.newline
    if node.kind == "map" and node not in edit.forced and value and not node.data.keys().isdisjoint(value):
        made = yaml_flow.rewrite(edit, node, value, ()) if node.flow else block(edit, node, value, (), top=True)
        return text[: node.start] + made + text[end:]
    edit.touch(*node.walk())
    before = text[: node.outer]
    if before.strip() and not before.endswith(("\n", "\r")):
        before = before.rstrip(" ") + newline
    return before + newline.join(layout.block(edit.dressed(node, value), (), 0)) + text[end:]


def block(edit: Edit, node: Node, value: Any, path: Path, top: bool = False) -> str:
    """The text of a block's extent for another map or list, which keeps at least one of its entries."""
    edit.touch(node)
    held = slots(edit.source, node, top)
    parts = plan(node, value, path)
    stay = kept(part.old for part in parts)
    for number, entry in enumerate(node.entries):
        if number not in stay:
            edit.touch(*entry.value.walk())
    column = edit.source.column(node.entries[0].start)
    texts = [_part(edit, held, part, path, column) for part in parts]
    return _joined(edit, held, parts, texts, stay, column)


def _part(edit: Edit, held: list[Slot], part: Part, path: Path, column: int) -> str:
    """The lines of one entry, without the indentation of the first."""
    if part.old is not None:
        return _slot(edit, held[part.old], part, column)
    if part.key is None:
        lines = layout.item(part.value, part.path, column)
    else:
        lines = layout.keyed(part.key, part.value, part.path, column)
    return edit.source.newline.join(lines)[column:]


def _joined(edit: Edit, held: list[Slot], parts: list[Part], texts: list[str], stay: set[int], column: int) -> str:
    """The entries with the lines between them; lines around one that went stay before the one that follows."""
    newline, indent = edit.source.newline, " " * column
    made, last, adjacent = "", -1, False
    for part, text in zip(parts, texts, strict=True):
        joint = newline + indent
        follows = part.old is not None and part.old in stay
        if follows and part.old is not None:
            lines = _free(edit, held, range(last + 1, part.old + 1))
            if last >= 0 and held[last].entry.value.keeps_breaks(edit.text):
                lines = _BLANK_START.sub("", lines, count=1)
            joint = newline + lines + indent
            if adjacent and last == part.old - 1:
                joint = edit.text[held[last].end : held[part.old].start]
            elif not made:
                joint = (lines.lstrip() and lines.lstrip() + indent) or ""
            last = part.old
        elif not made:
            joint = ""
        adjacent = follows
        made += joint + text
    rest = _free(edit, held, range(last + 1, len(held))).rstrip()
    return f"{made}{newline}{rest}" if rest else made


def _free(edit: Edit, held: list[Slot], numbers: range) -> str:
    """The whole lines above these entries that belong to none."""
    lines = ""
    for number in numbers:
        if number:
            gap = edit.text[held[number - 1].end : held[number].start]
            begin = 2 if gap.startswith("\r\n") else 1
            lines += gap[begin : max(gap.rfind("\n") + 1, begin)]
    return _BLANKS.sub(r"\1", lines) if len(numbers) > 1 else lines


def _slot(edit: Edit, slot: Slot, part: Part, column: int) -> str:
    """The text of an entry's slot with another value."""
    entry, node, text = slot.entry, slot.entry.value, edit.text
    if edit.settled(node, part.value) or (node.kind == "alias" and edit.keep and node not in edit.forced):
        return text[slot.start : slot.end]
    if entry.mark < 0:
        lines = layout.keyed(part.key or "", part.value, part.path, column)
        return edit.source.newline.join(lines)[column:]
    made = None if node in edit.forced else _in_place(edit, slot, part)
    return _replaced(edit, slot, part, column) if made is None else made


def _in_place(edit: Edit, slot: Slot, part: Part) -> str | None:
    """The slot with its value changed where it stands, or ``None`` where that cannot be."""
    node, text = slot.entry.value, edit.text
    same = {"map": dict, "list": list, "text": str}.get(node.kind)
    if same is None or not isinstance(part.value, same):
        return None
    if node.kind == "text":
        edit.touch(node)
        made = edit.rescalar(node, part.value, part.path, flow=False)
    elif node.flow:
        made = yaml_flow.rewrite(edit, node, part.value, part.path)
    elif part.value and (isinstance(part.value, list) or not node.data.keys().isdisjoint(part.value)):
        made = block(edit, node, part.value, part.path)
    else:
        return None
    before, after = text[slot.start : slot.value_start], text[slot.value_end : slot.end]
    before += "" if before[-1:].isspace() else " "
    if node.flow and "\n" not in made and _grew_too_wide(edit, slot, before, made):
        return None
    return before + made + after


def _grew_too_wide(edit: Edit, slot: Slot, before: str, made: str) -> bool:
    indent = edit.source.column(slot.start) if "\n" not in before else 0
    old = slot.value_end - slot.value_start
    width = indent + len(before.rpartition("\n")[2])
    return width + len(made) > WIDTH and width + old <= WIDTH


def _replaced(edit: Edit, slot: Slot, part: Part, column: int) -> str:
    """The slot with its value laid out anew; comments around the value stay."""
    node, text, newline = slot.entry.value, edit.text, edit.source.newline
    edit.touch(*node.walk())
    value = edit.dressed(node, part.value)
    head = text[slot.start : slot.entry.mark]
    between = text[slot.entry.mark : node.outer] + text[node.bare : max(slot.value_start, node.bare)]
    tail = text[slot.value_end : slot.end]
    if node.style in ("|", ">"):
        header = re.match(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)", text[node.start : node.end])
        tail = (header[1] if header else "") + tail
    indent = 0 if "\n" in head else edit.source.column(slot.start)
    inline = layout.inline(value, part.path, WIDTH - indent - len(head.rpartition("\n")[2]) - 1)
    if inline is not None:
        if node.block:
            return f"{head} {inline}{between.rstrip()}{tail}"
        return head + (between or " ") + inline + tail
    lines = newline.join(layout.block(value, part.path, column + 2))
    if slot.entry.key is None and not between.strip() and (node.block or not tail):
        return f"{head} {lines.lstrip(' ')}{tail}"
    if node.block:
        return head + between.rstrip() + newline + lines + tail
    return head + between.rstrip() + tail + newline + lines
