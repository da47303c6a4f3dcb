"""Texts as people paste them: a list in one text, a comment that is the rest of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import data
from moudraft.checks.words.pasted_list import list_mark
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft
from moudraft.findings import Finding
from tests.checks.drafts import TODAY, built_in, drafted, found

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
