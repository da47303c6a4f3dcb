"""YAML with line numbers: what is read, what is refused, and in which words."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.problems import NOWHERE, Location, MoudraftError
from moudraft.yaml_source import tree as yaml_tree
from moudraft.yaml_source.characters import forbidden_characters
from moudraft.yaml_source.fitting import at, at_any, in_steps
from moudraft.yaml_source.laying import set_value
from moudraft.yaml_source.text_file import Tree, convert, from_data, parse, read_file


def said(call: Any, *args: Any, **named: Any) -> str:
    with pytest.raises(MoudraftError) as caught:
        call(*args, **named)
    return str(caught.value)


def hinted(message: str, hint: str) -> str:
    return f"{message}\n  hint: {hint}" if hint else message


def refused(text: str) -> str:
    return said(parse, text, "d.yaml")


# Reading


def test_every_value_stays_text() -> None:
    text = "a: no\nb: 1.10\nc:\nd: ~\ne: 2027-04-31\nf: [yes, 0x10, null]\n1: one"
    assert parse(text, "d.yaml").data == {
        "a": "no", "b": "1.10", "c": "", "d": "~", "e": "2027-04-31", "f": ["yes", "0x10", "null"],
        "1": "one",
    }  # fmt: skip


def test_every_part_has_its_line() -> None:
    tree = parse("a:\n  b: x\n\n  c:\n    - one\n    - d: y\n", "d.yaml")
    assert {path: place.line for path, place in tree.lines.items()} == {
        "": 1, "a": 1, "a.b": 2, "a.c": 4, "a.c.0": 5, "a.c.1": 6, "a.c.1.d": 6,
    }  # fmt: skip
    assert tree.lines["a.c"] == Location("d.yaml", 4)


def test_a_key_with_a_slash_has_its_line() -> None:
    tree = parse("clauses:\n  leave_out:\n    general/force-majeure: why", "d.yaml")
    assert tree.lines["clauses.leave_out.general/force-majeure"].line == 3


def test_lines_count_from_the_first_line_given() -> None:
    tree = parse("a: x\nb: y", "clause.md", first_line=7)
    assert tree.lines["b"] == Location("clause.md", 8)
    assert said(parse, "a: x\na: y", "clause.md", first_line=7).startswith("clause.md:8: ")


def test_where_falls_back_to_the_nearest_place_above() -> None:
    tree = parse("a:\n  b: x", "d.yaml")
    assert tree.where("a.b.c.d").line == 2
    assert tree.where("nothing") == Location("d.yaml", 1)


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    tree = parse('\ufeffa: x\r\nb: "y"\r\nc: |\r\n  one\r\n  two\r\n', "d.yaml")
    assert tree.data == {"a": "x", "b": "y", "c": "one\ntwo\n"}
    assert tree.lines["c"].line == 3


def test_small_anchors_and_aliases_are_read() -> None:
    tree = parse("a: &x {k: v}\nb: *x\nc: [*x, &y z, *y]", "d.yaml")
    assert tree.data == {"a": {"k": "v"}, "b": {"k": "v"}, "c": [{"k": "v"}, "z", "z"]}
    assert tree.where("b.k").line == 2


def test_the_pure_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [x, {b: 'y'}]\nc: &n |\n  z\nd: *n\n"
    quick = parse(text, "d.yaml")
    monkeypatch.setattr(yaml_tree, "loader", lambda: yaml.BaseLoader)
    assert parse(text, "d.yaml") == quick


PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=30)
CLEAN = PLAIN.filter(lambda text: not forbidden_characters(text, NOWHERE))


@given(st.recursive(CLEAN, lambda inner: st.lists(inner) | st.dictionaries(CLEAN, inner), max_leaves=20))
def test_whatever_yaml_writes_in_quotes_reads_back_equal(data: Any) -> None:
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True)
    assert parse(text, "d.yaml").data == data


YAML_LIKE = st.text(st.sampled_from(list("ab:- \n\t[]{}&*!|>'\"#%@,?<\\x0u\x00\ud800\x85\u2028")), max_size=60)


@pytest.mark.parametrize("loader", [yaml_tree.loader(), yaml.BaseLoader])
@given(text=st.text() | YAML_LIKE)
def test_no_text_raises_anything_but_a_moudraft_error(loader: Any, text: str) -> None:
    before, yaml_tree.loader = yaml_tree.loader, lambda: loader
    try:
        parse(text, "d.yaml")
    except MoudraftError as error:
        assert all(problem.location.file == "d.yaml" for problem in error.problems)
    finally:
        yaml_tree.loader = before


# Refusing


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a: 1\nb: 2\na: 3", 'd.yaml:3: the key "a" is given twice (first on line 1)', "keep one of them"),
        (
            "a: !!python/object/apply:os.system [ls]",
            "d.yaml:1: the tag !!python/object/apply:os.system is not allowed",
            "remove it: every value is read as text",
        ),
        ("a: !!str x", "d.yaml:1: the tag !!str is not allowed", "remove it: every value is read as text"),
        ("a: !x {b: c}", "d.yaml:1: the tag !x is not allowed", "remove it: every value is read as text"),
        ("b: &x {c: d}\na:\n  <<: *x", "d.yaml:3: the merge key << is not read", "write the keys out here"),
        ("a:\n\tb: c", "d.yaml:2: a tab is used to indent this line", "YAML does not allow tabs; use spaces"),
        (
            "a: b\n\tc: d",
            "d.yaml:2: a tab is used to indent this line",
            "YAML does not allow tabs; use spaces",
        ),
        ("a: |\n\tb", "d.yaml:2: a tab is used to indent this line", "YAML does not allow tabs; use spaces"),
        (
            "a: b\n---\nc: d",
            "d.yaml:2: a second document begins here",
            "remove this --- line and what follows",
        ),
        (
            "? [a]\n: b",
            "d.yaml:1: a key must be a word, not a list or a map",
            "put text that holds [ or { in quotes",
        ),
        ("? \n: b", "d.yaml:1: a key is missing before the colon", ""),
        (
            'a: x\nb: "\\0"',
            "d.yaml:2: the character U+0000 is not allowed in text",
            "delete it and retype the text around it: it often comes with text pasted from another program",
        ),
        (
            "a: b\nc: \x0bd",
            "d.yaml:2: the character U+000B is not allowed in text",
            "delete it and retype the text around it: it often comes with text pasted from another program",
        ),
        (
            "a: *b",
            "d.yaml:1: *b points to an anchor &b that is not above it",
            'for text that begins with a star, write it in quotes: "*b"',
        ),
        ("a: &b [*b]", "d.yaml:1: *b stands inside its own anchor &b", "write the part out"),
        (
            "title: Shared: a plan",
            "d.yaml:1: a colon where none can be, or a line that is indented wrongly",
            'text with a colon and a space in it needs quotes: title: "Shared services: a partnership"',
        ),
        (
            "a: b\nc\nd: e",
            "d.yaml:2: this line is neither a key with a colon nor part of a list",
            "write key: value, or put text of several lines in quotes",
        ),
        (
            "a: [b,\n  c\nd: e",
            "d.yaml:3: the list that begins with [ on line 1 is not closed",
            "put commas between items, and ] last",
        ),
        (
            "a: {b: c",
            "d.yaml:1: the map that begins with { on line 1 is not closed",
            "put commas between entries, and } last",
        ),
        ("a: b\nc: [", "d.yaml:2: a bracket that was opened is never closed", "put ] or } last"),
        (
            "a: ]",
            "d.yaml:1: a bracket closes here that was never opened",
            "text that begins with one of @ ` % * & ! | > ] } needs quotes around it",
        ),
        ('a: x\nb: "y\nc: z', "d.yaml:2: the quotation mark on line 2 is never closed", "close it"),
        (
            "a: @x",
            "d.yaml:1: text cannot begin with this character",
            "text that begins with one of @ ` % * & ! | > ] } needs quotes around it",
        ),
        (
            'a: "\\q"',
            "d.yaml:1: a backslash before this letter means nothing in double quotes",
            "use single quotes, or write the backslash twice",
        ),
        (
            "a:\n  - b\n c: d",
            "d.yaml:3: this line does not line up with what is above it, or text goes on after a closing quote",
            "begin the keys of one map, and the dashes of one list, in the same column",
        ),
        ("a: {b:}", "d.yaml:1: a colon with nothing after it", "put a space and a value after the colon"),
        ("a: - b", "d.yaml:1: a list cannot begin on its key's line", "put the dash on the next line"),
        ("", "d.yaml: there is nothing in it", ""),
        ("# only a comment\n", "d.yaml: there is nothing in it", ""),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(text: str, message: str, hint: str) -> None:
    assert refused(text) == hinted(message, hint)


@pytest.mark.parametrize("code", [*range(0x09), *range(0x0B, 0x20), 0x7F, 0xFFFE, 0xFFFF])
def test_a_character_word_cannot_hold_is_refused_even_when_escaped(code: int) -> None:
    assert f"d.yaml:2: the character U+{code:04X} is not allowed in text" in refused(f'a: x\nb: "\\u{code:04x}"')


def test_a_lone_surrogate_is_refused() -> None:
    assert "d.yaml:2: the character U+D800 is not allowed" in refused("a: x\nb: \ud800")
    assert refused('a: "\\ud800"').startswith("d.yaml:1: ")


def test_all_problems_are_told_at_once_in_order_of_line() -> None:
    lines = refused("a: !x b\nc: &d e\na: f\ng: *h\n? {i: j}\n: k\n<<: l").splitlines()
    places = [line.split(": ")[0] for line in lines if line.startswith("d.yaml")]
    assert places == ["d.yaml:1", "d.yaml:3", "d.yaml:4", "d.yaml:5", "d.yaml:7"]


def test_forty_levels_are_read_and_forty_one_are_not() -> None:
    assert parse("[" * 40 + "x" + "]" * 40, "d.yaml")
    assert refused("[" * 41 + "x" + "]" * 41) == (
        "d.yaml:1: more than 40 maps and lists inside one another\n  hint: flatten this part"
    )


def test_twenty_thousand_levels_are_refused_without_exhausting_the_stack() -> None:
    assert "more than 40" in refused("[" * 20_000)
    assert "more than 40" in refused("\n".join(" " * n + "a:" for n in range(2_000)))


def test_aliases_cannot_make_more_than_forty_levels() -> None:
    deep = "[" * 30 + "x" + "]" * 30
    assert "d.yaml:2: more than 40 maps" in refused(f"a: &a {deep}\nb: [[[[[[[[[[*a]]]]]]]]]]")


def test_anchors_that_explode_are_refused() -> None:
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
    assert refused(text) == (
        "d.yaml:5: anchors that explode: the aliases of this file stand for more than 50,000 parts\n"
        "  hint: write the parts out, or generate the file"
    )


def test_a_file_with_endless_problems_still_ends_quickly() -> None:
    with pytest.raises(MoudraftError) as caught:
        parse("a: b\n" * 100_000, "d.yaml")
    assert 100 < len(caught.value.problems) <= 201
    with pytest.raises(MoudraftError) as caught:
        parse("\x00\n" * 500_000, "d.yaml")
    assert len(caught.value.problems) == 200


# Files


def test_a_file_is_read_as_utf_8_with_or_without_a_mark(tmp_path: Path) -> None:
    file = tmp_path / "deal.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: caf\xc3\xa9\r\n")
    assert parse(read_file(file), "deal.yaml").data == {"title": "café"}


def test_a_missing_file_suggests_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("a: b", encoding="utf-8")
    path = tmp_path / "dael.yaml"
    assert said(read_file, path) == f'{path}: there is no such file\n  hint: did you mean "deal.yaml"?'


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deals" / "a.yaml"
    assert said(read_file, path) == f"{path}: there is no such file, nor a folder {path.parent}"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("a: b", encoding="utf-8")
    assert said(read_file, tmp_path) == (f"{tmp_path}: this is a folder, not a file\n  hint: choose from: deal.yaml")


def test_a_file_over_two_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a" * 2_000_001)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    assert said(read_file, path) == f"{path}: is too large: 2.0 MB; at most 2 MB is read"


def test_bytes_that_are_not_utf_8_are_found_by_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes("a: b\ntitle: café\n".encode("cp1252"))
    assert said(read_file, path) == (
        f"{path}:2: is not UTF-8: byte 0xE9, the line's byte 11, is no character\n  hint: save the file as UTF-8"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notepad.yaml"
    mark = "" if encoding == "utf-16" else "\ufeff"
    path.write_bytes(f"{mark}a: b".encode(encoding))
    assert said(read_file, path) == f"{path}: is saved as UTF-16, not UTF-8\n  hint: save the file as UTF-8"


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.yaml"
    path.write_bytes(content)
    assert said(read_file, path) == f"{path}: is empty"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.yaml"
    path.write_text("a: b", encoding="utf-8")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("moudraft.yaml_source.text_file.os.open", deny)
    assert said(read_file, path) == f"{path}: cannot be read: Permission denied"


def test_a_name_that_no_file_can_have_is_a_plain_error() -> None:
    assert "\x00: " in said(read_file, Path("a\x00"))


# Shapes


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Wheel(msgspec.Struct, forbid_unknown_fields=True):
    size: int
    colour: Colour = Colour.RED


class RedCart(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    wheels: list[Wheel]
    kind: Literal["hand", "horse"] = "hand"
    new: bool = False
    notes: dict[str, str] = {}
    load: str | list[str] | Wheel | None = None
    extra: Any = None
    crew: tuple[str, ...] = ()


def cart(text: str) -> RedCart:
    return convert(parse(text, "d.yaml"), RedCart)


def test_data_that_fits_becomes_a_struct() -> None:
    made = cart(
        "name: c\nwheels: [{size: 4, colour: green}]\nkind: horse\nnew: true\nload: [a]\ncrew: [b]\nextra: {x: y}"
    )
    assert made == RedCart(
        "c", [Wheel(4, Colour.GREEN)], "horse", True, load=["a"], crew=("b",), extra={"x": "y"}
    )  # fmt: skip


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "true", "True", "TRUE", "1"])
def test_yes_is_read_in_any_case(word: str) -> None:
    assert cart(f"name: c\nwheels: []\nnew: {word}").new is True


@pytest.mark.parametrize("word", ["no", "No", "NO", "false", "False", "FALSE"])
def test_no_is_read_in_any_case(word: str) -> None:
    assert cart(f"name: no\nwheels: []\nnew: {word}") == RedCart("no", [])


def test_one_is_yes_too_where_something_else_is_wrong() -> None:
    assert said(cart, "name: c\nwheels: x\nnew: 1").startswith("d.yaml:2: wheels must be a list, not text")


def test_a_choice_is_read_in_any_case() -> None:
    assert cart("name: c\nwheels: [{size: 1, colour: Green}]\nkind: HORSE").kind == "horse"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x: y", 'd.yaml:3: unknown key "x"\n  hint: choose from: kind, new, notes, load, extra, crew'),
        ("knid: hand", 'd.yaml:3: unknown key "knid"\n  hint: did you mean "kind"?'),
        (
            "kind: hnd",
            'd.yaml:3: kind cannot be "hnd"\n  hint: did you mean "hand"? choose from: hand, horse',
        ),
        ("kind: x", 'd.yaml:3: kind cannot be "x"\n  hint: choose from: hand, horse'),
        ("kind: [hand]", "d.yaml:3: kind must be hand or horse, not a list"),
        ("new: maybe", 'd.yaml:3: new must be yes or no, not "maybe"'),
        ("new:", "d.yaml:3: new is empty\n  hint: write something, or take the line out"),
        ("notes: x", "d.yaml:3: notes must be a map of names and values, not text"),
        ("notes: {a: [b]}", "d.yaml:3: a must be text, not a list"),
        (
            "crew: x",
            "d.yaml:3: crew must be a list, not text\n"
            "  hint: write each item on a line of its own, after a hyphen and a space",
        ),
        (
            "crew: [a, {b: c}]",
            "d.yaml:3: item 2 of crew must be text, not a map\n"
            "  hint: text that begins with {, or has a colon and a space in it, needs quotes",
        ),
        ("load: {size: x}", 'd.yaml:3: size must be a whole number, not "x"'),
        ("load: {}", 'd.yaml:3: the key "size" is missing from this wheel\n  hint: a wheel needs size'),
    ],
)
def test_a_misfit_is_said_in_plain_words(line: str, message: str) -> None:
    assert said(cart, f"name: c\nwheels: []\n{line}") == message


def test_every_misfit_is_told_at_once() -> None:
    assert said(cart, "wheels:\n  - {size: 1.5}\n  - {colour: bleu, size: 1}\n  - text\nnmae: c\nnew: perhaps") == (
        'd.yaml:1: the key "name" is missing from this red cart\n'
        "  hint: a red cart needs name and wheels\n"
        'd.yaml:2: size must be a whole number, not "1.5"\n'
        'd.yaml:3: colour cannot be "bleu"\n'
        "  hint: choose from: red, green\n"
        "d.yaml:4: item 3 of wheels must be a map with size, colour, not text\n"
        'd.yaml:5: unknown key "nmae"\n'
        '  hint: did you mean "name"?\n'
        'd.yaml:6: new must be yes or no, not "perhaps"'
    )


def test_the_whole_file_can_have_the_wrong_kind() -> None:
    assert said(cart, "- a") == "d.yaml:1: the file must be a map with name, wheels, kind, new, not a list"
    assert said(convert, parse("a: b", "d.yaml"), list[str]) == "d.yaml:1: the file must be a list, not a map"


def test_words_known_only_when_it_runs_are_checked_with_the_rest() -> None:
    tree = parse("name: c\nwheels: []\ncrew: [Ann, Bbo]\nnew: x", "d.yaml")
    assert said(convert, tree, RedCart, known={"crew.*": ["Ann", "Bob"]}) == (
        'd.yaml:3: item 2 of crew "Bbo" is not known\n  hint: did you mean "Bob"?\n'
        'd.yaml:4: new must be yes or no, not "x"'
    )
    tree = parse("name: c\nwheels: []\ncrew: [Ann]", "d.yaml")
    assert convert(tree, RedCart, known={"crew.*": ["Ann"]}).crew == ("Ann",)


def test_a_rule_the_walk_does_not_know_is_told_without_jargon() -> None:
    shape = dict[str, list[Annotated[str, msgspec.Meta(max_length=2)]]]
    tree = parse("a: [x]\nb:\n  - y\n  - long", "d.yaml")
    assert said(convert, tree, shape) == "d.yaml:1: the file: Expected text of length <= 2"


# Setting values

TREE = parse(
    "title: x\nparties:\n  - name: A\n  - name: B\nterms:\n  exit: {rule: notice, period: 9}\nempty:\n",
    "d.yaml",
)


@pytest.mark.parametrize(
    ("key", "value", "path", "expected"),
    [
        ("title", "no", ["title"], "no"),
        ("title", "", ["title"], ""),
        ("terms.costs", "[a, {rule: b}]", ["terms", "costs"], ["a", {"rule": "b"}]),
        ("terms.exit", "silent", ["terms", "exit"], "silent"),
        ("parties.1.name", "C D", ["parties", 1, "name"], "C D"),
        ("group.name", "{tbc: why}", ["group", "name"], {"tbc": "why"}),
        ("empty.a", "x", ["empty", "a"], "x"),
    ],
)
def test_a_value_is_set_in_a_new_tree(key: str, value: str, path: list[Any], expected: Any) -> None:
    made = set_value(TREE, key, value)
    found = made.data
    for step in path:
        found = found[step]
    assert found == expected
    assert made.lines[key] == Location(f"--set {key}")
    assert TREE.data["title"] == "x" and TREE.data["parties"][1] == {"name": "B"}


def test_a_set_value_takes_its_old_lines_with_it_and_leaves_the_others() -> None:
    made = set_value(TREE, "terms.exit", "{rule: x}", flag="--with")
    assert made.where("terms.exit.period") == Location("--with terms.exit")
    assert made.lines["terms.exit.rule"] == Location("--with terms.exit")
    assert "terms.exit.period" not in made.lines
    assert made.lines["terms"].line == 5
    assert made.lines["title"].line == 1


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        (
            "title.a",
            "x",
            "--set title.a=x: title is text, so nothing can be set inside it",
            "set title itself",
        ),
        (
            "parties.2.name",
            "x",
            '--set parties.2.name=x: parties has 2 items, and no "2"',
            "count from 0 to 1",
        ),
        ("parties.-1", "x", '--set parties.-1=x: parties has 2 items, and no "-1"', "count from 0 to 1"),
        ("parties.A", "x", '--set parties.A=x: parties has 2 items, and no "A"', "count from 0 to 1"),
        (
            "a",
            "[b",
            "--set a=[b: the list that begins with [ on line 1 is not closed",
            "put commas between items, and ] last",
        ),
        ("a", "!x b", "--set a=!x b: the tag !x is not allowed", "remove it: every value is read as text"),
        ("a..b", "x", '--set a..b=x: "a..b" is not a key', "write it as in terms.costs"),
        ("", "x", '--set =x: "" is not a key', "write it as in terms.costs"),
        (
            "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a",
            "x",
            f"--set {'a.' * 28}a...: more than 40 keys inside one another",
            "",
        ),
    ],
)
def test_a_value_that_cannot_be_set_is_told_at_the_flag(key: str, value: str, message: str, hint: str) -> None:
    assert said(set_value, TREE, key, value) == hinted(message, hint)


# Plain data


def test_plain_data_becomes_the_text_yaml_would_hold() -> None:
    tree = from_data({"a": True, "b": [1, 1.5, None], 2: ("x",)}, "deal")
    assert tree == Tree({"a": "yes", "b": ["1", "1.5", ""], "2": ["x"]}, "deal", tree.lines)
    assert tree.lines["b.1"] == Location("deal b.1")


def test_plain_data_that_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert "more than 40 maps and lists" in said(from_data, {"a": endless}, "deal")


def test_plain_data_may_not_hold_what_word_cannot() -> None:
    assert said(from_data, {"a": "x\x00"}, "deal").startswith("deal a: the character U+0000 is not allowed")


PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["", "one", "two"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "0", "1"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(
    data=PLAIN,
    patterns=st.lists(
        st.lists(st.sampled_from(["*", "a", "b", "0"]), min_size=1, max_size=4).map(".".join), max_size=6
    ),
)
def test_several_patterns_reach_at_once_what_each_reaches_by_itself(data: Any, patterns: list[str]) -> None:
    apart = [(pattern, path, value) for pattern in dict.fromkeys(patterns) for path, value in at(data, pattern)]
    together = at_any(data, in_steps(patterns))
    assert sorted(together, key=str) == sorted(apart, key=str)
