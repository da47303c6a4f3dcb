"""Texts as people paste them: a list in one text, a comment that is the rest of one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import data
from moudraft.deal import Deal, Item
from moudraft.deal.deal_file import load_deal
from moudraft.deal.pasted_lists import in_a_sentence, list_mark, with_sentences
from moudraft.drafting import draft
from moudraft.findings import Finding
from tests.checks.drafts import TODAY, built_in, drafted, found
from tests.whole.text_keys import deal_with

DEAL = data.path("examples/shared-services.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("In particular: - open the depot; - close the yard", True),
        ("In particular:\n- open the depot\n- close the yard", True),
        ("In particular:\n\u2022\topen the depot", True),
        ("open these: \u2022 the depot \u2022 the yard", True),
        ("open:\n(a) the depot\n(b) the yard", True),
        ("open: (a) the depot, (b) the yard", True),
        ("do this:\n1. open the depot\n2. close the yard", True),
        ("do this: \u2013 open the depot; \u2013 close the yard", True),
        ("(i) open the depot; (ii) close it", True),
        ("\u2022 open the depot", False),
        ("- open the depot", False),
        ("\uf0b7 open the depot", False),
        ("(a) open the depot", False),
        ("a) open the depot", False),
        ("3. open the depot", False),
    ],
)
def test_a_pasted_list_is_told(text: str, several: bool) -> None:
    mark, found_several = list_mark(text)
    assert mark and found_several == several


@pytest.mark.parametrize(
    "text",
    [
        "open the depot - once it is clean - and the yard", "the depot \u2013 once clean \u2013 opens",
        "saves 5. 10 of them stay", "3.5 per cent a year", "1 April 2027", "-5 per cent", "two-tier councils",
        "under section 5(2) or (3)", "as (a) and (b) of the Act provide", "I) do", "*all* of it", "C. of E. schools",
        "see section 3(1)(a): (in full)", "meet at 10. Then go home.", "Plan A. - then Plan B", "costs: \u00a35",
    ],
)  # fmt: skip
def test_a_dash_a_number_or_a_bracket_in_a_sentence_is_no_list(text: str) -> None:
    assert list_mark(text) == ("", False)


@given(st.lists(st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){0,2}", fullmatch=True), min_size=2, max_size=5),
       st.sampled_from(["- ", "\u2022 ", "\u2022\t", "\u2013 ", "* ", "(a) ", "1. ", "2) "]))  # fmt: skip
def test_any_lines_with_marks_are_a_list_and_without_them_are_none(lines: list[str], mark: str) -> None:
    assert list_mark("in particular:\n" + "\n".join(mark + line for line in lines))[1]
    assert list_mark("in particular:\n" + "\n".join(lines)) == ("", False)


def cut(text: str, **changes: str) -> list[Finding]:
    for old, new in changes.items():
        text = text.replace(old, new)
    return found(draft(load_deal(text, name="d.yaml"), library=built_in(), today=TODAY, checks=()), "F717")


def test_a_text_that_a_hash_cuts_is_told_with_its_line() -> None:
    old = next(line for line in DEAL.splitlines() if line.startswith("title:"))
    (finding,) = cut(DEAL.replace(old, "title: Service #2"))
    assert finding.message == "title ends before \u201c#2\u201d, which was read as a comment"
    assert finding.location.line == DEAL.splitlines().index(old) + 1
    assert cut(DEAL.replace(old, 'title: "Service #2"')) == []
    assert cut(DEAL.replace(old, "title: Service  # the second")) == []


def test_a_comment_after_an_id_is_a_comment() -> None:
    assert cut(DEAL.replace("kind: district}", "kind: district} #ours")) == []
    assert cut(DEAL + "x-note: our-own #remark\n") == []


def test_in_set_a_hash_cuts_nothing() -> None:
    made = drafted("title: Service #2")
    assert made.document.title == "Service #2" and found(made, "F717") == []


PASTED = {
    "In short:\n- open the yard;\n- close the depot.": "In short: open the yard and close the depot",
    "in short: - open the yard; - close the depot": "in short: open the yard and close the depot",
    "• the roof\n• the walls, in and out; and\n• the floor": "the roof; the walls, in and out; and the floor",
    "one of these\n(a) the hall; or\n(b) the barn;": "one of these: the hall or the barn",
    "1. open\n2. close": "open and close",
    "to do:\n  * open the\n    yard\n  * close it.\nThen rest": "to do: open the yard and close it. Then rest",
}
AS_THEY_STAND = (
    "open the yard; close the depot", "first line\nsecond line", "the works: (a) the roof; (b) the cost of (a)",
    "to do:\n(a) the roof\n(b) the cost of (a)", "- open the yard", "the A12 - and the A13",
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PASTED.items())
def test_a_pasted_list_prints_as_a_careful_person_would_type_it(text: str, wanted: str) -> None:
    assert in_a_sentence(text) == wanted
    assert in_a_sentence(wanted) == wanted


@pytest.mark.parametrize("text", AS_THEY_STAND)
def test_what_is_no_pasted_list_stands_as_it_was_typed(text: str) -> None:
    assert in_a_sentence(text) == text


@given(st.lists(st.text("abc <&*{}[]`\"'", min_size=1, max_size=9), min_size=2, max_size=5))
def test_a_list_in_a_sentence_loses_none_of_its_words_and_stays_data(lines: list[str]) -> None:
    """Joining takes nothing but the marks, whatever is typed between them, and done again changes nothing."""
    text = "to do:\n" + "\n".join(f"- x{line}x" for line in lines)
    said = in_a_sentence(text)
    at = 0
    for line in lines:
        words = " ".join(f"x{line}x".split())
        at = said.index(words, at) + len(words)
    assert "\n" not in said
    assert in_a_sentence(said) == said


@pytest.mark.parametrize(
    "key", ["objectives.*.text", "red_lines.*.text", "parties.*.address", "governance.*.members.*"]
)
def test_a_pasted_list_prints_as_a_sentence_in_the_paper_and_is_told_with_its_place(key: str) -> None:
    deal = load_deal(deal_with(key, "the yard:\n- open <b>it</b>;\n- {{ board }}."))
    made = draft(deal, today=TODAY, checks=("W805",))
    text = re.sub(r"[\\]", "", made.markdown())
    assert re.search(r"(?i)the yard: open <b>it</b> and {{ board }}", text)
    assert not re.search(r"- open", text)
    assert [bool(each.paragraph) for each in made.findings if each.code == "W805"] == [True]
    assert made.deal == deal


SIGNS = st.sampled_from("aB:;,. \n\t\u00a0\u2003\u3000\u2022\uf0b7*-\u2013\u2212()1ivx")


@given(st.text(SIGNS, min_size=6, max_size=30))
def test_a_deal_is_gone_through_wherever_a_list_may_stand(text: str) -> None:
    deal = Deal("long", "T", (), lists={"objectives": (Item("objectives.0", text=text),)})
    assert with_sentences(deal).lists["objectives"][0].text == in_a_sentence(text)
