"""The pages that list the clauses and the law: nothing left out, nothing uncertain let in, no text read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from tools import reference_pages
from tools.library_pages import LAW, clauses_page, law_page, said
from tools.markdown_page import anchors

from moudraft.drafting import load_library
from moudraft.library import Law, Library

VETO = "safeguards/veto"
HOSTILE = "a|b <b>c</b> {{ d }} {% e %} [f](g) *h* `i` &lt; _j_ # k"
UNSURE = Law("rumour", "section 1 of the Rumours Act 1900", "Is only heard of", "UNSURE", prints=False)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def clauses(library: Library) -> str:
    return clauses_page(library)


def sections(page: str, level: str) -> Iterator[tuple[str, str]]:
    """Each heading of a level with what stands below it."""
    for part in re.split(rf"^{level} ", page, flags=re.MULTILINE)[1:]:
        heading, _, below = part.partition("\n")
        yield heading, below


def with_veto(library: Library, **changed: object) -> Library:
    """The library with another veto clause."""
    return replace(library, clauses={**library.clauses, VETO: replace(library.clauses[VETO], **changed)})


def test_both_pages_are_among_those_held_up_to_date() -> None:
    assert {Path("docs/clauses.md"), Path("docs/law.md")} <= set(reference_pages.pages())


def test_every_clause_is_on_the_page_once_with_every_wording(library: Library, clauses: str) -> None:
    found = {}
    for heading, below in sections(clauses, "###"):
        id = re.findall(r"^- \*\*Clause:\*\* \[`(.+?)`\]", below, re.MULTILINE)
        assert len(id) == 1, heading
        assert id[0] not in found
        found[id[0]] = re.findall(r"^  - `(.+?)`: ", below, re.MULTILINE)
    assert list(found) == sorted(library.clauses)
    assert found == {id: [each.name for each in clause.wordings] for id, clause in library.clauses.items()}


def test_the_page_is_not_too_long_to_be_shown(clauses: str) -> None:
    assert len(clauses.encode()) < 350_000


def test_a_clause_is_told_as_the_command_tells_it(clauses: str) -> None:
    veto = dict(sections(clauses, "###"))["SAF-7 Veto"]
    assert r"- **When:** veto: \{not: none\}" in veto
    assert "  - `reserved-matters`: fallback; when veto: reserved-matters\n" in veto
    assert "(`no-forced-cost`)" in veto


def test_the_law_that_may_be_printed_is_listed_once_and_no_other(library: Library) -> None:
    listed = re.findall(r"^- \*\*Id:\*\* `(.+)`$", law_page(library), re.MULTILINE)
    assert listed == [law.id for law in library.law.values() if law.prints]
    assert len(listed) < len(library.law)


def test_law_that_is_not_certain_is_on_neither_page_though_a_clause_rests_on_it(library: Library) -> None:
    doubtful = replace(with_veto(library, basis=(UNSURE.id,)), law={**library.law, UNSURE.id: UNSURE})
    certain = replace(doubtful, law={**library.law, UNSURE.id: replace(UNSURE, prints=True)})
    for page in (clauses_page, law_page):
        assert "Rumours Act" not in page(doubtful)
        assert "Rumours Act" in page(certain)


def test_law_names_the_clauses_and_the_models_that_rest_on_it(library: Library) -> None:
    page = law_page(with_veto(library, basis=("lgfa-1992-s67",)))
    entries = {re.findall(r"`(.+?)`$", below, re.MULTILINE)[1]: below for _, below in sections(page, "##")}
    assert "[Veto](clauses.md#saf-7-veto)" in entries["lgfa-1992-s67"]
    for model in library.models.values():
        for basis in model.basis:
            assert f"(`{model.id}`)" in entries[basis]


def test_text_of_the_library_is_shown_as_it_is(library: Library) -> None:
    page = clauses_page(with_veto(library, title=HOSTILE, purpose=f"1. {HOSTILE}", note=HOSTILE))
    shown = "".join(told(page))
    assert shown.count(HOSTILE) >= 4  # in the contents, the heading, the purpose and the note
    assert f"\n1. {HOSTILE}\n" in shown


def told(page: str) -> Iterator[str]:
    """What a reader sees of a page, a block to a line."""
    for token in MarkdownIt("commonmark").enable("table").parse(page):
        for child in token.children or []:
            assert child.type != "html_inline", child.content
            yield child.content
        yield "\n" if token.type == "inline" else ""


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert "".join(told(f"- **Note:** {said(text)}")).removeprefix("Note:").strip() == " ".join(text.split())


def test_two_headings_alike_have_anchors_of_their_own() -> None:
    assert anchors([LAW, "A (b), c", "A b c", "A b-c"]) == ["the-law-it-cites", "a-b-c", "a-b-c-1", "a-b-c-2"]
