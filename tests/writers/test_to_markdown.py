"""Markdown and JSON of a Document: a whole small deal as text, and text that is never markup."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from moudraft.deal import Group
from moudraft.deal.pasted_text import ends_in_abbreviation
from moudraft.document import Document
from moudraft.document.assembly import assemble
from moudraft.document.inline import Text
from moudraft.selection import select
from moudraft.writers.to_ast import to_ast
from moudraft.writers.to_markdown import to_markdown
from tests import tiny

CLAUSES = {
    "front/parties": "## one\n~~~\nregister: preamble\n~~~\n1. Between:\n\n- {{ each parties }} {{ item.name }}\n",
    "front/background": '## one\n~~~\nregister: recital\n~~~\n1. They form {{ group }} (the **"Group"**).\n',
    "work/aims": """\
1. {{ The_parties.will }}:
   1. {{ each objectives }} {{ item.text }};
   2. be brief:
      1. in *speech*;
      2. in **print**.
2. See [@work/costs] and [@schedules/plan].
""",
    "work/costs": """\
1. Costs are shared.

| Who | What |
|---|---|
| {{ each parties }} {{ item.short_name }} | half |
""",
    "schedules/plan": "## one\n~~~\nregister: schedule\n~~~\n1. Begin by {{ date }}.\n",
}  # fmt: skip
PAPER = tiny.template(
    {"heading": "Background", "slots": [{"clause": "front/background", "register": "recital"}]},
    {"heading": "Work", "slots": ["work/aims", "work/costs"]},
    cover={"parties": "{{ party_names }}", "subtitle": "{{ paper_name }}"},
    preamble=["front/parties"],
    schedules=["schedules/plan"],
    execution={"intro": "Signed:"},
)
LIBRARY = tiny.library(CLAUSES, PAPER)
GIVEN = {"objectives": ["Save money"], "group": {"name": "A_B *Group*"}, "date": "2026-12"}
LEGAL = """\
Dated \u2026\u2026\u2026\u2026\u2026\u2026\u2026\u2026 December 2026

North District Council and South Borough Council

# The Deal

**Memorandum**

Between:

- (1) North District Council; and
- (2) South Borough Council.

## 1. Background

(A) They form the A\\_B \\*Group\\* (the **\u201cGroup\u201d**).

## 2. Work

2.1 The Councils will:

- (a) Save money; and
- (b) be brief:
  - (i) in *speech*; and
  - (ii) in **print**.

2.2 See paragraph\u00a02.3 and Schedule\u00a01.

2.3 Costs are shared.

| Who | What |
|---|---|
| North | half |
| South | half |

## Schedule 1 \u2013 A clause

(paragraph\u00a02.2)

1 Begin by **\\[to confirm: the day\\]** December 2026.

Signed:

### North District Council

- Signed: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_
- Name: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_
- Office: **\\[to confirm: who signs for North\\]**
- Signing: **\\[to confirm: in what capacity North\u2019s signatory signs\\]**
- Date: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_

### South Borough Council

- Signed: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_
- Name: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_
- Office: **\\[to confirm: who signs for South\\]**
- Signing: **\\[to confirm: in what capacity South\u2019s signatory signs\\]**
- Date: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_
"""


def document(style: str = "legal", **more: object) -> Document:
    return tiny.assembled(LIBRARY, terms={"numbering": style}, **{**GIVEN, **more})


def test_a_small_deal_as_markdown() -> None:
    assert to_markdown(document()) == LEGAL


def test_without_numbers_the_labels_are_gone_and_lists_are_bullets() -> None:
    text = to_markdown(document("none"))
    assert "## Work\n\nThe Councils will:\n\n- Save money; and\n- be brief:\n  - in *speech*; and\n" in text
    assert "See the part headed \u201cWork\u201d and Schedule\u00a01." in text


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_markdown(document()) == to_markdown(document())
    assert to_ast(document()) == to_ast(document())


PARSER = MarkdownIt("commonmark").enable("table")


def read_back(text: str) -> str:
    """The words that a Markdown reader shows, with line breaks as they are."""
    shown = []
    for token in PARSER.parse(text):
        for child in token.children or []:
            shown.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        shown.append("\n" if token.type.endswith("_close") else "")
    return "".join(shown)


def kinds(text: str) -> set[str]:
    found = {token.type for token in PARSER.parse(text)}
    return found | {child.type for token in PARSER.parse(text) for child in token.children or []}


SMALL = tiny.library({"one/clause": "1. Begin {{ group_term }} end.\n\n| a |\n|---|\n| {{ group_term }} |\n"})
VALUE = st.one_of(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20),
    st.lists(st.sampled_from(
        ["*a*", "**b**", "`c`", "[d](e)", "![f](g)", "<h>", "&amp;", "|", "#", "\\", "_i_", "~~j~~", "1.", "-", "<!--"]
    ), min_size=1, max_size=4).map(" ".join),
)  # fmt: skip


@given(VALUE)
def test_a_markdown_reader_shows_any_text_of_a_deal_exactly(value: str) -> None:
    deal = msgspec.structs.replace(tiny.deal(), group=Group(name=value))
    text = to_markdown(assemble(deal, select(deal, SMALL), SMALL))
    value = value[4:] if value[:4].lower() == "the " else value
    shown = read_back(text)
    # A sentence that goes on has no use for a value's own full stop, unless it is all there is or ends an abbreviation.
    stopped = value.endswith(".") and not value.endswith("..") and value != "." and not ends_in_abbreviation(value)
    assert f"Begin {value[:-1] if stopped else value} end." in shown
    assert shown.rstrip("\n").endswith(value.strip())
    assert kinds(text) <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "text", "text_special",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
        "th_open", "th_close", "td_open", "td_close",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["- not a bullet", "1. not a list", "+ nor this", "2) nor that", "# no heading"])
def test_a_paragraph_that_looks_like_markup_stays_a_paragraph(text: str) -> None:
    made = tiny.drafted("{{ group_term }}", group={"name": text})
    assert read_back(to_markdown(made)).rstrip("\n").endswith(text)
    assert not kinds(to_markdown(made)) & {"bullet_list_open", "ordered_list_open"}


def test_lines_at_the_head_and_before_the_signatures_that_look_like_a_list_are_none() -> None:
    made = document()
    name = (Text("2. North and South"),)
    cover = msgspec.structs.replace(made.cover, parties=name, version=(Text("- draft 3"),))
    blocks = tuple(msgspec.structs.replace(each, opening=(Text("7) sealed"),)) for each in made.execution_blocks)
    made = msgspec.structs.replace(made, cover=cover, execution_intro=(Text("+ signed"),), execution_blocks=blocks)
    shown = read_back(to_markdown(made)).splitlines()
    assert {"2. North and South", "- draft 3", "+ signed", "7) sealed"} <= set(shown)
    assert "ordered_list_open" not in kinds(to_markdown(made))


def test_line_breaks_and_tabs_of_a_value_are_kept() -> None:
    deal = msgspec.structs.replace(tiny.deal(), group=Group(name="one\ntwo\tthree"))
    text = to_markdown(assemble(deal, select(deal, SMALL), SMALL))
    assert "Begin one\\\ntwo&#9;three end." in text
    assert "| one two" in text


def test_the_json_is_readable_and_holds_the_whole_document() -> None:
    made = document()
    text = to_ast(made)
    assert text.endswith("}\n") and text.startswith('{\n  "format": 1')
    assert msgspec.json.decode(text, type=Document) == made
    assert json.loads(text)["sections"][1]["number"] == "2"
