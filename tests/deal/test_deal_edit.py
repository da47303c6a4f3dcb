"""Deal files changed in place: which lines change, and what stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from difflib import ndiff
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moudraft.deal.editing import edits as deal_edit
from moudraft.deal.editing.edits import edit_deal, new_deal
from moudraft.deal.editing.slots import slots
from moudraft.problems import MoudraftError
from moudraft.yaml_source.spans import Entry, Node, Source, read_spans
from moudraft.yaml_source.text_file import parse
from tests.deal.yaml_hand import DATA, WORDS, changed, notes, written

ROOT = Path(__file__).resolve().parents[2]
SLOW = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


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


# Edits of one text, by diff

TEXT = """# Head of the file.
moudraft: 1   # format

template: heads-of-terms
title: 'A: deal'   # working title

# The parties, in order of size.
parties:
  - {name: A Council, short_name: A, kind: district}   # lead
  # joined late
  - name: B Council
    # not settled
    kind: county
    short_name: B

objectives: [one, two,   # first two
  # about three
  three,
  four  # last
  ]
red_lines:
  # from the first meeting
  - a
  - b
  # agreed on 3 May
  - c

  # from the second
  - d
terms: &t
  binding: none   # for now

  exit:
    rule: notice
    period: 6 months
  info: |
    one
    two
