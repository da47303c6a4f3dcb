"""What an edit knows: the text, which values must be written out, and which entry becomes which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from moudraft.deal.editing.line_layout import Path, Written, can_be_plain, order_of, ordered, scalar, speaks_otherwise
from moudraft.deal.editing.match import matched
from moudraft.yaml_source.spans import Node, Source

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LITERAL = re.compile(r"\|([-+]?)([ \t]+#[^\r\n]*|[ \t]*)(?:\r\n|\n)([ ]+)")


class Part(msgspec.Struct):
    """One entry of a new map or list: the number of the old entry it is, if any, and its value and place."""

    old: int | None
    key: str | None
    value: Any
    path: Path


def plan(node: Node, value: Any, path: Path) -> list[Part]:
    """The entries of a map or list that is to hold a new value, in order; old keys keep their order."""
    if isinstance(value, list):
        places = matched(node.data, value)
        return [Part(old, None, value[n], (*path, str(n))) for n, old in enumerate(places)]
    numbers = {entry.key.data: n for n, entry in enumerate(node.entries) if entry.key}
    keys = [key for key in numbers if key in value]
    for key in ordered([key for key in value if key not in numbers], path):
        keys.insert(_place(key, keys, list(value), path), key)
    return [Part(numbers.get(key), key, value[key], (*path, key)) for key in keys]


def _place(key: str, keys: list[str], given: list[str], path: Path) -> int:
    """Where a new key goes: by the order of the shape, else after the key it follows in the data, else last."""
    order = order_of(path)
    if key in order:
        rank = order.index(key)
        before = [each for each in keys if each in order[:rank]]
        if before:
            return keys.index(max(before, key=order.index)) + 1
        return next((n for n, each in enumerate(keys) if each in order[rank:]), len(keys))
    follows = next((each for each in reversed(given[: given.index(key)]) if each in keys), None)
    return keys.index(follows) + 1 if path and follows is not None else len(keys)


class Edit:
    """One attempt at an edit.

    ``forced`` are the nodes that must be written anew, as an alias whose anchor changes; with ``keep`` an alias
    whose value changes is left to follow its anchor. ``touched`` gathers the anchors that changed, moved or went.
    """

    def __init__(self, source: Source, *, keep: bool = False, forced: Iterable[Node] = ()) -> None:
        self.source = source
        self.text = source.text
        self.keep = keep
        self.forced = set(forced)
        self.touched: set[str] = set()

    def settled(self, node: Node, value: Any) -> bool:
        """Whether the node already holds the value, and nothing in it must be written anew."""
        inside = any(node.outer <= each.outer and each.end <= node.end for each in self.forced)
        return bool(node.data == value) and not inside

    def touch(self, *nodes: Node) -> None:
        self.touched |= {node.name for node in nodes if node.name and node.kind != "alias"}

    def rescalar(self, node: Node, value: str, path: Path, *, flow: bool) -> str:
        """Another text in the way the old one is written: its quotation marks, its bar, or plain if it can be."""
        if node.style == "|" and not flow and "\n" in value:
            lines = self.under_bar(node, value)
            if lines:
                return lines
        like = node.style if node.style in ("'", '"') else ""
        was_word = not node.style and node.data and speaks_otherwise(node.data)
        if was_word and speaks_otherwise(value) and can_be_plain(value, flow):
            return value
        made = scalar(value, flow=flow, path=path, like=like)
        header = re.match(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)", self.text[node.start : node.end])
        return f"{made}  {header[1]}" if header and node.style in ("|", ">") else made

    def under_bar(self, node: Node, value: str) -> str:
        """Text of several lines under the bar it stood under, or nothing where it would not read back."""
        found = _LITERAL.match(self.text[node.start : node.end])
        body = value.removesuffix("\n")
        lines = body.split("\n")
        if not found or body.endswith("\n") or any(each != each.strip() for each in lines) or not lines[0]:
            return ""
        if _UNPRINTABLE.search("".join(lines)):
            return ""
        note = found[2].rstrip()
        chomp = "" if value.endswith("\n") else "-"
        return self.source.newline.join([f"|{chomp}{note}", *(found[3] + each if each else "" for each in lines)])

    def dressed(self, node: Node, value: Any) -> Any:
        """The value, with every text in it that the node already holds as it is written there."""
        if isinstance(value, str):
            source = self.text[node.start : node.end]
            plain = node.kind == "text" and node.style not in ("|", ">") and "\n" not in source
            return Written.of(value, source) if plain and source and node.data == value else value
        same = {"map": dict, "list": list}.get(node.kind)
        if same is None or not isinstance(value, same):
            return value
        found = plan(node, value, ())
        made = [
            part.value if part.old is None else self.dressed(node.entries[part.old].value, part.value) for part in found
        ]
        return made if same is list else {part.key: each for part, each in zip(found, made, strict=True)}
