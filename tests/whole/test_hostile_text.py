"""Whatever a deal says is text: it is printed as it was given, in every form, and never acts as markup."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from moudraft import MoudraftError, draft, load_deal
from moudraft.deal.pasted_lists import in_a_sentence
from moudraft.drafting import Draft, load_library
from tests.writers.page.page_read import PageRead

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "R&D <Ltd> {{ 7*7 }} *x* @y"
HOSTILE = {
    "markup": NAME,
    "a line break": "keep the depot open\nand the yard beside it",
    "a blank line": "keep the depot open\n\nand the yard beside it",
    "a tab": "one\tbetween",
    "an emoji": "\U0001f91d working together \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "Welsh": "gwella\u2019r gwasanaethau i bobl t\u0177 a d\u0175r",
    "right-to-left text": "\u05d9\u05d7\u05d3 \u0648\u0645\u0639\u0627 \u202b(abc)\u202c",
    "a Jinja statement": "{% for x in y %}{{ x }}{% endfor %} {# gone #}",
    "a reference": "see [@safeguards/veto] and [a link](https://example.org) and ![a picture](x.png)",
    "HTML": "<script>alert(1)</script> &amp; &#65; &nbsp; <b>bold</b>",
    "a heading": "# one\n## two\n=== three\n---\nfour",
    "marks of a list in a line": "one - two + three * four 1. five 1) six",
    "code": "```\ncode\n```\n    indented `tick` ~~~",
    "a table": "| a | b |\n|---|---|\n| c | d |",
    "a quotation": "> one\n> two",
    "backslashes": "C:\\new\\table \\* \\\\ \\",
    "quotation marks": "\"double\" 'single' \u201ccurly\u201d -- and --- dashes",
    "XML": "]]> <![CDATA[ x ]]> <?xml version='1.0'?> <!-- y -->",
    "a field of Word": "{ REF _mou_x \\h } { INCLUDETEXT C:\\\\x } =1+1 @SUM(A1)",
    "formats of Python": "{0} {name} %s %(x)d $x ${y}",
    "combining marks": "e\u0301 \u0915\u094d\u0937 \u200b\u00ad\ufeffz",
}
LIST = "- one\n+ two\n* three\n1. four\n1) five"
"""A whole list pasted into one text: an objective prints it as a sentence, a name or a title on one line."""
FAST = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def deal(name: str = NAME, objective: str = "serve the area", title: str = "Shared Services") -> dict[str, Any]:
    """A deal with text in every place that takes text."""
    return {
        "moudraft": 1,
        "template": "heads-of-terms",
        "title": title,
        "parties": [
            {"name": name, "short_name": "Northmoor", "kind": "district", "signatory": {"office": "Leader"}},
            {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
        ],
        "objectives": [{"text": objective}, {"text": "serve the area"}],
    }


def made_of(data: dict[str, Any]) -> Draft:
    return draft(load_deal(data), today=datetime.date(2026, 11, 21))


def texts_of_ast(made: Draft) -> list[str]:
    found: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, str):
            found.append(part)
        for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            walk(child)

    walk(json.loads(made.ast()))
    return found


def texts_of_docx(made: Draft) -> Iterator[str]:
    """The paragraphs of the document as Word shows them."""
    with zipfile.ZipFile(io.BytesIO(made.docx())) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    marks = {W + "tab": "\t", W + "br": "\n"}
    for paragraph in body.iter(W + "p"):
        parts = (each for run in paragraph.iter(W + "r") for each in run.iterchildren(W + "t", *marks))
        yield "".join(marks.get(str(each.tag), each.text or "") for each in parts)


def texts_of_markdown(made: Draft) -> Iterator[str]:
    """The paragraphs, headings, items and cells that a reader of Markdown gives, as plain text."""
    for token in MarkdownIt("commonmark").enable("table").parse(made.markdown()):
        if token.type == "inline":
            yield "".join(map(plain, token.children or []))
        else:
            assert token.type not in ("fence", "code_block", "html_block", "blockquote_open", "hr"), token.content


def texts_of_page(made: Draft) -> list[str]:
    """The words of each block of the web page as a browser reads it; nothing in it is more than words."""
    read = PageRead(made.content("html").decode("utf-8"))
    assert not list(read.root.iter("script", "b", "img", "style"))[1:], "something of a deal became markup"
    return read.texts()


def plain(token: Token) -> str:
    assert token.type not in ("html_inline", "link_open", "image", "code_inline"), token.content
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def words(text: str) -> str:
    """Text without regard to how its white space is laid out."""
    return " ".join(text.split())


def assert_literal(made: Draft, text: str) -> None:
    assert any(text in each for each in texts_of_ast(made)), "not in the JSON"
    assert any(text in each for each in texts_of_docx(made)), "not in the Word document"
    assert any(words(text) in words(each) for each in texts_of_markdown(made)), "not in the Markdown"
    assert any(words(text) in words(each) for each in texts_of_page(made)), "not on the web page"
    assert words(text) in words(made.content("txt").decode("utf-8")), "not in the plain text"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_objective_is_printed_as_it_was_given(text: str) -> None:
    assert_literal(made_of(deal(objective=text)), text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_name_of_a_party_is_printed_as_it_was_given_on_one_line(text: str) -> None:
    made = made_of(deal(name=text))
    assert made.document.parties[0] == words(text)
    assert_literal(made, words(text))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_title_is_printed_as_it_was_given_on_one_line(text: str) -> None:
    assert_literal(made_of(deal(title=text)), words(text))


def test_a_list_pasted_into_a_text_is_never_markup() -> None:
    assert_literal(made_of(deal(objective=LIST)), "one + two, three, four and five")
    assert_literal(made_of(deal(name=LIST)), words(LIST))
    assert_literal(made_of(deal(title=LIST)), words(LIST))


def test_nothing_in_a_deal_is_worked_out() -> None:
    printed = "\n".join(texts_of_docx(made_of(deal(objective="{{ 7*7 }} {{ title }}", title="{{ 6*8 }}"))))
    assert "49" not in printed
    assert "48" not in printed


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\ud800", "\uffff"], ids=ascii)
def test_a_character_no_document_can_hold_is_a_clear_error(character: str) -> None:
    for change in ({"name": f"North{character}moor"}, {"objective": f"serve{character}"}, {"title": character * 3}):
        with pytest.raises(MoudraftError, match=rf"the character U\+{ord(character):04X} is not allowed in text"):
            made_of(deal(**change))


def test_a_nul_in_a_file_is_reported_at_its_line() -> None:
    text = 'moudraft: 1\ntemplate: heads-of-terms\ntitle: "Shared\\0Services"\n'
    with pytest.raises(MoudraftError) as caught:
        load_deal(text, name="deal.yaml")
    assert "deal.yaml:3: the character U+0000 is not allowed in text" in str(caught.value)


@FAST
@example(text="x" * 5000)
@example(text="\u2028one\u2029two\x85three")
@example(text="\u00a0 \u2003 ")
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_is_printed_as_it_was_given_or_refused_in_words(text: str) -> None:
    # A letter at the end keeps the list's own punctuation from taking the place of the text's.
    name, objective = f"{text}z", f"{text}z"
    try:
        made = made_of(deal(name=name, objective=objective))
    except MoudraftError as error:
        assert str(error)
        return
    assert_literal(made, words(name))
    assert_literal(made, objective.strip())


@FAST
@given(text=st.text(alphabet="\\`*_{}[]<>()#+-.!|~=:&;@ \n\t1a", min_size=1, max_size=40))
@pytest.mark.slow
def test_no_mixture_of_marks_becomes_markup(text: str) -> None:
    objective = f"{text}z"
    # A list that was pasted in is printed as a sentence.
    assert_literal(made_of(deal(objective=objective)), in_a_sentence(objective.strip()))


@FAST
@given(data=st.dictionaries(st.sampled_from(sorted(deal())), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=6,
)))  # fmt: skip
def test_a_deal_of_any_shape_is_drafted_or_refused_in_words(data: dict[str, Any]) -> None:
    try:
        made_of({**deal(), **data})
    except MoudraftError as error:
        assert str(error)


DETAILS = [(axis.id, value, name) for axis in load_library().axes.values() for value in axis.values
           for name in axis.details if axis.id != "governance"]  # fmt: skip
DAYS = st.sampled_from(["2027-02-29", "2027-13", "0000-01-01", "10000", "2027-4-1", "\u0662-\u0663", "9" * 5000])
GIVEN = st.text(min_size=1, max_size=8) | DAYS | DAYS.map(lambda number: f"{number} months") | st.just("tbc")


@FAST
@example(given_one=("term", "until-superseded", "long_stop"), value="2027-02-29")
@example(given_one=("term", "fixed", "length"), value="9" * 5000 + " months")
@example(given_one=("term", "fixed", "length"), value={"a": "b"})
@example(given_one=("staff", "s113", "posts"), value=[])
@given(given_one=st.sampled_from(DETAILS), value=st.recursive(
    GIVEN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just("tbc") | GIVEN, inner, max_size=2),
    max_leaves=4,
))  # fmt: skip
def test_a_detail_of_any_shape_is_drafted_or_refused_in_words(given_one: tuple[str, str, str], value: Any) -> None:
    axis, rule, name = given_one
    try:
        made = made_of({**deal(), "terms": {axis: {"rule": rule, name: value}}})
    except MoudraftError as error:
        assert str(error)
        return
    # What is drafted is text, or texts, or a blank: never data as Python writes it.
    assert isinstance(value, str) or "tbc" in value or (value and all(isinstance(each, str) for each in value))
    assert made.document.sections