x-terms: *t
x-own: {a: yes, b: 12, c: "2022"}
# The end.
"""


def put(*steps: Any) -> Callable[[Any], None]:
    """An edit that sets the value at a path; the last step is the value."""

    def edit(data: Any) -> None:
        at(data, steps[:-2])[steps[-2]] = steps[-1]

    return edit


def out(*path: Any) -> Callable[[Any], Any]:
    return lambda data: at(data, path[:-1]).pop(path[-1])


def add(*steps: Any) -> Callable[[Any], None]:
    """An edit that puts an item in a list: its path, the place and the item."""
    return lambda data: at(data, steps[:-2]).insert(*steps[-2:])


def turned(name: str) -> Callable[[Any], None]:
    return lambda data: data[name].reverse()


def difference(text: str, edit: Callable[[Any], Any]) -> str:
    """What an edit changes in a text, as the lines of a diff, which must hold what was asked."""
    data = deepcopy(parse(text, "").data)
    if "x-terms" in data:
        data["x-terms"] = deepcopy(data["x-terms"])  # an alias is the same object until here
    edit(data)
    made = edit_deal(text, data)
    assert parse(made, "").data == data
    return "\n".join(line[0] + line[2:] for line in ndiff(text.split("\n"), made.split("\n")) if line[0] in "+-")


LONG = "a longer thing that does not fit on the line"
CASES: dict[str, tuple[Callable[[Any], Any], str]] = {
    "a text": (put("parties", 1, "kind", "unitary"),
"""
-    kind: county
+    kind: unitary
"""),
    "a text in quotes": (put("title", "It's"),
"""
-title: 'A: deal'   # working title
+title: 'It''s'   # working title
"""),
    "a text becomes a map": (put("title", {"tbc": "name"}),
"""
-title: 'A: deal'   # working title
+title: {tbc: name}   # working title
"""),
    "numbers stay as the hand wrote them": (put("x-own", {"a": "no", "b": "13", "c": "2023"}),
"""
-x-own: {a: yes, b: 12, c: "2022"}
+x-own: {a: no, b: 13, c: "2023"}
"""),
    "parties change places": (turned("parties"),
"""
-  - {name: A Council, short_name: A, kind: district}   # lead
+  - {name: A Council, short_name: A, kind: district}   # lead
"""),
    "a record in brackets goes": (out("parties", 0),
"""
-  - {name: A Council, short_name: A, kind: district}   # lead
"""),
    "a record of lines goes": (out("parties", 1),
"""
-  # joined late
-  - name: B Council
-    # not settled
-    kind: county
-    short_name: B
"""),
    "the first key of a record goes": (out("parties", 1, "name"),
"""
-  - name: B Council
-    # not settled
+  - # not settled
"""),
    "another key of a record goes": (out("parties", 1, "kind"),
"""
-    kind: county
"""),
    "a key of a record comes": (put("parties", 0, "address", "X"),
"""
-  - {name: A Council, short_name: A, kind: district}   # lead
+  - {name: A Council, short_name: A, kind: district, address: X}   # lead
"""),
    "a record grows out of its line": (put("parties", 0, "signatory", {"office": LONG, "capacity": "body"}),
"""
-  - {name: A Council, short_name: A, kind: district}   # lead
+  -   # lead
+    name: A Council
+    short_name: A
+    kind: district
+    signatory: {office: a longer thing that does not fit on the line, capacity: body}
"""),
    "the first in brackets goes": (out("objectives", 0),
"""
-objectives: [one, two,   # first two
+objectives: [two,   # first two
"""),
    "the second in brackets goes": (out("objectives", 1),
"""
-objectives: [one, two,   # first two
+objectives: [one,   # first two
"""),
    "one on its own line in brackets goes": (out("objectives", 2),
"""
-  three,
"""),
    "the last in brackets goes": (out("objectives", 3),
"""
-  three,
+  three
-  four  # last
"""),
    "one comes in brackets": (add("objectives", 4, "five"),
"""
-  four  # last
+  four, five  # last
"""),
    "one comes first in brackets": (add("objectives", 0, "zero"),
"""
-objectives: [one, two,   # first two
+objectives: [zero, one, two,   # first two
"""),
    "an item with its own comment goes": (out("red_lines", 2),
"""
-  # agreed on 3 May
-  - c
"""),
    "the first item goes and the heading stays": (out("red_lines", 0),
"""
-  - a
"""),
    "the last item goes": (out("red_lines", 3),
"""
-
-  # from the second
-  - d
"""),
    "an item comes": (add("red_lines", 2, "b: b"),
"""
+  - "b: b"
"""),
    "an item comes last": (add("red_lines", 4, {"id": "veto", "means": "block"}),
"""
+  - {id: veto, means: block}
"""),
    "an item becomes a record": (put("red_lines", 1, {"id": "b", "means": "opt-out"}),
"""
-  - b
+  - {id: b, means: opt-out}
"""),
    "the last item moves to the front": (lambda data: data["red_lines"].insert(0, data["red_lines"].pop()),
"""
+  # from the second
+  - d
-
-  # from the second
-  - d
"""),
    "every item goes": (put("red_lines", []),
"""
-red_lines:
+red_lines: []
-  - a
-  - b
-  # agreed on 3 May
-  - c
-
-  # from the second
-  - d
"""),
    "a list goes": (out("red_lines"),
"""
-red_lines:
-  # from the first meeting
-  - a
-  - b
-  # agreed on 3 May
-  - c
-
-  # from the second
-  - d
"""),
    "a value under an anchor": (put("terms", "binding", "all"),
"""
-  binding: none   # for now
+  binding: all   # for now
-x-terms: *t
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
"""),
    "an anchor goes": (out("terms"),
"""
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
-terms: &t
-  binding: none   # for now
-
-  exit:
-    rule: notice
-    period: 6 months
-  info: |
-    one
-    two
-x-terms: *t
"""),
    "a value of an alias": (put("x-terms", "binding", "all"),
"""
-x-terms: *t
+x-terms: {binding: all, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
"""),
    "lines become a word": (put("terms", "exit", "silent"),
"""
+  exit: silent
-  exit:
-    rule: notice
-    period: 6 months
-x-terms: *t
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
"""),
    "a word becomes lines": (put("terms", "binding", {"rule": LONG, "more": LONG + LONG}),
"""
-  binding: none   # for now
+  binding:   # for now
+    rule: a longer thing that does not fit on the line
+    more: a longer thing that does not fit on the linea longer thing that does not fit on the line
-x-terms: *t
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
"""),
    "lines under a bar": (put("terms", "info", "1\n2\n3\n"),
"""
-    one
-    two
-x-terms: *t
+    1
+    2
+    3
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
"""),
    "a line for lines under a bar": (put("terms", "info", "one"),
"""
-  info: |
+  info: one
+x-terms: {binding: none, exit: {rule: notice, period: 6 months}, info: "one\\ntwo\\n"}
-    one
-    two
-x-terms: *t
"""),
    "keys come at their places": (lambda data: data.update({"date": "2027", "clauses": {"add": ["a/b"]}, "x-z": "1"}),
"""
+date: "2027"
+clauses:
+  add: [a/b]
+x-z: "1"
"""),
    "everything else goes": (lambda data: [data.pop(key) for key in list(data) if key != "template"],
"""
-moudraft: 1   # format
-
-title: 'A: deal'   # working title
-
-# The parties, in order of size.
-parties:
-  - {name: A Council, short_name: A, kind: district}   # lead
-  # joined late
-  - name: B Council
-    # not settled
-    kind: county
-    short_name: B
-
-objectives: [one, two,   # first two
-  # about three
-  three,
-  four  # last
-  ]
-red_lines:
-  # from the first meeting
-  - a
-  - b
-  # agreed on 3 May
-  - c
-
-  # from the second
-  - d
-terms: &t
-  binding: none   # for now
-
-  exit:
-    rule: notice
-    period: 6 months
-  info: |
-    one
-    two
-x-terms: *t
-x-own: {a: yes, b: 12, c: "2022"}
"""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_an_edit_changes_only_its_lines(name: str) -> None:
    edit, expected = CASES[name]
    assert difference(TEXT, edit) == expected.strip("\n")
    windows = TEXT.replace("\n", "\r\n")
    assert difference(windows, edit).replace("\r", "") == expected.strip("\n")
    data = deepcopy(parse(TEXT, "").data)
    edit(data)
    assert edit_deal("\ufeff" + windows, data) == "\ufeff" + edit_deal(TEXT, data).replace("\n", "\r\n")


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
@pytest.mark.slow
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
@pytest.mark.slow
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


# Odd texts


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("a: 1\n", {"a": "2"}, "a: 2\n"),
        ("a: 1", {"a": "2", "b": "c"}, "a: 2\nb: c"),
        ("a: one", {"a": "one", "b": "c"}, "a: one\nb: c"),
        ("a: one # end", {"a": "one", "b": "c"}, "a: one # end\nb: c"),
        ("a:\nb: x\n", {"a": "z", "b": "x"}, "a: z\nb: x\n"),
        ("a:   # why\nb: x\n", {"a": ["z"], "b": "x"}, "a: [z]   # why\nb: x\n"),
        ("a: []\n", {"a": ["x"]}, "a: [x]\n"),
        ("a: [ # none\n  ]\n", {"a": ["x"]}, "a: [x # none\n  ]\n"),
        ("a: {b}\n", {"a": {"b": "c"}}, "a: {b: c}\n"),
        ("a: {b: c}\n", {"a": {}}, "a: {}\n"),
        ("a: [b: c, d]\n", {"a": [{"b": "e"}, "d"]}, "a: [{b: e}, d]\n"),
        ("? a\n: one\n? b\n", {"a": "two", "b": "c"}, "? a\n: two\nb: c\n"),
        ("a: &x one\nb: *x\n", {"a": "two", "b": "two"}, "a: &x two\nb: *x\n"),
        ("a: &x one\nb: *x\n", {"a": "two", "b": "one"}, "a: &x two\nb: one\n"),
        ("a: &x one\nb: *x\n", {"a": "one", "b": "two"}, "a: &x one\nb: two\n"),
        ("a: &x one\nb: *x\n", {"b": "one"}, "b: one\n"),
        ("a: &x k\nb: {*x : one}\n", {"b": {"k": "one"}}, "b: {k: one}\n"),
        ("%YAML 1.1\n--- # x\na: b\n...\n# y\n", {"a": "c"}, "%YAML 1.1\n--- # x\na: c\n...\n# y\n"),
        ("--- {a: b} # x\n", {"a": "c"}, "--- {a: c} # x\n"),
        ("--- {a: b} # x\n", {"c": "d"}, "---\nc: d # x\n"),
        ("# top\n- a\n", {"c": "d"}, "# top\nc: d\n"),
        ("a: one\n\n# end\n", {}, "{}\n\n# end\n"),
        ("a:\n- b\n- c\n", {"a": ["b", "x", "c"]}, "a:\n- b\n- x\n- c\n"),
        ("a:\n    b: c\n", {"a": {"b": "c", "d": "e"}}, "a:\n    b: c\n    d: e\n"),
        ("a: 'b'\n", {"a": 'say "c"'}, "a: 'say \"c\"'\n"),
        ('a: "b"\n', {"a": "it's"}, 'a: "it\'s"\n'),
        ("a: >-\n  one\n  two\nb: c\n", {"a": "three", "b": "c"}, "a: three\nb: c\n"),
        ("a: | # why\n  one\nb: c\n", {"a": "two", "b": "c"}, "a: two  # why\nb: c\n"),
        ("a: |\n  one\n  two\n", {"a": "1\n\n2"}, "a: |-\n  1\n\n  2\n"),
        ("a: |\n  one\n  two\n", {"a": "1\n 2"}, 'a: "1\\n 2"\n'),
        ("a: |\n  one\n  two\n", {"a": "1\n2\u2028"}, 'a: "1\\n2\\u2028"\n'),
        ("a: &x [b]\nc:\n  - *x # why\n  - d\n", {"a": ["e"], "c": [["b"], "d"]},
         "a: &x [e]\nc:\n  - [b] # why\n  - d\n"),
        ("a:\n  - {b: c}\n", {"a": [{"d": "e" * 60, "f": "g" * 60}]},
         f"a:\n  - d: {'e' * 60}\n    f: {'g' * 60}\n"),
        ("a:\n  b: c # one\n  # two\nd: e\n", {"a": ["x " * 30 + "y", "z " * 30 + "y"], "d": "e"},
         f"a:\n  - {'x ' * 30}y\n  - {'z ' * 30}y\n  # two\nd: e\n"),
        ("a: |+\n  one\n\nb: c\nd: e\n", {"a": "one\n\n", "d": "e"}, "a: |+\n  one\n\nd: e\n"),
        ("a: |+\n  one\n\nb: c\n\n", {"a": "one\n\n"}, 'a: "one\\n\\n"\n\n'),
    ],
)  # fmt: skip
def test_odd_texts_are_edited_in_place(text: str, data: Any, expected: str) -> None:
    assert edit_deal(text, data) == expected


def test_plain_python_values_are_taken_as_a_deal_takes_them() -> None:
    assert edit_deal("moudraft: 1\nb: x\n", {"moudraft": 1, "b": True}) == 'moudraft: 1\nb: "yes"\n'


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.many(keep=3)
def test_each_text_of_an_example_changes_on_its_own_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    old = parse(text, "").data
    source = Source(text)
    root = read_spans(source) or pytest.fail()
    for place in [each for each in paths(old) if isinstance(at(old, each), str)]:
        new = deepcopy(old)
        at(new, place[:-1])[place[-1]] = "zz"
        value = entry_at(root, place).value
        assert gone(text, edit_deal(text, new)) == [
            source.written(n) for n in range(source.line(value.start), source.line(value.end) + 1)
        ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.many(keep=3)
def test_each_entry_of_an_example_goes_with_its_own_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    old = parse(text, "").data
    source = Source(text)
    root = read_spans(source) or pytest.fail()
    for place in paths(old):
        new = deepcopy(old)
        del at(new, place[:-1])[place[-1]]
        if at(new, place[:-1]):
            entry = entry_at(root, place)
            first, last = source.line(entry.start), source.line(entry.value.end)
            # A bracket closes, or what follows moves up to the dash, on the line next to it.
            lines = {source.written(n) for n in range(first - 1, last + 2)}
            lost = gone(text, edit_deal(text, new))
            assert set(lost) <= lines and len(lost) <= last - first + 2


def test_a_long_list_replaced_by_another_is_quick() -> None:
    text = new_deal({"red_lines": [f"line-{n}" for n in range(1000)]})
    data = {"red_lines": [f"other {n} of them" for n in range(900)]}
    begun = process_time()
    assert parse(edit_deal(text, data), "").data == data
    assert process_time() - begun < 5


# When an edit in place would not hold


def test_where_no_edit_in_place_holds_only_the_value_is_laid_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deal_edit, "_attempted", lambda *_: None)
    text = "a: 'b' # one\nc: {d: 'e', f: [g, 'h']} # two\nx: 'y'\n"
    made = edit_deal(text, {"a": "b", "c": {"d": "e", "f": ["g", "i"]}, "x": "y"})
    assert made == "a: 'b' # one\nc: {d: 'e', f: [g, i]} # two\nx: 'y'\n"
    made = edit_deal(text, {"a": "b", "c": {"d": "e"}, "x": "y"})
    assert made == "a: 'b' # one\nc: {d: 'e'} # two\nx: 'y'\n"


def test_the_whole_is_laid_out_anew_before_anything_wrong_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deal_edit, "_settled", lambda text, *_: text)
    assert edit_deal("b: c\r\na: x\r\n", {"b": "d", "a": "x"}) == "b: d\r\na: x\r\n"


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(MoudraftError, match=r"U\+0000"):
        new_deal({"title": "\x00"})
    with pytest.raises(MoudraftError, match=r"U\+0000"):
        edit_deal("title: x\n", {"title": "\x00"})
    with pytest.raises(MoudraftError):
        edit_deal("title: [", {"title": "x"})
