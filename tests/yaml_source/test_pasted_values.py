"""Values as people paste them: commas between braces, a # in a text, and characters that pass for others."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import load_library
from moudraft.problems import MoudraftError
from moudraft.selection.deal_names import check_names
from moudraft.yaml_source import tree as yaml_tree
from moudraft.yaml_source.laying import set_value
from moudraft.yaml_source.text_file import convert, from_data, parse
from moudraft.yaml_source.tree import parse_typed

DEAL = """\
moudraft: 1
template: mou
title: Shared Services
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
objectives:
  - text: cut cost
    measure: 5% saved
terms:
  exit: notice-3m
"""
LOADERS = [yaml_tree.loader(), yaml.BaseLoader]
WORD = st.from_regex(r"[A-Za-z][A-Za-z'&-]{0,6}", fullmatch=True).filter(lambda word: word.lower() != "tbc")
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


def said(call: Any, *args: Any, **named: Any) -> str:
    with pytest.raises(MoudraftError) as caught:
        call(*args, **named)
    return str(caught.value)


@pytest.fixture(params=LOADERS, ids=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "loader", lambda: request.param)


# --- a comma between braces -------------------------------------------------------------------------


@pytest.mark.usefixtures("loader")
def test_a_comma_inside_braces_is_told_with_the_text_in_quotes() -> None:
    text = DEAL.replace("Northmoor District Council", "Bournemouth, Christchurch and Poole Council")
    assert said(load_deal, text, name="d.yaml") == (
        'd.yaml:5: a comma ends name after "Bournemouth", and "Christchurch and Poole Council" is left over\n'
        "  hint: text with a comma in it needs quotes between braces: "
        'name: "Bournemouth, Christchurch and Poole Council"'
    )


@given(
    st.lists(PHRASE, min_size=2, max_size=4), st.sampled_from(["", ", short_name: N", ', "x": "y"', ", z: [a, {b: c}]"])
)
def test_what_the_hint_of_a_comma_says_reads_as_the_whole_text(parts: list[str], more: str) -> None:
    whole = ", ".join(parts)
    tree = parse(f"{{name: {whole}{more}}}", "d.yaml")
    (cut,) = tree.cuts
    assert cut.whole == whole and tree.data["name"] == whole
    entry = cut.problem().hint.partition("braces: ")[2].partition("; if ")[0]
    assert parse(f"{{{entry}{more}}}", "d.yaml").data == tree.data


@pytest.mark.parametrize(
    "entry",
    [
        "{address: 1 High Street, Northmoor}", "[{a: b, c}]", "{a: say \"so\", and go}", "{a: b\n  c, d\n  e, f: g}",
        "{a: back\\slash, b}", "{a: x}\n", "{a: it's so, or so}",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("loader")
def test_every_text_that_a_comma_ends_is_told_and_no_other(entry: str) -> None:
    tree = parse(f"top: {entry}", "d.yaml")
    assert bool(tree.cuts) == ("," in entry.partition(", f:")[0])
    for cut in tree.cuts:
        quoted = cut.problem().hint.partition("braces: ")[2].partition("; if ")[0]
        assert parse(f"{{{quoted}}}", "d.yaml").data == {cut.path.rpartition(".")[2]: cut.whole}


@pytest.mark.parametrize(
    "text", ["{a, b: c}", '{a: "b", c}', "{a: [b], c}", "[a, b, c]", "{a: b, c: d}", "{a: b, c: }"]
)
def test_a_key_without_a_value_elsewhere_is_no_text_cut_short(text: str) -> None:
    assert parse(text, "d.yaml").cuts == ()


def test_a_comma_in_a_value_of_set_is_told_at_the_flag() -> None:
    given = "parties.0={name: Bournemouth, Christchurch and Poole Council, short_name: BCP, kind: unitary}"
    assert said(load_deal, DEAL, sets=[given]).startswith('--set parties.0: a comma ends name after "Bournemouth"')


def test_setting_the_value_anew_leaves_nothing_to_tell() -> None:
    text = DEAL.replace("Northmoor District Council", "Bournemouth, Christchurch and Poole Council")
    assert load_deal(text, sets=["parties.0.name=Poole Council"]).parties[0].name == "Poole Council"


def test_a_comma_is_told_beside_all_other_faults() -> None:
    text = DEAL.replace("Northmoor District Council", "A, B and C Council").replace("kind: borough", "kinde: borough")
    told = said(load_deal, text)
    assert all(words in told for words in ("a comma ends name", '"kind" is missing', "unknown key"))


def test_the_rest_of_a_text_that_looks_like_a_key_is_told_as_such() -> None:
    text = DEAL + "vision: [{text: save money, for example: rent}]\n"
    assert "put that whole text in quotes" in said(load_deal, text)


# --- a hash ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a: deliver project #4 on time", "#4 on time"),
        ("a: Unit # 4", "# 4"),
        ("a: two\n  lines #x y", "#x y"),
        ("a: {b: c, d: e #f\n}", "#f"),
        ("a: # a heading\n  b: c", ""),
        ("a: b # a remark", ""),
        ("a: b   # 4 remarks", ""),
        ("a: b #", ""),
        ("a: b ## remark", ""),
        ('a: "b #c" #d', ""),
        ("#a remark\na: b#c", ""),
    ],
)
@pytest.mark.usefixtures("loader")
def test_a_comment_that_looks_like_the_rest_of_a_text_is_kept_with_its_path(text: str, rest: str) -> None:
    assert list(parse(text, "d.yaml").comments.values()) == ([rest] if rest else [])


def test_a_value_that_a_hash_leaves_empty_says_so() -> None:
    text = DEAL.replace("title: Shared Services", "title: #2 Mill Lane")
    assert said(load_deal, text, name="d.yaml") == (
        'd.yaml:3: title is empty\n  hint: "#2 Mill Lane" is read as a comment; put the text in quotes'
    )


def test_a_hash_that_hides_a_closing_brace_is_what_the_hint_speaks_of() -> None:
    text = DEAL.replace("name: Northmoor District Council", "name: Northmoor #1 Council")
    assert "a # after a space hides the rest of its line" in said(load_deal, text)


@pytest.mark.parametrize("value", ["Service #2", "#2", "Unit # 4", "a #b #c", "{name: X #2, kind: y}", "[a #1, b]"])
def test_a_hash_is_taken_literally_in_set(value: str) -> None:
    data = set_value(from_data({}, "d"), "key", value).data["key"]
    assert str(data).count("#") == value.count("#")
    assert parse_typed(value, "").comments == {}


@given(
    st.text(st.sampled_from("#ab \t'"), min_size=1, max_size=12).map(str.strip).filter(lambda text: text[:1] in "#ab")
)
def test_any_text_with_hashes_is_set_as_it_was_typed(text: str) -> None:
    found = set_value(from_data({}, "d"), "key", text).data.get("key")
    assert str(found).split() == text.split()


def test_a_comment_line_in_a_value_of_several_lines_stays_a_comment() -> None:
    assert parse_typed("a: b\n  # a remark\nc: d", "").data == {"a": "b", "c": "d"}


# --- characters that pass for others ----------------------------------------------------------------

LOOK_ALIKES = ["\u00a0", "\u2003", "\u3000", "\u200b", "\ufeff"]
PLACES = [
    ("title: ", "title:%s"), ("moudraft: ", "moudraft:%s"), ("  - text", "  -%stext"), ("    measure", "%s%smeasure"),
    ("short_name: N", "short_name:%sN"), ("  exit", "%s%sexit"), ("short_name: E", "short%sname: E"),
    ("title:", "title%s:"), (" kind: borough", "%skind: borough"), ("terms:\n", "terms:%s\n"),
]  # fmt: skip


@pytest.mark.parametrize("character", LOOK_ALIKES, ids=ascii)
@pytest.mark.parametrize(("old", "new"), PLACES, ids=[new for _, new in PLACES])
def test_a_look_alike_space_is_what_the_hint_speaks_of(old: str, new: str, character: str) -> None:
    text = DEAL.replace(old, new.replace("%s", character))
    assert f"U+{ord(character):04X}" in said(lambda: check_names(load_deal(text), load_library()))


@pytest.mark.parametrize("character", LOOK_ALIKES, ids=ascii)
@pytest.mark.parametrize("value", ["kind: district", "template: mou", "exit: notice-3m", "short_name: Eastvale"])
def test_a_look_alike_space_at_the_end_of_a_value_does_no_harm(value: str, character: str) -> None:
    text = DEAL + "red_lines: [{id: veto, means: block, held_by: [Eastvale]}]\n"
    assert load_deal(text.replace(value, value + character)).terms == load_deal(text).terms


@pytest.mark.parametrize(("old", "new"), [("title:", "t\u0456tle:"), ("terms:", "terms\uff1a")])
def test_a_letter_or_colon_of_another_alphabet_is_named(old: str, new: str) -> None:
    odd = next(each for each in new if not each.isascii())
    assert f"U+{ord(odd):04X}" in said(load_deal, DEAL.replace(old, new))


@pytest.mark.parametrize("line", ["title: a \u00a35\u00a0million plan: for both", "title: \u2018so\u2019: it is"])
def test_a_no_break_space_inside_a_text_is_not_blamed_for_another_fault(line: str) -> None:
    assert "U+" not in said(load_deal, DEAL.replace("title: Shared Services", line))


@pytest.mark.parametrize("bullet", ["\u2022", "\u2013", "\u25aa"])
def test_a_list_with_bullets_of_another_program_is_told_of_the_hyphen(bullet: str) -> None:
    text = DEAL + f"vision:\n  {bullet} be simple to find\n  {bullet} be quick\n"
    assert f"begin each item with a hyphen; {bullet} is U+{ord(bullet):04X}" in said(load_deal, text)


@pytest.mark.parametrize("code", [*range(0x80, 0x85), *range(0x86, 0xA0), 0x202D, 0x202E])
def test_a_control_of_the_second_set_and_a_bidi_override_are_refused_with_their_place(code: int) -> None:
    expected = f"the character U+{code:04X} is not allowed in text"
    for escaped in (f"b: {chr(code)}", f'b: "\\u{code:04x}"', f'"{chr(code)}": b'):
        assert said(parse, f"a: x\n{escaped}", "d.yaml").startswith(f"d.yaml:2: {expected}")
    assert said(from_data, {"a": {"b": f"x{chr(code)}"}}, "deal").startswith(f"deal a.b: {expected}")


@pytest.mark.parametrize("text", ["\u202bx", "x\u202c", "\u2067x\u202c", "\u2066\u2067x\u2069", "\u202bx\u2069\u202c"])
def test_a_direction_that_its_own_text_does_not_end_is_refused(text: str) -> None:
    assert "is not allowed in text" in said(from_data, {"a": text}, "deal")


@pytest.mark.parametrize("text", ["\u202b(abc)\u202c", "\u2067x \u2068y\u2069\u2069", "\u05d9\u05d7\u05d3"])
def test_a_direction_that_is_ended_is_read(text: str) -> None:
    assert convert(from_data({"a": text}, "deal"), dict[str, str]) == {"a": text}


MIXED = "ab:,#{}[] \n'\"-\u00a0\u2003\u200b\ufeff\u202a\u202c\uff1a"


@given(st.text(st.sampled_from(MIXED), max_size=40))
def test_no_mixture_of_them_raises_anything_but_a_moudraft_error(text: str) -> None:
    for read in (parse, parse_typed):
        try:
            tree = read(text, "d.yaml")
        except MoudraftError:
            continue
        assert all(each.problem().hint for each in tree.cuts)
