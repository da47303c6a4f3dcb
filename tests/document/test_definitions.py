"""Definitions: only the terms a draft uses, in alphabetical order, with those their meanings use."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.document import Document
from tests import tiny

DEFINITIONS = [
    {"id": "zone", "term": "Zone", "text": "the area of the Region"},
    {"id": "asset", "term": "Asset", "text": "anything a {{ party }} owns"},
    {"id": "region", "term": "Region", "text": "the Assembly's region"},
    {"id": "assembly", "term": "Assembly", "text": "the old body"},
    {"id": "unused", "term": "Unused", "text": "nothing"},
]
LIST = '1. In {{ paper }}:\n   1. {{ each definitions }} **"{{ item.term }}"** means {{ item.text }};\n'


def document(body: str, listing: str = LIST, **more: Any) -> Document:
    paper = tiny.template(("Definitions", ["front/definitions"]), ("Terms", ["one/clause"]))
    clauses = {"front/definitions": listing, "one/clause": body}
    return tiny.assembled(tiny.library(clauses, paper, definitions=DEFINITIONS), **more)


def defined(body: str, **more: Any) -> list[str]:
    made = document(body, **more)
    return [line.split("\u201c")[1].split("\u201d")[0] for line in tiny.lines(made) if "means" in line]


def test_only_the_terms_a_draft_uses_are_defined() -> None:
    assert tiny.lines(document("1. Each Asset stays where it is.")) == [
        "1.1 In this Memorandum \u201cAsset\u201d means anything a Council owns.",
        "2.1 Each Asset stays where it is.",
    ]


@pytest.mark.parametrize(
    ("body", "terms"),
    [
        ("1. One Asset in the Region.", ["Asset", "Assembly", "Region"]),
        ("1. The Zone.", ["Assembly", "Region", "Zone"]),
        ("1. Its Assets and *Regions*.", ["Asset", "Assembly", "Region"]),
        ("1. The **Asset**.", ["Asset"]),
        ("1. They will:\n   1. keep every Asset", ["Asset"]),
        ("| Asset |\n|---|\n| x |", ["Asset"]),
    ],
)
def test_terms_are_in_alphabetical_order_with_those_their_meanings_use(body: str, terms: list[str]) -> None:
    assert defined(body) == sorted(terms)


@pytest.mark.parametrize("body", ["1. An asset.", "1. The Assetry.", "1. SubAsset.", "1. Nothing at all."])
def test_a_word_that_only_looks_like_a_term_is_not_one(body: str) -> None:
    assert defined(body) == []


def test_a_term_in_the_deals_own_words_counts() -> None:
    made = document("1. {{ each objectives }} {{ item.text }}.", objectives=["Sell each Asset."])
    assert tiny.lines(made)[0] == "1.1 In this Memorandum \u201cAsset\u201d means anything a Council owns."


def test_where_no_term_is_used_the_clause_vanishes_and_the_numbers_close_up() -> None:
    made = document("1. Nothing to define.")
    assert [(section.heading, section.number) for section in made.sections] == [("Terms", "1")]
    assert tiny.lines(made) == ["1.1 Nothing to define."]


def test_a_term_defined_where_it_stands_is_not_defined_again() -> None:
    made = document('1. An **"Asset"** is a building. Each Asset stays in the Region.')
    assert [line for line in tiny.lines(made) if "means" in line] == [
        "\u201cAssembly\u201d means the old body; and",
        "\u201cRegion\u201d means the Assembly\u2019s region.",
    ]
    assert made.terms == ("Assembly", "Asset", "Region")


def test_references_are_right_although_definitions_came_last() -> None:
    with_terms, without = document("1. An Asset.\n2. See [@one/clause]."), document("1. None.\n2. See [@one/clause].")
    assert tiny.lines(with_terms)[-1] == "2.2 See paragraph\u00a02.1."
    assert tiny.lines(without)[-1] == "1.2 See paragraph\u00a01.1."


def test_definitions_that_are_to_bind_are_named_only_where_the_draft_has_them() -> None:
    """A draft without a term of the library has no definitions, and no paragraph to refer to."""
    part = {"rule": "part", "clauses": ["front/definitions", "one/clause"]}
    with_terms, without = (document(f"1. {words}\n2. {{{{ binding.clauses }}}} bind.", terms={"binding": part})
                           for words in ("An Asset.", "None."))  # fmt: skip
    assert tiny.lines(with_terms)[-1] == "2.2 paragraphs\u00a01.1, 2.1 and 2.2 bind."
    assert tiny.lines(without)[-1] == "1.2 paragraphs\u00a01.1 and 1.2 bind."


def test_a_term_that_only_a_heading_uses_is_defined() -> None:
    paper = tiny.template(("Definitions", ["front/definitions"]), ("Every Asset", ["one/clause"]))
    clauses = {"front/definitions": LIST, "one/clause": "1. x"}
    made = tiny.assembled(tiny.library(clauses, paper, definitions=DEFINITIONS))
    assert made.terms == ("Asset",)
