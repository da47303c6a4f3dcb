"""Deep nesting is refused in our words before a YAML library reads it; the library's own scanner is the yardstick."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.problems import MoudraftError
from moudraft.yaml_source import tree as yaml_tree
from moudraft.yaml_source.brackets import too_deep_at
from moudraft.yaml_source.text_file import parse

LOADERS = (yaml.CBaseLoader, yaml.BaseLoader)
DEEP = {
    "lists": "[" * 20_000,
    "lists that close": "[" * 5_000 + "]" * 5_000,
    "maps": "{a: " * 20_000,
    "a list a line": "[\n" * 20_000,
    "both, in a key": "a:\n  b: " + "[{k: " * 10_000,
    "after text with quotes": "a: don't\nb: \"it's\"\nc: 'x [ it''s'\nd: " + "[" * 20_000,
    "after lines under a bar": "a: |\n  don't [\nb: " + "[" * 20_000,
    "after text that goes on": "a: text\n  'goes on\nb: " + "[" * 20_000,
    "after a comment": "a: # don't\n  " + "[" * 20_000,
    "in a comment's company": "[ # don't\n" * 20_000,
    "dashes": "- " * 20_000,
    "question marks": "? " * 20_000,
}
FLAT = {
    "closed each time": "- [a, {b: c}]\n" * 200,
    "in quotes": "a: '" + "[" * 200 + '\'\nb: "\\"' + "{" * 200 + '"',
    "in quotes in a list": "a: ['it''s " + "[" * 200 + "', \"" + "[" * 200 + '"]',
    "in text": "a: see [" + "[" * 200,
    "in text that goes on": "a: see\n  " + "[" * 200,
    "in a comment": "a: b # " + "[" * 200,
    "under a bar": "a: |\n  " + "[" * 200 + "\n\n  {\nb: c",
    "under a bar in a list": "- a: >-\n    " + "[" * 200 + "\n  b: |2\n    " + "[" * 200,
    "a line of dashes in text": "a: |\n  " + "- " * 200,
}


class ReadByLibrary(Exception):
    """A YAML library was asked to read."""


@pytest.fixture(params=LOADERS, ids=["C", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    monkeypatch.setattr(yaml_tree, "loader", lambda: request.param)
    return request.param


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_text_is_refused_before_a_library_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object, **__: object) -> None:
        raise ReadByLibrary

    monkeypatch.setattr(yaml, "parse", read)
    with pytest.raises(MoudraftError) as caught:
        parse(text, "d.yaml")
    [problem] = caught.value.problems
    assert (problem.message, problem.hint) == ("more than 40 maps and lists inside one another", "flatten this part")
    assert problem.location.line
    with pytest.raises(ReadByLibrary):
        parse("a: b", "d.yaml")


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_brackets_in_text_are_not_counted(text: str, loader: type) -> None:
    assert parse(text, "d.yaml").data


def test_the_line_of_the_bracket_that_is_too_deep_is_told(loader: type) -> None:
    with pytest.raises(MoudraftError, match=r"d\.yaml:44: more than 40"):
        parse("a: b\r\n\nc:\n" + "  [\r\n" * 60, "d.yaml")
    with pytest.raises(MoudraftError, match=r"d\.yaml:11: more than 40"):
        parse("[" * 41, "d.yaml", first_line=11)


def test_forty_levels_pass_and_forty_one_do_not_in_every_way_to_write_them(loader: type) -> None:
    for opens, closes in (("[", "]"), ("{a: ", "}"), ("- ", ""), ("[\n", "\n]")):
        assert parse(opens * 40 + "x" + closes * 40, "d.yaml")
        with pytest.raises(MoudraftError, match="more than 40 maps"):
            parse(opens * 41 + "x" + closes * 41, "d.yaml")


def test_the_time_grows_no_faster_than_the_text() -> None:
    for unit in ("[a]\n", "a: 'x [\n", 'a: "x [', "a: |\n [\n", "&a ", "[ #", "a [:", "[x ", "a:  "):
        small, large = (cost(unit * (length // len(unit))) for length in (10_000, 80_000))
        assert large < 30 * small + 0.05, unit


def cost(text: str) -> float:
    begun = time.process_time()
    too_deep_at(text, 1_000_000)
    return time.process_time() - begun


# Any text of YAML


def indented(lines: str, by: int) -> str:
    return lines.replace("\n", "\n" + " " * by)


QUOTED = st.sampled_from(['"a"', '"[ {"', "'it''s ['", '"\\"["', '"a\n b ["', "'{\n x'", '""', "''"])
WORDS = st.sampled_from(["a", "b c", "don't", "a#b", 'say "hi', "-y", "a'b", "q:r", "&n x", "!t 'x ['", "k: v"])
BLOCK_WORDS = st.sampled_from(["x [y", "a {b", 'it "is [', "e}", "?z [", "text\n  [goes", 'text\n  "on\n\n  {'])
UNDER = st.builds(
    "{}\n {}\n\n {}".format, st.sampled_from(["|", ">-", "|+", "|1"]), *[st.sampled_from(["[", '"', "k: ["])] * 2
)
REMARK = st.sampled_from(["", "", " # don't [ {"])
SEPARATOR = st.sampled_from([", ", ",", ",\n ", " , # don't [\n "])


@st.composite
def in_brackets(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    parts = draw(st.lists(inner, max_size=3))
    if draw(st.booleans()):
        return "[" + draw(SEPARATOR).join(parts) + "]"
    keys = [draw(st.sampled_from(["k: ", '"q [":', "? k : ", "'w{': "])) for _ in parts]
    return "{" + draw(SEPARATOR).join(map(str.__add__, keys, parts)) + "}"


@st.composite
def in_lines(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    parts = draw(st.lists(inner, min_size=1, max_size=3))
    step = draw(st.integers(1, 3))
    head = draw(st.sampled_from(["k:", '"q [":', "a [b:", "'s{':", "[f]:", "&n k:", "-", "- &n", "?"]))
    if head[0] in "-?":
        return "\n".join(f"{head} {indented(part, step + 1)}{draw(REMARK)}" for part in parts)
    between = ["\n" + " " * step, " "]
    return "\n".join(f"{head}{draw(st.sampled_from(between))}{indented(part, step)}{draw(REMARK)}" for part in parts)


FLOW = st.recursive(QUOTED | WORDS, in_brackets, max_leaves=6)
TEXTS = st.recursive(FLOW | BLOCK_WORDS | UNDER, in_lines, max_leaves=8)
SLIPS = st.none() | st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from("[]{}\"'#|:\n ,-"))


def slipped(text: str, slip: tuple[float, str] | None) -> str:
    at = int(slip[0] * len(text)) if slip else 0
    return text[:at] + slip[1] + text[at:] if slip else text


def opened(text: str, loader: type, limit: int) -> Iterator[int]:
    """Where the library's scanner finds a bracket inside ``limit`` others, as far as its parser comes."""
    depth = 0
    end = len(text)
    try:
        list(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        end = (error.problem_mark or error.context_mark).index
    for token in yaml.scan(text, Loader=loader):
        if token.start_mark.index > end:
            return
        name = type(token).__name__
        depth += name in ("FlowSequenceStartToken", "FlowMappingStartToken")
        depth -= name in ("FlowSequenceEndToken", "FlowMappingEndToken")
        if depth > limit and name.endswith("StartToken"):
            yield token.start_mark.index


@pytest.mark.parametrize("loader_at_hand", LOADERS, ids=["C", "pure"])
@given(text=st.builds(slipped, TEXTS, SLIPS), limit=st.integers(1, 3))
def test_brackets_are_told_apart_as_the_library_tells_them(loader_at_hand: type, text: str, limit: int) -> None:
    found = too_deep_at(text, limit)
    try:
        first = next(opened(text, loader_at_hand, limit), None)
        list(yaml.parse(text, Loader=loader_at_hand))
    except (yaml.YAMLError, ValueError):
        return  # what no library reads on may be refused for either reason
    runs = "- " * (limit + 1) in text or "? " * (limit + 1) in text or "- ? " in text or "? - " in text
    assert found == first or runs
