"""An answer that the deal gives is said by the paper, or somebody is told that it is not: of each axis each value."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

import pytest

from moudraft import Draft, draft, load_deal, load_library
from moudraft.findings import AddTo, Finding
from moudraft.problems import MoudraftError
from moudraft.tracing.both_ways import trace_of

LIBRARY = load_library()
DAY = datetime.date(2026, 11, 21)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]


def made(template: str, terms: dict[str, object], **more: object) -> Draft:
    data = {"moudraft": 1, "template": template, "title": "The Deal", "parties": PARTIES,
            "objectives": [{"text": "open one counter"}], "terms": terms, **more}  # fmt: skip
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=LIBRARY)


def unsaid(paper: Draft, axis: str) -> list[Finding]:
    return [each for each in paper.findings if each.code == "F707" and each.message.startswith(f"terms.{axis} is ")]


def answers(template: str) -> Iterator[tuple[str, str, Draft]]:
    """A paper with each answer of each axis alone, where one can be made."""
    for axis in LIBRARY.axes.values():
        for value in axis.values if axis.id != "governance" else ():
            try:
                yield axis.id, value, made(template, {axis.id: value})
            except MoudraftError:
                continue


@pytest.mark.many(keep=3)
@pytest.mark.parametrize("template", LIBRARY.templates)
def test_the_check_and_the_trace_agree_on_what_is_said_nowhere(template: str) -> None:
    for axis, value, paper in answers(template):
        (leaf,) = (each for each in trace_of(paper).leaves if each.key == f"terms.{axis}")
        assert bool(unsaid(paper, axis)) is (leaf.state == "unplaced"), (axis, value, leaf)


@pytest.mark.many(keep=3)
@pytest.mark.parametrize("template", LIBRARY.templates)
def test_an_answer_that_changes_no_word_is_told_or_is_what_the_paper_has_anyway(template: str) -> None:
    usual = made(template, {})
    for axis, value, paper in answers(template):
        same = str(usual.selection.terms.values[axis]) == value or LIBRARY.axes[axis].says_nothing(value)
        (leaf,) = (each for each in trace_of(paper).leaves if each.key == f"terms.{axis}")
        worded = any(" in the wording " in each or not each.endswith("is left out") for each in leaf.decided)
        if paper.markdown() == usual.markdown() and not same and not worded:
            assert unsaid(paper, axis), (axis, value)


@pytest.mark.parametrize(
    ("template", "axis", "value"),
    [
        ("grant", "exclusivity", "exclusive"),
        ("mou", "growth", "told"),
        ("grant", "fund", "aligned"),
    ],
)
def test_what_is_said_nowhere_is_said_once_a_way_out_is_taken(template: str, axis: str, value: str) -> None:
    (finding,) = unsaid(made(template, {axis: value}), axis)
    adding = [each.clause for each in finding.ways if isinstance(each, AddTo)]
    assert finding.severity == "warning" and adding, finding
    for clause in adding:
        assert not unsaid(made(template, {axis: value}, clauses={"add": [clause]}), axis), clause


USUAL = {
    "term": ("open", "until brought to an end in writing by both"),
    "exclusivity": ("none", ("exclusivity", "free to act alone")),
    "publicity": ("free", ("decides for itself what it says", "may make public statements")),
    "procurement": ("none", "buys in its own way and under its own rules"),
    "accession": ("closed", "only under a new document"),
    "brand": ("none", "create no joint brand"),
}


@pytest.mark.parametrize("posture", ["lean", "usual"])
@pytest.mark.parametrize(
    "template", ["mou", "alliance", "inter-authority-agreement", "protocol", "innovation", "estates"]
)
@pytest.mark.parametrize("axis", USUAL)
def test_the_usual_answer_is_said_where_the_deal_gives_it(axis: str, template: str, posture: str) -> None:
    value, words = USUAL[axis]
    sought = (words,) if isinstance(words, str) else words
    said = made(template, {axis: value}, clauses={"posture": posture}).markdown()
    assert any(each in said for each in sought), said


@pytest.mark.parametrize("axis", USUAL)
def test_where_nobody_gave_it_a_lean_paper_says_nothing_of_it(axis: str) -> None:
    value, words = USUAL[axis]
    paper = made("devolution", {}, clauses={"posture": "lean"})
    if str(paper.selection.terms.values[axis]) == value:
        assert not any(each in paper.markdown() for each in ((words,) if isinstance(words, str) else words))


@pytest.mark.parametrize("value", ["first-look", "exclusive"])
def test_an_agreement_between_authorities_and_a_compact_may_be_exclusive(value: str) -> None:
    for template in ("inter-authority-agreement", "compact"):
        paper = made(template, {"exclusivity": value})
        assert not unsaid(paper, "exclusivity") and any(
            c.slot == "conduct/group-first" for c in paper.selection.choices
        )


def test_what_the_paper_would_have_anyway_is_told_for_information() -> None:
    body = {"governance": [{"model": "officers-group"}]}
    told = {
        value: unsaid(made("heads-of-terms", {"decision": value}, **body), "decision")
        for value in ("consensus", "majority")
    }
    assert [[each.severity for each in found] for found in told.values()] == [["info"], ["warning"]]


def test_an_answer_by_which_nothing_is_to_be_said_is_no_hindrance_to_a_final_paper() -> None:
    leaves = trace_of(made("mou", {"grant": "none", "growth": "none"})).leaves
    assert [each.state for each in leaves if each.key.startswith("terms.")] == ["decided", "decided"]


def test_an_answer_that_is_still_open_has_not_been_chosen() -> None:
    facts = made("mou", {"term": "tbc", "exclusivity": "none"}).selection.terms.facts
    assert "term.chosen" not in facts and facts["exclusivity.chosen"].values == ("yes",)
    assert "publicity.chosen" not in facts
