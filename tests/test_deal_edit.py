"""Deal files written new and changed in place: what is read back, and which lines change."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from difflib import ndiff
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moudraft import yaml_tree
from moudraft.deal_edit import edit_deal, new_deal
from moudraft.problems import MoudraftError
from moudraft.yaml_file import parse
from moudraft.yaml_slots import slots
from moudraft.yaml_spans import Entry, Node, Source, read_spans

SLOW = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests" / "deals").glob("*.yaml")])

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


def paths(data: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every part, the whole left out."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [each for key, value in inner for each in ((*above, key), *paths(value, (*above, key)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def entry_at(root: Node, path: tuple[Any, ...]) -> Entry:
    """The entry of a text at a path of its data."""
    for step in path:
        found = next(e for n, e in enumerate(root.entries) if step == (e.key.data if e.key else n))
        root = found.value
    return found


def gone(text: str, made: str) -> list[str]:
    """The lines of a text that a changed text no longer has."""
    old, new = re.split("\r?\n", text), re.split("\r?\n", made)
    return [line[2:] for line in ndiff(old, new) if line.startswith("- ")]


# The canonical layout


@settings(deadline=None)
@given(MAPS)
def test_a_new_deal_reads_back_equal(data: dict[str, Any]) -> None:
    made = new_deal(data)
    assert parse(made, "").data == data
    assert made.endswith("\n") and not made.endswith("\n\n")
    assert edit_deal(made, data) == made


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: not any(each in text for each in "\x7f\ufffe\uffff") and all(c >= " " or c in "\n\t" for c in text)
)


@settings(deadline=None)
@given(TEXTS | st.text(st.sampled_from(list("ab:- \n\t[]{}&*!|>'\"#%@,?<\\x0=~.é\x85\u2028\ufeff\xa0")), max_size=8))
def test_any_text_reads_back_in_any_place_with_either_loader(text: str) -> None:
    data = {"a": text, "terms": {"b": {text: text}, "c": [text, [text]]}, text or "x": "y"}
    before, made = yaml_tree._Loader, new_deal(data)
    try:
        assert parse(made, "").data == data
        yaml_tree._Loader = yaml.BaseLoader
        assert parse(made, "").data == data
    finally:
        yaml_tree._Loader = before


def test_a_key_longer_than_yaml_allows_on_one_line_reads_back() -> None:
    data = {"x" * 1500: {"y" * 1500: ["a"]}, "group": {"z" * 1200: "a"}}
    made = new_deal(data)
    assert parse(made, "").data == data
    changed = {**data, "title": "t"}
    assert parse(edit_deal(made, changed), "").data == changed


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["a", "b"]), WORDS))
def test_other_readers_of_yaml_see_text_where_the_deal_has_text(data: dict[str, Any]) -> None:
    read = yaml.safe_load(new_deal(data))
    assert {key: str(value) if isinstance(value, date) else value for key, value in read.items()} == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("yes", '"yes"'), ("Off", '"Off"'), ("null", '"null"'), ("~", '"~"'), ("", '""'), ("12", '"12"'),
        ("1.5", '"1.5"'), ("0x1f", '"0x1f"'), ("12:30", '"12:30"'), ("1e3", '"1e3"'), (".5", '".5"'),
        ("@here", '"@here"'), ("*star", '"*star"'), ("&and", '"&and"'), ("!bang", '"!bang"'), ("%x", '"%x"'),
        ("|", '"|"'), ("a: b", '"a: b"'), ("a #b", '"a #b"'), (" a", '" a"'), ("a ", '"a "'), ("a:", '"a:"'),
        ("one\ntwo", '"one\\ntwo"'), ('say "so"', 'say "so"'), ('"so" he said', "'\"so\" he said'"),
        ("it's", "it's"), ("Leaders’ Board", "Leaders’ Board"), ("10%", "10%"), ("2027-04-01", "2027-04-01"),
        ("6 months", "6 months"), ("2012/13", "2012/13"), ("a, b", "a, b"), ("tbc", "tbc"),
    ],
)  # fmt: skip
def test_only_what_needs_quotes_has_them(value: str, written: str) -> None:
    assert new_deal({"title": value}) == f"title: {written}\n"


def test_a_deal_is_laid_out_as_the_examples_are() -> None:
    data = {
        "terms": {"exit": {"period": "6 months", "rule": "notice"}, "binding": "none"},
        "x-ref": {"b": "12", "a": ["z"]},
        "governance": [{"model": "strategic-oversight", "name": "Partnership Board"}],
        "red_lines": ["not-a-merger", {"id": "veto", "held_by": ["Eastvale"]}, {"text": "No", "private": "true"}],
        "parties": [
            {"short_name": "A", "name": "A Council", "kind": "district"},
            {"name": "B" * 90, "short_name": "B", "kind": "district", "approval": {"on": "tbc"}},
        ],
        "clauses": {"leave_out": {"a/b": "why", "c/d": "why"}, "add": ["e/f"]},
        "objectives": ["one", "two"], "vision": ["In words", "and more"],
        "context": [f"long-word-{n}" for n in range(11)],
        "group": {"name": "the Partnership"}, "title": "T", "template": "mou", "moudraft": 1, "library": "house",
    }  # fmt: skip
    assert new_deal(data) == LAID_OUT


LAID_OUT = f"""moudraft: 1
library: house
template: mou
title: T
group: {{name: the Partnership}}
parties:
  - {{name: A Council, short_name: A, kind: district}}
  - name: {"B" * 90}
    short_name: B
    kind: district
    approval: {{on: tbc}}
