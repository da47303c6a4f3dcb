"""Random data, and a hand that writes it in YAML as many people would."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import strategies as st

from moudraft.problems import MoudraftError
from moudraft.yaml_source.text_file import parse

WORDS = st.sampled_from(
    ["a", "b", "c-d", "no-veto", "Zoë’s", "two words", "no", "1", "2027-01-01", "a: b", "x #y", "it's", 'say "so"',
     "", "- a", "[x", "a, b", "line\nline", " pad", "tbc", "*a", "#c", "~", "1.5", "12:30", "a:", "?", "é\\n", "\n",
     "x\n\n"]
)  # fmt: skip
KEYS = st.sampled_from(["a", "b", "c", "title", "on", "general/x", "x-note", "k k", "1", "é", "no", "q: r"])
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=14,
)
MAPS = st.dictionaries(KEYS, DATA, max_size=5)


class Hand:
    """Writes data as many hands would: every style, indents and comments, each comment with a number of its own."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.notes = 0
        self.anchors: dict[str, str] = {}
        self.anchored = self.pick(0, 0, 1)

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def note(self) -> str:
        self.notes += 1
        return f"# note {self.notes}."

    def tail(self) -> str:
        return f"  {self.note()}" if self.pick(0, 0, 0, 1) else ""

    def between(self, column: int) -> list[str]:
        """Lines that hold nothing, or a comment, above an entry."""
        lines = [""] if self.pick(0, 0, 0, 1) else []
        if self.pick(0, 0, 0, 1):
            lines.append(" " * column + self.note())
        if self.pick(0, 0, 0, 0, 1):
            lines.append(" " * self.pick(0, column, column + 2) + self.note())
        return lines + ([""] if self.pick(0, 0, 0, 0, 1) else [])

    def scalar(self, text: str, flow: bool) -> str:
        single, double = "'" + text.replace("'", "''") + "'", json_like(text)
        forms = [double] + ([] if "\n" in text else [single])
        return str(self.pick(*forms, *[text] * 4 * stands_plain(text, flow)))

    def named(self, value: Any) -> tuple[str, str]:
        """(alias, anchor) for a value: at most one of them."""
        if not self.anchored:
            return "", ""
        if name := self.anchors.get(repr(value)):
            return f"*{name}" if self.pick(0, 1) else "", ""
        return "", f"&n{len(self.anchors)}-{self.notes}" if self.pick(0, 0, 1) else ""

    def flow(self, value: Any, indent: str) -> str:
        alias, anchor = self.named(value)
        if alias:
            return alias
        made = self.flow_value(value, indent)
        if anchor:
            self.anchors[repr(value)] = anchor[1:]
        return f"{anchor} {made}".strip()

    def flow_value(self, value: Any, indent: str) -> str:
        if isinstance(value, str):
            return self.scalar(value, True)
        ends = "{}" if isinstance(value, dict) else "[]"
        if not value:
            return ends[0] + (self.pick("", "", " ", f" {self.note()}\n{indent}")) + ends[1]
        parts = [self.flow(each, indent + " ") for each in (value.values() if isinstance(value, dict) else value)]
        if isinstance(value, dict):
            parts = [f"{self.scalar(key, True)}: {part}" for key, part in zip(value, parts, strict=True)]
        made = ends[0] + self.pick("", "", " ", f"\n{indent}")
        for part in parts[:-1]:
            made += part + "," + self.pick(" ", " ", f"\n{indent}", f" {self.note()}\n{indent}")
        made += parts[-1] + self.pick("", "", ",") + self.pick("", " ", f"\n{indent}", f"  {self.note()}\n{indent}")
        return made + ends[1]

    def block(self, value: Any, column: int) -> list[str]:
        lines = []
        for key in value if isinstance(value, dict) else range(len(value)):
            head = f"{self.scalar(key, False)}:" if isinstance(value, dict) else "-"
            lines += [*(self.between(column) if lines or column == 0 or head != "-" else []),
                      *self.entry(" " * column + head, value[key], column)]  # fmt: skip
        return lines

    def entry(self, head: str, value: Any, column: int) -> list[str]:
        alias, anchor = self.named(value)
        if alias:
            return [f"{head} {alias}{self.tail()}"]
        made = self.value(f"{head} {anchor}".rstrip(), value, column, head == " " * column + "-")
        if anchor:
            self.anchors[repr(value)] = anchor[1:]
        return made

    def value(self, head: str, value: Any, column: int, dash: bool) -> list[str]:
        if isinstance(value, str):
            if value == "" and self.pick(0, 1):
                return [head + self.tail()]
            body = value.removesuffix("\n")
            if "\n" in body and "\n\n" not in value and self.pick(0, 1):
                mark = "|" if value.endswith("\n") else "|-"
                return [f"{head} {mark}{self.tail()}", *(" " * (column + 3) + line for line in body.split("\n"))]
            if value == "x\n\n" and self.pick(0, 1):
                return [f"{head} |+", " " * (column + 3) + "x", ""]
            return [f"{head} {self.scalar(value, False)}{self.tail()}"]
        if not value or self.pick(0, 1):
            return [*(f"{head} {self.flow_value(value, ' ' * (column + 3))}{self.tail()}").split("\n")]
        inner = column + self.pick(2, 2, 4)
        if head.endswith("-"):
            lines = self.block(value, column + 2)
            if lines[0].strip() and not lines[0].lstrip().startswith("#") and self.pick(0, 1, 1):
                return [f"{head} {lines[0].lstrip()}", *lines[1:]]
            return [f"{head}{self.tail()}", *lines]
        lines = self.block(value, column if isinstance(value, list) and not dash and self.pick(0, 0, 1) else inner)
        return [f"{head}{self.tail()}", *lines]


@cache
def stands_plain(text: str, flow: bool) -> bool:
    """Whether YAML itself reads the text without quotes as itself."""
    try:
        return bool(text) and parse(f"[{text}]" if flow else f"- {text}\n- {text}: x", "").data in (
            [text],
            [text, {text: "x"}],
        )
    except MoudraftError:
        return False


def json_like(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@st.composite
def written(draw: Any, anchored: bool = True) -> str:
    """A text in mixed styles, with comments."""
    hand = Hand(draw)
    hand.anchored = hand.anchored and anchored
    data = draw(MAPS.filter(bool))
    lines = hand.block(data, 0) if hand.pick(0, 1, 1, 1) else [hand.flow(data, " ")]
    text = "\n".join([*lines, *hand.between(0)]) + hand.pick("\n", "\n", "")
    text = text.replace("\n", "\r\n") if hand.pick(0, 0, 1) else text
    return ("\ufeff" if hand.pick(0, 0, 1) else "") + text


@st.composite
def changed(draw: Any, data: Any) -> Any:
    """The data with some of it changed."""
    if isinstance(data, dict):
        kept = {key: draw(changed(value)) for key, value in data.items() if draw(st.integers(0, 5))}
        return kept | (draw(st.dictionaries(KEYS, DATA, max_size=1)) if not draw(st.integers(0, 3)) else {})
    if isinstance(data, list):
        items = [draw(changed(each)) for each in data if draw(st.integers(0, 5))]
        if not draw(st.integers(0, 3)):
            items.insert(draw(st.integers(0, len(items))), draw(DATA))
        return draw(st.permutations(items)) if not draw(st.integers(0, 4)) else items
    return draw(WORDS) if not draw(st.integers(0, 5)) else data


def notes(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"# note (\d+)\.", text)]