context:
{"".join(f"  - long-word-{n}{chr(10)}" for n in range(11))}vision:
  - In words
  - and more
objectives: [one, two]
red_lines:
  - not-a-merger
  - {{id: veto, held_by: [Eastvale]}}
  - {{text: "No", private: true}}
governance:
  - {{model: strategic-oversight, name: Partnership Board}}
terms:
  exit: {{rule: notice, period: 6 months}}
  binding: none
clauses:
  add: [e/f]
  leave_out:
    a/b: why
    c/d: why
x-ref: {{b: "12", a: [z]}}
"""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_laid_out_anew_is_the_same_deal(path: Path) -> None:
    data = parse(path.read_text(encoding="utf-8"), "").data
    made = new_deal(data)
    assert parse(made, "").data == data
    assert all(len(line) <= 110 for line in made.splitlines() if "{" in line or "[" in line)


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(MoudraftError, match=r"U\+0000"):
        new_deal({"title": "\x00"})
    with pytest.raises(MoudraftError, match=r"U\+0000"):
        edit_deal("title: x\n", {"title": "\x00"})
    with pytest.raises(MoudraftError):
        edit_deal("title: [", {"title": "x"})


# Edits of any text


@SLOW
@given(st.data())
def test_any_edit_of_any_text_holds_what_was_asked_and_leaves_other_keys_alone(data: Any) -> None:
    text = data.draw(written())
    old = parse(text, "").data
    assert edit_deal(text, old) == text
    new = data.draw(changed(old))
    made = edit_deal(text, new)
    assert parse(made, "").data == new
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text and "*" not in text:
        assert made.count("\r\n") == made.count("\n")
    source = Source(text.removeprefix("\ufeff"))
    root = read_spans(source)
    assert root
    # An alias of what changed is written out, and a text under |+ owns the blank lines that go with what follows.
    if root.block and "*" not in text and "|+" not in text:
        for slot in slots(source, root, top=True):
            key = slot.entry.key.data if slot.entry.key else ""
            if new.get(key) == old[key]:
                assert source.text[slot.start : slot.end] in made


@SLOW
@given(st.data())
def test_another_text_changes_the_lines_of_the_old_one_alone(data: Any) -> None:
    text = data.draw(written(anchored=False)).removeprefix("\ufeff")
    old = parse(text, "").data
    path = data.draw(st.sampled_from([each for each in paths(old) if isinstance(at(old, each), str)] or [()]))
    assume(path)
    new = deepcopy(old)
    at(new, path[:-1])[path[-1]] = data.draw(WORDS)
    made = edit_deal(text, new)
    assert parse(made, "").data == new
    assert notes(made) == notes(text)
    source = Source(text)
    value = entry_at(read_spans(source) or pytest.fail(), path).value
    lines = [source.written(n) for n in range(source.line(value.start), source.line(value.end) + 1)]
    assert not set(gone(text, made)) - set(lines)


@SLOW
@given(st.data())
def test_what_is_added_leaves_every_comment_and_other_line(data: Any) -> None:
    text = data.draw(written(anchored=False)).removeprefix("\ufeff")
    old = parse(text, "").data
    path = data.draw(st.sampled_from([each for each in [(), *paths(old)] if not isinstance(at(old, each), str)]))
    new = deepcopy(old)
    inside = at(new, path)
    if isinstance(inside, dict):
        inside |= {"new-key": data.draw(DATA)}
    else:
        inside.insert(data.draw(st.integers(0, len(inside))), data.draw(DATA))
    made = edit_deal(text, new)
    assert parse(made, "").data == new
    assert sorted(notes(made)) == sorted(notes(text))
    root = read_spans(Source(text)) or pytest.fail()
    if (entry_at(root, path).value if path else root).block:
        # What comes first on its dash's line leaves that line to what is put before it.
        assert not gone(*(re.sub(r"(?m)^[ -]+", "", each) for each in (text, made)))


@SLOW
@given(st.data())
def test_what_is_removed_takes_no_comment_but_its_own(data: Any) -> None:
    text = data.draw(written(anchored=False)).removeprefix("\ufeff")
    assume("|+" not in text)
    old = parse(text, "").data
    path = data.draw(st.sampled_from(paths(old)))
    inside = at(old, path[:-1])
    assume(isinstance(inside, dict) or inside.count(at(old, path)) == 1)  # of two alike, either may have gone
    new = deepcopy(old)
    del at(new, path[:-1])[path[-1]]
    assume(at(new, path[:-1]))
    made = edit_deal(text, new)
    assert parse(made, "").data == new
    source = Source(text)
    entry = entry_at(read_spans(source) or pytest.fail(), path)
    end = max(entry.value.end, entry.mark, entry.key.end if entry.key else 0)
    above = source.line(entry.start)
    while above and source.written(above - 1).lstrip().startswith("#"):
        above -= 1
    around = notes(text[source.starts[above] : source.skip(source.skip(end) + (text[source.skip(end) :][:1] == ","))])
    assert set(notes(text)) - set(notes(made)) <= set(around)
